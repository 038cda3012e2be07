"""Vectors of storage.md#verify_file_proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.files import change_lemma, change_path, make_leaves, make_proof
from generators.framework import Maker, flip
from zgspec.active import storage
from zgspec.runtime import Bytes32, Uint64, u64

LEAVES: Final = (
    (1, 0),
    (2, 0),
    (2, 1),
    (3, 2),
    (5, 4),
    (6, 3),
    (7, 2),
    (8, 5),
    (9, 0),
    (9, 8),
    (10, 8),
    (11, 10),
    (12, 11),
    (15, 14),
    (16, 7),
    (17, 9),
    (17, 16),
)
"""Numbers of leaves, and positions among them."""


class Claim(NamedTuple):
    """The arguments of a call: a proof, and what it is said to prove."""

    proof: storage.Proof
    root: Bytes32
    leaf: Bytes32
    position: Uint64
    leaf_count: Uint64


Mistake = tuple[str, str, storage.FileProofReject, Claim]
"""The slug of a case, what differs from the valid claim, the reason, and the claim."""


def make_claim(count: int, position: int) -> Claim:
    """Return a valid claim about one of count leaves."""
    leaves = make_leaves(count)
    proof, root = make_proof(count, position), storage.compute_tree_root(leaves)
    return Claim(proof, root, leaves[position], u64(position), u64(count))


def generate(make: Maker) -> None:
    """Make the suites: mistakes in a proof, and proofs of something else."""
    claims = {f"{position}-of-{count}": make_claim(count, position) for count, position in LEAVES}
    suite = make.suite(storage.verify_file_proof, "proofs", "Every way to fail a proof.")
    for slug, claim in claims.items():
        title = f"the proof of leaf {claim.position} of {claim.leaf_count}"
        case = suite.accept(slug, title, *claim)
        for name, change, reason, bad in find_mistakes(claim):
            suite.reject(f"{slug}-{name}", case, change, reason, *bad)
    claim = make_claim(7, 2)
    confused = make.suite(
        storage.verify_file_proof, "confusions", "Proofs that are right about something else."
    )
    title = "the proof of leaf 2 of 7"
    case = confused.accept("right", title, *claim)
    for slug, change, reason, bad in find_confusions(claim):
        confused.reject(slug, case, change, reason, *bad)


def find_mistakes(claim: Claim) -> Iterator[Mistake]:
    """Yield one mistake for each check, and in each hash of the lemma."""
    reason, proof = storage.FileProofReject, claim.proof
    longer = replace(proof, path=[True, *proof.path])
    yield "long", "the path is longer", reason.PROOF_PATH_TOO_LONG, claim._replace(proof=longer)
    larger = claim._replace(leaf_count=u64(4 * claim.leaf_count))
    yield "tree", "the tree is larger", reason.PROOF_PATH_TOO_SHORT, larger
    later = claim._replace(position=u64(claim.position + 1))
    yield "position", "the position is the next one", reason.PROOF_WRONG_POSITION, later
    wide = replace(proof, lemma=[*proof.lemma, claim.root])
    yield "wide", "one hash more", reason.PROOF_WRONG_SHAPE, claim._replace(proof=wide)
    narrow = replace(proof, lemma=proof.lemma[:-1])
    yield "narrow", "one hash less", reason.PROOF_WRONG_SHAPE, claim._replace(proof=narrow)
    root, leaf = claim._replace(root=flip(claim.root)), claim._replace(leaf=flip(claim.leaf))
    yield "root", "another root", reason.PROOF_ROOT_MISMATCH, root
    yield "leaf", "another leaf", reason.PROOF_LEAF_MISMATCH, leaf
    if claim.leaf_count == 1:
        return
    for index in range(len(proof.lemma)):
        bad = claim._replace(proof=change_lemma(proof, index))
        change = f"hash {index} of the lemma is another"
        yield f"hash-{index}", change, reason.PROOF_FOLD_MISMATCH, bad
    short = claim._replace(proof=replace(proof, path=proof.path[1:]))
    yield "short", "the path is shorter", reason.PROOF_PATH_TOO_SHORT, short


def find_confusions(claim: Claim) -> Iterator[Mistake]:
    """Yield proofs of other nodes and of other trees, and paths that lead elsewhere."""
    yield from find_other_nodes(claim)
    whole, reason = claim._replace(proof=make_proof(8, 2)), storage.FileProofReject
    yield "other-tree", "the proof of a tree of 8 leaves", reason.PROOF_ROOT_MISMATCH, whole
    yield from find_turns(claim)


def find_other_nodes(claim: Claim) -> Iterator[Mistake]:
    """Yield proofs of the neighbour and of the parent, at the place of the leaf and at their own."""
    reason = storage.FileProofReject
    other = claim._replace(proof=make_proof(7, 3))
    yield "neighbour", "the proof of its neighbour", reason.PROOF_WRONG_POSITION, other
    moved = other._replace(position=u64(3))
    change = "the proof and place of its neighbour"
    yield "neighbour-place", change, reason.PROOF_LEAF_MISMATCH, moved
    parent = storage.compute_parents(make_leaves(7))[1]
    proof = storage.Proof([parent, *claim.proof.lemma[2:]], claim.proof.path[1:])
    inner = claim._replace(proof=proof, leaf=parent)
    yield "inner-node", "the proof of its parent", reason.PROOF_PATH_TOO_SHORT, inner
    upper = inner._replace(leaf_count=u64(4))
    change = "the proof of its parent in the upper tree"
    yield "inner-node-place", change, reason.PROOF_WRONG_POSITION, upper


def find_turns(claim: Claim) -> Iterator[Mistake]:
    """Yield proofs with steps to the other side."""
    reason = storage.FileProofReject
    for index, position in ((0, 3), (1, 0)):
        turned = claim._replace(proof=change_path(claim.proof, index), position=u64(position))
        change = f"step {index} turned, at the place it leads to"
        yield f"turned-{index}", change, reason.PROOF_FOLD_MISMATCH, turned
    last = claim._replace(proof=change_path(claim.proof, 2))
    yield "turned-2", "step 2 turned", reason.PROOF_PATH_TOO_LONG, last
    sides = [not side for side in claim.proof.path]
    swapped = claim._replace(proof=replace(claim.proof, path=sides))
    change = "every side is the other one"
    yield "sides-swapped", change, reason.PROOF_WRONG_POSITION, swapped
