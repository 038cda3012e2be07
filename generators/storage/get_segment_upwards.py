"""The next keys with a value behind a place."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv_queries import add_place_cases
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write every place as of every version: banana is deleted in version 3."""
    add_place_cases(make, storage.get_segment_upwards)
