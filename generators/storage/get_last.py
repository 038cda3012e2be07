"""The last keys of streams."""

from __future__ import annotations

from generators.framework import Maker
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
    make_write,
)
from zgspec.active import storage

Reject = storage.QueryReject


def generate(make: Maker) -> None:
    """Write every version, streams without keys, deleted ends, and questions without an answer."""
    suite = make.suite(storage.get_last, "streams", "Streams as of versions.")
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
