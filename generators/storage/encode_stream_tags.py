"""Tags of submissions to streams."""

from __future__ import annotations

from generators.framework import Maker, make_hashes
from generators.kv import APPLES, PEARS
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write none, one and many streams."""
    suite = make.suite(storage.encode_stream_tags, "counts", "None, one and many streams.")
    for count in (0, 1, 2, 3, 38):
        suite.accept(f"{count}", f"{count} streams", make_hashes(count, "tag"))
    suite.accept("order", "the order is kept", [PEARS, APPLES])
    suite.accept("twice", "one stream twice", [APPLES, APPLES])
