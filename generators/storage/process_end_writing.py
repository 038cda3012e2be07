"""The end of writing a segment."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import (
    make_bare_transaction,
    make_state,
    with_writing,
    with_written,
)
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write successes and failures."""
    suite = make.suite(storage.process_end_writing, "ends", "A segment is stored, or is not.")
    empty = make_state(make_bare_transaction(storage.SEGMENT_SIZE * 3))
    for name, is_stored in (("stored", True), ("failed", False)):
        one = with_writing(empty, [1])
        suite.accept(f"one-{name}", f"one segment, {name}", one, primitives.segments(1), is_stored)
        more = with_writing(with_written(empty, [2]), [0, 1], 5)
        suite.accept(f"two-{name}", f"one of two, {name}", more, primitives.segments(0), is_stored)
