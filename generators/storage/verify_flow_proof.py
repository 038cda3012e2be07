"""Vectors of storage.md#verify_flow_proof."""

from __future__ import annotations

from dataclasses import replace

from generators.files import change_lemma
from generators.flow import get_log_root, make_log
from generators.framework import Maker, flip
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_flow_proof, "proofs", "Every way to fail a proof.")
    reason = storage.FlowProofReject
    for count, position in (
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
    ):
        leaves = make_log(count)
        root, leaf = get_log_root(leaves), leaves[position]
        proof, length, place = (
            storage.compute_flow_proof(leaves, primitives.entries(position)),
            primitives.entries(count),
            primitives.entries(position),
        )
        slug = f"{position}-of-{count}"
        case = suite.accept(
            slug, f"position {position} of {count}", proof, root, length, place, leaf
        )
        wide = replace(proof, lemma=[*proof.lemma, root])
        suite.reject(
            f"{slug}-wide",
            case,
            "one hash more",
            reason.FLOW_PROOF_WRONG_SHAPE,
            wide,
            root,
            length,
            place,
            leaf,
        )
        narrow = replace(proof, lemma=proof.lemma[:-1])
        suite.reject(
            f"{slug}-narrow",
            case,
            "one hash less",
            reason.FLOW_PROOF_WRONG_SHAPE,
            narrow,
            root,
            length,
            place,
            leaf,
        )
        for index in range(len(proof.lemma)):
            suite.reject(
                f"{slug}-hash-{index}",
                case,
                f"hash {index} of the lemma is another",
                reason.FLOW_PROOF_FOLD_MISMATCH,
                change_lemma(proof, index),
                root,
                length,
                place,
                leaf,
            )
        suite.reject(
            f"{slug}-leaf",
            case,
            "another leaf",
            reason.FLOW_PROOF_LEAF_MISMATCH,
            proof,
            root,
            length,
            place,
            flip(leaf),
        )
        suite.reject(
            f"{slug}-longer",
            case,
            "a log twice as long",
            reason.FLOW_PROOF_WRONG_HEIGHT,
            proof,
            root,
            primitives.entries(2 * count),
            place,
            leaf,
        )
        suite.reject(
            f"{slug}-position",
            case,
            "the next position",
            reason.FLOW_PROOF_WRONG_POSITION,
            proof,
            root,
            length,
            primitives.entries(position + 1),
            leaf,
        )
        suite.reject(
            f"{slug}-root",
            case,
            "another root",
            reason.FLOW_PROOF_ROOT_MISMATCH,
            proof,
            flip(root),
            length,
            place,
            leaf,
        )
    add_padding(make)


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
