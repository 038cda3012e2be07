"""Vectors of storage.md#verify_upload_transaction."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_file
from generators.framework import Maker, flip
from generators.storage._node import (
    make_small_file,
    make_state,
    make_transaction,
    make_upload,
    with_status,
)
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of transactions: known, unknown and finished files."""
    suite = make.suite(
        storage.verify_upload_transaction, "transactions", "Known, unknown and finished files."
    )
    reason, status = storage.UploadReject, storage.TransactionStatus
    for name, data in (("small", make_small_file()), ("other", make_file(3))):
        upload = make_upload(data)
        state = make_state(make_transaction(data))
        case = suite.accept(f"{name}-known", f"a {name} file with a transaction", state, upload)
        suite.reject(
            f"{name}-root",
            case,
            "another root",
            reason.UPLOAD_ROOT_MISMATCH,
            state,
            replace(upload, root=flip(upload.root)),
        )
        longer = primitives.byte_count(upload.size + 1)
        suite.reject(
            f"{name}-size",
            case,
            "another size",
            reason.UPLOAD_SIZE_MISMATCH,
            state,
            replace(upload, size=longer),
        )
        suite.reject(
            f"{name}-finalized",
            case,
            "the file is there",
            reason.UPLOAD_FINALIZED,
            with_status(state, status.FINALIZED),
            upload,
        )
        suite.reject(
            f"{name}-pruned",
            case,
            "the file was deleted",
            reason.UPLOAD_PRUNED,
            with_status(state, status.PRUNED),
            upload,
        )
        both = replace(upload, root=flip(upload.root), size=longer)
        suite.reject(
            f"{name}-both", case, "another root and size", reason.UPLOAD_ROOT_MISMATCH, state, both
        )
        limit = primitives.byte_count(storage.MAX_CACHED_FILE_SIZE)
        case = suite.accept(
            f"{name}-waits",
            f"a {name} file that may just wait",
            make_state(),
            replace(upload, size=limit),
        )
        suite.reject(
            f"{name}-large",
            case,
            "one byte more",
            reason.UPLOAD_TOO_LARGE_TO_CACHE,
            make_state(),
            replace(upload, size=primitives.byte_count(limit + 1)),
        )
