"""Messages in time, too old, and from the future."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write both ends for each kind of topic."""
    suite = make.suite(storage.is_timely, "topics", "Both ends of the time for each topic.")
    made = 1_700_000_000
    for topic in storage.Topic:
        end = made + storage.compute_max_age(topic)
        for slug, now in (("oldest", end), ("too-old", end + 1)):
            suite.accept(
                f"{topic.name.lower().replace('_', '-')}-{slug}",
                f"{topic.name} at {now - made} seconds",
                topic,
                primitives.seconds(made),
                primitives.seconds(now),
            )
    for slug, step in (("earliest", 0), ("too-early", 1)):
        suite.accept(
            slug,
            f"{slug}: from the future",
            storage.Topic.ASK_FILE,
            primitives.seconds(made + storage.CLOCK_TOLERANCE + step),
            primitives.seconds(made),
        )
    early = primitives.seconds(3)
    suite.accept("begin", "near the beginning of time", storage.Topic.ASK_FILE, early, early)
