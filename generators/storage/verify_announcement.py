"""Announcements that a node takes, and announcements that it refuses."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, Suite
from generators.storage._peers import (
    ED25519_PEER,
    MADE_AT,
    PRIVATE_ADDRESS,
    SECP256K1_PEER,
    make_signed,
    make_timed,
)
from zgspec.active import primitives, storage
from zgspec.runtime import Reason

Signed = storage.SignedAnnouncement
Seconds = primitives.Seconds
Announcements = Suite[[Signed, Seconds, bool]]
Reject = storage.AnnouncementReject
NOW = primitives.seconds(MADE_AT)


def add_signature_cases(suite: Announcements) -> None:
    """Add signatures of both kinds, and what they do not cover."""
    signed = make_signed(make_timed())
    valid = suite.accept("secp256k1", "an announcement by a secp256k1 key", signed, NOW, False)
    other = make_signed(make_timed(2, ED25519_PEER))
    twin = suite.accept("ed25519", "an announcement by an Ed25519 key", other, NOW, False)
    resent = replace(signed, resend_timestamp=primitives.seconds(0))
    suite.accept("resent", "an announcement with any time of resending", resent, NOW, False)
    reason = Reject.ANNOUNCEMENT_BAD_SIGNATURE
    later = replace(signed.timed, timestamp=primitives.seconds(MADE_AT + 1))
    changes: dict[str, tuple[str, Signed]] = {
        "time": ("its time differs", replace(signed, timed=later)),
        "files": ("it names two files", replace(signed, timed=make_timed(2))),
        "shard": ("its shard differs", replace(signed, timed=make_timed(shard=(2, 8)))),
        "address": ("its address differs", replace(signed, timed=make_timed(address=b"\x04"))),
        "author": ("another peer signed", replace(signed, signature=other.signature)),
        "no-signature": ("there is no signature", replace(signed, signature=b"")),
    }
    for slug, (change, found) in changes.items():
        suite.reject(slug, valid, change, reason, found, NOW, False)
    short = replace(other, signature=other.signature[:-1])
    suite.reject("short", twin, "the signature is short", reason, short, NOW, False)


def add_peer_cases(suite: Announcements) -> None:
    """Add peer ids without a key."""
    signed = make_signed(make_timed(3))
    valid = suite.accept("peer", "an announcement of three files", signed, NOW, False)
    other = make_signed(make_timed(4, ED25519_PEER))
    twin = suite.accept("other-peer", "an announcement of four files", other, NOW, False)
    hashed = bytes.fromhex("1220") + bytes(32)
    for slug, change, peer_id in (
        ("peer-empty", "the peer id is empty", b""),
        ("peer-hash", "the peer id is a hash", hashed),
        ("peer-short", "the key is short", SECP256K1_PEER[:-1]),
        ("peer-long", "a byte follows the key", SECP256K1_PEER + b"\x00"),
        ("peer-kind", "the kind of the key differs", ED25519_PEER[:6] + SECP256K1_PEER[6:]),
    ):
        said = replace(signed.timed.announcement, peer_id=peer_id)
        found = replace(signed, timed=replace(signed.timed, announcement=said))
        suite.reject(slug, valid, change, Reject.ANNOUNCEMENT_BAD_PEER_ID, found, NOW, False)
    said = replace(other.timed.announcement, peer_id=ED25519_PEER[:-1])
    found = replace(other, timed=replace(other.timed, announcement=said))
    reason = Reject.ANNOUNCEMENT_BAD_PEER_ID
    suite.reject("peer-other-short", twin, "the key is short", reason, found, NOW, False)


def add_content_cases(suite: Announcements) -> None:
    """Add numbers of files, addresses and shards."""
    limit = storage.MAX_ANNOUNCED_TRANSACTIONS
    full = suite.accept("full", "the most files", make_signed(make_timed(limit)), NOW, False)
    none = suite.accept("no-files", "no file", make_signed(make_timed(0)), NOW, False)
    long = make_signed(make_timed(limit + 1))
    suite.reject("long", full, "one file more", Reject.ANNOUNCEMENT_TOO_LONG, long, NOW, False)
    private = make_signed(make_timed(address=PRIVATE_ADDRESS))
    inside = suite.accept("private", "a private address where they are allowed", private, NOW, True)
    reason = Reject.ANNOUNCEMENT_PRIVATE_ADDRESS
    suite.reject("not-allowed", inside, "they are not allowed", reason, private, NOW, False)
    both = make_signed(make_timed(limit + 1, address=PRIVATE_ADDRESS))
    change = "one file more and a private address"
    suite.reject("long-private", full, change, Reject.ANNOUNCEMENT_TOO_LONG, both, NOW, False)
    shards: tuple[tuple[int, int, Reason], ...] = (
        (8, 8, storage.ShardReject.SHARD_ID_OUT_OF_RANGE),
        (0, 0, storage.ShardReject.SHARD_ID_OUT_OF_RANGE),
        (0, 6, storage.ShardReject.SHARD_COUNT_NOT_POWER_OF_TWO),
    )
    for shard_id, count, shard_reason in shards:
        found = make_signed(make_timed(0, shard=(shard_id, count)))
        change = f"the shard is {shard_id} of {count}"
        suite.reject(f"shard-{shard_id}-{count}", none, change, shard_reason, found, NOW, False)
    late = make_signed(make_timed(0, shard=(0, 6), timestamp=0))
    change = "the shard is 0 of 6 and the message is old"
    suite.reject("shard-old", none, change, shards[2][2], late, NOW, False)
    hidden = make_signed(make_timed(0, address=PRIVATE_ADDRESS, shard=(0, 6)))
    change = "the address is private and the shard is 0 of 6"
    suite.reject("private-shard", none, change, reason, hidden, NOW, False)


def add_time_cases(suite: Announcements) -> None:
    """Add both ends of the time in which an announcement is taken."""
    signed = make_signed(make_timed(5), MADE_AT + 10**6)
    reason = Reject.ANNOUNCEMENT_OUT_OF_DATE
    for slug, offset, step in (
        ("early", -storage.CLOCK_TOLERANCE, -1),
        ("old", storage.MAX_NETWORK_AGE, 1),
    ):
        limit = primitives.seconds(MADE_AT + offset)
        twin = suite.accept(slug, f"{offset} seconds after its time", signed, limit, False)
        behind = primitives.seconds(MADE_AT + offset + step)
        suite.reject(f"too-{slug}", twin, "one second more", reason, signed, behind, False)


def generate(make: Maker) -> None:
    """Write each part of the rule."""
    name, title = "signatures", "Who signed what."
    add_signature_cases(make.suite(storage.verify_announcement, name, title))
    name, title = "peers", "Peer ids with and without a key."
    add_peer_cases(make.suite(storage.verify_announcement, name, title))
    name, title = "contents", "Numbers of files, addresses and shards."
    add_content_cases(make.suite(storage.verify_announcement, name, title))
    name, title = "times", "Both ends of the time of a message."
    add_time_cases(make.suite(storage.verify_announcement, name, title))
