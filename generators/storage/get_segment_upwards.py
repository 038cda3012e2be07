"""The next keys with a value behind a place."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import LAST, make_query, make_used_stream, make_wide_stream
from zgspec.active import storage
from zgspec.runtime import u64

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write every place as of every version: banana is deleted in version 3."""
    suite = make.suite(storage.get_segment_upwards, "places", "Every place and version.")
    stream = make_used_stream()
    for position in range(len(stream.key_blocks[0]) + 1):
        for version in (0, 2, LAST) if make.preset == "mainnet" else (2,):
            place = storage.KeyPlace(u64(0), u64(position))
            slug, description = f"{position}-{version}", f"place {position} as of {version}"
            suite.accept(slug, description, stream, place, make_query(0, 3, version))
    if make.preset == "minimal":
        blocks = make.suite(storage.get_segment_upwards, "blocks", "Several blocks.")
        wide = make_wide_stream()
        for block, keys in enumerate(wide.key_blocks):
            for position in (0, len(keys) - 1, len(keys)):
                place = storage.KeyPlace(u64(block), u64(position))
                slug = f"{block}-{position}"
                description = f"position {position} of block {block}"
                blocks.accept(slug, description, wide, place, make_query())
