"""Vectors of storage.md#process_answer_challenge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    OTHER_ID,
    OWNER,
    make_bond,
    make_flow,
    make_register,
    make_shown_unit,
)
from generators.framework import Maker
from generators.mining import OTHER, STRANGER

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write answers to a challenge, and every refusal."""
    suite = make.suite(storage.process_answer_challenge, "answers", "Who may show which unit when.")
    flow, reason = make_flow(), storage.BondReject
    segment, unit = storage.ENTRIES_PER_SEGMENT, storage.ENTRIES_PER_UNIT
    positions = (int(unit), segment - unit, int(segment), 2 * segment - unit)
    for position in positions:
        answer = make_shown_unit(flow, position)
        bond = make_bond(challenge=position, release=5)
        register = make_register(make_bond(miner_id=OTHER_ID, challenge=16), bond)
        case = suite.accept(f"{position}", f"the unit at {position}", register, flow, OWNER, answer)
        for slug, sender in (("stranger", STRANGER), ("other", OTHER)):
            suite.reject(
                f"{position}-{slug}",
                case,
                f"by the {slug}",
                reason.NOT_BOND_PAYEE,
                register,
                flow,
                sender,
                answer,
            )
    for slug, register, why in (
        ("epoch", make_register(bond, epoch=2), reason.EPOCH_NOT_ENTERED),
        ("unknown", make_register(make_bond(miner_id=OTHER_ID, challenge=16)), reason.BOND_UNKNOWN),
        ("again", make_register(make_bond()), reason.NOT_CHALLENGED),
    ):
        suite.reject(slug, case, f"it is {slug}", why, register, flow, OWNER, answer)
