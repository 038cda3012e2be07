"""Vectors of storage.md#process_submit_answer with relief: what wins behind silent epochs."""

from __future__ import annotations

import copy
from dataclasses import replace

from generators.framework import Maker
from generators.mining import MINER_ID, NOW, get_window, make_answer, make_epoch_block, make_mining
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Write for several silences the hardest target that an answer meets, and one that it misses."""
    suite = make.suite(
        storage.process_submit_answer,
        "silence",
        "The least target that an answer wins at, and one below.",
    )
    for silent in (0, 1, 2, 4):
        mining = make_mining()
        mining.mine = replace(mining.mine, target=u256(2**246))
        number, _ = get_window(mining, silent + 1)
        block = make_epoch_block(number)
        answer = make_answer(mining, number, MINER_ID, silent)
        trial = copy.deepcopy(mining)
        storage.process_submit_answer(trial, block, NOW, answer)
        output = int.from_bytes(trial.mine.outputs[-1], "big")
        mining.mine = replace(mining.mine, target=u256((output >> silent) + 2**64))
        case = suite.accept(
            f"{silent}", f"an answer behind {silent} silent epochs", mining, block, NOW, answer
        )
        mining.mine = replace(mining.mine, target=u256((output >> silent) - 2**64))
        suite.reject(
            f"{silent}-missed",
            case,
            "the target is a little smaller",
            storage.QualityReject.QUALITY_NOT_REACHED,
            mining,
            block,
            NOW,
            answer,
        )
