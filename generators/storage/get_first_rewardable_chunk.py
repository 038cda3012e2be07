"""Vectors of storage.md#get_first_rewardable_chunk."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, around
from generators.rewards import LINEAR, PERIOD, START, make_item, make_pool
from zgspec.active import primitives, storage

PRESETS: tuple[str, ...] = ("mainnet", "minimal")
BOUND: Final = storage.REWARD_SEARCH_BOUND


def generate(make: Maker) -> None:
    """Write pools whose chunks became full in order, around the bound of the search, and out of order."""
    suite = make.suite(
        storage.get_first_rewardable_chunk, "ends", "Chunks that are past, in order."
    )
    for count in (0, 1, 2, 8):
        items = [make_item(9, start=START + index, index=index) for index in range(count)]
        for now in around([START + PERIOD, START + PERIOD + count], 1, 2**40):
            suite.accept(
                f"{count}-{now}",
                f"{count} chunks that became full one after the other, at {now}",
                make_pool(LINEAR, *items),
                primitives.seconds(now),
            )
    suite = make.suite(
        storage.get_first_rewardable_chunk, "searches", "What the search sees of single chunks."
    )
    groups = (
        (BOUND,),
        (BOUND - 1,),
        (BOUND, 2 * BOUND),
        (BOUND, 2 * BOUND, 4 * BOUND),
        (BOUND, BOUND + BOUND // 2),
        (BOUND, BOUND + 1),
        (BOUND // 2,),
        (BOUND // 2, BOUND // 2 + BOUND // 4),
        (1,),
        (0, 2),
        (2 * BOUND,),
    )
    for indexes in dict.fromkeys([tuple(sorted(set(group))) for group in groups]):
        slug = "-".join(map(str, indexes))
        for word, now in (("past", START + PERIOD + 1), ("not-past", START + PERIOD)):
            items = [make_item(9, start=START, index=index) for index in indexes]
            suite.accept(
                f"{slug}-{word}",
                f"only the chunks {slug}, {word}",
                make_pool(LINEAR, *items),
                primitives.seconds(now),
            )
