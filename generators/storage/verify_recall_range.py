"""Vectors of storage.md#verify_recall_range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generators.framework import Maker
from generators.puzzle import BAD_MASKS, CHUNK, FULL, MOST, SEGMENT, make_range
from zgspec.active import primitives, storage
from zgspec.runtime import u64, u256

Mistake = tuple[str, str, storage.RecallReject, storage.RecallRange]
"""The end of a slug, what differs from the valid range, the reason, and the range."""


def generate(make: Maker) -> None:
    """Write both sides of every limit, in logs around the longest range."""
    suite = make.suite(storage.verify_recall_range, "limits", "Both sides of every limit.")
    for count in (1, 2, 8):
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
            slug, log = f"{name}-{count}", primitives.entries(flow)
            length = min(flow // SEGMENT * SEGMENT, bound)
            whole = make_range(0, length, count - 1, FULL - count + 1)
            fit = suite.accept(slug, f"{count} shards of a log of {flow}", whole, log)
            for word, change, reason, wrong in (
                *find_wrong_ends(whole, flow, bound),
                *find_wrong_shards(whole, count),
            ):
                suite.reject(f"{slug}-{word}", fit, change, reason, wrong, log)
    add_starts(make)


def find_wrong_ends(whole: storage.RecallRange, flow: int, bound: int) -> Iterator[Mistake]:
    """Yield ranges with another start or end; a range of all shards has bound entries at the most."""
    reason, end = storage.RecallReject, flow // SEGMENT * SEGMENT
    shifted, far = replace(whole, start=u256(1)), replace(whole, start=u256(2**256 - CHUNK))
    yield "shifted", "the start is 1", reason.RECALL_RANGE_NOT_ALIGNED, shifted
    behind = replace(whole, length=u256(end + 1))
    yield "overflow", "the range ends behind the log", reason.RECALL_RANGE_OVERFLOW, behind
    change = "the start is the last multiple of a pricing chunk"
    yield "far", change, reason.RECALL_RANGE_OVERFLOW, far
    if whole.length > 0:
        shorter = replace(whole, length=u256(whole.length - 1))
        yield "short", "the range is one entry shorter", reason.RECALL_RANGE_TOO_SHORT, shorter
    if end > bound:
        longer = replace(whole, length=u256(whole.length + 1))
        yield "long", "the range is one entry longer", reason.RECALL_RANGE_TOO_LONG, longer


def find_wrong_shards(whole: storage.RecallRange, count: int) -> Iterator[Mistake]:
    """Yield a range of a shard that does not exist, and masks with a one below a zero."""
    reason, behind = storage.RecallReject, replace(whole, shard_id=u64(count))
    yield "id", "the id is the number of shards", reason.SHARD_ID_NOT_IN_MASK, behind
    for bad in BAD_MASKS:
        masked = replace(whole, shard_mask=u64(bad))
        change = f"the mask is {bad:#x}"
        yield f"mask-{bad}", change, reason.SHARD_MASK_NOT_CONTIGUOUS, masked


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
