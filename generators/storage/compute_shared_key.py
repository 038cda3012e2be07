"""The key that two sides derive, and keys that are none."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes32, bytes33
from zgspec.runtime.secp256k1 import compute_public_key

ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def generate(make: Maker) -> None:
    """Write both sides of a key, and points off the curve."""
    suite = make.suite(storage.compute_shared_key, "sides", "Both sides, and wrong public keys.")
    sender, recipient = make_hash("sender"), make_hash("recipient")
    right = compute_public_key(recipient)
    valid = suite.accept("sender", "the sender's side", sender, right)
    suite.accept("recipient", "the recipient's side", recipient, compute_public_key(sender))
    mirrored = bytes33(bytes([right[0] ^ 1]) + right[1:])
    suite.accept("mirrored", "the mirrored point has the same x", sender, mirrored)
    for slug, number in (("one", 1), ("last", ORDER - 1)):
        key = bytes32(number.to_bytes(32, "big"))
        suite.accept(slug, f"the private key {slug}", key, right)
    reason = storage.EncryptionReject.HEADER_BAD_KEY
    for slug, change, wrong in (
        ("off-curve", "x is not on the curve", b"\x02" + bytes(31) + b"\x05"),
        ("zero", "all bytes are zero", bytes(33)),
        ("large", "x is not below the prime", b"\x03" + b"\xff" * 32),
        ("prefix", "the first byte is 4", b"\x04" + right[1:]),
        ("prefix-hybrid", "the first byte is 6", b"\x06" + right[1:]),
    ):
        suite.reject(slug, valid, change, reason, sender, bytes33(wrong))
