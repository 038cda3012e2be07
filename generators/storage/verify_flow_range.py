"""Vectors of storage.md#verify_flow_range."""

from __future__ import annotations

from dataclasses import replace

from generators.files import change_lemma
from generators.flow import get_log_root, make_log
from generators.framework import Maker, changed, flip
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_flow_range, "ranges", "Every way to fail a range.")
    reason = storage.RangeProofReject
    for count, start, length in (
        (1, 0, 1),
        (2, 0, 2),
        (5, 0, 5),
        (6, 1, 4),
        (7, 2, 3),
        (8, 3, 4),
        (9, 3, 5),
        (12, 1, 9),
    ):
        log = make_log(count)
        root, total, first = get_log_root(log), primitives.entries(count), primitives.entries(start)
        proof = storage.compute_range_proof(log, first, primitives.entries(length))
        leaves = log[start : start + length]
        slug = f"{length}-from-{start}-of-{count}"
        case = suite.accept(
            slug, f"{length} entries from {start} of {count}", proof, root, total, first, leaves
        )
        bad = replace(proof, left=change_lemma(proof.left, -1))
        suite.reject(
            f"{slug}-left",
            case,
            "another root in the first proof",
            reason.RANGE_LEFT_PROOF_INVALID,
            bad,
            root,
            total,
            first,
            leaves,
        )
        suite.reject(
            f"{slug}-empty", case, "no entries", reason.RANGE_EMPTY, proof, root, total, first, []
        )
        suite.reject(
            f"{slug}-first",
            case,
            "another first entry",
            reason.RANGE_FIRST_LEAF_MISMATCH,
            proof,
            root,
            total,
            first,
            changed(leaves, 0, flip(leaves[0])),
        )
        if length > 1:
            suite.reject(
                f"{slug}-last",
                case,
                "another last entry",
                reason.RANGE_LAST_LEAF_MISMATCH,
                proof,
                root,
                total,
                first,
                changed(leaves, length - 1, flip(leaves[-1])),
            )
            for index in range(1, length - 1):
                wrong = changed(leaves, index, flip(leaves[index]))
                suite.reject(
                    f"{slug}-entry-{index}",
                    case,
                    f"entry {index} is another",
                    reason.RANGE_FOLD_MISMATCH,
                    proof,
                    root,
                    total,
                    first,
                    wrong,
                )
            missing = [leaves[0], *leaves[2:]]
            suite.reject(
                f"{slug}-missing",
                case,
                "the second entry is missing",
                reason.RANGE_WRONG_END if length > 2 else reason.RANGE_LAST_LEAF_MISMATCH,
                proof,
                root,
                total,
                first,
                missing,
            )
        suite.reject(
            f"{slug}-start",
            case,
            "the next start",
            reason.RANGE_WRONG_START,
            proof,
            root,
            total,
            primitives.entries(start + 1),
            leaves,
        )
        suite.reject(
            f"{slug}-height",
            case,
            "a log four times as long",
            reason.RANGE_WRONG_HEIGHT,
            proof,
            root,
            primitives.entries(4 * count),
            first,
            leaves,
        )
        suite.reject(
            f"{slug}-root",
            case,
            "another root",
            reason.RANGE_ROOT_MISMATCH,
            proof,
            flip(root),
            total,
            first,
            leaves,
        )
