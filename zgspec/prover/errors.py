"""What the prover refuses."""

from __future__ import annotations


class Unsupported(Exception):
    """A construct of the text that the translator does not take, named with its function and its line."""

    def __init__(self, construct: str, place: str = "") -> None:
        super().__init__(f"{place}: {construct}" if place else construct)
        self.construct = construct
        self.place = place
