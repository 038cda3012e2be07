"""Vectors of storage.md#compute_relieved_target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.framework import Maker
from zgspec.runtime import u64, u256

if TYPE_CHECKING:
    from zgspec.mainnet_difficulty_relief import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write both sides of the bound on epochs, and of the bound on targets."""
    bound = storage.MAX_RELIEF_EPOCHS
    suite = make.suite(
        storage.compute_relieved_target,
        "epochs",
        "No silent epoch, up to the bound, and behind it.",
    )
    for target in (1, 2**62, 2**236 + 12345):
        for silent in sorted({0, 1, 2, bound - 1, bound, bound + 1, 1000}):
            suite.accept(
                f"{target:x}-{silent}",
                f"{silent} silent epochs at {target:#x}",
                u256(target),
                u64(silent),
                u256(0),
            )
    limits = make.suite(
        storage.compute_relieved_target, "limits", "A target at, below and above its bound."
    )
    for least in (0, 1, 5, 2**64):
        highest = storage.compute_max_target(u256(least))
        for silent in (1, bound):
            for step in (-1, 0, 1):
                target = (highest >> silent) + step
                limits.accept(
                    f"{least:x}-{silent}-{step + 1}",
                    f"a target of {target:#x} at a minimum difficulty of {least}",
                    u256(target),
                    u64(silent),
                    u256(least),
                )
        limits.accept(f"{least:x}-full", "the largest target", u256(highest), u64(3), u256(least))
    limits.accept("nothing", "a target of zero", u256(0), u64(2**64 - 1), u256(0))
