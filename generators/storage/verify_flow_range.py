"""Vectors of storage.md#verify_flow_range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.files import change_lemma
from generators.flow import get_log_root, make_log
from generators.framework import Maker, changed, flip
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32

RANGES: Final = (
    (1, 0, 1),
    (2, 0, 2),
    (5, 0, 5),
    (6, 1, 4),
    (7, 2, 3),
    (8, 3, 4),
    (9, 3, 5),
    (12, 1, 9),
)
"""Entries of the log, the first entry of the range, and how many it has."""


class Claim(NamedTuple):
    """The arguments of a call: a proof, and what it is said to prove."""

    proof: storage.RangeProof
    root: Bytes32
    total: primitives.Entries
    start: primitives.Entries
    leaves: list[Bytes32]


Mistake = tuple[str, str, storage.RangeProofReject, Claim]
"""The slug of a case, what differs from the valid claim, the reason, and the claim."""


def make_claim(count: int, start: int, length: int) -> Claim:
    """Return a valid claim about a range of a log of count entries."""
    log = make_log(count)
    root, total, first = get_log_root(log), primitives.entries(count), primitives.entries(start)
    proof = storage.compute_range_proof(log, first, primitives.entries(length))
    return Claim(proof, root, total, first, log[start : start + length])


def generate(make: Maker) -> None:
    """Make the cases of each range: the valid one, then all mistakes."""
    suite = make.suite(storage.verify_flow_range, "ranges", "Every way to fail a range.")
    for count, start, length in RANGES:
        good = make_claim(count, start, length)
        slug, title = (
            f"{length}-from-{start}-of-{count}",
            f"{length} entries from {start} of {count}",
        )
        case = suite.accept(slug, title, *good)
        for mistakes in (find_wrong_ends(good), find_wrong_entries(good), find_wrong_places(good)):
            for name, change, reason, bad in mistakes:
                suite.reject(f"{slug}-{name}", case, change, reason, *bad)


def find_wrong_ends(claim: Claim) -> Iterator[Mistake]:
    """Yield mistakes that the first of the two proofs shows, and a range of nothing."""
    reason, leaves = storage.RangeProofReject, claim.leaves
    left = replace(claim.proof, left=change_lemma(claim.proof.left, -1))
    change = "another root in the first proof"
    yield "left", change, reason.RANGE_LEFT_PROOF_INVALID, claim._replace(proof=left)
    yield "empty", "no entries", reason.RANGE_EMPTY, claim._replace(leaves=[])
    first = claim._replace(leaves=changed(leaves, 0, flip(leaves[0])))
    yield "first", "another first entry", reason.RANGE_FIRST_LEAF_MISMATCH, first


def find_wrong_entries(claim: Claim) -> Iterator[Mistake]:
    """Yield mistakes behind the first entry; a range of one has none."""
    reason, leaves = storage.RangeProofReject, claim.leaves
    length = len(leaves)
    if length == 1:
        return
    last = claim._replace(leaves=changed(leaves, length - 1, flip(leaves[-1])))
    yield "last", "another last entry", reason.RANGE_LAST_LEAF_MISMATCH, last
    for index in range(1, length - 1):
        wrong = claim._replace(leaves=changed(leaves, index, flip(leaves[index])))
        yield f"entry-{index}", f"entry {index} is another", reason.RANGE_FOLD_MISMATCH, wrong
    missing = claim._replace(leaves=[leaves[0], *leaves[2:]])
    why = reason.RANGE_WRONG_END if length > 2 else reason.RANGE_LAST_LEAF_MISMATCH
    yield "missing", "the second entry is missing", why, missing


def find_wrong_places(claim: Claim) -> Iterator[Mistake]:
    """Yield another place of the range, another length of the log, and another log."""
    reason = storage.RangeProofReject
    later = claim._replace(start=primitives.entries(claim.start + 1))
    yield "start", "the next start", reason.RANGE_WRONG_START, later
    longer = claim._replace(total=primitives.entries(4 * claim.total))
    yield "height", "a log four times as long", reason.RANGE_WRONG_HEIGHT, longer
    root = claim._replace(root=flip(claim.root))
    yield "root", "another root", reason.RANGE_ROOT_MISMATCH, root
