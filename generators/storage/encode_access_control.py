"""Operations on the wire."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker
from generators.kv import STRANGER, Operation, make_control, to_slug
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every operation, with and without a key, and with fields that it does not name."""
    suite = make.suite(storage.encode_access_control, "all", "Every operation.")
    reason = storage.StreamEncodingReject.STREAM_KEY_EMPTY
    for operation in Operation:
        control, slug = make_control(operation), to_slug(operation.name)
        valid = suite.accept(slug, f"the operation {operation.name}", control)
        if storage.has_key(operation):
            without = replace(control, key=b"")
            suite.reject(f"{slug}-no-key", valid, "the key is empty", reason, without)
        else:
            unused = replace(control, key=b"unused")
            suite.accept(f"{slug}-key", f"{operation.name} with a key", unused)
        if not storage.has_account(operation):
            other = replace(control, account=STRANGER)
            suite.accept(f"{slug}-account", f"{operation.name} with an account", other)
