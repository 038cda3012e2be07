"""Lists of operations in a file."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import Operation, add_cut_lists, make_control, make_reader
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write none, one and many operations, and lists that are cut or too long."""
    suite = make.suite(storage.decode_access_controls, "lists", "None, one and many.")
    items = [
        storage.encode_access_control(make_control(operation))
        for operation in (
            Operation.GRANT_ADMIN_ROLE,
            Operation.SET_KEY_TO_SPECIAL,
            Operation.RENOUNCE_WRITER_ROLE,
        )
    ]
    valid = add_cut_lists(make, suite, "operations", items, b"\x05")
    for name, length, reason in (
        ("most", storage.MAX_LIST_LENGTH, Reject.STREAM_DATA_INVALID),
        ("too-long", storage.MAX_LIST_LENGTH + 1, Reject.STREAM_DATA_LIST_TOO_LONG),
    ):
        reader = make_reader(length.to_bytes(4, "big") + b"".join(items))
        suite.reject(name, valid, f"the list says that it has {length}", reason, *reader)
