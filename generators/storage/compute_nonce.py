"""Vectors of storage.md#compute_nonce."""

from __future__ import annotations

from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_nonce, "counters", "Counters of attempts.")
    for counter in (0, 1, 255, 256, 2**32 + 7, 2**64 - 1):
        for name in ("first", "second"):
            suite.accept(
                f"{name}-{counter}",
                f"attempt {counter} from the {name} nonce",
                make_hash(name),
                u64(counter),
            )
    suite.accept("zero", "attempt 513 from zero", primitives.ZERO_HASH, u64(513))
