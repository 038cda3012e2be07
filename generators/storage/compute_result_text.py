"""Results as a node stores them."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import Operation, Status, make_control, make_read, to_slug
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every status, and what was denied."""
    suite = make.suite(storage.compute_result_text, "all", "Every status and what was denied.")
    for status in Status:
        result = storage.ReplayResult(status, None, None)
        suite.accept(to_slug(status.name), f"the status {status.name}", result)
    for name, key in (("text", b"key"), ("long", b"k" * 40), ("bytes", b"\xff")):
        denied = storage.ReplayResult(Status.WRITE_DENIED, make_read(key), None)
        suite.accept(f"write-{name}", f"a denied write of a key: {name}", denied)
    for operation in Operation:
        control = storage.ReplayResult(Status.CONTROL_DENIED, None, make_control(operation))
        slug = f"control-{to_slug(operation.name)}"
        suite.accept(slug, f"the denied operation {operation.name}", control)
