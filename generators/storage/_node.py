"""What the vectors of a storage node are made from: shards, transactions, uploads and states."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import make_data, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def make_shard(shard_id: int, num_shard: int) -> storage.ShardConfig:
    """Return a shard, whether it exists or not."""
    return storage.ShardConfig(primitives.segments(shard_id), primitives.segments(num_shard))


WHOLE_LOG = make_shard(0, 1)
EVEN_HALF = make_shard(0, 2)
ODD_HALF = make_shard(1, 2)


def make_transaction(data: bytes, start: int = 0, sequence: int = 0) -> storage.Transaction:
    """Return the transaction of a file at an entry of the log."""
    return storage.Transaction(
        storage.compute_data_root(data),
        storage.compute_submission_nodes(data),
        primitives.entries(start),
        primitives.byte_count(len(data)),
        u64(sequence),
    )


def make_bare_transaction(
    size: int, start: int = 0, name: str = "root", sequence: int = 0
) -> storage.Transaction:
    """Return a transaction with a root that nothing has, for rules that do not look at the data."""
    return storage.Transaction(
        make_hash(name),
        [storage.SubmissionNode(make_hash(name), primitives.height(0))],
        primitives.entries(start),
        primitives.byte_count(size),
        u64(sequence),
    )


def make_upload(data: bytes, index: int = 0) -> storage.SegmentUpload:
    """Return a segment of a file as a client sends it."""
    segment = primitives.segments(index)
    return storage.SegmentUpload(
        storage.compute_data_root(data),
        primitives.byte_count(len(data)),
        segment,
        storage.get_segment(data, segment),
        storage.compute_segment_proof(data, segment),
    )


def make_state(
    transaction: storage.Transaction | None = None, config: storage.ShardConfig = WHOLE_LOG
) -> storage.UploadState:
    """Return a node that has nothing of a file yet."""
    return storage.UploadState(
        config,
        transaction,
        storage.TransactionStatus.PENDING,
        [],
        [],
        [],
        primitives.entries(0),
        u64(0),
    )


def with_writing(
    state: storage.UploadState, writing: list[int], others: int = 0
) -> storage.UploadState:
    """Return a state in which segments of the file, and so many of other files, are being written."""
    found = [primitives.segments(index) for index in writing]
    return replace(state, writing=found, writing_count=u64(len(found) + others))


def with_written(state: storage.UploadState, written: list[int]) -> storage.UploadState:
    """Return a state in which segments of the file have been written."""
    return replace(state, written=[primitives.segments(index) for index in written])


def with_status(
    state: storage.UploadState, status: storage.TransactionStatus
) -> storage.UploadState:
    """Return a state with another status."""
    return replace(state, status=status)


def with_cached(
    state: storage.UploadState, cached: list[tuple[int, int]], cached_entries: int
) -> storage.UploadState:
    """Return a state in which segments (index, size of the file) wait, and so many entries overall."""
    found = [
        storage.CachedSegment(primitives.segments(index), primitives.byte_count(size))
        for index, size in cached
    ]
    return replace(state, cached=found, cached_entries=primitives.entries(cached_entries))


def make_small_file(seed: int = 1) -> bytes:
    """Return a file of two entries, the second one partly filled."""
    return make_data(storage.ENTRY_SIZE + 3, seed)
