"""Vectors of storage.md#compute_scratch_pad."""

from __future__ import annotations

from typing import Final

from generators.framework import Draw, Maker, make_hash
from zgspec.active import storage
from zgspec.runtime import bytes64

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_scratch_pad, "seeds", "Pads of attempts.")
    suite.accept("zeros", "a seed of zeros", bytes64(bytes(64)))
    suite.accept("ones", "a seed of ones", bytes64(b"\xff" * 64))
    for index in range(2):
        suite.accept(f"{index}", f"seed {index}", bytes64(Draw("seed", index).bytes(64)))
    half = bytes(32)
    suite.accept("left", "a seed with a zero right half", bytes64(make_hash("left") + half))
    suite.accept("right", "a seed with a zero left half", bytes64(half + make_hash("left")))
