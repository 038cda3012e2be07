"""Whether a mutant that no case catches is the same function: asked of the prover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from zgspec.compiler import Specification
from zgspec.mutation.operators import Mutant

Answer = Literal["proved", "bounded", "unknown"]

STATUSES: Final[dict[str, Answer]] = {
    "proved": "proved",
    "bounded": "bounded",
    "unknown": "unknown",
}


@dataclass(frozen=True)
class Verdict:
    """What is known about a mutant. `note` is the bound, or why nothing is known."""

    status: Answer
    note: str = ""


UNKNOWN: Final = Verdict("unknown")

Judge = Callable[[Specification, Mutant], Verdict]


def judge_nothing(specification: Specification, mutant: Mutant) -> Verdict:
    """Return that nothing is known."""
    return UNKNOWN
