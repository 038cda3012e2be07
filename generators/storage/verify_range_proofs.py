"""Vectors of storage.md#verify_range_proofs."""

from __future__ import annotations

from dataclasses import replace

from generators.files import change_lemma, make_leaves
from generators.flow import make_log
from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of proofs: each proof, and both together."""
    suite = make.suite(storage.verify_range_proofs, "proofs", "Each proof, and both together.")
    reason = storage.RangeProofReject
    for count, start, length in ((1, 0, 1), (2, 0, 2), (4, 2, 1), (6, 1, 4), (9, 3, 5)):
        proof = storage.compute_range_proof(
            make_log(count), primitives.entries(start), primitives.entries(length)
        )
        slug = f"{length}-from-{start}-of-{count}"
        case = suite.accept(slug, f"{length} entries from {start} of {count}", proof)
        left, right = proof.left, proof.right
        wide = replace(left, lemma=[*left.lemma, left.lemma[0]])
        suite.reject(
            f"{slug}-left-wide",
            case,
            "one hash more in the first proof",
            reason.RANGE_LEFT_PROOF_INVALID,
            replace(proof, left=wide),
        )
        suite.reject(
            f"{slug}-left",
            case,
            "another sibling in the first proof",
            reason.RANGE_LEFT_PROOF_INVALID,
            replace(proof, left=change_lemma(left, -1)),
        )
        wide = replace(right, lemma=[*right.lemma, right.lemma[0]])
        suite.reject(
            f"{slug}-right-wide",
            case,
            "one hash more in the last proof",
            reason.RANGE_RIGHT_PROOF_INVALID,
            replace(proof, right=wide),
        )
        suite.reject(
            f"{slug}-right",
            case,
            "another sibling in the last proof",
            reason.RANGE_RIGHT_PROOF_INVALID,
            replace(proof, right=change_lemma(right, -1)),
        )
        leaves = make_leaves(count)
        other = storage.compute_flow_proof(leaves, primitives.entries(start + length - 1))
        suite.reject(
            f"{slug}-roots",
            case,
            "a last proof in another log",
            reason.RANGE_ROOTS_DIFFER,
            replace(proof, right=other),
        )
        root = left.lemma[-1]
        single = storage.Proof([root, root], [])
        if count > 1:
            suite.reject(
                f"{slug}-heights",
                case,
                "a last proof that is the root alone",
                reason.RANGE_HEIGHTS_DIFFER,
                replace(proof, right=single),
            )
