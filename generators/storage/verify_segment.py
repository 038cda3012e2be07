"""Vectors of storage.md#verify_segment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.files import change_lemma
from generators.framework import Maker, Suite, changed, flip, make_data
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, u64

PRESETS: Final = ("mainnet", "minimal")
SegmentSuite = Suite[[Bytes32, primitives.ByteCount, primitives.Segments, bytes, storage.Proof]]


def generate(make: Maker) -> None:
    """Make the suite of segments: every way to fail a segment."""
    suite = make.suite(storage.verify_segment, "segments", "Every way to fail a segment.")
    full, entry = storage.SEGMENT_SIZE, storage.ENTRY_SIZE
    files = [
        (1, 0),
        (2 * entry, 0),
        (17 * entry, 0),
        (full, 0),
        (full + 1, 0),
        (2 * full + entry, 1),
        (2 * full + entry, 2),
    ]
    for size, index in files:
        add_segment(suite, size, index)
    add_padding(make)


def add_segment(suite: SegmentSuite, size: int, index: int) -> None:
    """Add a segment of a file and each way to fail it."""
    reason, proofs = storage.SegmentReject, storage.FileProofReject
    file = make_data(size)
    root, total, place = (
        storage.compute_data_root(file),
        primitives.byte_count(size),
        primitives.segments(index),
    )
    data = storage.get_segment(file, place)
    proof = storage.compute_segment_proof(file, place)
    slug = f"{index}-of-{size}"
    case = suite.accept(slug, f"segment {index} of {size} bytes", root, total, place, data, proof)
    suite.reject(
        f"{slug}-empty",
        case,
        "the file has no bytes",
        reason.SEGMENT_OF_EMPTY_FILE,
        root,
        primitives.byte_count(0),
        place,
        data,
        proof,
    )
    behind = storage.compute_segment_count(total)
    suite.reject(
        f"{slug}-index",
        case,
        "the index is behind the data",
        reason.SEGMENT_INDEX_OUT_OF_BOUND,
        root,
        total,
        behind,
        data,
        proof,
    )
    for length, word in ((len(data) - 1, "short"), (len(data) + 1, "long")):
        wrong = make_data(length, 7)
        suite.reject(
            f"{slug}-{word}",
            case,
            f"{length} bytes",
            reason.SEGMENT_WRONG_LENGTH,
            root,
            total,
            place,
            wrong,
            proof,
        )
    wide = replace(proof, lemma=[*proof.lemma, root])
    suite.reject(
        f"{slug}-shape",
        case,
        "one hash more",
        reason.SEGMENT_PROOF_WRONG_SHAPE,
        root,
        total,
        place,
        data,
        wide,
    )
    other = make_data(len(data), 9)
    suite.reject(
        f"{slug}-data",
        case,
        "other bytes",
        proofs.PROOF_LEAF_MISMATCH,
        root,
        total,
        place,
        other,
        proof,
    )
    suite.reject(
        f"{slug}-root",
        case,
        "another root",
        proofs.PROOF_ROOT_MISMATCH,
        flip(root),
        total,
        place,
        data,
        proof,
    )
    if len(proof.path) > 0:
        bad = change_lemma(proof, 1)
        suite.reject(
            f"{slug}-sibling",
            case,
            "another sibling",
            proofs.PROOF_FOLD_MISMATCH,
            root,
            total,
            place,
            data,
            bad,
        )


def add_padding(make: Maker) -> None:
    """Add segments whose siblings are padding."""
    if make.preset != "minimal":
        return
    suite = make.suite(
        storage.verify_segment, "padding", "Siblings that are not zero, under a root that has them."
    )
    count = 33
    size = primitives.byte_count(storage.SEGMENT_SIZE * count)
    file = make_data(storage.SEGMENT_SIZE * count)
    roots = storage.compute_segment_roots(file)
    place = primitives.segments(count - 1)
    data = storage.get_segment(file, place)
    root, proof = storage.compute_tree_root(roots), storage.compute_proof(roots, u64(count - 1))
    case = suite.accept(
        "zeros", "the last segment with data of a padded file", root, size, place, data, proof
    )
    for index in range(count, len(roots)):
        wrong = changed(roots, index, flip(roots[index]))
        root, proof = storage.compute_tree_root(wrong), storage.compute_proof(wrong, u64(count - 1))
        suite.reject(
            f"segment-{index}",
            case,
            f"segment {index}, which is padding, is not zero",
            storage.SegmentReject.SEGMENT_WRONG_PADDING,
            root,
            size,
            place,
            data,
            proof,
        )
