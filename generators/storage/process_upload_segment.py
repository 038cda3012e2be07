"""What becomes of a segment that a client sends."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.framework import Maker, flip, make_data
from generators.storage._node import (
    EVEN_HALF,
    ODD_HALF,
    make_small_file,
    make_state,
    make_transaction,
    make_upload,
    with_cached,
    with_status,
    with_writing,
    with_written,
)
from zgspec.active import primitives, storage
from zgspec.runtime import Reason

PRESETS: Final = ("mainnet", "minimal")

Reject = storage.UploadReject


def add_writing_cases(make: Maker) -> None:
    """Write segments of a file whose transaction is known."""
    suite = make.suite(storage.process_upload_segment, "writing", "The transaction is known.")
    data = make_data(storage.SEGMENT_SIZE * 2 + storage.ENTRY_SIZE, 7)
    state = make_state(make_transaction(data, storage.ENTRIES_PER_SEGMENT))
    upload = make_upload(data, 1)
    valid = suite.accept("first", "the first segment to come", state, upload)
    limit = storage.MAX_WRITING_SEGMENTS
    almost = with_writing(with_written(state, [2]), [0], limit - 2)
    busy = with_writing(with_written(state, [2]), [0], limit - 1)
    last = suite.accept("last-writer", "the last free place of the node", almost, upload)
    reason = Reject.UPLOAD_TOO_MANY_WRITING
    suite.reject("busy", last, "one more is being written", reason, busy, upload)
    duplicate = Reject.UPLOAD_DUPLICATE
    writing = with_writing(state, [1])
    written = with_written(state, [1])
    suite.reject("writing", valid, "it is being written", duplicate, writing, upload)
    suite.reject("written", valid, "it was written", duplicate, written, upload)
    both = with_writing(written, [0], limit - 1)
    change = "it was written and the node is busy"
    suite.reject("written-and-busy", last, change, duplicate, both, upload)
    finalized = with_status(written, storage.TransactionStatus.FINALIZED)
    change = "it was written and the file is finalised"
    suite.reject("written-and-finalized", valid, change, Reject.UPLOAD_FINALIZED, finalized, upload)
    cached = with_cached(state, [(1, len(data))], 8)
    suite.accept("cached-before", "a segment that waits too", cached, upload)


def add_refused_cases(make: Maker) -> None:
    """Write what is refused before anything changes."""
    suite = make.suite(storage.process_upload_segment, "refused", "A refusal changes nothing.")
    data = make_small_file(4)
    state = with_written(make_state(make_transaction(data)), [1])
    upload = make_upload(data)
    valid = suite.accept("valid", "a segment of a known file", state, upload)
    pruned = with_status(state, storage.TransactionStatus.PRUNED)
    suite.reject("pruned", valid, "the file was deleted", Reject.UPLOAD_PRUNED, pruned, upload)
    proof = replace(upload.proof, lemma=[flip(upload.proof.lemma[0])])
    segment = storage.SegmentReject
    changes: dict[str, tuple[str, Reason, storage.SegmentUpload]] = {
        "part": (
            "one byte is missing",
            Reject.UPLOAD_PARTIAL_ENTRY,
            replace(upload, data=upload.data[1:]),
        ),
        "root": (
            "the root differs",
            Reject.UPLOAD_ROOT_MISMATCH,
            replace(upload, root=flip(upload.root)),
        ),
        "size": (
            "the size is one less",
            Reject.UPLOAD_SIZE_MISMATCH,
            replace(upload, size=primitives.byte_count(len(data) - 1)),
        ),
        "index": (
            "the index is one more",
            segment.SEGMENT_INDEX_OUT_OF_BOUND,
            replace(upload, index=primitives.segments(1)),
        ),
        "length": (
            "an entry is missing",
            segment.SEGMENT_WRONG_LENGTH,
            replace(upload, data=upload.data[: storage.ENTRY_SIZE]),
        ),
        "shape": (
            "the proof has a side",
            segment.SEGMENT_PROOF_WRONG_SHAPE,
            replace(upload, proof=replace(upload.proof, path=[True])),
        ),
        "proof": (
            "the proof ends in another root",
            storage.FileProofReject.PROOF_ROOT_MISMATCH,
            replace(upload, proof=proof),
        ),
    }
    for slug, (change, reason, found) in changes.items():
        suite.reject(slug, valid, change, reason, state, found)
    waiting = with_cached(make_state(), [(0, 9)], 1)
    twin = suite.accept("waiting", "a segment of an unknown file", waiting, upload)
    large = replace(upload, size=primitives.byte_count(storage.MAX_CACHED_FILE_SIZE + 1))
    reason = Reject.UPLOAD_TOO_LARGE_TO_CACHE
    suite.reject("large", twin, "the file is too large", reason, waiting, large)
    empty = replace(upload, size=primitives.byte_count(0))
    reason = segment.SEGMENT_OF_EMPTY_FILE
    suite.reject("empty-file", twin, "the file is empty", reason, waiting, empty)


def add_shard_cases(make: Maker) -> None:
    """Write segments inside and outside of the shard."""
    suite = make.suite(storage.process_upload_segment, "shards", "The node has one of two shards.")
    data = make_data(storage.SEGMENT_SIZE + storage.ENTRY_SIZE, 8)
    for name, config in (("even", EVEN_HALF), ("odd", ODD_HALF)):
        for first in (4, 5):
            start = storage.ENTRIES_PER_SEGMENT * first
            state = make_state(make_transaction(data, start), config)
            description = f"the second segment from segment {first} for the {name} half"
            suite.accept(f"{name}-{first}", description, state, make_upload(data, 1))
    state = make_state(make_transaction(data, storage.ENTRIES_PER_SEGMENT * 4), EVEN_HALF)
    twin = suite.accept("outside", "a last segment of the other half", state, make_upload(data, 0))
    again = with_written(state, [0])
    change = "it came before"
    suite.reject("again", twin, change, Reject.UPLOAD_DUPLICATE, again, make_upload(data, 0))
    outside = suite.accept(
        "outside-first",
        "a first one of the other half",
        with_written(state, [0]),
        make_upload(data, 1),
    )
    seen = with_written(state, [0, 1])
    suite.reject(
        "outside-again", outside, change, Reject.UPLOAD_DUPLICATE, seen, make_upload(data, 1)
    )
    busy = with_writing(with_written(state, [0]), [], storage.MAX_WRITING_SEGMENTS)
    suite.reject(
        "outside-busy",
        outside,
        "the node is busy",
        Reject.UPLOAD_TOO_MANY_WRITING,
        busy,
        make_upload(data, 1),
    )


def add_waiting_cases(make: Maker) -> None:
    """Write segments whose transaction is unknown."""
    suite = make.suite(storage.process_upload_segment, "waiting", "The transaction is unknown.")
    upload = make_upload(make_small_file())
    state = make_state()
    suite.accept("first", "the first segment to wait", state, upload)
    once = with_cached(state, [(0, upload.size)], 2)
    suite.accept("again", "a segment that waits already", once, upload)
    other = with_cached(state, [(0, upload.size + 1)], 2)
    suite.accept("other-size", "it waits with another size", other, upload)
    limit = storage.MAX_CACHED_ENTRIES
    last = suite.accept("last", "the last free entries", with_cached(state, [], limit - 2), upload)
    full = with_cached(state, [], limit - 1)
    reason = Reject.UPLOAD_CACHE_FULL
    suite.reject("full", last, "one entry less is free", reason, full, upload)
    repeated = with_cached(state, [(0, upload.size)], limit)
    suite.accept("again-full", "it waits already and nothing is free", repeated, upload)
    empty = replace(upload, data=b"")
    suite.reject("empty", last, "it is empty", Reject.UPLOAD_EMPTY_DATA, state, empty)


def generate(make: Maker) -> None:
    """Write known files, refusals, shards, and unknown files."""
    add_writing_cases(make)
    add_refused_cases(make)
    add_shard_cases(make)
    add_waiting_cases(make)
