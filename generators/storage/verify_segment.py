"""Vectors of storage.md#verify_segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from generators.files import change_lemma
from generators.framework import Maker, Suite, changed, flip, make_data
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, Reason, u64

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


class Call(NamedTuple):
    """The arguments of a call."""

    root: Bytes32
    size: primitives.ByteCount
    place: primitives.Segments
    data: bytes
    proof: storage.Proof


def add_segment(suite: SegmentSuite, size: int, index: int) -> None:
    """Add a segment of a file and each way to fail it."""
    file, place = make_data(size), primitives.segments(index)
    call = Call(
        storage.compute_data_root(file),
        primitives.byte_count(size),
        place,
        storage.get_segment(file, place),
        storage.compute_segment_proof(file, place),
    )
    slug = f"{index}-of-{size}"
    case = suite.accept(slug, f"segment {index} of {size} bytes", *call)
    for word, change, reason, wrong in (*find_wrong_sizes(call), *find_wrong_proofs(call)):
        suite.reject(f"{slug}-{word}", case, change, reason, *wrong)


def find_wrong_sizes(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield a file without bytes, an index behind the data, and segments of another length."""
    reason = storage.SegmentReject
    empty = call._replace(size=primitives.byte_count(0))
    yield "empty", "the file has no bytes", reason.SEGMENT_OF_EMPTY_FILE, empty
    behind = call._replace(place=storage.compute_segment_count(call.size))
    yield "index", "the index is behind the data", reason.SEGMENT_INDEX_OUT_OF_BOUND, behind
    for length, word in ((len(call.data) - 1, "short"), (len(call.data) + 1, "long")):
        wrong = call._replace(data=make_data(length, 7))
        yield word, f"{length} bytes", reason.SEGMENT_WRONG_LENGTH, wrong


def find_wrong_proofs(call: Call) -> Iterator[tuple[str, str, Reason, Call]]:
    """Yield a proof of another shape, and other bytes, roots and siblings."""
    proof, reason = call.proof, storage.FileProofReject
    wide = call._replace(proof=replace(proof, lemma=[*proof.lemma, call.root]))
    yield "shape", "one hash more", storage.SegmentReject.SEGMENT_PROOF_WRONG_SHAPE, wide
    other = call._replace(data=make_data(len(call.data), 9))
    yield "data", "other bytes", reason.PROOF_LEAF_MISMATCH, other
    root = call._replace(root=flip(call.root))
    yield "root", "another root", reason.PROOF_ROOT_MISMATCH, root
    if len(proof.path) > 0:
        bad = call._replace(proof=change_lemma(proof, 1))
        yield "sibling", "another sibling", reason.PROOF_FOLD_MISMATCH, bad


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
