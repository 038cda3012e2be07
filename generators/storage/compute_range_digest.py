"""Vectors of storage.md#compute_range_digest."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import CHUNK, FULL, SEGMENT, TOP, make_range
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_range_digest, "fields", "Each field by itself, and all.")
    for slug, what, found in (
        ("none", "zeros", make_range(0, 0, 0, 0)),
        ("start", "a start", make_range(CHUNK, 0, 0, 0)),
        ("length", "a length", make_range(0, SEGMENT, 0, 0)),
        ("id", "an id", make_range(0, 0, 3, 0)),
        ("mask", "a mask", make_range(0, 0, 0, FULL)),
        ("all", "all fields", make_range(2 * CHUNK, 9 * SEGMENT, 5, FULL - 7)),
        ("wide", "the largest values", make_range(TOP, TOP - 1, FULL, FULL - 1)),
    ):
        suite.accept(slug, what, found)
