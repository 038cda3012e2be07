"""Lists of writes in a file, and where their values are."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker
from generators.kv import APPLES, PEARS, make_reader
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.StreamDataReject


def make_head(stream_id: Bytes32, key: bytes, size: int) -> bytes:
    """Return what stands in front of the values for a write."""
    return stream_id + len(key).to_bytes(3, "big") + key + size.to_bytes(8, "big")


def make_list(*heads: bytes) -> bytes:
    """Return a list of writes without the values."""
    return len(heads).to_bytes(4, "big") + b"".join(heads)


def add_lists(make: Maker) -> None:
    """Write none, one and many writes, and lists that are cut."""
    suite = make.suite(storage.decode_writes, "lists", "None, one and many, and cut ones.")
    heads = [make_head(APPLES, b"a", 2), make_head(PEARS, b"bb", 0), make_head(APPLES, b"a", 3)]
    values = [b"xx", b"", b"yyy"]
    start = primitives.entries(7)
    for count in range(4):
        data = make_list(*heads[:count]) + b"".join(values[:count])
        valid = suite.accept(f"{count}", f"{count} writes", *make_reader(data), start)
        behind = make_reader(b"\x09" + data + b"\x09", 1)
        suite.accept(f"{count}-inside", f"{count} writes with bytes around", *behind, start)
        cut = make_reader(data[:-1])
        reason = Reject.STREAM_DATA_INVALID
        suite.reject(f"{count}-cut", valid, "its last byte is missing", reason, *cut, start)
    whole = make_list(heads[0])
    for length in range(4, len(whole)):
        cut = make_reader(whole[:length])
        change = f"only {length} bytes are there"
        suite.reject(f"cut-{length}", valid, change, Reject.STREAM_DATA_INVALID, *cut, start)
    empty = make_reader(make_list(make_head(APPLES, b"", 0)))
    suite.reject("empty-key", valid, "a key is empty", Reject.STREAM_DATA_INVALID, *empty, start)
    many = make_reader((storage.MAX_LIST_LENGTH + 1).to_bytes(4, "big") + whole)
    reason = Reject.STREAM_DATA_LIST_TOO_LONG
    suite.reject("too-long", valid, "the list has one item too many", reason, *many, start)


def add_sizes(make: Maker) -> None:
    """Write values that end at the end of the file, and behind it."""
    suite = make.suite(storage.decode_writes, "values", "At the end of the file and behind.")
    start = primitives.entries(1)
    cases: dict[str, list[bytes]] = {"one": [], "second": [make_head(PEARS, b"b", 2)]}
    for name, before in cases.items():
        sizes = [5, 6, 2**32, 2**63 - 1, 2**63, 2**64 - 1]
        data = [
            make_list(*before, make_head(APPLES, b"a", size)) + b"x" * (2 * len(before) + 5)
            for size in sizes
        ]
        valid = suite.accept(name, "a value up to the end", *make_reader(data[0]), start)
        for size, wrong in zip(sizes[1:], data[1:], strict=True):
            change = f"the value has {size} bytes"
            reason = Reject.STREAM_DATA_INVALID
            suite.reject(f"{name}-{size}", valid, change, reason, *make_reader(wrong), start)
    heads = [make_head(APPLES, b"a", 2**64 - 1), make_head(APPLES, b"b", 6)]
    wrong_reader = make_reader(make_list(*heads) + b"xxxxx")
    change = "two lengths have a sum of 2**64 + 5"
    suite.reject("sum", valid, change, Reject.STREAM_DATA_INVALID, *wrong_reader, start)


def add_offsets(make: Maker) -> None:
    """Write values that end at the last byte offset, and behind it."""
    suite = make.suite(storage.decode_writes, "offsets", "Around the last byte offset.")
    last = primitives.entries((storage.MAX_BYTE_OFFSET + 1) // storage.ENTRY_SIZE - 1)
    behind = primitives.entries(last + 1)
    # The value is the last byte but one of two entries, which is the last byte of the log that counts.
    position = 2 * storage.ENTRY_SIZE
    head = make_list(make_head(APPLES, b"a", 1))
    data = head.rjust(position - 2, b"\x00") + b"xyz"
    reader = make_reader(data, position - 2 - len(head))
    first = primitives.entries(last - 1)
    valid = suite.accept("last", "a value that ends at the last offset", *reader, first)
    for name, start in (("entry-more", first + 1), ("behind", behind), ("most", 2**64 - 1)):
        change = f"the file starts at entry {start}"
        reason = Reject.STREAM_DATA_INVALID
        suite.reject(name, valid, change, reason, *reader, primitives.entries(start))
    longer = make_list(make_head(APPLES, b"a", 2)).rjust(position - 2, b"\x00") + b"xyz"
    one_more = make_reader(longer, position - 2 - len(head))
    suite.reject(
        "byte-more", valid, "it is a byte longer", Reject.STREAM_DATA_INVALID, *one_more, first
    )
    nothing = make_reader(make_list())
    suite.accept("none", "no value behind the last offset", *nothing, behind)
    deleted = make_reader(make_list(make_head(APPLES, b"a", 0)))
    twin = suite.accept("deleted", "a key is deleted at the start", *deleted, primitives.entries(0))
    suite.reject(
        "deleted-behind",
        twin,
        "behind the last offset",
        Reject.STREAM_DATA_INVALID,
        *deleted,
        behind,
    )


def generate(make: Maker) -> None:
    """Write lists, sizes and offsets."""
    add_lists(make)
    add_sizes(make)
    add_offsets(make)
