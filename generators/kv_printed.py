"""The data of `kv/kv_test.go::TestKVBuilder` of the Go client, which prints its bytes."""

from __future__ import annotations

from typing import Final

from generators.kv import Operation
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, bytes32, u64

FIRST_ACCOUNT: Final = 10_000_001


def _make_stream_id(number: int) -> Bytes32:
    return bytes32(number.to_bytes(32, "big"))


def _make_controls() -> list[storage.AccessControl]:
    """Return the operations: streams from 31, keys from 31 letters, accounts from ten million and one."""
    order = (
        Operation.GRANT_ADMIN_ROLE,
        Operation.RENOUNCE_ADMIN_ROLE,
        Operation.SET_KEY_TO_NORMAL,
        Operation.SET_KEY_TO_SPECIAL,
        Operation.GRANT_WRITER_ROLE,
        Operation.REVOKE_WRITER_ROLE,
        Operation.RENOUNCE_WRITER_ROLE,
        Operation.GRANT_SPECIAL_WRITER_ROLE,
        Operation.REVOKE_SPECIAL_WRITER_ROLE,
        Operation.RENOUNCE_SPECIAL_WRITER_ROLE,
    )
    controls: list[storage.AccessControl] = []
    key_count, account_count = 0, 0
    for index, operation in enumerate(order):
        key, account = b"", primitives.ZERO_ADDRESS
        if storage.has_key(operation):
            key, key_count = b"A" * (31 + key_count), key_count + 1
        if storage.has_account(operation):
            number = FIRST_ACCOUNT + account_count
            account, account_count = (
                primitives.address(number.to_bytes(20, "big")),
                account_count + 1,
            )
        controls.append(storage.AccessControl(operation, _make_stream_id(31 + index), key, account))
    return controls


PRINTED_DATA: Final = storage.StreamData(
    u64(10),
    [storage.KeyRead(_make_stream_id(1 + index), b"A" * (1 + index)) for index in range(10)],
    [
        storage.KeyWrite(
            _make_stream_id(11 + index), b"A" * (11 + index), bytes([65 + index]) * index
        )
        for index in range(20)
    ],
    _make_controls(),
)
"""Size 2,495 bytes."""
PRINTED_STREAM_IDS: Final = [_make_stream_id(11 + index) for index in range(30)]
"""The streams of its tags: those that are written or have an operation."""
