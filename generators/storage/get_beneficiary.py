"""Vectors of storage.md#get_beneficiary."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER_ID, make_mine
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_beneficiary, "ids", "Registered and unknown ids.")
    mine = make_mine()
    empty = replace(mine, miners=[])
    one = replace(mine, miners=mine.miners[:1])
    for slug, found in (("two", mine), ("one", one), ("none", empty)):
        for name, miner_id in (
            ("first", MINER_ID),
            ("second", OTHER_ID),
            ("unknown", flip(MINER_ID)),
        ):
            suite.accept(f"{slug}-{name}", f"{slug} miners, the {name} id", found, miner_id)
