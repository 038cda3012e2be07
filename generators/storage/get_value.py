"""Parts of the values of keys."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import APPLES, LAST, PEARS, UNKNOWN, make_query, make_used_state
from zgspec.active import storage

Reject = storage.QueryReject


def generate(make: Maker) -> None:
    """Write every key as of every version, parts around the ends, and questions without an answer."""
    suite = make.suite(storage.get_value, "versions", "Every key as of every version.")
    state = make_used_state()
    for key in (b"apple", b"banana", b"absent"):
        for version in (0, 1, 2, 3, 4, LAST):
            slug, query = f"{key.decode()}-{version}", make_query(version=version)
            suite.accept(slug, f"{key.decode()} as of {version}", state, APPLES, key, query)
    for name, stream_id in (("new", PEARS), ("unknown", UNKNOWN)):
        suite.accept(name, f"a key of the {name} stream", state, stream_id, b"apple", make_query())
    parts = make.suite(storage.get_value, "parts", "Parts, and questions without an answer.")
    for start, length in ((0, 0), (0, 1), (0, 4), (1, 4), (4, 4), (5, 0), (5, 1), (9, 0)):
        slug, query = f"{start}-{length}", make_query(start, length)
        twin = parts.accept(slug, f"{length} bytes from {start}", state, APPLES, b"apple", query)
    reason = Reject.QUERY_START_BEHIND_VALUE
    for start in (6, 2**64 - 1):
        query = make_query(start, 1)
        parts.reject(f"{start}", twin, f"from {start}", reason, state, APPLES, b"apple", query)
    parts.accept("deleted", "from 9 of a deleted key", state, APPLES, b"banana", make_query(9, 1))
    long = make_query(9, storage.MAX_QUERY_LENGTH + 1)
    change = "too many bytes are asked for"
    parts.reject("long", twin, change, Reject.QUERY_TOO_LONG, state, APPLES, b"apple", long)
    empty = make_query(9, 0)
    change = "the key is empty"
    parts.reject("empty", twin, change, Reject.QUERY_KEY_EMPTY, state, APPLES, b"", empty)
