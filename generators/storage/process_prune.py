"""Vectors of storage.md#process_prune."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from generators.framework import Maker, Suite
from generators.rewards import CHUNK, make_prune_state, make_starts
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case
from zgspec.runtime import Uint64, u64

PruneSuite = Suite[
    [storage.PruneState, primitives.Seconds, primitives.Seconds, Uint64, list[primitives.Entries]]
]


class Call(NamedTuple):
    """The arguments of a call."""

    state: storage.PruneState
    clock: primitives.Seconds
    time: primitives.Seconds
    first: Uint64
    starts: list[primitives.Entries]


LIMIT: Final = storage.MAX_CLOCK_DIFFERENCE
NOW: Final = primitives.seconds(10**6)
CLOCKS: Final = (
    ("same", 0, 0, LIMIT + 2),
    ("ahead", LIMIT, 0, 1),
    ("behind", 0, LIMIT, -1),
)
"""How far the clock and the time of the block are ahead of NOW, and a step of the clock that is too far."""


def generate(make: Maker) -> None:
    """Write answers that move on and that do not, and clocks around the limit."""
    suite = make.suite(storage.process_prune, "answers", "Answers that move on, and clocks.")
    starts = make_starts(1, 8, CHUNK - 1, CHUNK, 2 * CHUNK, 2 * CHUNK + 9, 3 * CHUNK)
    for state in (make_prune_state(), make_prune_state(1, 3), make_prune_state(2, 4)):
        for first in range(state.first_chunk, 4):
            call = Call(state, NOW, NOW, u64(first), starts)
            name = f"{state.first_chunk}-{state.first_transaction}-to-{first}"
            case = add_clocks(suite, name, call)
            for word, change, reason, wrong in find_mistakes(call):
                suite.reject(f"{name}-{word}", case, change, reason, *wrong)
    early = call._replace(state=make_prune_state(1, 0), first=u64(2))
    change = "a file starts in front of what was kept"
    suite.reject("early", case, change, storage.PruneReject.TRANSACTION_OUT_OF_RANGE, *early)


def add_clocks(suite: PruneSuite, name: str, call: Call) -> Case:
    """Add clocks up to the limit and beyond it, and return the last case that is accepted."""
    for word, clock, time, step in CLOCKS:
        timed = call._replace(
            clock=primitives.seconds(NOW + clock), time=primitives.seconds(NOW + time)
        )
        title = f"chunk {call.first} after {call.state.first_chunk}, a clock {word}"
        case = suite.accept(f"{name}-{word}", title, *timed)
        wrong = timed._replace(clock=primitives.seconds(timed.clock + step))
        change, reason = "the clock is further away than the limit", storage.PruneReject
        suite.reject(f"{name}-{word}-differs", case, change, reason.CLOCKS_DIFFER, *wrong)
    return case


def find_mistakes(call: Call) -> Iterator[tuple[str, str, storage.PruneReject, Call]]:
    """Yield a node that is ahead, and a node that knows no file."""
    state, reason = call.state, storage.PruneReject
    number = u64(state.first_transaction + 10 * state.first_chunk)
    ahead = call._replace(state=storage.PruneState(u64(call.first + 1), number))
    change = "the node is one chunk ahead"
    yield "back", change, reason.REWARDABLE_CHUNK_MOVED_BACK, ahead
    differs = ahead._replace(time=primitives.seconds(NOW + LIMIT + 1))
    yield "back-differs", f"{change}, and the clocks differ", reason.CLOCKS_DIFFER, differs
    if call.first > state.first_chunk:
        waiting = call._replace(starts=[])
        yield "waiting", "no file is known", reason.TRANSACTION_NOT_KNOWN, waiting
