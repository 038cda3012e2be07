"""Vectors of storage.md#process_put_miner."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER_ID, STRANGER, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.process_put_miner, "miners", "New, passed on and retired ids.")
    mine = make_mine()
    empty = replace(mine, miners=[])
    for slug, found in (
        ("two", mine),
        ("one", replace(mine, miners=mine.miners[:1])),
        ("none", empty),
    ):
        for name, miner_id in (
            ("first", MINER_ID),
            ("second", OTHER_ID),
            ("unknown", flip(MINER_ID)),
        ):
            for account in (STRANGER, primitives.ZERO_ADDRESS):
                suite.accept(
                    f"{slug}-{name}-{account.hex()[:2]}",
                    f"{slug} miners, the {name} id, a beneficiary 0x{account.hex()}",
                    found,
                    miner_id,
                    account,
                )
