"""Vectors of storage.md#compute_max_age."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of topics: every topic."""
    suite = make.suite(storage.compute_max_age, "topics", "Every topic.")
    for topic in storage.Topic:
        suite.accept(topic.name.lower().replace("_", "-"), f"the topic {topic.name}", topic)
