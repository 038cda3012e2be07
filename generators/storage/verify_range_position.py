"""Vectors of storage.md#verify_range_position."""

from __future__ import annotations

from generators.flow import make_log
from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of positions: height, start, end and bound."""
    suite = make.suite(storage.verify_range_position, "positions", "Height, start, end and bound.")
    reason = storage.RangeProofReject
    for count, start, length in (
        (1, 0, 1),
        (2, 1, 1),
        (4, 0, 4),
        (6, 1, 4),
        (6, 5, 1),
        (7, 2, 3),
        (9, 3, 5),
    ):
        leaves = [*make_log(count), make_hash("behind")]
        proof = storage.compute_range_proof(
            make_log(count), primitives.entries(start), primitives.entries(length)
        )
        slug = f"{length}-from-{start}-of-{count}"
        total, first, number = (
            primitives.entries(count),
            primitives.entries(start),
            primitives.entries(length),
        )
        case = suite.accept(
            slug, f"{length} entries from {start} of {count}", proof, total, first, number
        )
        suite.reject(
            f"{slug}-height",
            case,
            "a log four times as long",
            reason.RANGE_WRONG_HEIGHT,
            proof,
            primitives.entries(4 * count),
            first,
            number,
        )
        suite.reject(
            f"{slug}-start",
            case,
            "the next start",
            reason.RANGE_WRONG_START,
            proof,
            total,
            primitives.entries(start + 1),
            number,
        )
        suite.reject(
            f"{slug}-end",
            case,
            "one entry more",
            reason.RANGE_WRONG_END,
            proof,
            total,
            first,
            primitives.entries(length + 1),
        )
    longer = storage.compute_range_proof(leaves, primitives.entries(5), primitives.entries(5))
    case = suite.accept(
        "bound",
        "a range up to the end of the log",
        longer,
        primitives.entries(10),
        primitives.entries(5),
        primitives.entries(5),
    )
    suite.reject(
        "behind",
        case,
        "a log of one entry less",
        reason.RANGE_OUT_OF_BOUND,
        longer,
        primitives.entries(9),
        primitives.entries(5),
        primitives.entries(5),
    )
