"""Vectors of storage.md#verify_challenge_answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    make_bond,
    make_flow,
    make_shown_unit,
)
from generators.framework import Maker, flip
from generators.mining import OTHER_ID
from zgspec.runtime import u256

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write units that are shown, and every refusal."""
    suite = make.suite(
        storage.verify_challenge_answer, "units", "Units that are shown, and mistakes."
    )
    flow, reason = make_flow(), storage.BondReject
    segment, unit = storage.ENTRIES_PER_SEGMENT, storage.ENTRIES_PER_UNIT
    positions = (int(unit), segment - unit, int(segment), 2 * segment - unit)
    for position in positions:
        answer = make_shown_unit(flow, position)
        bond = make_bond(challenge=position)
        case = suite.accept(f"{position}", f"the unit at {position}", bond, flow, answer)
        suite.reject(
            f"{position}-none",
            case,
            "nothing is asked",
            reason.NOT_CHALLENGED,
            make_bond(),
            flow,
            answer,
        )
        for step in (-unit, int(unit)):
            other = make_bond(challenge=position + step)
            if other.challenge != 0:
                suite.reject(
                    f"{position}-{other.challenge}",
                    case,
                    "the neighbour is asked for",
                    reason.CHALLENGE_POSITION_MISMATCH,
                    other,
                    flow,
                    answer,
                )
    seal = storage.SealReject
    data = bytes([answer.sealed_data[0] ^ 1]) + answer.sealed_data[1:]
    for slug, why, wrong in (
        ("data", seal.UNIT_ROOT_MISMATCH, replace(answer, sealed_data=data)),
        (
            "sibling",
            seal.UNIT_ROOT_MISMATCH,
            replace(answer, merkle_proof=[flip(answer.merkle_proof[0]), *answer.merkle_proof[1:]]),
        ),
        ("id", seal.UNIT_ROOT_MISMATCH, replace(answer, miner_id=OTHER_ID)),
        (
            "proof",
            seal.UNIT_PROOF_WRONG_LENGTH,
            replace(answer, merkle_proof=answer.merkle_proof[1:]),
        ),
        ("seal", seal.SEALING_CONTEXT_MISMATCH, replace(answer, sealed_context_digest=MINER_ID)),
    ):
        suite.reject(slug, case, f"another {slug}", why, bond, flow, wrong)
    suite.accept(
        "nonce",
        "another number of the unit, which does not count",
        bond,
        flow,
        replace(answer, seal_offset=u256(9)),
    )
