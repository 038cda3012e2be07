"""Vectors of storage.md#verify_unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.framework import Maker, changed, flip
from generators.puzzle import UNIT, make_world, move
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, bytes32

PRESETS: Final = ("mainnet", "minimal")


class Call(NamedTuple):
    """The arguments of a call."""

    answer: storage.MineAnswer
    root: Bytes32
    length: primitives.Entries


def generate(make: Maker) -> None:
    """Write answers, each with every way to be refused."""
    suite = make.suite(storage.verify_unit, "answers", "Every way to be refused.")
    for seed in range(4):
        world = make_world(seed)
        context = world.puzzle.context
        call = Call(world.answer, context.flow_root, context.flow_length)
        fit = suite.accept(f"{seed}", f"answer {seed}", *call)
        for slug, change, reason, wrong in find_wrong_proofs(call):
            suite.reject(f"{seed}-{slug}", fit, change, reason, *wrong)
        for slug, change, answer in (*find_other_units(call.answer), *find_siblings(call.answer)):
            wrong = call._replace(answer=answer)
            reason = storage.SealReject.UNIT_ROOT_MISMATCH
            suite.reject(f"{seed}-{slug}", fit, change, reason, *wrong)
        wrong = call._replace(root=flip(call.root))
        suite.reject(f"{seed}-root", fit, "another root", reason, *wrong)


def find_wrong_proofs(call: Call) -> Iterator[tuple[str, str, storage.SealReject, Call]]:
    """Yield an answer of a context that was skipped, and proofs of another length."""
    reason, proof = storage.SealReject, call.answer.merkle_proof
    empty = replace(call.answer, sealed_context_digest=primitives.EMPTY_HASH)
    change = "its context was skipped"
    yield "skipped", change, reason.SEALING_CONTEXT_SKIPPED, call._replace(answer=empty)
    for slug, change, found in (
        ("narrow", "a sibling less", proof[:-1]),
        ("wide", "a sibling more", [*proof, call.root]),
        ("bare", "no sibling", []),
    ):
        wrong = call._replace(answer=replace(call.answer, merkle_proof=found))
        yield slug, change, reason.UNIT_PROOF_WRONG_LENGTH, wrong
    longer = call._replace(length=primitives.entries(2 * call.length))
    yield "longer", "a log twice as long", reason.UNIT_PROOF_WRONG_LENGTH, longer


def find_other_units(
    answer: storage.MineAnswer,
) -> Iterator[tuple[str, str, storage.MineAnswer]]:
    """Yield answers with another miner, context, place and data."""
    data, digest = answer.sealed_data, flip(answer.sealed_context_digest)
    yield "miner", "another miner", replace(answer, miner_id=flip(answer.miner_id))
    yield "context", "another context", replace(answer, sealed_context_digest=digest)
    yield "next", "the next unit", move(answer, UNIT)
    first = flip(bytes32(data[:32])) + data[32:]
    yield "first-word", "another first word", replace(answer, sealed_data=first)
    last = data[:-32] + flip(bytes32(data[-32:]))
    yield "last-word", "another last word", replace(answer, sealed_data=last)


def find_siblings(answer: storage.MineAnswer) -> Iterator[tuple[str, str, storage.MineAnswer]]:
    """Yield answers with one sibling that is another."""
    for index, sibling in enumerate(answer.merkle_proof):
        proof = changed(answer.merkle_proof, index, flip(sibling))
        wrong = replace(answer, merkle_proof=proof)
        yield f"sibling-{index}", f"sibling {index} is another", wrong
