"""Operations that are carried out."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import ACCOUNTS, Operation, make_control, make_used_stream, to_slug
from generators.kv_roles import make_busy_stream
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Write every operation on a new stream, on one in use, and on one with many changes."""
    suite = make.suite(storage.process_access_control, "all", "Every operation.")
    for operation in Operation:
        slug = to_slug(operation.name)
        control = make_control(operation)
        if not storage.has_account(operation):
            control = storage.AccessControl(
                operation, control.stream_id, control.key, ACCOUNTS["writer"]
            )
        used = make_used_stream()
        suite.accept(f"{slug}-used", f"{operation.name} in a stream", used, u64(5), control)
    first = make_control(Operation.GRANT_ADMIN_ROLE)
    new = storage.get_new_stream()
    suite.accept("first", "the first operation of a stream", new, u64(3), first)
    busy = make.suite(storage.process_access_control, "again", "What is so, or was so before.")
    for operation in Operation:
        for name in ("key-writer", "stranger"):
            account = ACCOUNTS[name]
            if storage.get_access_target(operation) == storage.AccessTarget.SPECIAL_KEY:
                continue
            key = b"first" if storage.has_key(operation) else b""
            control = storage.AccessControl(
                operation, make_control(operation).stream_id, key, account
            )
            slug = f"{to_slug(operation.name)}-{name}"
            description = f"{operation.name} for {name}"
            busy.accept(slug, description, make_busy_stream(), u64(20), control)
