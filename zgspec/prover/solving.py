"""Questions to the solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import z3

from zgspec.prover.theory import Theory
from zgspec.prover.truth import Truth, to_term

Answer = Literal["no", "yes", "unknown"]

MILLISECONDS: Final = 60_000


@dataclass(frozen=True)
class Reply:
    """Whether some input meets all claims, and one that does."""

    answer: Answer
    model: z3.ModelRef | None = None


def ask(
    theory: Theory,
    claims: Sequence[Truth],
    milliseconds: int = MILLISECONDS,
    functions: bool = False,
) -> Reply:
    """Return whether some input meets all claims; functions says that opaque functions occur in them."""
    if any(claim is False for claim in claims):
        return Reply("no")
    logic = theory.logic and ("QF_UFBV" if functions else theory.logic)
    solver = z3.SolverFor(logic) if logic else z3.Solver()
    solver.set("timeout", milliseconds)
    solver.add(*[to_term(claim) for claim in claims])
    result = solver.check()
    if result == z3.unsat:
        return Reply("no")
    if result == z3.sat:
        return Reply("yes", solver.model())
    return Reply("unknown")
