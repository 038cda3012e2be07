"""Vectors of storage.md#process_submit_bonded_answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    OTHER_ID,
    OWNER,
    make_answer,
    make_bond,
    make_epoch_block,
    make_mining,
    make_register,
)
from generators.framework import Maker
from generators.mining import NOW
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write answers with and without a bond."""
    suite = make.suite(storage.process_submit_bonded_answer, "answers", "With a bond, and without.")
    mining, reason = make_mining(), storage.BondReject
    flow = storage.get_flow_copy(mining.flow)
    storage.process_make_context(flow, make_epoch_block(201), OWNER)
    window = storage.get_subtask_window(mining.mine, flow.context, MINER_ID)
    for number in (window.start + 1, int(window.end)):
        block, answer = make_epoch_block(number), make_answer(mining, number)
        register = make_register(make_bond())
        case = suite.accept(
            f"{number}", f"an answer in block {number}", mining, register, block, NOW, answer
        )
        suite.reject(
            f"{number}-none",
            case,
            "there is no bond",
            reason.ANSWER_WITHOUT_BOND,
            mining,
            make_register(),
            block,
            NOW,
            answer,
        )
    other = make_register(make_bond(miner_id=OTHER_ID))
    suite.reject(
        "other",
        case,
        "the bond is for another id",
        reason.ANSWER_WITHOUT_BOND,
        mining,
        other,
        block,
        NOW,
        answer,
    )
    known = replace(mining, mine=replace(mining.mine, target=u256(1)))
    suite.reject(
        "base",
        case,
        "the target is too small",
        storage.QualityReject.QUALITY_NOT_REACHED,
        known,
        register,
        block,
        NOW,
        answer,
    )
