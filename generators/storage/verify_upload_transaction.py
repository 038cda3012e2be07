"""Vectors of storage.md#verify_upload_transaction."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_file
from generators.framework import Maker, Suite, flip
from generators.storage._node import (
    make_small_file,
    make_state,
    make_transaction,
    make_upload,
    with_status,
)
from zgspec.active import primitives, storage

UploadSuite = Suite[[storage.UploadState, storage.SegmentUpload]]


def generate(make: Maker) -> None:
    """Make the suite of transactions: known, unknown and finished files."""
    suite = make.suite(
        storage.verify_upload_transaction, "transactions", "Known, unknown and finished files."
    )
    for name, data in (("small", make_small_file()), ("other", make_file(3))):
        upload = make_upload(data)
        add_known(suite, name, make_state(make_transaction(data)), upload)
        add_waiting(suite, name, upload)


def add_known(
    suite: UploadSuite, name: str, state: storage.UploadState, upload: storage.SegmentUpload
) -> None:
    """Add a file with a transaction, uploads of something else, and files that need no upload."""
    reason, status = storage.UploadReject, storage.TransactionStatus
    case = suite.accept(f"{name}-known", f"a {name} file with a transaction", state, upload)
    root = replace(upload, root=flip(upload.root))
    suite.reject(f"{name}-root", case, "another root", reason.UPLOAD_ROOT_MISMATCH, state, root)
    size = primitives.byte_count(upload.size + 1)
    longer = replace(upload, size=size)
    suite.reject(f"{name}-size", case, "another size", reason.UPLOAD_SIZE_MISMATCH, state, longer)
    for word, change, why, other in (
        ("finalized", "the file is there", reason.UPLOAD_FINALIZED, status.FINALIZED),
        ("pruned", "the file was deleted", reason.UPLOAD_PRUNED, status.PRUNED),
    ):
        suite.reject(f"{name}-{word}", case, change, why, with_status(state, other), upload)
    both, change = replace(root, size=size), "another root and size"
    suite.reject(f"{name}-both", case, change, reason.UPLOAD_ROOT_MISMATCH, state, both)


def add_waiting(suite: UploadSuite, name: str, upload: storage.SegmentUpload) -> None:
    """Add a file without a transaction that may just wait, and a longer one."""
    limit = primitives.byte_count(storage.MAX_CACHED_FILE_SIZE)
    longest, longer = replace(upload, size=limit), primitives.byte_count(limit + 1)
    title = f"a {name} file that may just wait"
    case = suite.accept(f"{name}-waits", title, make_state(), longest)
    reason = storage.UploadReject.UPLOAD_TOO_LARGE_TO_CACHE
    large = replace(upload, size=longer)
    suite.reject(f"{name}-large", case, "one byte more", reason, make_state(), large)
