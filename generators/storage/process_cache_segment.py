"""Vectors of storage.md#process_cache_segment."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_small_file, make_state, make_upload, with_cached
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of cache: an empty, a used and a full memory."""
    suite = make.suite(
        storage.process_cache_segment, "cache", "An empty, a used and a full memory."
    )
    reason, limit = storage.UploadReject.UPLOAD_CACHE_FULL, storage.MAX_CACHED_ENTRIES
    upload = make_upload(make_small_file())
    empty = make_state()
    case = suite.accept("empty", "the first segment", empty, upload)
    suite.reject(
        "full-first", case, "the memory is full", reason, with_cached(empty, [], limit), upload
    )
    case = suite.accept(
        "fits", "just enough room for two entries", with_cached(empty, [], limit - 2), upload
    )
    suite.reject(
        "full", case, "one entry less room", reason, with_cached(empty, [], limit - 1), upload
    )
    suite.reject(
        "overfull", case, "no room at all", reason, with_cached(empty, [(1, 9)], limit), upload
    )
    there = with_cached(empty, [(0, upload.size)], limit)
    case = suite.accept("again", "a segment that waits already, in a full memory", there, upload)
    other = with_cached(empty, [(0, upload.size + 1)], limit)
    suite.reject("other-size", case, "it waits with another size", reason, other, upload)
    later = with_cached(empty, [(1, upload.size)], limit)
    suite.reject("other-index", case, "another segment waits", reason, later, upload)
    room = with_cached(empty, [(0, upload.size + 1)], 2)
    suite.accept("two-sizes", "a segment that waits with another size", room, upload)
