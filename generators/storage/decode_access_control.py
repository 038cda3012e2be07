"""Single operations in a file."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import Operation, make_control, make_reader, to_slug
from zgspec.active import storage

Reject = storage.StreamDataReject


def add_operations(make: Maker) -> None:
    """Write every operation, whole and cut; those with another layout are cut at every byte."""
    suite = make.suite(storage.decode_access_control, "all", "Every operation, whole and cut.")
    for operation in Operation:
        slug = to_slug(operation.name)
        data = storage.encode_access_control(make_control(operation))
        valid = suite.accept(slug, f"the operation {operation.name}", *make_reader(data + b"\x07"))
        reason = Reject.STREAM_DATA_INVALID
        is_first = operation.value % 16 == 0 or operation == Operation.RENOUNCE_ADMIN_ROLE
        for length in range(1, len(data)) if is_first else (len(data) - 1,):
            cut = make_reader(data[:length])
            change = f"only {length} bytes are there"
            suite.reject(f"{slug}-cut-{length}", valid, change, reason, *cut)
        if storage.has_key(operation):
            empty = make_reader(data[:33] + bytes(30))
            suite.reject(f"{slug}-no-key", valid, "its key is empty", reason, *empty)


def add_codes(make: Maker) -> None:
    """Write the codes beside those that exist."""
    suite = make.suite(storage.decode_access_control, "codes", "The codes beside those that exist.")
    data = storage.encode_access_control(make_control(Operation.GRANT_SPECIAL_WRITER_ROLE))
    valid = suite.accept("30", "the code 0x30", *make_reader(data))
    for code in (0x02, 0x0F, 0x12, 0x1F, 0x23, 0x2F, 0x33, 0x40, 0x80, 0xB0, 0xFF):
        wrong = make_reader(bytes([code]) + data[1:])
        change = f"the code is {code:#x}"
        suite.reject(f"{code:02x}", valid, change, Reject.STREAM_DATA_INVALID, *wrong)


def generate(make: Maker) -> None:
    """Write operations and codes."""
    add_operations(make)
    add_codes(make)
