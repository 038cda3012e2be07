"""Vectors of storage.md#process_count_answer."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from generators.mining import make_fresh_mine, make_mine
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.process_count_answer, "answers", "First and further answers.")
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for number in (3, 4):
            suite.accept(
                f"{slug}-{number}",
                f"an answer in epoch {number}",
                mine,
                storage.epoch(number),
                make_hash("output"),
            )
