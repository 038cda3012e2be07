"""Vectors of storage.md#verify_recall_range."""

from __future__ import annotations

from generators.framework import Maker
from generators.puzzle import BAD_MASKS, CHUNK, FULL, MOST, SEGMENT, make_range
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.verify_recall_range, "limits", "Both sides of every limit.")
    reason = storage.RecallReject
    for count in (1, 2, 8):
        mask = FULL - count + 1
        bound = MOST * count
        for name, flow in (
            ("empty", 0),
            ("one", 1),
            ("short", SEGMENT - 1),
            ("segment", SEGMENT),
            ("behind-segment", SEGMENT + 1),
            ("below", bound - 1),
            ("full", bound),
            ("above", bound + SEGMENT),
            ("long", 2 * bound + CHUNK + 5),
        ):
            slug = f"{name}-{count}"
            log = primitives.entries(flow)
            end = flow // SEGMENT * SEGMENT
            length = min(end, bound)
            fit = suite.accept(
                slug,
                f"{count} shards of a log of {flow}",
                make_range(0, length, count - 1, mask),
                log,
            )
            suite.reject(
                f"{slug}-shifted",
                fit,
                "the start is 1",
                reason.RECALL_RANGE_NOT_ALIGNED,
                make_range(1, length, count - 1, mask),
                log,
            )
            suite.reject(
                f"{slug}-overflow",
                fit,
                "the range ends behind the log",
                reason.RECALL_RANGE_OVERFLOW,
                make_range(0, end + 1, count - 1, mask),
                log,
            )
            suite.reject(
                f"{slug}-far",
                fit,
                "the start is the last multiple of a pricing chunk",
                reason.RECALL_RANGE_OVERFLOW,
                make_range(2**256 - CHUNK, length, count - 1, mask),
                log,
            )
            if length > 0:
                suite.reject(
                    f"{slug}-short",
                    fit,
                    "the range is one entry shorter",
                    reason.RECALL_RANGE_TOO_SHORT,
                    make_range(0, length - 1, count - 1, mask),
                    log,
                )
            if end > bound:
                suite.reject(
                    f"{slug}-long",
                    fit,
                    "the range is one entry longer",
                    reason.RECALL_RANGE_TOO_LONG,
                    make_range(0, length + 1, count - 1, mask),
                    log,
                )
            suite.reject(
                f"{slug}-id",
                fit,
                "the id is the number of shards",
                reason.SHARD_ID_NOT_IN_MASK,
                make_range(0, length, count, mask),
                log,
            )
            for bad in BAD_MASKS:
                suite.reject(
                    f"{slug}-mask-{bad}",
                    fit,
                    f"the mask is {bad:#x}",
                    reason.SHARD_MASK_NOT_CONTIGUOUS,
                    make_range(0, length, count - 1, bad),
                    log,
                )
    add_starts(make)


def add_starts(make: Maker) -> None:
    """Add ranges that begin later in a long log."""
    suite = make.suite(storage.verify_recall_range, "starts", "Starts of ranges in a long log.")
    reason = storage.RecallReject
    flow = MOST + 3 * CHUNK + 7
    log = primitives.entries(flow)
    for index in range(4):
        fit = suite.accept(
            f"{index}", f"from pricing chunk {index}", make_range(CHUNK * index, MOST), log
        )
        for step in (-1, 1, CHUNK // 2):
            if CHUNK * index + step >= 0:
                suite.reject(
                    f"{index}-{step % 2**32}",
                    fit,
                    f"the start moves by {step}",
                    reason.RECALL_RANGE_NOT_ALIGNED,
                    make_range(CHUNK * index + step, MOST),
                    log,
                )
    suite.reject(
        "behind",
        fit,
        "the start is one pricing chunk further on",
        reason.RECALL_RANGE_OVERFLOW,
        make_range(4 * CHUNK, MOST),
        log,
    )
