"""Files of transactions."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Draw, Maker
from generators.kv import (
    APPLES,
    Operation,
    draw_stream_data,
    make_control,
    make_read,
    make_stream_data,
    make_write,
)
from generators.kv_printed import PRINTED_DATA
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamEncodingReject


def add_lists(make: Maker) -> None:
    """Write each list empty, with one item and with many, and the data that the Go client prints."""
    suite = make.suite(storage.encode_stream_data, "lists", "Each list with none, one and many.")
    control = make_control(Operation.SET_KEY_TO_SPECIAL)
    suite.accept("empty", "nothing at all", make_stream_data(0))
    for version in (1, 256, 2**63, 2**64 - 1):
        suite.accept(f"version-{version}", f"version {version}", make_stream_data(version))
    for count in (1, 2, 3):
        reads = [make_read(bytes([65 + index])) for index in range(count)]
        writes = [make_write(bytes([65 + index]), bytes(index)) for index in range(count)]
        suite.accept(f"{count}-reads", f"{count} reads", make_stream_data(1, reads))
        suite.accept(f"{count}-writes", f"{count} writes", make_stream_data(1, (), writes))
        controls = [replace(control, key=bytes([65 + index])) for index in range(count)]
        data = make_stream_data(1, (), (), controls)
        suite.accept(f"{count}-controls", f"{count} operations", data)
    for seed in range(8):
        data = draw_stream_data(Draw("encode_stream_data", seed))
        suite.accept(f"drawn-{seed}", f"data that was drawn, number {seed}", data)
    suite.accept("go-client", "the data that the Go client's test prints", PRINTED_DATA)


def add_keys(make: Maker) -> None:
    """Write an empty key in each list."""
    suite = make.suite(storage.encode_stream_data, "keys", "An empty key in each list.")
    control = make_control(Operation.SET_KEY_TO_NORMAL)
    data = make_stream_data(1, [make_read(b"r")], [make_write(b"w")], [control])
    valid = suite.accept("valid", "one item in each list", data)
    changes = {
        "read": replace(data, reads=[make_read(b"")]),
        "write": replace(data, writes=[make_write(b"")]),
        "control": replace(data, controls=[replace(control, key=b"")]),
    }
    for name, changed in changes.items():
        change = f"the key of the {name} is empty"
        suite.reject(name, valid, change, Reject.STREAM_KEY_EMPTY, changed)


def add_limits(make: Maker) -> None:
    """Write each list at its limit, where that is small."""
    suite = make.suite(storage.encode_stream_data, "limits", "Both sides of each limit.")
    limit = storage.MAX_LIST_LENGTH
    control = make_control(Operation.RENOUNCE_WRITER_ROLE)
    kinds: dict[str, tuple[storage.StreamData, storage.StreamData]] = {}
    for name in ("reads", "writes", "controls"):
        full, longer = [
            make_stream_data(
                1,
                [storage.KeyRead(APPLES, b"r")] * (count if name == "reads" else 0),
                [make_write(b"w", b"")] * (count if name == "writes" else 0),
                [control] * (count if name == "controls" else 0),
            )
            for count in (limit, limit + 1)
        ]
        kinds[name] = full, longer
    for name, (full, longer) in kinds.items():
        valid = suite.accept(name, f"as many {name} as there may be", full)
        reason = Reject.STREAM_LIST_TOO_LONG
        suite.reject(f"{name}-1-more", valid, "there is one more", reason, longer)


def generate(make: Maker) -> None:
    """Write lists, keys and limits."""
    if make.preset == "minimal":
        add_limits(make)
        return
    add_lists(make)
    add_keys(make)
