"""Transactions that get each result."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.kv import NEXT, make_used_state
from generators.kv_replay import GROUPS, PLAIN
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every group, and transactions out of turn."""
    for name, get_cases in GROUPS.items():
        suite = make.suite(storage.process_replay, name, f"What decides: {name}.")
        for case in get_cases():
            state = make_used_state(case.is_encrypted)
            suite.accept(case.slug, case.description, state, case.transaction)
    turns = make.suite(storage.process_replay, "turns", "The transaction whose turn it is.")
    valid = turns.accept("next", "the next transaction", make_used_state(), PLAIN)
    for sequence in (0, NEXT - 1, NEXT + 1, 2**64 - 1):
        other = replace(PLAIN, sequence=u64(sequence))
        reason = storage.ReplayReject.REPLAY_WRONG_SEQUENCE
        change = f"its number is {sequence}"
        turns.reject(f"{sequence}", valid, change, reason, make_used_state(), other)
