"""Operations that make a transaction fail."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import (
    ACCOUNTS,
    NEXT,
    PEARS,
    UNKNOWN,
    Operation,
    make_control,
    make_stream_data,
    make_transaction,
    make_used_state,
    to_slug,
)
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every operation by every sender, and lists with several failures."""
    suite = make.suite(storage.get_control_failures, "all", "Every operation by every sender.")
    several = [
        make_control(Operation.SET_KEY_TO_NORMAL),
        make_control(Operation.GRANT_WRITER_ROLE, stream_id=PEARS),
        make_control(Operation.GRANT_WRITER_ROLE, stream_id=UNKNOWN),
        make_control(Operation.GRANT_WRITER_ROLE),
        make_control(Operation.RENOUNCE_ADMIN_ROLE, stream_id=PEARS),
    ]
    for sender in ("writer", "key-writer"):
        transaction = make_transaction(NEXT, ACCOUNTS[sender], make_stream_data())
        for operation in Operation:
            description = f"{operation.name} by {sender}"
            slug = f"{to_slug(operation.name)}-by-{sender}"
            controls = [make_control(operation, key=b"secret")]
            suite.accept(slug, description, make_used_state(), transaction, controls)
        description = f"several by {sender}"
        suite.accept(f"several-by-{sender}", description, make_used_state(), transaction, several)
        suite.accept(f"none-by-{sender}", f"none by {sender}", make_used_state(), transaction, [])
        both = make_transaction(NEXT, ACCOUNTS[sender], make_stream_data(), PEARS)
        new = [make_control(operation, PEARS) for operation in Operation]
        suite.accept(
            f"new-by-{sender}", f"all in a new stream by {sender}", make_used_state(), both, new
        )
