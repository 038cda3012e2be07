"""Streams, transactions and nodes of the key-value layer, as several generators use them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generators.files import make_account
from generators.framework import Draw, Maker, Suite, make_hash
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case
from zgspec.runtime import Bytes32, Uint64, u64

Operation = storage.AccessOperation
Status = storage.ReplayStatus

APPLES: Final = make_hash("stream", "apples")
PEARS: Final = make_hash("stream", "pears")
UNKNOWN: Final = make_hash("stream", "unknown")
"""A stream that no node of the vectors monitors."""
OWNER: Final = make_account("owner")
WRITER: Final = make_account("writer")
KEY_WRITER: Final = make_account("key writer")
FORMER: Final = make_account("former writer")
STRANGER: Final = make_account("stranger")
ACCOUNTS: Final = {
    "owner": OWNER,
    "writer": WRITER,
    "key-writer": KEY_WRITER,
    "former": FORMER,
    "stranger": STRANGER,
}
LAST: Final = u64(2**64 - 1)
ROLES: Final = tuple(
    storage.AccountRoles(bool(bits & 4), bool(bits & 2), bool(bits & 1)) for bits in range(8)
)


def to_slug(name: str) -> str:
    """Return the name of a member as part of the name of a case."""
    return name.lower().replace("_", "-")


def describe_roles(roles: storage.AccountRoles) -> str:
    """Return the roles of an account as part of the name of a case."""
    names = [
        name
        for name, holds in (
            ("admin", roles.is_admin),
            ("writer", roles.is_writer),
            ("key-writer", roles.is_key_writer),
        )
        if holds
    ]
    return "-".join(names) or "nobody"


def make_control(
    operation: storage.AccessOperation,
    stream_id: Bytes32 = APPLES,
    key: bytes = b"key",
    account: primitives.Address = STRANGER,
) -> storage.AccessControl:
    """Return an operation; a key or an account that it does not name is left out."""
    found = account if storage.has_account(operation) else primitives.ZERO_ADDRESS
    return storage.AccessControl(
        operation, stream_id, key if storage.has_key(operation) else b"", found
    )


def make_write(
    key: bytes, value: bytes = b"value", stream_id: Bytes32 = APPLES
) -> storage.KeyWrite:
    """Return a write of a key."""
    return storage.KeyWrite(stream_id, key, value)


def make_read(key: bytes, stream_id: Bytes32 = APPLES) -> storage.KeyRead:
    """Return a read of a key."""
    return storage.KeyRead(stream_id, key)


def make_stored(
    key: bytes, start: int = 256, end: int = 260, stream_id: Bytes32 = APPLES
) -> storage.ValueWrite:
    """Return a write of a key with the place of its value."""
    return storage.ValueWrite(
        stream_id, key, primitives.byte_count(start), primitives.byte_count(end)
    )


def make_stream_data(
    version: int = 2**64 - 1,
    reads: Sequence[storage.KeyRead] = (),
    writes: Sequence[storage.KeyWrite] = (),
    controls: Sequence[storage.AccessControl] = (),
) -> storage.StreamData:
    """Return the data of a transaction; the highest version conflicts with nothing."""
    return storage.StreamData(u64(version), [*reads], [*writes], [*controls])


def make_transaction(
    sequence: int,
    sender: primitives.Address,
    data: storage.StreamData | bytes,
    *stream_ids: Bytes32,
) -> storage.StreamTransaction:
    """Return a transaction whose file starts at the entry of its number, of APPLES unless others are named."""
    return storage.StreamTransaction(
        u64(sequence),
        sender,
        storage.encode_stream_tags([*stream_ids] or [APPLES]),
        primitives.entries(sequence + 1),
        data if isinstance(data, bytes) else storage.encode_stream_data(data),
        storage.Availability.AVAILABLE,
    )


def make_history() -> Iterator[storage.StreamTransaction]:
    """Return the transactions of a node that is in use: a value of each kind, and each role."""
    yield replace(make_transaction(0, OWNER, b"\x00"), tags=b"")
    setup = (
        make_control(Operation.GRANT_WRITER_ROLE, account=WRITER),
        make_control(Operation.GRANT_WRITER_ROLE, account=FORMER),
        make_control(Operation.SET_KEY_TO_SPECIAL, key=b"secret"),
        make_control(Operation.GRANT_SPECIAL_WRITER_ROLE, key=b"secret", account=KEY_WRITER),
    )
    yield make_transaction(1, OWNER, make_stream_data(0, (), [make_write(b"apple", b"red")], setup))
    fruit = [make_write(b"banana", b"yellow"), make_write(b"cherry", b"dark red")]
    yield make_transaction(2, WRITER, make_stream_data(1, [make_read(b"apple")], fruit))
    yield make_transaction(3, OWNER, make_stream_data(2, (), [make_write(b"banana", b"")]))
    revoke = make_control(Operation.REVOKE_WRITER_ROLE, account=FORMER)
    update = [make_write(b"apple", b"green"), make_write(b"secret", b"seed")]
    yield make_transaction(4, OWNER, make_stream_data(3, (), update, [revoke]))


NEXT: Final = 5
"""The number of the next transaction of a node that is in use."""


def make_used_state(is_encrypted: bool = False) -> storage.KvState:
    """Return a node that monitors APPLES, which is in use, and PEARS, which is new."""
    state = storage.compute_initial_kv_state([APPLES, PEARS], False)
    for transaction in make_history():
        storage.process_replay(state, transaction)
    return replace(state, is_encrypted=is_encrypted)


def make_used_stream() -> storage.Stream:
    """Return the stream of a node that is in use."""
    return make_used_state().streams[APPLES]


def make_wide_stream() -> storage.Stream:
    """Return a stream with many keys, of which those with even numbers were deleted, and the last ones too."""
    stream = storage.get_new_stream()
    start = primitives.byte_count(512)
    for number in range(16):
        key = bytes([65 + number * 7 % 16])
        value = storage.ByteRange(start, primitives.byte_count(start + key[0] % 2))
        storage.process_write_key(stream, u64(number + 1), key, value)
    return stream


def make_query(start: int = 0, length: int = 16, version: int = LAST) -> storage.ValueQuery:
    """Return which part of a value is asked for."""
    return storage.ValueQuery(
        primitives.byte_count(start), primitives.byte_count(length), u64(version)
    )


def make_reader(data: bytes, position: int = 0) -> tuple[bytes, primitives.ByteCount]:
    """Return the entries of a file and where to read."""
    return data, primitives.byte_count(position)


def add_cut_lists(
    make: Maker,
    suite: Suite[[bytes, primitives.ByteCount]],
    word: str,
    items: Sequence[bytes],
    behind: bytes = b"",
) -> Case:
    """Write lists of none up to all items with more behind, each cut before its end; return the last whole one."""
    for count in range(len(items) + 1):
        data = count.to_bytes(4, "big") + b"".join(items[:count])
        valid = suite.accept(f"{count}", f"{count} {word}", *make_reader(data + behind))
        is_long = count == len(items) and make.preset == "mainnet"
        for length in range(5, len(data)) if is_long else (len(data) - 1,):
            change = f"only {length} bytes are there"
            reason = storage.StreamDataReject.STREAM_DATA_INVALID
            suite.reject(
                f"{count}-cut-{length}", valid, change, reason, *make_reader(data[:length])
            )
    return valid


def make_versions(*versions: int) -> list[Uint64]:
    """Return versions."""
    return [u64(version) for version in versions]


def add_operations(make: Maker, function: Callable[[storage.AccessOperation], object]) -> None:
    """Write a function of an operation for each of them."""
    suite = make.suite(function, "all", "Every operation.")
    for operation in Operation:
        suite.accept(to_slug(operation.name), f"the operation {operation.name}", operation)


def draw_key(draw: Draw) -> bytes:
    """Return a short key, often one that was drawn before."""
    return draw.pick((b"apple", b"banana", b"cherry", b"secret", b"\x00", b"\xff\xfe", b"key"))


def draw_stream_data(draw: Draw, size: int = 4) -> storage.StreamData:
    """Return data with up to size items in each list."""
    streams = (APPLES, PEARS)
    reads = [make_read(draw_key(draw), draw.pick(streams)) for _ in range(draw.below(size))]
    writes = [
        make_write(draw_key(draw), draw.bytes(draw.below(40)), draw.pick(streams))
        for _ in range(draw.below(size))
    ]
    controls = [
        make_control(
            draw.pick([*Operation]),
            draw.pick(streams),
            draw_key(draw),
            draw.pick([*ACCOUNTS.values()]),
        )
        for _ in range(draw.below(size))
    ]
    return make_stream_data(draw.below(10), reads, writes, controls)
