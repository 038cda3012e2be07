"""Headers of encrypted files, and bytes that are none."""

from __future__ import annotations

from generators.framework import Maker, make_data
from zgspec.active import storage

Reject = storage.EncryptionReject


def generate(make: Maker) -> None:
    """Write both versions at their limits."""
    suite = make.suite(storage.decode_encryption_header, "limits", "Both versions at their limits.")
    body = make_data(80, 11)
    for version, size, reason in (
        (1, storage.SYMMETRIC_HEADER_SIZE, Reject.HEADER_SYMMETRIC_TOO_SHORT),
        (2, storage.ECIES_HEADER_SIZE, Reject.HEADER_ECIES_TOO_SHORT),
    ):
        data = bytes([version]) + body
        exact = suite.accept(f"v{version}", f"a header of version {version} alone", data[:size])
        suite.accept(f"v{version}-data", f"version {version} in front of data", data)
        for length in (1, 2, size - 1):
            change = f"only {length} bytes are there"
            suite.reject(f"v{version}-{length}", exact, change, reason, data[:length])
        for other in (0, 3, 255):
            suite.reject(
                f"v{version}-as-{other}",
                exact,
                f"the version is {other}",
                Reject.HEADER_UNKNOWN_VERSION,
                bytes([other]) + data[1:size],
            )
    suite.reject("empty", exact, "there are no bytes", Reject.HEADER_MISSING, b"")
    one = bytes([9])
    suite.reject("one", exact, "there is one wrong byte", Reject.HEADER_UNKNOWN_VERSION, one)
