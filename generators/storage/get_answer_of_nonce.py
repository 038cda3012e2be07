"""Vectors of storage.md#get_answer_of_nonce."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, make_hash
from generators.puzzle import (
    CHUNK,
    SEGMENT,
    TOP,
    find_void_nonce,
    make_puzzle,
    make_range,
    make_sealed_log,
    make_world,
)
from zgspec.active import storage

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.get_answer_of_nonce, "attempts", "Attempts that win, lose and are void."
    )
    for seed in range(2):
        log = make_sealed_log(seed)
        for name, target in (("easy", TOP), ("middle", TOP // 4), ("hard", 0)):
            puzzle = make_puzzle(log, target)
            for index in range(5):
                suite.accept(
                    f"{seed}-{name}-{index}",
                    f"a nonce with a {name} target",
                    puzzle,
                    log,
                    make_hash("try", index),
                )
    world = make_world(0, 1, 2)
    suite.accept(
        "shard", "a nonce of the second shard", world.puzzle, world.log, world.answer.nonce
    )
    lonely = replace(world, puzzle=make_puzzle(world.log, TOP, 2, 4))
    void = find_void_nonce(lonely)
    suite.accept(
        "void", "a nonce whose segment is behind the range", lonely.puzzle, lonely.log, void
    )
    long = make_sealed_log(5, CHUNK // SEGMENT + 3)
    later = replace(make_puzzle(long, TOP // 4), range=make_range(CHUNK, 3 * SEGMENT))
    for index in range(8):
        nonce = make_hash("later", index)
        suite.accept(
            f"later-{index}", f"nonce {index} of a range behind a chunk", later, long, nonce
        )
