"""Cases of questions about streams that several functions of the key-value layer answer."""

from __future__ import annotations

from collections.abc import Callable

from generators.framework import Maker, Suite
from generators.kv import (
    APPLES,
    LAST,
    NEXT,
    OWNER,
    PEARS,
    UNKNOWN,
    make_query,
    make_stream_data,
    make_transaction,
    make_used_state,
    make_used_stream,
    make_wide_stream,
    make_write,
)
from zgspec.active import storage
from zgspec.runtime import Bytes32, Uint64, u64

Reject = storage.QueryReject


def add_value_cases(
    make: Maker, function: Callable[[storage.Stream, bytes, Uint64], object]
) -> None:
    """Write every key as of every version."""
    suite = make.suite(function, "keys", "Keys written once, twice, never.")
    for key in (b"apple", b"banana", b"absent"):
        for version in (0, 1, 2, 3, 4, LAST):
            suite.accept(
                f"{key.decode()}-{version}",
                f"the key {key.decode()} as of version {version}",
                make_used_stream(),
                key,
                u64(version),
            )


def add_end_cases(
    make: Maker, function: Callable[[storage.KvState, Bytes32, storage.ValueQuery], object]
) -> None:
    """Write every version, streams without keys, deleted ends, and questions without an answer."""
    suite = make.suite(function, "streams", "Streams as of versions.")
    state = make_used_state()
    for version in (0, 1, 2, 3, 4, LAST):
        query = make_query(0, 3, version)
        suite.accept(f"{version}", f"as of version {version}", state, APPLES, query)
    for name, stream_id in (("new", PEARS), ("unknown", UNKNOWN)):
        suite.accept(name, f"the {name} stream", state, stream_id, make_query())
    deleted = make_used_state()
    ends = [make_write(b"apple", b""), make_write(b"secret", b"")]
    transaction = make_transaction(NEXT, OWNER, make_stream_data(NEXT, (), ends))
    storage.process_replay(deleted, transaction)
    suite.accept("deleted", "both ends are deleted", deleted, APPLES, make_query())
    query = make_query(3, storage.MAX_QUERY_LENGTH)
    twin = suite.accept("limit", "the most bytes are asked for", state, APPLES, query)
    long = make_query(3, storage.MAX_QUERY_LENGTH + 1)
    change = "one byte more is asked for"
    suite.reject("long", twin, change, Reject.QUERY_TOO_LONG, state, APPLES, long)
    behind = make_query(6, storage.MAX_QUERY_LENGTH)
    change = "from behind the value"
    suite.reject("behind", twin, change, Reject.QUERY_START_BEHIND_VALUE, state, APPLES, behind)


def add_neighbour_cases(
    make: Maker,
    function: Callable[[storage.KvState, Bytes32, bytes, bool, storage.ValueQuery], object],
) -> None:
    """Write keys that exist, that were deleted and that never existed, in both ways and several versions."""
    suite = make.suite(function, "keys", "Keys in both ways, as of versions.")
    state = make_used_state()
    keys = (b"\x00", b"apple", b"apple\x00", b"banana", b"cherry", b"secret", b"\xff")
    for name, is_inclusive in (("inclusive", True), ("exclusive", False)):
        for key in keys:
            for version in (2, LAST):
                slug = f"{key.hex()}-{name}-{version}"
                description = f"{key!r}, {name}, as of {version}"
                query = make_query(0, 2, version)
                suite.accept(slug, description, state, APPLES, key, is_inclusive, query)
    for name, stream_id in (("new", PEARS), ("unknown", UNKNOWN)):
        suite.accept(name, f"the {name} stream", state, stream_id, b"k", True, make_query())
    _add_neighbour_limits(make.suite(function, "limits", "Questions without an answer."))


def _add_neighbour_limits(
    limits: Suite[[storage.KvState, Bytes32, bytes, bool, storage.ValueQuery]],
) -> None:
    state, query = make_used_state(), make_query(3, storage.MAX_QUERY_LENGTH)
    twin = limits.accept("valid", "from the third byte", state, APPLES, b"b", True, query)
    reason = Reject.QUERY_START_BEHIND_VALUE
    change = "behind the end of the value"
    limits.reject("behind", twin, change, reason, state, APPLES, b"apple", True, make_query(9, 1))
    limits.accept(
        "size", "no bytes from behind the end", state, APPLES, b"apple", True, make_query(9, 0)
    )
    long = make_query(3, storage.MAX_QUERY_LENGTH + 1)
    change = "one byte more is asked for"
    limits.reject("long", twin, change, Reject.QUERY_TOO_LONG, state, APPLES, b"b", True, long)
    change = "the key is empty"
    limits.reject("empty", twin, change, Reject.QUERY_KEY_EMPTY, state, APPLES, b"", True, query)


def add_place_cases(
    make: Maker,
    function: Callable[[storage.Stream, storage.KeyPlace, storage.ValueQuery], object],
) -> None:
    """Write every place as of every version: banana is deleted in version 3. Small blocks get more."""
    suite = make.suite(function, "places", "Every place and version.")
    stream = make_used_stream()
    for position in range(len(stream.key_blocks[0]) + 1):
        for version in (0, 2, LAST) if make.preset == "mainnet" else (2,):
            place = storage.KeyPlace(u64(0), u64(position))
            slug, description = f"{position}-{version}", f"place {position} as of {version}"
            suite.accept(slug, description, stream, place, make_query(0, 3, version))
    if make.preset == "minimal":
        blocks = make.suite(function, "blocks", "Several blocks.")
        wide = make_wide_stream()
        for block, keys in enumerate(wide.key_blocks):
            for position in (0, len(keys) - 1, len(keys)):
                place = storage.KeyPlace(u64(block), u64(position))
                slug = f"{block}-{position}"
                description = f"position {position} of block {block}"
                blocks.accept(slug, description, wide, place, make_query())
