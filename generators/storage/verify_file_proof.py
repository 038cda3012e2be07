"""Vectors of storage.md#verify_file_proof."""

from __future__ import annotations

from dataclasses import replace

from generators.files import change_lemma, change_path, make_leaves, make_proof
from generators.framework import Maker, flip
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_file_proof, "proofs", "Every way to fail a proof.")
    reason = storage.FileProofReject
    for count, position in (
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
    ):
        leaves = make_leaves(count)
        root, leaf = storage.compute_tree_root(leaves), leaves[position]
        proof = make_proof(count, position)
        place, total = u64(position), u64(count)
        slug = f"{position}-of-{count}"
        case = suite.accept(
            slug, f"the proof of leaf {position} of {count}", proof, root, leaf, place, total
        )
        longer = replace(proof, path=[True, *proof.path])
        suite.reject(
            f"{slug}-long",
            case,
            "the path is longer",
            reason.PROOF_PATH_TOO_LONG,
            longer,
            root,
            leaf,
            place,
            total,
        )
        suite.reject(
            f"{slug}-tree",
            case,
            "the tree is larger",
            reason.PROOF_PATH_TOO_SHORT,
            proof,
            root,
            leaf,
            place,
            u64(4 * count),
        )
        suite.reject(
            f"{slug}-position",
            case,
            "the position is the next one",
            reason.PROOF_WRONG_POSITION,
            proof,
            root,
            leaf,
            u64(position + 1),
            total,
        )
        wide = replace(proof, lemma=[*proof.lemma, root])
        suite.reject(
            f"{slug}-wide",
            case,
            "one hash more",
            reason.PROOF_WRONG_SHAPE,
            wide,
            root,
            leaf,
            place,
            total,
        )
        narrow = replace(proof, lemma=proof.lemma[:-1])
        suite.reject(
            f"{slug}-narrow",
            case,
            "one hash less",
            reason.PROOF_WRONG_SHAPE,
            narrow,
            root,
            leaf,
            place,
            total,
        )
        suite.reject(
            f"{slug}-root",
            case,
            "another root",
            reason.PROOF_ROOT_MISMATCH,
            proof,
            flip(root),
            leaf,
            place,
            total,
        )
        suite.reject(
            f"{slug}-leaf",
            case,
            "another leaf",
            reason.PROOF_LEAF_MISMATCH,
            proof,
            root,
            flip(leaf),
            place,
            total,
        )
        if count > 1:
            for index in range(len(proof.lemma)):
                bad = change_lemma(proof, index)
                suite.reject(
                    f"{slug}-hash-{index}",
                    case,
                    f"hash {index} of the lemma is another",
                    reason.PROOF_FOLD_MISMATCH,
                    bad,
                    root,
                    leaf,
                    place,
                    total,
                )
            short = replace(proof, path=proof.path[1:])
            suite.reject(
                f"{slug}-short",
                case,
                "the path is shorter",
                reason.PROOF_PATH_TOO_SHORT,
                short,
                root,
                leaf,
                place,
                total,
            )
    ragged = make.suite(
        storage.verify_file_proof, "confusions", "Proofs that are right about something else."
    )
    leaves = make_leaves(7)
    root, proof = storage.compute_tree_root(leaves), make_proof(7, 2)
    case = ragged.accept(
        "right", "the proof of leaf 2 of 7", proof, root, leaves[2], u64(2), u64(7)
    )
    other = make_proof(7, 3)
    ragged.reject(
        "neighbour",
        case,
        "the proof of its neighbour",
        reason.PROOF_WRONG_POSITION,
        other,
        root,
        leaves[2],
        u64(2),
        u64(7),
    )
    ragged.reject(
        "neighbour-place",
        case,
        "the proof and place of its neighbour",
        reason.PROOF_LEAF_MISMATCH,
        other,
        root,
        leaves[2],
        u64(3),
        u64(7),
    )
    inner = storage.Proof([storage.compute_parents(leaves)[1], *proof.lemma[2:]], proof.path[1:])
    ragged.reject(
        "inner-node",
        case,
        "the proof of its parent",
        reason.PROOF_PATH_TOO_SHORT,
        inner,
        root,
        inner.lemma[0],
        u64(2),
        u64(7),
    )
    ragged.reject(
        "inner-node-place",
        case,
        "the proof of its parent in the upper tree",
        reason.PROOF_WRONG_POSITION,
        inner,
        root,
        inner.lemma[0],
        u64(2),
        u64(4),
    )
    whole = make_proof(8, 2)
    ragged.reject(
        "other-tree",
        case,
        "the proof of a tree of 8 leaves",
        reason.PROOF_ROOT_MISMATCH,
        whole,
        root,
        leaves[2],
        u64(2),
        u64(7),
    )
    for index, position in ((0, 3), (1, 0)):
        turned = change_path(proof, index)
        ragged.reject(
            f"turned-{index}",
            case,
            f"step {index} turned, at the place it leads to",
            reason.PROOF_FOLD_MISMATCH,
            turned,
            root,
            leaves[2],
            u64(position),
            u64(7),
        )
    ragged.reject(
        "turned-2",
        case,
        "step 2 turned",
        reason.PROOF_PATH_TOO_LONG,
        change_path(proof, 2),
        root,
        leaves[2],
        u64(2),
        u64(7),
    )
    reverse = replace(proof, path=[not side for side in proof.path])
    ragged.reject(
        "sides-swapped",
        case,
        "every side is the other one",
        reason.PROOF_WRONG_POSITION,
        reverse,
        root,
        leaves[2],
        u64(2),
        u64(7),
    )
