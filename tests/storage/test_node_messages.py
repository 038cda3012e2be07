"""The bytes of transactions and announcements, against the `ssz` package; addresses, against `ipaddress`."""

from __future__ import annotations

import ipaddress

from zgspec.active import primitives, storage
from zgspec.runtime import bytes4, bytes32, u64
from zgspec.runtime.ssz import (
    SszByteList,
    SszByteVector,
    SszContainer,
    SszList,
    SszUint,
    SszValue,
    encode_ssz,
)

NAME = SszContainer((SszUint(64), SszByteVector(32)))
ANNOUNCEMENT = SszContainer(
    (
        SszList(NAME, 2**16),
        SszContainer((SszUint(64), SszUint(64))),
        SszByteList(256),
        SszByteList(256),
    )
)
TIMED = SszContainer((ANNOUNCEMENT, SszUint(32)))
SIGNED = SszContainer((TIMED, SszByteList(256), SszUint(32)))
TRANSACTION = SszContainer(
    (
        SszList(SszByteVector(32), 16),
        SszByteList(16),
        SszByteVector(32),
        SszList(NAME, 64),
        SszUint(64),
        SszUint(64),
        SszUint(64),
    )
)


def make_signed(count: int) -> tuple[storage.SignedAnnouncement, SszValue]:
    hashes = [bytes32(bytes([index]) * 32) for index in range(count)]
    names = [storage.TransactionId(u64(7 * index), item) for index, item in enumerate(hashes)]
    config = storage.ShardConfig(primitives.segments(3), primitives.segments(8))
    said = storage.Announcement(names, config, b"peer", b"address")
    timed = storage.TimedAnnouncement(said, primitives.seconds(1_700_000_000))
    signed = storage.SignedAnnouncement(timed, b"signature", primitives.seconds(count))
    listed = [(7 * index, item) for index, item in enumerate(hashes)]
    value = ((listed, (8, 3), b"peer", b"address"), 1_700_000_000)
    return signed, (value, b"signature", count)


def test_announcements_are_encoded_as_ssz() -> None:
    found = [make_signed(count) for count in (0, 1, 3)]
    for signed, value in found:
        assert storage.encode_signed_announcement(signed) == encode_ssz(SIGNED, value)
    batch = storage.encode_announcement_batch([signed for signed, _ in found])
    assert batch == encode_ssz(SszList(SIGNED, 16), [value for _, value in found])


def test_transactions_are_encoded_as_ssz() -> None:
    for heights in ([], [9], [6, 4], [13, 12, 11, 10]):
        nodes = [
            storage.SubmissionNode(bytes32(bytes([height]) * 32), primitives.height(height))
            for height in heights
        ]
        transaction = storage.Transaction(
            bytes32(b"\x05" * 32),
            nodes,
            primitives.entries(2**40),
            primitives.byte_count(20182),
            u64(2**33),
        )
        listed = [(height + 1, bytes([height]) * 32) for height in heights]
        value: SszValue = ([], b"", b"\x05" * 32, listed, 2**40, 20182, 2**33)
        encoded = encode_ssz(TRANSACTION, value)
        assert storage.encode_transaction(transaction) == encoded
        assert len(encoded) == storage.TRANSACTION_FIXED_SIZE + 40 * len(heights)


RESERVED = [
    ipaddress.ip_network(text)
    for text in [
        "0.0.0.0/32",
        "10.0.0.0/8",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "255.255.255.255/32",
    ]
]


def test_reserved_ranges_are_the_named_networks() -> None:
    """The categories that the node names, written as networks: first and last address and both neighbours."""
    for network in RESERVED:
        first, last = int(network[0]), int(network[-1])
        for number in sorted({max(first - 1, 0), first, last, min(last + 1, 2**32 - 1)}):
            ip = ipaddress.IPv4Address(number)
            is_reserved = any(ip in found for found in RESERVED)
            assert storage.is_public_ip4(bytes4(ip.packed)) == (not is_reserved)
