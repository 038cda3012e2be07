"""Vectors of storage.md#compute_linear_release."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import PERIOD, START, make_item
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write times around start and deadline, claims in between, and a period of zero."""
    reason = storage.ReleaseReject
    suite = make.suite(storage.compute_linear_release, "times", "Times around start and deadline.")
    times = around(
        [START, START + 1, START + 500, START + PERIOD, START + 2 * PERIOD], START, 2**40
    )
    for now in times:
        for slug, amounts in (
            ("fresh", (10**6 + 1, 0, 0)),
            ("claimed", (500_000, 250_001, 250_000)),
            ("empty", (0, 0, 0)),
        ):
            arguments = make_item(*amounts, START), primitives.seconds(now)
            case = suite.accept(
                f"{slug}-{now - START}",
                f"a {slug} item {now - START} seconds after its start",
                arguments[0],
                primitives.seconds(PERIOD),
                arguments[1],
            )
            suite.reject(
                f"{slug}-{now - START}-no-period",
                case,
                "the period is zero",
                reason.NO_RELEASE_PERIOD,
                arguments[0],
                primitives.seconds(0),
                arguments[1],
            )
    suite = make.suite(
        storage.compute_linear_release, "amounts", "Locked, rounded and large amounts."
    )
    for slug, item in (
        ("not-full", make_item(1000)),
        ("one-wei", make_item(1, start=START)),
        ("largest", make_item(storage.MAX_REWARD, start=START)),
        ("rounded", make_item(999, 1, 0, START)),
        ("released-ahead", make_item(1, 900, 99, START)),
        ("released-exactly", make_item(667, 300, 33, START)),
        ("released-one-less", make_item(667, 300, 32, START)),
        ("released-one-more", make_item(666, 300, 34, START)),
    ):
        for period in (1, 3, PERIOD, 2**39):
            suite.accept(
                f"{slug}-{period}",
                f"an item, {slug}, with a period of {period}",
                item,
                primitives.seconds(period),
                primitives.seconds(START + PERIOD // 3),
            )
    suite.accept(
        "not-full-no-period",
        "an item that is not full, with a period of zero",
        make_item(1000),
        primitives.seconds(0),
        primitives.seconds(START),
    )
