"""Vectors of storage.md#process_write_segment."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import (
    EVEN_HALF,
    ODD_HALF,
    WHOLE_LOG,
    make_state,
    with_writing,
    with_written,
)
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of segments: new, foreign and known segments."""
    suite = make.suite(
        storage.process_write_segment, "segments", "New, foreign and known segments."
    )
    reason = storage.UploadReject
    for name, config in (("whole", WHOLE_LOG), ("even", EVEN_HALF), ("odd", ODD_HALF)):
        state = make_state(config=config)
        for index in (0, 3):
            start, place = primitives.entries(2), primitives.segments(index)
            slug = f"{name}-{index}"
            case = suite.accept(slug, f"segment {index} at the {name} shard", state, start, place)
            written = with_written(state, [index])
            suite.reject(
                f"{slug}-written",
                case,
                "it is written already",
                reason.UPLOAD_DUPLICATE,
                written,
                start,
                place,
            )
            writing = with_writing(state, [5, index])
            suite.reject(
                f"{slug}-writing",
                case,
                "it is being written",
                reason.UPLOAD_DUPLICATE,
                writing,
                start,
                place,
            )
            busy = with_writing(state, [5], storage.MAX_WRITING_SEGMENTS - 1)
            suite.reject(
                f"{slug}-busy",
                case,
                "the node is busy",
                reason.UPLOAD_TOO_MANY_WRITING,
                busy,
                start,
                place,
            )
            both = with_writing(written, [5], storage.MAX_WRITING_SEGMENTS)
            suite.reject(
                f"{slug}-both",
                case,
                "it is written and the node is busy",
                reason.UPLOAD_DUPLICATE,
                both,
                start,
                place,
            )
    last = with_writing(make_state(), [5], storage.MAX_WRITING_SEGMENTS - 2)
    suite.accept("last", "the last segment that may be written at one time", last, start, place)
