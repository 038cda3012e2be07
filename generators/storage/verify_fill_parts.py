"""Vectors of storage.md#verify_fill_parts."""

from __future__ import annotations

from generators.framework import Maker, around
from generators.rewards import CHUNK
from zgspec.active import primitives, storage

PRESETS: tuple[str, ...] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write ranges around the borders of chunks, and amounts around the largest ones."""
    reason = storage.RewardReject
    suite = make.suite(storage.verify_fill_parts, "ranges", "Ranges around the borders of chunks.")
    for start in (0, 1, CHUNK - 1, CHUNK, 5 * CHUNK + CHUNK // 2):
        to_border = CHUNK - start % CHUNK
        for length in sorted(
            {1, *around([to_border, to_border + CHUNK, to_border + 2 * CHUNK], 1, 4 * CHUNK)}
        ):
            case = suite.accept(
                f"{start}-{length}",
                f"{length} entries from {start} on",
                primitives.entries(start),
                primitives.entries(length),
                primitives.wei(10**18 + 7),
            )
            if length > 1:
                suite.reject(
                    f"{start}-{length}-large",
                    case,
                    "the amount is the least that overflows",
                    reason.FILL_OVERFLOW,
                    primitives.entries(start),
                    primitives.entries(length),
                    primitives.wei(2**256 // CHUNK),
                )
        suite.reject(
            f"{start}-empty",
            case,
            "the range is empty",
            reason.FILL_WITHOUT_ENTRIES,
            primitives.entries(start),
            primitives.entries(0),
            primitives.wei(10**18 + 7),
        )
    suite.reject(
        "empty-large",
        case,
        "the range is empty and the amount overflows",
        reason.FILL_OVERFLOW,
        primitives.entries(1),
        primitives.entries(0),
        primitives.wei(2**256 // CHUNK),
    )
    suite = make.suite(storage.verify_fill_parts, "amounts", "Amounts around the largest ones.")
    for amount in (0, 1, 2, 3, CHUNK, 2**128, 2**256 // CHUNK - 1):
        suite.accept(
            f"one-{amount}",
            f"{amount} wei for one chunk",
            primitives.entries(CHUNK),
            primitives.entries(CHUNK),
            primitives.wei(amount),
        )
        suite.accept(
            f"two-{amount}",
            f"{amount} wei for two entries of two chunks",
            primitives.entries(CHUNK - 1),
            primitives.entries(2),
            primitives.wei(amount),
        )
