"""The keys behind a key."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import APPLES, LAST, PEARS, UNKNOWN, make_query, make_used_state
from zgspec.active import storage

Reject = storage.QueryReject


def generate(make: Maker) -> None:
    """Write keys that exist, that were deleted and that never existed, in both ways and several versions."""
    suite = make.suite(storage.get_next, "keys", "Keys in both ways, as of versions.")
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
    limits = make.suite(storage.get_next, "limits", "Questions without an answer.")
    query = make_query(3, storage.MAX_QUERY_LENGTH)
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
