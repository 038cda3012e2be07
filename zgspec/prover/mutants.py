"""Mutants of the functions that theorems speak about: each must break a theorem or be the same function."""

from __future__ import annotations

import ast
import time
from collections.abc import Sequence
from dataclasses import replace

from zgspec.mutation.operators import find_mutants
from zgspec.prover.bounds import get_bounds
from zgspec.prover.equivalence import is_equivalent
from zgspec.prover.errors import Unsupported
from zgspec.prover.program import Function, Program
from zgspec.prover.replay import compile_function, replaced, run_fresh
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.prover.theorem import prove_theorem

SAMPLES = 150
SECONDS = 0.5
FACTOR = 10
UNITS = 10_000_000
WELL = frozenset({"returns", "discards"})
BROKEN = frozenset({"asserts", "faults", "rejects", "hangs"})


def judge_function(program: Program, name: str, theorems: Sequence[str]) -> dict[str, str]:
    """Return for each mutant of a function what became of it.

    `killed: theorem` and `equivalent` are good, `survived: ...` names what is open; a mutant that
    is equivalent up to a bound survives.
    """
    document, _, own_name = name.partition(".")
    function = program.find_function(document, own_name)
    if function is None:
        return {}
    mutants = find_mutants(program.specification, f"{document}.md#{own_name}")
    return {m.name: judge(program, function, m.node, theorems) for m in mutants}


def judge(
    program: Program, function: Function, mutant: ast.FunctionDef, theorems: Sequence[str]
) -> str:
    """Return what becomes of a mutant: random inputs first, then equivalence, then the proofs."""
    for theorem in theorems:
        if _breaks_on_samples(program, function, mutant, theorem):
            return f"killed: {theorem}"
    answer = is_equivalent(program, function, mutant, UNITS)
    if answer.status == "equivalent":
        return "equivalent"
    changed = replace(program, mutated={function.qualified: mutant})
    with replaced(program, function, compile_function(program, function.module, mutant)):
        for theorem in theorems:
            document, _, own_name = theorem.partition(".")
            if prove_theorem(changed, document, own_name, UNITS, False).status == "refuted":
                return f"killed: {theorem}"
    return f"survived: {answer.status} {answer.note}".rstrip()


def _breaks_on_samples(
    program: Program, function: Function, mutant: ast.FunctionDef, name: str
) -> bool:
    """Return whether a theorem fails for a mutant on a random input on which it ends well unchanged.

    A run that does not end counts as a failure where it takes many times what the unchanged one did;
    a theorem that takes too long unchanged is not tried further.
    """
    document, _, own_name = name.partition(".")
    theorem = program.get_theorem(document, own_name)
    sampler = Sampler(program, RandomChooser(2), get_bounds(program, theorem))
    changed = compile_function(program, function.module, mutant)
    for _ in range(SAMPLES):
        try:
            arguments = sampler.draw_all(theorem)
        except Unsupported:
            return False
        started = time.process_time()
        unchanged = run_fresh(theorem.run, arguments, SECONDS).kind
        if unchanged == "hangs":
            return False
        if unchanged not in WELL:
            continue
        allowed = SECONDS + FACTOR * (time.process_time() - started)
        with replaced(program, function, changed):
            if run_fresh(theorem.run, arguments, allowed).kind in BROKEN:
                return True
    return False
