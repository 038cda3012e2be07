"""What was asked for and is not there."""

from __future__ import annotations


class SelectionError(LookupError):
    """Nothing can be run for what was asked; the message names what is missing."""


class UnknownPreset(SelectionError):
    """A preset that does not exist or whose package is not built."""


class StalePackageError(SelectionError):
    """A package that was built from another text."""
