"""A key-value node that keeps rows and searches all of them for every answer: slow, and written without the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

ADMIN, SPECIAL, WRITER, KEY_WRITER = 0x00, 0x10, 0x20, 0x30
RENOUNCEMENTS = (0x01, 0x22, 0x32)
ONLY_ADMINS = (0x00, 0x10, 0x11, 0x21, 0x31)


@dataclass(frozen=True)
class Write:
    """A row of a written key."""

    stream: bytes
    key: bytes
    version: int
    start: int
    end: int


@dataclass(frozen=True)
class Access:
    """A row of an operation."""

    stream: bytes
    key: bytes
    account: bytes
    operation: int
    version: int


@dataclass(frozen=True)
class Transaction:
    """What the file of a transaction says, its sender and its streams."""

    sequence: int
    sender: bytes
    streams: list[bytes]
    version: int
    reads: list[tuple[bytes, bytes]]
    writes: list[tuple[bytes, bytes, int, int]]
    controls: list[tuple[int, bytes, bytes, bytes]]


@dataclass
class Model:
    """All rows, and the streams that are monitored."""

    monitored: set[bytes]
    writes: list[Write] = field(default_factory=list)
    accesses: list[Access] = field(default_factory=list)

    def find_newest(
        self, stream: bytes, family: int, key: bytes, account: bytes, version: int
    ) -> int:
        """Return the newest operation of a family (its first digit) on a key and an account, -1 if none."""
        rows = [
            row
            for row in self.accesses
            if (row.stream, row.key, row.account) == (stream, key, account)
            and row.operation & 0xF0 == family
            and row.version <= version
        ]
        return max(rows, key=lambda row: row.version).operation if rows else -1

    def is_new(self, stream: bytes, version: int) -> bool:
        """Return whether there is no operation in a stream."""
        return not [row for row in self.accesses if row.stream == stream and row.version <= version]

    def is_admin(self, stream: bytes, account: bytes, version: int) -> bool:
        return self.find_newest(stream, ADMIN, b"", account, version) == 0x00

    def is_writer(self, stream: bytes, account: bytes, version: int) -> bool:
        return self.find_newest(stream, WRITER, b"", account, version) == 0x20

    def is_special(self, stream: bytes, key: bytes, version: int) -> bool:
        return self.find_newest(stream, SPECIAL, key, bytes(20), version) == 0x10

    def is_key_writer(self, stream: bytes, account: bytes, key: bytes, version: int) -> bool:
        return self.find_newest(stream, KEY_WRITER, key, account, version) == 0x30

    def may_write(self, stream: bytes, account: bytes, key: bytes, version: int) -> bool:
        if self.is_new(stream, version) or self.is_admin(stream, account, version):
            return True
        if self.is_special(stream, key, version):
            return self.is_key_writer(stream, account, key, version)
        return self.is_writer(stream, account, version)

    def can_write(self, stream: bytes, account: bytes, version: int) -> bool:
        keys = {row.key for row in self.accesses if row.stream == stream}
        return (
            self.is_new(stream, version)
            or self.is_admin(stream, account, version)
            or self.is_writer(stream, account, version)
            or any(self.is_key_writer(stream, account, key, version) for key in keys)
        )

    def find_value(self, stream: bytes, key: bytes, version: int) -> Write | None:
        """Return the newest row of a key."""
        rows = [
            row
            for row in self.writes
            if (row.stream, row.key) == (stream, key) and row.version <= version
        ]
        return max(rows, key=lambda row: row.version) if rows else None

    def get_latest(self, stream: bytes, key: bytes, version: int) -> int:
        row = self.find_value(stream, key, version)
        return row.version if row else 0

    def get_live(self, stream: bytes, version: int) -> list[Write]:
        """Return the rows of all keys with a value, in the order of keys."""
        keys = sorted({row.key for row in self.writes if row.stream == stream})
        rows = [self.find_value(stream, key, version) for key in keys]
        return [row for row in rows if row is not None and row.start < row.end]

    def find_write_failures(
        self, transaction: Transaction, kept: dict[tuple[bytes, bytes], tuple[int, int]]
    ) -> Iterator[str]:
        for stream, key in kept:
            sequence = transaction.sequence
            if stream not in transaction.streams:
                yield "TAGS_MISMATCH"
            elif self.get_latest(stream, key, sequence) > transaction.version:
                yield "VERSION_CONFLICT"
            elif not self.may_write(stream, transaction.sender, key, sequence):
                yield f"WRITE_DENIED {stream.hex()} {key.hex()}"

    def keep_controls(self, transaction: Transaction) -> list[Access]:
        """Return the operations that count: of one slot the last one, but administrators come first."""
        sender, sequence = transaction.sender, transaction.sequence
        slots: dict[tuple[int, bytes, bytes, bytes], Access] = {}
        for stream in transaction.streams:
            if self.is_new(stream, sequence):
                slots[ADMIN, stream, b"", sender] = Access(stream, b"", sender, 0x00, sequence)
        for code, stream, key, named in transaction.controls:
            account = sender if code in RENOUNCEMENTS else named
            slot = (code & 0xF0, stream, key, account)
            if code == 0x00 and (slot in slots or account == sender):
                continue
            slots[slot] = Access(stream, key, account, code, sequence)
        return list(slots.values())

    def find_control_failures(self, transaction: Transaction, kept: list[Access]) -> Iterator[str]:
        sender, sequence = transaction.sender, transaction.sequence
        for row in kept:
            if row.stream not in transaction.streams:
                yield "TAGS_MISMATCH"
                continue
            if self.is_new(row.stream, sequence) or self.is_admin(row.stream, sender, sequence):
                continue
            is_denied = (
                row.operation in ONLY_ADMINS
                or (row.operation == 0x20 and not self.is_writer(row.stream, sender, sequence))
                or (
                    row.operation == 0x30
                    and not self.is_key_writer(row.stream, sender, row.key, sequence)
                )
            )
            if is_denied:
                yield f"CONTROL_DENIED {row.operation} {row.stream.hex()} {row.key.hex()} {row.account.hex()}"

    def replay(self, transaction: Transaction) -> set[str]:
        """Return the results that the transaction may have, and keep its rows if it commits."""
        sequence, streams = transaction.sequence, transaction.streams
        if not streams or not self.monitored.issuperset(streams):
            return {"SKIPPED"}
        if not any(self.can_write(stream, transaction.sender, sequence) for stream in streams):
            return {"SENDER_NOT_WRITER"}
        for stream, key in transaction.reads:
            if stream not in self.monitored:
                return {"TAGS_MISMATCH"}
            if self.get_latest(stream, key, sequence) > transaction.version:
                return {"VERSION_CONFLICT"}
        kept = {(stream, key): (start, end) for stream, key, start, end in transaction.writes}
        failures = {*self.find_write_failures(transaction, kept)}
        if failures:
            return failures
        controls = self.keep_controls(transaction)
        failures = {*self.find_control_failures(transaction, controls)}
        if failures:
            return failures
        self.accesses += controls
        self.writes += [
            Write(stream, key, sequence, start, end) for (stream, key), (start, end) in kept.items()
        ]
        return {"COMMIT"}
