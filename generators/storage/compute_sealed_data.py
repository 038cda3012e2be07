"""Vectors of storage.md#compute_sealed_data."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes32
from zgspec.runtime.hashing import keccak256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.compute_sealed_data, "data", "Data that is sealed, from one word to a unit."
    )
    mask = make_hash("mask")
    size = storage.UNIT_SIZE
    for length in sorted({32, 64, 96, 256, size}):
        suite.accept(f"{length}", f"{length} bytes", make_data(length, 4), mask)
    suite.accept("zeros", "a unit of zeros", bytes(size), mask)
    suite.accept("ones", "a unit of ones", b"\xff" * size, mask)
    suite.accept(
        "zero-mask", "a unit under a mask of zeros", make_data(size, 4), bytes32(bytes(32))
    )
    suite.accept("mask", "a word that is its mask", mask, mask)
    data = make_data(size, 4)
    sealed = storage.compute_sealed_data(data, mask)
    suite.accept("sealed", "a sealed unit", sealed, mask)
    for start in (32, 64, size // 2, size - 32):
        part = sealed[start:]
        suite.accept(
            f"suffix-{start}",
            f"a sealed unit from byte {start}",
            part,
            keccak256(sealed[start - 32 : start]),
        )
    suite.accept("nothing", "no data", b"", mask)
