"""Files that are complete, and files that are not."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import (
    EVEN_HALF,
    ODD_HALF,
    WHOLE_LOG,
    make_bare_transaction,
    make_shard,
    make_state,
    with_writing,
    with_written,
)
from zgspec.active import storage

Reject = storage.FinalizeReject


def generate(make: Maker) -> None:
    """Write complete files and one missing segment."""
    suite = make.suite(storage.process_finalize, "segments", "Written and missing segments.")
    size = storage.SEGMENT_SIZE * 4 + 1
    transaction = make_bare_transaction(size, storage.ENTRIES_PER_SEGMENT * 3)
    complete = {
        "whole": (WHOLE_LOG, [4, 3, 2, 1, 0]),
        "even": (EVEN_HALF, [1, 3]),
        "odd": (ODD_HALF, [0, 2, 4]),
        "more": (ODD_HALF, [0, 1, 2, 3, 4]),
        "one": (make_shard(3, 8), [0]),
        "last": (make_shard(7, 8), [4]),
    }
    for name, (config, written) in complete.items():
        state = make_state(transaction, config)
        shard = f"shard {config.shard_id} of {config.num_shard}"
        valid = suite.accept(
            name, f"all segments of {shard}: {written}", with_written(state, written)
        )
        for index in (written[0], written[-1]) if len(written) > 1 else written:
            rest = [item for item in written if item != index]
            if name != "more" or index % 2 == 0:
                suite.reject(
                    f"{name}-without-{index}",
                    valid,
                    f"segment {index} is missing",
                    Reject.FINALIZE_DATA_MISSING,
                    with_writing(with_written(state, rest), [index]),
                )
    nothing = make_state(transaction, make_shard(2, 16))
    valid = suite.accept("nothing", "a file outside of the shard", nothing)
    suite.reject(
        "unknown",
        valid,
        "the transaction is unknown",
        Reject.FINALIZE_UNKNOWN_TRANSACTION,
        make_state(None, make_shard(2, 16)),
    )
