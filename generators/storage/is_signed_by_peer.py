"""Signatures of peers."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._peers import ED25519_PEER, SECP256K1_PEER, sign
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write right and wrong signatures for both kinds of keys."""
    suite = make.suite(storage.is_signed_by_peer, "kinds", "Both kinds of keys.")
    message = b"a message of a peer"
    for name, peer_id in (("secp256k1", SECP256K1_PEER), ("ed25519", ED25519_PEER)):
        signature = sign(peer_id, message)
        off_curve = peer_id[:-32] + bytes(31) + b"\x05"
        for slug, text, author, signed, found in (
            ("right", "the right signature", peer_id, message, signature),
            ("other-message", "another message", peer_id, message + b".", signature),
            ("short", "a short signature", peer_id, message, signature[:-1]),
            ("long", "a byte behind the signature", peer_id, message, signature + b"\x00"),
            ("no-key", "a key that is cut off", peer_id[:-1], message, signature),
            ("longer-key", "a byte behind the key", peer_id + b"\x00", message, signature),
            ("no-prefix", "a key alone", peer_id[6:], message, signature),
            ("other-prefix", "another prefix", b"\x12\x20" + peer_id[2:], message, signature),
            ("bad-key", "another key", off_curve, message, signature),
        ):
            suite.accept(f"{name}-{slug}", f"{name}: {text}", author, signed, found)
    crossed = sign(ED25519_PEER, message)
    suite.accept("crossed", "the kinds are crossed", SECP256K1_PEER, message, crossed)
