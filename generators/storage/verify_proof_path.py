"""Vectors of storage.md#verify_proof_path."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    """Make the suite of paths: right, too long and too short paths."""
    suite = make.suite(storage.verify_proof_path, "paths", "Right, too long and too short paths.")
    too_long, too_short = (
        storage.FileProofReject.PROOF_PATH_TOO_LONG,
        storage.FileProofReject.PROOF_PATH_TOO_SHORT,
    )
    for count in (1, 2, 3, 5, 7, 8, 2**40 + 1):
        shorter: list[list[bool]] = [[]] if count == 1 else []
        for position in sorted({0, count // 2, count - 1}):
            path = storage.compute_proof_path(u64(position), u64(count))
            slug = f"{position}-of-{count}"
            case = suite.accept(slug, f"leaf {position} of {count}", path, u64(count))
            for side in (True, False):
                word = "left" if side else "right"
                suite.reject(
                    f"{slug}-longer-{word}",
                    case,
                    f"one more step {word} at the bottom",
                    too_long,
                    [side, *path],
                    u64(count),
                )
            if path[1:] not in shorter:
                shorter.append(path[1:])
                suite.reject(
                    f"{slug}-shorter",
                    case,
                    "without its step at the bottom",
                    too_short,
                    path[1:],
                    u64(count),
                )
    one = suite.accept("four", "the first leaf of four", [True, True], u64(4))
    suite.reject("no-leaves", one, "a tree of no leaves", too_long, [True, True], u64(0))
    suite.reject("no-leaves-no-path", one, "a tree of no leaves and no path", too_short, [], u64(0))
