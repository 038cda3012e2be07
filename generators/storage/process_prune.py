"""Vectors of storage.md#process_prune."""

from __future__ import annotations

from generators.framework import Maker
from generators.rewards import CHUNK, make_prune_state, make_starts
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write answers that move on and that do not, and clocks around the limit."""
    suite = make.suite(storage.process_prune, "answers", "Answers that move on, and clocks.")
    reason, limit = storage.PruneReject, storage.MAX_CLOCK_DIFFERENCE
    starts = make_starts(1, 8, CHUNK - 1, CHUNK, 2 * CHUNK, 2 * CHUNK + 9, 3 * CHUNK)
    for state in (make_prune_state(), make_prune_state(1, 3), make_prune_state(2, 4)):
        for first in (0, 1, 2, 3):
            if first < state.first_chunk:
                continue
            name = f"{state.first_chunk}-{state.first_transaction}-to-{first}"
            for word, clock, time in (
                ("same", 10**6, 10**6),
                ("ahead", 10**6 + limit, 10**6),
                ("behind", 10**6, 10**6 + limit),
            ):
                times = primitives.seconds(clock), primitives.seconds(time)
                case = suite.accept(
                    f"{name}-{word}",
                    f"chunk {first} after {state.first_chunk}, a clock {word}",
                    state,
                    *times,
                    u64(first),
                    starts,
                )
                step = {"same": limit + 2, "ahead": 1, "behind": -1}[word]
                suite.reject(
                    f"{name}-{word}-differs",
                    case,
                    "the clock is further away than the limit",
                    reason.CLOCKS_DIFFER,
                    state,
                    primitives.seconds(clock + step),
                    times[1],
                    u64(first),
                    starts,
                )
            now = primitives.seconds(10**6)
            number = u64(state.first_transaction + 10 * state.first_chunk)
            ahead = storage.PruneState(u64(first + 1), number)
            suite.reject(
                f"{name}-back",
                case,
                "the node is one chunk ahead",
                reason.REWARDABLE_CHUNK_MOVED_BACK,
                ahead,
                now,
                now,
                u64(first),
                starts,
            )
            suite.reject(
                f"{name}-back-differs",
                case,
                "the node is one chunk ahead, and the clocks differ",
                reason.CLOCKS_DIFFER,
                ahead,
                now,
                primitives.seconds(now + limit + 1),
                u64(first),
                starts,
            )
            if first > state.first_chunk:
                suite.reject(
                    f"{name}-waiting",
                    case,
                    "no file is known",
                    reason.TRANSACTION_NOT_KNOWN,
                    state,
                    now,
                    now,
                    u64(first),
                    [],
                )
    suite.reject(
        "early",
        case,
        "a file starts in front of what was kept",
        reason.TRANSACTION_OUT_OF_RANGE,
        make_prune_state(1, 0),
        now,
        now,
        u64(2),
        starts,
    )
