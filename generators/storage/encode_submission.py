"""Vectors of storage.md#encode_submission."""

from __future__ import annotations

from generators.files import add_layouts
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of layouts: tags and nodes."""
    add_layouts(make.suite(storage.encode_submission, "layouts", "Tags and nodes."))
