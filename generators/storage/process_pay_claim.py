"""Vectors of storage.md#process_pay_claim."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.rewards import (
    LINEAR,
    MINER,
    MINER_ID,
    PERIOD,
    START,
    STRANGER,
    make_item,
    make_pool,
)
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write releases and base rewards of each size."""
    suite = make.suite(
        storage.process_pay_claim, "payments", "Claims with and without base reward."
    )
    for start in (0, START):
        item = make_item(1001, 20, 7, start)
        for release in (0, 1, 1001):
            for donated in (0, 1, 99, 100, 101):
                pool = make_pool(LINEAR, item, make_item(5, index=1), donated=donated)
                suite.accept(
                    f"{start}-{release}-{donated}",
                    f"{release} wei of an item with the start {start}, donations of {donated}",
                    pool,
                    primitives.seconds(START + 10),
                    item,
                    primitives.wei(release),
                    MINER,
                    MINER_ID,
                )
    for slug, item in (
        ("one-wei", make_item(1, start=START)),
        ("two-wei", make_item(2, start=START)),
        ("late", make_item(2, start=1)),
    ):
        suite.accept(
            slug,
            f"everything of an item, {slug}, behind the deadline of the base reward",
            make_pool(LINEAR, item, donated=1000),
            primitives.seconds(START + PERIOD),
            item,
            item.locked,
            MINER,
            MINER_ID,
        )
    pool = make_pool(LINEAR, make_item(1001, 20, 7, START))
    for slug, account in (("miner", MINER), ("other", STRANGER)):
        suite.accept(
            f"credit-of-the-{slug}",
            f"a claim while the escrow owes something to the {slug}",
            replace(pool, escrow=[storage.EscrowCredit(account, primitives.wei(40))]),
            primitives.seconds(START + 10),
            pool.items[0],
            primitives.wei(10),
            MINER,
            MINER_ID,
        )
