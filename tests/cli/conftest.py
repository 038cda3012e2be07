"""What the tests of several commands share."""

from __future__ import annotations

from functools import cache

import pytest

from zgspec.commands import explain
from zgspec.commands.mistakes import Library

get_library = cache(Library)


@pytest.fixture
def one_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `zgspec explain` read the text and load its known mistakes once for all tests."""
    monkeypatch.setattr(explain, "Library", get_library)
