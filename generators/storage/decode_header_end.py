"""Encryption headers in front of data."""

from __future__ import annotations

from generators.framework import Maker, make_data
from zgspec.active import storage

Reject = storage.StreamDataReject


def generate(make: Maker) -> None:
    """Write both headers, cut ones, and first bytes that are no version."""
    suite = make.suite(storage.decode_header_end, "versions", "Both versions, and no version.")
    body = make_data(80, 4)
    for version, size in ((1, storage.SYMMETRIC_HEADER_SIZE), (2, storage.ECIES_HEADER_SIZE)):
        data = bytes([version]) + body
        suite.accept(f"v{version}", f"a header of version {version}", data)
        exact = suite.accept(
            f"v{version}-alone", f"a header of version {version} alone", data[:size]
        )
        for length in range(1, size):
            cut = data[:length]
            change = f"only {length} bytes are there"
            suite.reject(f"v{version}-cut-{length}", exact, change, Reject.STREAM_DATA_INVALID, cut)
        for other in (0, 3, 255):
            wrong = bytes([other]) + data[1:size]
            change = f"its first byte is {other}"
            suite.reject(f"v{version}-as-{other}", exact, change, Reject.STREAM_DATA_INVALID, wrong)
    nothing = b""
    suite.reject("empty", exact, "no byte is there", Reject.STREAM_DATA_INVALID, nothing)
