"""Vectors of storage.md#has_peer_key."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._peers import ED25519_PEER, SECP256K1_PEER
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of keys: known, cut and unknown keys."""
    suite = make.suite(storage.has_peer_key, "keys", "Known, cut and unknown keys.")
    for name, peer in (("secp256k1", SECP256K1_PEER), ("ed25519", ED25519_PEER)):
        suite.accept(name, f"a {name} key", peer)
        suite.accept(f"{name}-short", f"a {name} key without its last byte", peer[:-1])
        suite.accept(f"{name}-long", f"a {name} key and one more byte", peer + b"\x00")
        suite.accept(
            f"{name}-prefix",
            f"the prefix of a {name} key alone",
            peer[: storage.PEER_ID_PREFIX_SIZE],
        )
        suite.accept(f"{name}-other", f"a {name} key with another first byte", b"\x01" + peer[1:])
    suite.accept(
        "swapped",
        "the prefix of one kind and the key of the other",
        ED25519_PEER[:6] + SECP256K1_PEER[6:],
    )
    suite.accept("empty", "no bytes", b"")
