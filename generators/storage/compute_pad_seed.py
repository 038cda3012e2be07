"""Vectors of storage.md#compute_pad_seed."""

from __future__ import annotations

from generators.framework import Maker, changed, flip, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes32


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_pad_seed, "inputs", "Seeds of attempts.")
    words = [make_hash(name) for name in ("miner", "nonce", "subtask", "range")]
    suite.accept("zeros", "zeros", *[bytes32(bytes(32))] * 4)
    suite.accept("ones", "ones", *[bytes32(b"\xff" * 32)] * 4)
    suite.accept("named", "four hashes", words[0], words[1], words[2], words[3])
    for index in range(4):
        other = changed(words, index, flip(words[index]))
        suite.accept(f"other-{index}", f"word {index} has one bit turned", *other)
    suite.accept("reversed", "the same words in another order", *words[::-1])
