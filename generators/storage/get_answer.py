"""Vectors of storage.md#get_answer."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_hash
from generators.puzzle import TOP, make_puzzle, make_sealed_log
from zgspec.active import storage
from zgspec.runtime import u64

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    suite = make.suite(storage.get_answer, "attempts", "No, one and several attempts.")
    log = make_sealed_log()
    for name, target in (("easy", TOP), ("middle", TOP // 16), ("hard", 0)):
        puzzle = make_puzzle(log, target)
        for attempts in (0, 1, 2, 40):
            suite.accept(
                f"{name}-{attempts}",
                f"{attempts} attempts with a {name} target",
                puzzle,
                log,
                make_hash("search"),
                u64(attempts),
            )
