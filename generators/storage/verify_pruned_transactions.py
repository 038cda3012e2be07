"""Vectors of storage.md#verify_pruned_transactions."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import CHUNK, make_prune_state, make_starts
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write files around the border of a pricing chunk, and lists that do not go on or begin too early."""
    suite = make.suite(
        storage.verify_pruned_transactions, "files", "Files around the border of a chunk."
    )
    reason = storage.PruneReject
    for name, description, state, first, starts in (
        ("one", "a file in front of the bound, and one at it", make_prune_state(), 1, (1, CHUNK)),
        (
            "several",
            "files up to the bound and behind it",
            make_prune_state(),
            1,
            (1, 8, CHUNK - 1, CHUNK, CHUNK + 8),
        ),
        ("none", "no file in front of the bound", make_prune_state(), 1, (CHUNK, 2 * CHUNK)),
        (
            "later",
            "the second chunk",
            make_prune_state(1, 2),
            2,
            (1, 8, CHUNK, 2 * CHUNK - 1, 2 * CHUNK),
        ),
        (
            "two-chunks",
            "two chunks at once",
            make_prune_state(1, 1),
            3,
            (1, CHUNK, 2 * CHUNK, 3 * CHUNK - 1, 3 * CHUNK),
        ),
    ):
        case = suite.accept(name, description, state, u64(first), make_starts(*starts))
        suite.reject(
            f"{name}-waiting",
            case,
            "no file behind the bound is known yet",
            reason.TRANSACTION_NOT_KNOWN,
            state,
            u64(first),
            make_starts(*[start for start in starts if start < CHUNK * first]),
        )
        if state.first_chunk > 0:
            suite.reject(
                f"{name}-nothing-known",
                case,
                "no file is known",
                reason.TRANSACTION_NOT_KNOWN,
                state,
                u64(first),
                [],
            )
            suite.reject(
                f"{name}-early",
                case,
                "the next file starts one entry in front of what was kept",
                reason.TRANSACTION_OUT_OF_RANGE,
                state,
                u64(first),
                make_starts(*[CHUNK - 1] * (state.first_transaction + 1), CHUNK * first),
            )
