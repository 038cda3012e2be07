"""Vectors of storage.md#compute_data_root."""

from __future__ import annotations

from generators.files import make_file
from generators.framework import Maker, around, make_data
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suites of sizes, segments and zero tails."""
    suite = make.suite(
        storage.compute_data_root, "sizes", "Around entries, powers of two and granules."
    )
    entry = storage.ENTRY_SIZE
    one = suite.accept("one-byte", "a file of one byte", b"\x2a")
    suite.reject("empty", one, "without its byte", storage.FileReject.EMPTY_FILE, b"")
    for size in around([entry, 2 * entry], 2, 4 * entry):
        suite.accept(f"{size}", f"a file of {size} bytes", make_data(size))
    counts = around([4, 8, 16, 18, 32, 64, 128], 3, 144)
    for count in counts:
        suite.accept(f"{count}-entries", f"a file of {count} entries", make_file(count))
    suite.accept("partial", "a file with a partial last entry", make_file(20, 7))
    segments = make.suite(storage.compute_data_root, "segments", "Around whole segments.")
    one = segments.accept("one", "a segment", make_data(storage.SEGMENT_SIZE))
    segments.reject("none", one, "without its bytes", storage.FileReject.EMPTY_FILE, b"")
    for size in (storage.SEGMENT_SIZE - 1, storage.SEGMENT_SIZE + 1, 2 * storage.SEGMENT_SIZE):
        segments.accept(f"{size}", f"a file of {size} bytes", make_data(size))
    size = 4 * storage.SEGMENT_SIZE + 3 * entry + 9
    segments.accept("several", "five segments, the last one partial", make_data(size))
    zeros = make.suite(
        storage.compute_data_root, "zero-tails", "Files that share a root, and that don't."
    )
    data = b"\x01\x02\x03"
    one = zeros.accept("none", "three bytes", data)
    zeros.reject("empty", one, "no bytes", storage.FileReject.EMPTY_FILE, b"")
    zeros.accept("inside", "three bytes and a zero in the same entry", data + b"\x00")
    zeros.accept("full", "three bytes and zeros to a whole entry", data.ljust(entry, b"\x00"))
    zeros.accept("next", "three bytes and one zero entry more", data.ljust(2 * entry, b"\x00"))
    zeros.accept("one-zero", "one zero byte", b"\x00")
    zeros.accept("zero-entry", "a zero entry", bytes(entry))
    zeros.accept("seventeen", "17 zero entries", bytes(17 * entry))
    zeros.accept("eighteen", "18 zero entries", bytes(18 * entry))
    zeros.accept("ones", "bytes of ones", b"\xff" * (3 * entry))
