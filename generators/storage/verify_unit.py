"""Vectors of storage.md#verify_unit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, changed, flip
from generators.puzzle import UNIT, make_world, move
from zgspec.active import primitives, storage
from zgspec.runtime import bytes32

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_unit, "answers", "Every way to be refused.")
    reason = storage.SealReject
    for seed in range(4):
        world = make_world(seed)
        root, length = world.puzzle.context.flow_root, world.puzzle.context.flow_length
        answer = world.answer
        fit = suite.accept(f"{seed}", f"answer {seed}", answer, root, length)
        empty = replace(answer, sealed_context_digest=primitives.EMPTY_HASH)
        suite.reject(
            f"{seed}-skipped",
            fit,
            "its context was skipped",
            reason.SEALING_CONTEXT_SKIPPED,
            empty,
            root,
            length,
        )
        for slug, change, proof in (
            ("narrow", "a sibling less", answer.merkle_proof[:-1]),
            ("wide", "a sibling more", [*answer.merkle_proof, root]),
            ("bare", "no sibling", []),
        ):
            suite.reject(
                f"{seed}-{slug}",
                fit,
                change,
                reason.UNIT_PROOF_WRONG_LENGTH,
                replace(answer, merkle_proof=proof),
                root,
                length,
            )
        suite.reject(
            f"{seed}-longer",
            fit,
            "a log twice as long",
            reason.UNIT_PROOF_WRONG_LENGTH,
            answer,
            root,
            primitives.entries(2 * length),
        )
        for slug, change, other in (
            ("miner", "another miner", replace(answer, miner_id=flip(answer.miner_id))),
            (
                "context",
                "another context",
                replace(answer, sealed_context_digest=flip(answer.sealed_context_digest)),
            ),
            ("next", "the next unit", move(answer, UNIT)),
            (
                "first-word",
                "another first word",
                replace(
                    answer,
                    sealed_data=flip(bytes32(answer.sealed_data[:32])) + answer.sealed_data[32:],
                ),
            ),
            (
                "last-word",
                "another last word",
                replace(
                    answer,
                    sealed_data=answer.sealed_data[:-32] + flip(bytes32(answer.sealed_data[-32:])),
                ),
            ),
        ):
            suite.reject(
                f"{seed}-{slug}", fit, change, reason.UNIT_ROOT_MISMATCH, other, root, length
            )
        for index in range(len(answer.merkle_proof)):
            other = replace(
                answer,
                merkle_proof=changed(answer.merkle_proof, index, flip(answer.merkle_proof[index])),
            )
            suite.reject(
                f"{seed}-sibling-{index}",
                fit,
                f"sibling {index} is another",
                reason.UNIT_ROOT_MISMATCH,
                other,
                root,
                length,
            )
        suite.reject(
            f"{seed}-root",
            fit,
            "another root",
            reason.UNIT_ROOT_MISMATCH,
            answer,
            flip(root),
            length,
        )
