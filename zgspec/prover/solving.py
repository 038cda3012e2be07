"""Questions to the solver, bounded by steps of its work: an answer never depends on how fast a machine is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import z3

from zgspec.prover.theory import Theory
from zgspec.prover.truth import Truth, to_term

Answer = Literal["no", "yes", "unknown"]

UNITS: Final = 400_000_000
"""The budget of a proof in the solver's own units of work, of which a second holds some 5 million."""

QUICK_UNITS: Final = 600_000
"""What the solver's plain core may spend on integers before its strategies for hard arithmetic start."""

FEASIBILITY_UNITS: Final = 400_000


@dataclass(frozen=True)
class Reply:
    """Whether some input meets all claims, one that does, and the units that the answer took."""

    answer: Answer
    model: z3.ModelRef | None = None
    units: int = 0


def ask(
    theory: Theory, claims: Sequence[Truth], units: int = UNITS, functions: bool = False
) -> Reply:
    """Return whether some input meets all claims; functions says that opaque functions occur in them."""
    if any(claim is False for claim in claims):
        return Reply("no")
    terms = [to_term(claim) for claim in claims]
    if theory.logic:
        return _check(z3.SolverFor("QF_UFBV" if functions else theory.logic), terms, units)
    quick = _check(z3.SimpleSolver(), terms, min(units, QUICK_UNITS))
    left = units - quick.units
    if quick.answer != "unknown" or left <= 0:
        return quick
    full = _check(z3.Solver(), terms, left)
    return Reply(full.answer, full.model, quick.units + full.units)


def may_hold(theory: Theory, claims: Sequence[Truth]) -> bool:
    """Return whether some input may meet all claims; doubt, after little work, counts as yes."""
    solver = z3.Solver() if theory.logic else z3.SimpleSolver()
    return _check(solver, [to_term(claim) for claim in claims], FEASIBILITY_UNITS).answer != "no"


def _check(solver: z3.Solver, terms: Sequence[z3.BoolRef], units: int) -> Reply:
    before = _count_units(solver)
    solver.set("rlimit", units)
    solver.add(*terms)
    result = solver.check()
    used = max(_count_units(solver) - before, 1)
    if result == z3.unsat:
        return Reply("no", None, used)
    if result == z3.sat:
        return Reply("yes", solver.model(), used)
    return Reply("unknown", None, used)


def _count_units(solver: z3.Solver) -> int:
    """Return the units that the solver has used so far for all questions."""
    return next(int(count) for name, count in solver.statistics() if name == "rlimit count")
