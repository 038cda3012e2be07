"""Files, leaves and proofs that several generators use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generators.framework import Suite, changed, flip, make_data, make_hashes
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, u64, u256


def make_file(count: int, part: int = 0, seed: int = 0) -> bytes:
    """Return a file of count entries and part bytes more."""
    return make_data(storage.ENTRY_SIZE * count + part, seed)


def make_leaves(count: int) -> list[Bytes32]:
    """Return hashes that stand for leaves."""
    return make_hashes(count, "leaf")


def make_proof(count: int, position: int) -> storage.Proof:
    """Return the proof of a leaf among make_leaves(count)."""
    return storage.compute_proof(make_leaves(count), u64(position))


def make_nodes(*heights: int) -> list[storage.SubmissionNode]:
    """Return nodes of these heights with roots of their own."""
    roots = make_hashes(len(heights), "node")
    return [
        storage.SubmissionNode(root, primitives.height(height))
        for root, height in zip(roots, heights, strict=True)
    ]


def make_frontier(length: int) -> storage.Frontier:
    """Return the frontier of a tree of length entries, with roots of its own."""
    heights = [bit for bit in range(length.bit_length() - 1, -1, -1) if length >> bit & 1]
    return storage.Frontier(primitives.entries(length), make_nodes(*heights))


def make_submission(size: int, name: int = 0, tags: bytes = b"") -> storage.Submission:
    """Return the submission of a file of size bytes, without its data."""
    count = storage.compute_entry_count(primitives.byte_count(size))
    padded = storage.compute_padded_entry_count(count)
    heights = storage.compute_submission_heights(padded)
    roots = make_hashes(len(heights), "submission", name)
    nodes = [storage.SubmissionNode(r, h) for r, h in zip(roots, heights, strict=True)]
    data = storage.SubmissionData(u256(size), tags, nodes)
    return storage.Submission(data, make_account("submitter"))


def add_layouts(suite: Suite[[storage.Submission]]) -> None:
    """Write submissions with and without tags, with one node and with several."""
    for size, length in ((1, 0), (257, 31), (30 * 256, 64)):
        suite.accept(
            f"{size}-{length}",
            f"{size} bytes and {length} bytes of tags",
            make_submission(size, tags=make_data(length)),
        )


def make_account(name: str) -> primitives.Address:
    """Return an account that belongs to a name."""
    return primitives.address(make_hashes(1, "account", name)[0][:20])


def change_lemma(proof: storage.Proof, index: int) -> storage.Proof:
    """Return a proof with one bit of one hash of its lemma turned."""
    place = index % len(proof.lemma)
    return replace(proof, lemma=changed(proof.lemma, place, flip(proof.lemma[place])))


def change_path(proof: storage.Proof, index: int) -> storage.Proof:
    """Return a proof with one step of its path turned."""
    place = index % len(proof.path)
    return replace(proof, path=changed(proof.path, place, not proof.path[place]))


BAD_HEIGHTS: Final = (
    ("none", "no nodes", (), storage.SubmissionReject.NO_SUBMISSION_NODES),
    ("ascending", "ascending heights", (2, 4, 5), storage.SubmissionReject.HEIGHTS_ASCEND),
    (
        "last-higher",
        "a last node above the first",
        (4, 2, 5),
        storage.SubmissionReject.HEIGHTS_ASCEND,
    ),
    (
        "far",
        "a last node four below the first",
        (5, 4, 1),
        storage.SubmissionReject.HEIGHTS_TOO_FAR_APART,
    ),
    (
        "very-far",
        "a last node five below the first",
        (5, 4, 0),
        storage.SubmissionReject.HEIGHTS_TOO_FAR_APART,
    ),
    ("large", "a node of height 64", (64,), storage.SubmissionReject.HEIGHT_TOO_LARGE),
    ("larger", "a node of height 2**255", (2**255,), storage.SubmissionReject.HEIGHT_TOO_LARGE),
    (
        "large-first",
        "a node of height 64 in front of one of height 63",
        (64, 63),
        storage.SubmissionReject.HEIGHT_TOO_LARGE,
    ),
    ("equal", "two equal heights", (5, 5), storage.SubmissionReject.HEIGHTS_NOT_DECREASING),
    (
        "inner-equal",
        "two equal heights at the end",
        (5, 4, 4),
        storage.SubmissionReject.HEIGHTS_NOT_DECREASING,
    ),
    (
        "inner-ascends",
        "heights that ascend behind the first",
        (5, 3, 4),
        storage.SubmissionReject.HEIGHTS_NOT_DECREASING,
    ),
    (
        "first-ascends",
        "heights that ascend at first",
        (5, 6, 3),
        storage.SubmissionReject.HEIGHTS_NOT_DECREASING,
    ),
)
"""Layouts that padding never produces: name, what is wrong, heights, reason."""


def with_nodes(
    submission: storage.Submission, nodes: list[storage.SubmissionNode]
) -> storage.Submission:
    """Return a submission with other nodes."""
    return replace(submission, data=replace(submission.data, nodes=nodes))


def find_bad_layouts(
    submission: storage.Submission,
) -> Iterator[tuple[str, str, storage.SubmissionReject, storage.Submission]]:
    """Yield a submission with each layout of BAD_HEIGHTS: name, what is wrong, reason, submission."""
    for word, change, heights, expected in BAD_HEIGHTS:
        yield word, change, expected, with_nodes(submission, make_nodes(*heights))
