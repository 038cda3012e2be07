"""Vectors of storage.md#verify_flow_proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.files import change_lemma
from generators.flow import get_log_root, make_log
from generators.framework import Maker, flip
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32

LEAVES: Final = (
    (1, 0),
    (2, 0),
    (2, 1),
    (3, 1),
    (5, 4),
    (6, 2),
    (7, 6),
    (8, 7),
    (9, 8),
    (12, 5),
    (16, 15),
    (17, 16),
)
"""Entries of the log, and positions in it."""


class Claim(NamedTuple):
    """The arguments of a call: a proof, and what it is said to prove."""

    proof: storage.Proof
    root: Bytes32
    length: primitives.Entries
    position: primitives.Entries
    leaf: Bytes32


Mistake = tuple[str, str, storage.FlowProofReject, Claim]
"""The slug of a case, what differs from the valid claim, the reason, and the claim."""


def make_claim(count: int, position: int) -> Claim:
    """Return a valid claim about an entry of a log of count entries."""
    leaves, place = make_log(count), primitives.entries(position)
    proof = storage.compute_flow_proof(leaves, place)
    root, length = get_log_root(leaves), primitives.entries(count)
    return Claim(proof, root, length, place, leaves[position])


def generate(make: Maker) -> None:
    """Make the suites: mistakes in a proof, and entries behind the log."""
    suite = make.suite(storage.verify_flow_proof, "proofs", "Every way to fail a proof.")
    for count, position in LEAVES:
        good = make_claim(count, position)
        slug, title = f"{position}-of-{count}", f"position {position} of {count}"
        case = suite.accept(slug, title, *good)
        for name, change, reason, bad in find_mistakes(good):
            suite.reject(f"{slug}-{name}", case, change, reason, *bad)
    add_padding(make)


def find_mistakes(claim: Claim) -> Iterator[Mistake]:
    """Yield one mistake for each check, and in each hash of the lemma."""
    reason, proof = storage.FlowProofReject, claim.proof
    wide = claim._replace(proof=replace(proof, lemma=[*proof.lemma, claim.root]))
    yield "wide", "one hash more", reason.FLOW_PROOF_WRONG_SHAPE, wide
    narrow = claim._replace(proof=replace(proof, lemma=proof.lemma[:-1]))
    yield "narrow", "one hash less", reason.FLOW_PROOF_WRONG_SHAPE, narrow
    for index in range(len(proof.lemma)):
        bad = claim._replace(proof=change_lemma(proof, index))
        change = f"hash {index} of the lemma is another"
        yield f"hash-{index}", change, reason.FLOW_PROOF_FOLD_MISMATCH, bad
    leaf = claim._replace(leaf=flip(claim.leaf))
    yield "leaf", "another leaf", reason.FLOW_PROOF_LEAF_MISMATCH, leaf
    longer = claim._replace(length=primitives.entries(2 * claim.length))
    yield "longer", "a log twice as long", reason.FLOW_PROOF_WRONG_HEIGHT, longer
    later = claim._replace(position=primitives.entries(claim.position + 1))
    yield "position", "the next position", reason.FLOW_PROOF_WRONG_POSITION, later
    root = claim._replace(root=flip(claim.root))
    yield "root", "another root", reason.FLOW_PROOF_ROOT_MISMATCH, root


def add_padding(make: Maker) -> None:
    """Add proofs of what stands behind the log."""
    suite = make.suite(storage.verify_flow_proof, "padding", "Entries behind the log.")
    leaves = [*make_log(5), storage.ZERO_SUBTREE_ROOTS[0]]
    root = get_log_root(leaves)
    proof = storage.compute_flow_proof(leaves, primitives.entries(5))
    case = suite.accept(
        "inside",
        "the last entry of six, a zero entry",
        proof,
        root,
        primitives.entries(6),
        primitives.entries(5),
        leaves[5],
    )
    suite.reject(
        "behind",
        case,
        "a log of five",
        storage.FlowProofReject.FLOW_PROOF_OUT_OF_BOUND,
        proof,
        root,
        primitives.entries(5),
        primitives.entries(5),
        leaves[5],
    )
