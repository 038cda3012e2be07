"""Vectors of storage.md#has_legal_answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.parameter_bounds.mines import make_fresh_mine, make_mine
from generators.framework import Maker, make_hash
from zgspec.active import primitives
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_parameter_bounds import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write counts up to the cap, and the few that a small target allows."""
    suite = make.suite(storage.has_legal_answers, "counts", "Answers of an epoch, and before any.")
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for count in (0, 1, 2, 4, 5, 2**256 - 1):
            found = replace(mine, submissions=u256(count))
            suite.accept(f"{slug}-{count:x}", f"{count} answers, {slug}", found)
    small = make.suite(storage.has_legal_answers, "small", "Targets around the one of two winners.")
    outputs = {"none": [], "other": [make_hash("output")], "zero": [primitives.ZERO_HASH]}
    for target in (2**62, 2**64 - 1, 2**64):
        for count in (0, 1, 2):
            for slug, known in outputs.items():
                found = replace(
                    make_mine(), target=u256(target), submissions=u256(count), outputs=known
                )
                small.accept(
                    f"{target:x}-{count}-{slug}",
                    f"{count} answers at a target of {target:#x}, outputs: {slug}",
                    found,
                )
