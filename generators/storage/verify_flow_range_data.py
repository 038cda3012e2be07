"""Vectors of storage.md#verify_flow_range_data."""

from __future__ import annotations

from typing import Final

from generators.flow import get_log_root, make_log
from generators.framework import Maker, flip, make_data, make_hash
from zgspec.active import primitives, storage

PRESETS: Final = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of data: whole entries, partial entries, other data."""
    suite = make.suite(
        storage.verify_flow_range_data, "data", "Whole entries, partial entries, other data."
    )
    reason = storage.RangeProofReject
    entry = storage.ENTRY_SIZE
    for count, start in ((1, 1), (3, 1), (4, 4)):
        data = make_data(entry * count, count)
        leaves = storage.compute_leaves(data)
        log = [*make_log(start), *leaves, make_hash("behind")]
        root, total, first = (
            get_log_root(log),
            primitives.entries(len(log)),
            primitives.entries(start),
        )
        proof = storage.compute_range_proof(log, first, primitives.entries(count))
        slug = f"{count}-from-{start}"
        case = suite.accept(slug, f"{count} entries from {start}", proof, root, total, first, data)
        for length, word in ((len(data) - 1, "short"), (len(data) + 1, "long")):
            suite.reject(
                f"{slug}-{word}",
                case,
                f"{length} bytes",
                reason.RANGE_WRONG_DATA_SIZE,
                proof,
                root,
                total,
                first,
                make_data(length, count),
            )
        suite.reject(
            f"{slug}-other",
            case,
            "other bytes",
            reason.RANGE_FIRST_LEAF_MISMATCH,
            proof,
            root,
            total,
            first,
            make_data(entry * count, 99),
        )
        suite.reject(
            f"{slug}-nothing", case, "no bytes", reason.RANGE_EMPTY, proof, root, total, first, b""
        )
        suite.reject(
            f"{slug}-root",
            case,
            "another root",
            reason.RANGE_ROOT_MISMATCH,
            proof,
            flip(root),
            total,
            first,
            data,
        )
