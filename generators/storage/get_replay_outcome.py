"""All results that a transaction may get."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_used_state
from generators.kv_replay import GROUPS
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write the groups in which several things can fail."""
    for name in ("writes",):
        suite = make.suite(storage.get_replay_outcome, name, f"What decides: {name}.")
        for case in GROUPS[name]():
            state = make_used_state(case.is_encrypted)
            suite.accept(case.slug, case.description, state, case.transaction)
