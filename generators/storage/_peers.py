"""Peers that announce files: their keys, their messages and their signatures."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from generators.framework import make_hash
from generators.storage._node import make_shard
from zgspec.active import primitives, storage
from zgspec.runtime import u64
from zgspec.runtime.ed25519 import compute_ed25519_public_key, sign_ed25519
from zgspec.runtime.hashing import sha256
from zgspec.runtime.secp256k1 import compute_public_key, sign_digest

SECP256K1_KEY = make_hash("a peer's key")
ED25519_KEY = make_hash("another peer's key")
SECP256K1_PEER = storage.SECP256K1_PEER_ID_PREFIX + compute_public_key(SECP256K1_KEY)
ED25519_PEER = storage.ED25519_PEER_ID_PREFIX + compute_ed25519_public_key(ED25519_KEY)
PUBLIC_ADDRESS = bytes.fromhex("04080808080604d2")
PRIVATE_ADDRESS = bytes.fromhex("04c0a800010604d2")
MADE_AT = 1_700_000_000


def sign(peer_id: bytes, message: bytes) -> bytes:
    """Return the signature of a message by the peer with that id."""
    if peer_id == ED25519_PEER:
        return sign_ed25519(ED25519_KEY, message)
    found = sign_digest(SECP256K1_KEY, sha256(message))
    r, s = int.from_bytes(found[:32], "big"), int.from_bytes(found[32:64], "big")
    return encode_dss_signature(r, s)


def make_timed(
    count: int = 1,
    peer_id: bytes = SECP256K1_PEER,
    address: bytes = PUBLIC_ADDRESS,
    shard: tuple[int, int] = (3, 8),
    timestamp: int = MADE_AT,
) -> storage.TimedAnnouncement:
    """Return an announcement of so many files."""
    names = [storage.TransactionId(u64(index), make_hash("file", index)) for index in range(count)]
    said = storage.Announcement(names, make_shard(*shard), peer_id, address)
    return storage.TimedAnnouncement(said, primitives.seconds(timestamp))


def make_signed(
    timed: storage.TimedAnnouncement, resend_timestamp: int = MADE_AT
) -> storage.SignedAnnouncement:
    """Return an announcement, signed by its author."""
    message = storage.encode_timed_announcement(timed)
    signature = sign(timed.announcement.peer_id, message)
    return storage.SignedAnnouncement(timed, signature, primitives.seconds(resend_timestamp))
