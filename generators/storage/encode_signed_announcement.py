"""Vectors of storage.md#encode_signed_announcement."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from generators.storage._peers import make_timed
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of fields: files, signature and time of resending."""
    suite = make.suite(
        storage.encode_signed_announcement, "fields", "Files, signature and time of resending."
    )
    for count in (0, 1, 2):
        timed = make_timed(count)
        for signature in (b"", make_hash("signature"), make_data(71)):
            signed = storage.SignedAnnouncement(timed, signature, primitives.seconds(7 + count))
            suite.accept(
                f"{count}-{len(signature)}",
                f"{count} files and {len(signature)} bytes of signature",
                signed,
            )
