"""Data that commits or fails, and data that is rejected."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.kv import make_used_state
from generators.kv_replay import PLAIN, get_encrypted_cases, get_file_cases
from zgspec.active import storage
from zgspec.runtime import Rejected


def generate(make: Maker) -> None:
    """Write the files and the encrypted files; what is no data is rejected."""
    suite = make.suite(storage.decode_replay_outcome, "files", "Files, and what is none.")
    valid = suite.accept("plain", "a writer writes a key", make_used_state(), PLAIN)
    for case in (*get_file_cases(), *get_encrypted_cases()):
        state = make_used_state(case.is_encrypted)
        try:
            storage.decode_replay_outcome(state, case.transaction)
        except Rejected as rejection:
            suite.reject(
                case.slug, valid, case.description, rejection.reason, state, case.transaction
            )
        else:
            suite.accept(case.slug, case.description, state, case.transaction)
    untagged = replace(PLAIN, file=bytes(20), tags=b"")
    suite.accept("no-tags", "nothing is done in no stream", make_used_state(), untagged)
    second = replace(PLAIN, file=PLAIN.file + b"\x01")
    suite.accept("behind", "a byte stands behind the data", make_used_state(), second)
