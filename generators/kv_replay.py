"""Transactions for a node that is in use: for each result some that get it, beside neighbours that commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generators.framework import make_data
from generators.kv import (
    APPLES,
    FORMER,
    KEY_WRITER,
    NEXT,
    OWNER,
    PEARS,
    STRANGER,
    UNKNOWN,
    WRITER,
    Operation,
    make_control,
    make_read,
    make_stream_data,
    make_transaction,
    make_write,
    to_slug,
)
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32


@dataclass(frozen=True)
class Replay:
    """A case: its name, what it is, the transaction, and whether the node has an encryption key."""

    slug: str
    description: str
    transaction: storage.StreamTransaction
    is_encrypted: bool = False


def make_tx(
    sender: primitives.Address, data: storage.StreamData | bytes, *stream_ids: Bytes32
) -> storage.StreamTransaction:
    """Return the next transaction of a node that is in use."""
    return make_transaction(NEXT, sender, data, *stream_ids)


PLAIN: Final = make_tx(WRITER, make_stream_data(4, (), [make_write(b"banana", b"ripe")]))


def get_tag_cases() -> Iterator[Replay]:
    """Tags of streams that are monitored, and of others."""
    yield Replay("plain", "a writer writes a key", PLAIN)
    data = make_stream_data(4)
    yield Replay("two", "two monitored streams are named", make_tx(WRITER, data, APPLES, PEARS))
    yield Replay("unknown", "one stream is not monitored", make_tx(OWNER, data, APPLES, UNKNOWN))
    yield Replay(
        "unknown-first", "the first is not monitored", make_tx(OWNER, data, UNKNOWN, APPLES)
    )
    yield Replay("all-unknown", "no stream is monitored", make_tx(OWNER, data, UNKNOWN))
    yield Replay(
        "no-stream", "no stream is named", replace(PLAIN, tags=storage.STREAM_DOMAIN + b"")
    )
    yield Replay("no-tags", "there are no tags", replace(PLAIN, tags=b""))
    yield Replay("odd-tags", "a byte of the tags is missing", replace(PLAIN, tags=PLAIN.tags[:-1]))
    yield Replay("twice", "a stream is named twice", make_tx(WRITER, data, APPLES, APPLES))


def get_sender_cases() -> Iterator[Replay]:
    """Senders with each role, and without one."""
    data = make_stream_data(4)
    senders = {
        "owner": OWNER,
        "writer": WRITER,
        "key-writer": KEY_WRITER,
        "former": FORMER,
        "stranger": STRANGER,
    }
    for name, sender in senders.items():
        yield Replay(f"by-{name}", f"{name} does nothing in a stream", make_tx(sender, data))
        yield Replay(f"new-by-{name}", f"{name} begins a stream", make_tx(sender, data, PEARS))
    yield Replay(
        "one-of-two", "a stranger names a new stream too", make_tx(STRANGER, data, APPLES, PEARS)
    )
    yield Replay(
        "new-first", "a stranger names a new stream first", make_tx(STRANGER, data, PEARS, APPLES)
    )


def get_availability_cases() -> Iterator[Replay]:
    """Files that the node has, waits for, or gave up."""
    for availability in (storage.Availability.PENDING, storage.Availability.ABANDONED):
        name = to_slug(availability.name)
        lost = replace(PLAIN, file=b"", availability=availability)
        yield Replay(name, f"the file is {name}", lost)
        yield Replay(
            f"{name}-stranger", f"the file of a stranger is {name}", replace(lost, sender=STRANGER)
        )
        yield Replay(f"{name}-unknown", f"the file of no stream is {name}", replace(lost, tags=b""))


def get_version_cases() -> Iterator[Replay]:
    """Versions around the last ones of the keys: apple 4, banana 3, cherry 2."""
    for key, latest in ((b"apple", 4), (b"banana", 3), (b"cherry", 2), (b"absent", 0)):
        name = key.decode()
        for version in {latest - 1, latest, latest + 1, 2**64 - 1} - {-1}:
            read = make_stream_data(version, [make_read(key)])
            yield Replay(
                f"read-{name}-{version}", f"{name} is read, seen {version}", make_tx(WRITER, read)
            )
            write = make_stream_data(version, (), [make_write(key)])
            yield Replay(
                f"write-{name}-{version}",
                f"{name} is written, seen {version}",
                make_tx(WRITER, write),
            )


def get_read_cases() -> Iterator[Replay]:
    """Reads of other streams, and the order of reads."""
    reads = {
        "other": [make_read(b"apple", PEARS)],
        "unknown": [make_read(b"apple", UNKNOWN)],
        "unknown-then-late": [make_read(b"apple", UNKNOWN), make_read(b"apple")],
        "late-then-unknown": [make_read(b"apple"), make_read(b"apple", UNKNOWN)],
        "late-second": [make_read(b"cherry"), make_read(b"apple")],
        "late-twice": [make_read(b"apple"), make_read(b"apple")],
    }
    for name, found in reads.items():
        data = make_stream_data(3, found)
        yield Replay(f"reads-{name}", f"reads: {name}", make_tx(WRITER, data))


def get_write_cases() -> Iterator[Replay]:
    """Writes of each kind of key by each kind of sender, several failures, and one key twice."""
    senders = {"owner": OWNER, "writer": WRITER, "key-writer": KEY_WRITER}
    for name, sender in senders.items():
        for key in (b"apple", b"secret"):
            data = make_stream_data(9, (), [make_write(key)])
            yield Replay(
                f"{key.decode()}-by-{name}", f"{name} writes {key.decode()}", make_tx(sender, data)
            )
    secret, late = make_write(b"secret"), make_write(b"apple")
    untagged, plain = make_write(b"x", b"", PEARS), make_write(b"banana")
    lists: dict[str, Sequence[storage.KeyWrite]] = {
        "untagged": [untagged],
        "untagged-behind": [plain, untagged],
        "denied-late-untagged": [secret, late, untagged],
        "late-untagged-denied": [late, untagged, secret],
        "untagged-denied-late": [untagged, secret, late],
        "unknown": [make_write(b"x", b"", UNKNOWN)],
        "two-denied": [secret, make_write(b"banana"), secret],
        "twice": [make_write(b"banana", b"first"), plain, make_write(b"banana", b"last one")],
        "twice-between": [plain, make_write(b"cherry", b"abc"), make_write(b"banana", b"")],
        "deleted": [make_write(b"banana", b"")],
        "binary": [make_write(b"\x00\xff", bytes(range(16)))],
    }
    for name, writes in lists.items():
        # Version 3 is behind banana and cherry, and in front of apple and secret.
        version = 3 if "late" in name else 9
        data = make_stream_data(version, (), writes)
        yield Replay(f"writes-{name}", f"writes: {name}", make_tx(WRITER, data))
    both = make_stream_data(9, (), [make_write(b"a", b"1"), make_write(b"a", b"2", PEARS)])
    yield Replay(
        "writes-two-streams", "one key in two streams", make_tx(WRITER, both, APPLES, PEARS)
    )


def get_control_cases() -> Iterator[Replay]:
    """Every operation by every kind of sender."""
    senders = {"owner": OWNER, "writer": WRITER, "key-writer": KEY_WRITER}
    for operation in Operation:
        for name, sender in senders.items():
            control = make_control(operation, key=b"secret")
            data = make_stream_data(9, (), (), [control])
            slug = f"{to_slug(operation.name)}-by-{name}"
            yield Replay(slug, f"{operation.name} by {name}", make_tx(sender, data))
    other_key = make_control(Operation.GRANT_SPECIAL_WRITER_ROLE, key=b"apple")
    data = make_stream_data(9, (), (), [other_key])
    yield Replay("other-key", "a writer of a key grants another key", make_tx(KEY_WRITER, data))


def get_combination_cases() -> Iterator[Replay]:
    """Several operations in one transaction."""
    grant, renounce = Operation.GRANT_ADMIN_ROLE, Operation.RENOUNCE_ADMIN_ROLE
    writer, revoke = Operation.GRANT_WRITER_ROLE, Operation.REVOKE_WRITER_ROLE
    special, normal = Operation.SET_KEY_TO_SPECIAL, Operation.SET_KEY_TO_NORMAL
    lists: dict[str, tuple[storage.AccessControl, ...]] = {
        "last-of-two": (make_control(writer), make_control(revoke)),
        "last-of-three": (make_control(revoke), make_control(writer), make_control(revoke)),
        "two-accounts": (make_control(writer), make_control(writer, account=FORMER)),
        "special-normal": (make_control(special), make_control(normal)),
        "two-keys": (make_control(special, key=b"a"), make_control(special, key=b"b")),
        "self-grant": (make_control(grant, account=OWNER),),
        "self-grant-renounce": (make_control(grant, account=OWNER), make_control(renounce)),
        "renounce-self-grant": (make_control(renounce), make_control(grant, account=OWNER)),
        "grant-twice": (make_control(grant), make_control(grant)),
        "renounce": (make_control(renounce),),
        "untagged": (make_control(writer, stream_id=PEARS),),
        "unknown": (make_control(writer, stream_id=UNKNOWN),),
        "renounce-untagged": (make_control(renounce, stream_id=PEARS),),
    }
    for name, controls in lists.items():
        data = make_stream_data(9, (), (), controls)
        yield Replay(f"owner-{name}", f"the owner: {name}", make_tx(OWNER, data))
        swapped = {APPLES: PEARS, PEARS: APPLES, UNKNOWN: UNKNOWN}
        moved = [replace(item, stream_id=swapped[item.stream_id]) for item in controls]
        first = make_stream_data(9, (), (), moved)
        yield Replay(f"first-{name}", f"in a new stream: {name}", make_tx(OWNER, first, PEARS))
    denied = (make_control(revoke), make_control(writer), make_control(special, stream_id=PEARS))
    for name, controls in (("denied-first", denied), ("untagged-first", denied[::-1])):
        data = make_stream_data(9, (), (), controls)
        yield Replay(name, f"two failures: {name}", make_tx(WRITER, data))
    self_grant = make_stream_data(9, (), (), [make_control(grant, account=WRITER)])
    yield Replay(
        "writer-self-grant", "a writer makes itself an administrator", make_tx(WRITER, self_grant)
    )
    renounced = [make_control(Operation.RENOUNCE_WRITER_ROLE)]
    write = make_stream_data(9, (), [make_write(b"banana")], renounced)
    yield Replay("write-and-renounce", "a writer writes and renounces", make_tx(WRITER, write))
    given = [make_control(special, key=b"banana")]
    own = make_stream_data(9, (), [make_write(b"banana")], given)
    yield Replay(
        "write-and-special", "the owner writes a key and makes it special", make_tx(OWNER, own)
    )
    denied_both = make_stream_data(9, (), [make_write(b"secret")], [make_control(revoke)])
    yield Replay(
        "write-and-control-denied", "a write and an operation fail", make_tx(WRITER, denied_both)
    )
    late = make_stream_data(3, [make_read(b"apple")], [make_write(b"secret")])
    yield Replay("read-and-write-fail", "a read and a write fail", make_tx(WRITER, late))
    everything = make_stream_data(
        9, [make_read(b"apple")], [make_write(b"n", b"v")], [make_control(writer)]
    )
    yield Replay("everything", "something in each list", make_tx(OWNER, everything))


def get_file_cases() -> Iterator[Replay]:
    """Files that are cut, filled, or too long."""
    body = storage.encode_stream_data(
        make_stream_data(
            9,
            [make_read(b"r")],
            [make_write(b"w", b"v")],
            [make_control(Operation.RENOUNCE_WRITER_ROLE)],
        )
    )
    filled = body.ljust(storage.ENTRY_SIZE, b"\x00")
    yield Replay("file-longer", "bytes stand behind the file", make_tx(WRITER, body + b"\x01\x02"))
    yield Replay("file-filled", "the file has whole entries", make_tx(WRITER, filled))
    many = (storage.MAX_LIST_LENGTH + 1).to_bytes(4, "big")
    head = storage.encode_stream_data(make_stream_data(9))
    files = {
        "empty": b"",
        "zeros": bytes(20),
        "one-byte": b"\x00",
        "reads-too-long": head[:8] + many,
        "writes-too-long": head[:12] + many,
        "controls-too-long": head[:16] + many,
        "bad-code": head[:16] + b"\x00\x00\x00\x01\x40" + APPLES,
        "cut-read": head[:8] + b"\x00\x00\x00\x03" + APPLES + b"\x00\x01\x00",
    }
    for name, file in files.items():
        yield Replay(f"file-{name}", f"the file: {name}", make_tx(WRITER, file))
    late = storage.encode_stream_data(make_stream_data(3, [make_read(b"apple")]))
    broken = late[:-8] + many
    yield Replay(
        "late-before-broken", "a read fails in front of a broken list", make_tx(WRITER, broken)
    )
    secret = storage.encode_stream_data(make_stream_data(9, (), [make_write(b"secret")]))
    yield Replay(
        "denied-before-broken",
        "a write fails in front of a broken list",
        make_tx(WRITER, secret[:-4] + many),
    )
    far = replace(PLAIN, start=primitives.entries(2**55))
    yield Replay("file-far", "the file begins behind the last byte offset", far)
    yield Replay(
        "file-last",
        "the file begins in the last but one entry",
        replace(PLAIN, start=primitives.entries(2**55 - 2)),
    )


def get_encrypted_cases() -> Iterator[Replay]:
    """Files with encryption headers, for a node with a key and one without."""
    for version, size in ((1, storage.SYMMETRIC_HEADER_SIZE), (2, storage.ECIES_HEADER_SIZE)):
        file = bytes([version]) + make_data(size - 1, 5) + PLAIN.file
        for is_encrypted in (True, False):
            name = "with-key" if is_encrypted else "without-key"
            slug = f"v{version}-{name}"
            description = f"a header of version {version} for a node {name}"
            yield Replay(slug, description, replace(PLAIN, file=file), is_encrypted)
        wrong = bytes([version + 2]) + file[1:]
        yield Replay(
            f"v{version + 2}",
            f"a header of version {version + 2}",
            replace(PLAIN, file=wrong),
            True,
        )
    yield Replay("no-header", "no header for a node with a key", PLAIN, True)
    yield Replay("header-empty", "no byte for a node with a key", replace(PLAIN, file=b""), True)


GROUPS: Final = {
    "tags": get_tag_cases,
    "senders": get_sender_cases,
    "availability": get_availability_cases,
    "versions": get_version_cases,
    "reads": get_read_cases,
    "writes": get_write_cases,
    "controls": get_control_cases,
    "combinations": get_combination_cases,
    "files": get_file_cases,
    "encryption": get_encrypted_cases,
}
"""By the name of the suite."""
