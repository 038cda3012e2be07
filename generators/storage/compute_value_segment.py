"""Parts of values."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import make_query
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write parts around both ends of a value, and of one that was deleted."""
    suite = make.suite(storage.compute_value_segment, "parts", "Around both ends.")
    value = storage.ByteRange(primitives.byte_count(1000), primitives.byte_count(1010))
    for start in (0, 1, 9, 10):
        for length in (0, 1, 9, 10, 11):
            last = suite.accept(
                f"{length}-from-{start}",
                f"{length} bytes from {start} of ten",
                u64(3),
                value,
                make_query(start, length),
            )
    for start in (11, 2**40):
        reason = storage.QueryReject.QUERY_START_BEHIND_VALUE
        query = make_query(start, 11)
        suite.reject(f"from-{start}", last, f"from {start}", reason, u64(3), value, query)
        suite.accept(
            f"0-from-{start}", f"no bytes from {start}", u64(3), value, make_query(start, 0)
        )
    deleted = storage.ByteRange(value.start, value.start)
    for start in (0, 1):
        suite.accept(
            f"deleted-{start}", f"a deleted key from {start}", u64(3), deleted, make_query(start)
        )
