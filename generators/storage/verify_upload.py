"""Segments that a node takes from a client, and everything that it refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, Suite, changed, flip, make_data
from generators.storage._node import (
    make_small_file,
    make_state,
    make_transaction,
    make_upload,
    with_status,
)
from zgspec.active import primitives, storage
from zgspec.replay.cases import Case
from zgspec.runtime import Bytes32, Reason

PRESETS: Final = ("mainnet", "minimal")

Uploads = Suite[[storage.UploadState, storage.SegmentUpload]]
Reject = storage.UploadReject


def with_size(upload: storage.SegmentUpload, size: int) -> storage.SegmentUpload:
    """Return an upload that claims another size of the file."""
    return replace(upload, size=primitives.byte_count(size))


def add_data_cases(
    suite: Uploads, state: storage.UploadState, upload: storage.SegmentUpload
) -> Case:
    """Add what is wrong with the data alone."""
    valid = suite.accept("known", "a segment of a known file", state, upload)
    part = replace(upload, data=upload.data[:-1])
    entry = replace(upload, data=upload.data[: storage.ENTRY_SIZE])
    more = replace(upload, data=upload.data + bytes(storage.ENTRY_SIZE))
    empty = replace(upload, data=b"")
    other = replace(upload, data=bytes([upload.data[0] ^ 1]) + upload.data[1:])
    suite.reject("no-data", valid, "it is empty", Reject.UPLOAD_EMPTY_DATA, state, empty)
    suite.reject("part", valid, "one byte is missing", Reject.UPLOAD_PARTIAL_ENTRY, state, part)
    length = storage.SegmentReject.SEGMENT_WRONG_LENGTH
    suite.reject("short", valid, "an entry is missing", length, state, entry)
    suite.reject("long", valid, "an entry follows", length, state, more)
    leaf = storage.FileProofReject.PROOF_LEAF_MISMATCH
    suite.reject("data", valid, "one bit differs", leaf, state, other)
    return valid


def add_transaction_cases(
    suite: Uploads, state: storage.UploadState, upload: storage.SegmentUpload, valid: Case
) -> None:
    """Add what the transaction does not admit."""
    other = replace(upload, root=flip(upload.root))
    suite.reject("root", valid, "the root differs", Reject.UPLOAD_ROOT_MISMATCH, state, other)
    for slug, size in (("smaller", upload.size - 1), ("larger", upload.size + 1)):
        change = f"the size of the file is {slug}"
        found = with_size(upload, size)
        suite.reject(slug, valid, change, Reject.UPLOAD_SIZE_MISMATCH, state, found)
    finalized = with_status(state, storage.TransactionStatus.FINALIZED)
    pruned = with_status(state, storage.TransactionStatus.PRUNED)
    suite.reject(
        "finalized", valid, "the node has the file", Reject.UPLOAD_FINALIZED, finalized, upload
    )
    suite.reject("pruned", valid, "the file was deleted", Reject.UPLOAD_PRUNED, pruned, upload)


def add_order_cases(
    suite: Uploads, state: storage.UploadState, upload: storage.SegmentUpload, valid: Case
) -> None:
    """Add two mistakes at a time: the first guard decides."""
    root = replace(upload, root=flip(upload.root), data=upload.data[:-1])
    size = with_size(replace(upload, root=flip(upload.root)), 1)
    finalized = with_status(state, storage.TransactionStatus.FINALIZED)
    larger = with_size(upload, upload.size + 1)
    index = replace(upload, index=primitives.segments(9))
    change = "a byte is missing and the root differs"
    suite.reject("part-and-root", valid, change, Reject.UPLOAD_PARTIAL_ENTRY, state, root)
    change = "root and size differ"
    suite.reject("root-and-size", valid, change, Reject.UPLOAD_ROOT_MISMATCH, state, size)
    change = "the size differs and the node has the file"
    suite.reject(
        "size-and-finalized", valid, change, Reject.UPLOAD_SIZE_MISMATCH, finalized, larger
    )
    change = "the node has the file and the index is wrong"
    suite.reject("finalized-and-index", valid, change, Reject.UPLOAD_FINALIZED, finalized, index)


def add_waiting_cases(make: Maker) -> None:
    """Write segments whose transaction is unknown."""
    suite = make.suite(storage.verify_upload, "waiting", "The transaction is not known yet.")
    state = make_state()
    upload = make_upload(make_small_file())
    valid = suite.accept("small", "a segment of an unknown file", state, upload)
    suite.accept("size", "the size is one less", state, with_size(upload, upload.size - 1))
    limit = storage.MAX_CACHED_FILE_SIZE
    data = make_data(limit, 3)
    largest = suite.accept("largest", "the largest file that may wait", state, make_upload(data, 1))
    above = with_size(make_upload(data, 1), limit + 1)
    suite.reject(
        "too-large", largest, "one byte more", Reject.UPLOAD_TOO_LARGE_TO_CACHE, state, above
    )
    empty = with_size(upload, 0)
    reason = storage.SegmentReject.SEGMENT_OF_EMPTY_FILE
    suite.reject("empty", valid, "the file has no bytes", reason, state, empty)
    index = replace(upload, index=primitives.segments(1))
    bound = storage.SegmentReject.SEGMENT_INDEX_OUT_OF_BOUND
    suite.reject("index", valid, "the index is one more", bound, state, index)


def generate(make: Maker) -> None:
    """Write known files, unknown files, and proofs."""
    suite = make.suite(storage.verify_upload, "known", "The transaction is known.")
    data = make_small_file()
    state = make_state(make_transaction(data))
    upload = make_upload(data)
    valid = add_data_cases(suite, state, upload)
    add_transaction_cases(suite, state, upload, valid)
    add_order_cases(suite, state, upload, valid)
    add_waiting_cases(make)
    add_proof_cases(make)


def add_proof_cases(make: Maker) -> None:
    """Write wrong proofs of one segment of three."""
    suite = make.suite(storage.verify_upload, "proofs", "A proof for a segment, and wrong ones.")
    data = make_data(storage.SEGMENT_SIZE * 2 + storage.ENTRY_SIZE, 5)
    state = make_state(make_transaction(data))
    upload = make_upload(data, 1)
    valid = suite.accept("valid", "the second segment of three", state, upload)
    lemma, path = upload.proof.lemma, upload.proof.path
    proof = storage.FileProofReject
    shape = storage.SegmentReject.SEGMENT_PROOF_WRONG_SHAPE
    proofs: dict[str, tuple[list[bool], list[Bytes32], Reason]] = {
        "side": (changed(path, 1, not path[1]), lemma, proof.PROOF_PATH_TOO_LONG),
        "position": (changed(path, 0, not path[0]), lemma, proof.PROOF_WRONG_POSITION),
        "short": (path[1:], [lemma[0], *lemma[2:]], proof.PROOF_PATH_TOO_SHORT),
        "shape": (path, lemma[:-1], shape),
        "sibling": (path, changed(lemma, 1, flip(lemma[1])), proof.PROOF_FOLD_MISMATCH),
        "root": (path, changed(lemma, 3, flip(lemma[3])), proof.PROOF_FOLD_MISMATCH),
    }
    for slug, (sides, nodes, reason) in proofs.items():
        found = replace(upload, proof=storage.Proof(nodes, sides))
        suite.reject(slug, valid, f"the proof is wrong: {slug}", reason, state, found)
