"""Mutants of the functions that theorems speak about: each must break a theorem or be the same function.
In turn, each theorem must be broken by a mutant, or it says nothing about what it speaks of.

Random inputs are tried first, on every mutant. The solver is asked about those that are left. About a
mutant that a vector catches, which is known to be another function, it is asked only for theorems that
have not yet broken any mutant of the same function.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import FunctionType

from zgspec.mutation.operators import find_mutants
from zgspec.prover.answers import DrawnAnswers, answering
from zgspec.prover.bounds import get_bounds
from zgspec.prover.equivalence import is_equivalent
from zgspec.prover.errors import Unsupported
from zgspec.prover.header import read_header
from zgspec.prover.program import Function, Program
from zgspec.prover.replay import compile_function, replaced, run_fresh
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.prover.theorem import prove_theorem

SAMPLES = 150
SECONDS = 0.5
FACTOR = 10
UNITS = 25_000_000
WELL = frozenset({"returns", "discards"})
BROKEN = frozenset({"asserts", "faults", "rejects", "hangs"})


@dataclass(frozen=True)
class Sample:
    """Random arguments and answers on which a theorem ends well, and the seconds after which a run hangs."""

    arguments: Mapping[str, object]
    answers: DrawnAnswers
    allowed: float


@dataclass
class Samples:
    """The samples of a theorem for the unchanged text: drawn when they are needed, once for all mutants."""

    source: Iterator[Sample]
    found: list[Sample] = field(default_factory=list)

    def __iter__(self) -> Iterator[Sample]:
        """Yield what was drawn already, then what is drawn now."""
        yield from self.found
        for sample in self.source:
            self.found.append(sample)
            yield sample


def judge_function(
    program: Program, name: str, theorems: Sequence[str], caught: Collection[str] = ()
) -> dict[str, str]:
    """Return for each mutant of a function what became of it; `caught` are those that a vector catches.

    `killed: theorem` and `equivalent` are good, `survived: ...` names what is open; a mutant that
    is equivalent up to a bound survives.
    """
    document, _, own_name = name.partition(".")
    function = program.find_function(document, own_name)
    if function is None:
        return {}
    mutants = find_mutants(program.specification, f"{document}.md#{own_name}")
    return judge_mutants(program, function, {m.name: m.node for m in mutants}, theorems, caught)


def judge_mutants(
    program: Program,
    function: Function,
    mutants: Mapping[str, ast.FunctionDef],
    theorems: Sequence[str],
    caught: Collection[str] = (),
) -> dict[str, str]:
    """Return what became of each mutant: random inputs first, then equivalence, then the proofs."""
    samples = {theorem: Samples(_draw_samples(program, theorem)) for theorem in theorems}
    verdicts = {
        name: _judge_on_samples(program, function, mutant, samples)
        for name, mutant in mutants.items()
    }
    idle = [theorem for theorem in theorems if f"killed: {theorem}" not in verdicts.values()]
    for name, mutant in mutants.items():
        if verdicts[name]:
            continue
        if name in caught:
            verdict = _judge_by_proof(program, function, mutant, idle)
            idle = [theorem for theorem in idle if verdict != f"killed: {theorem}"]
            verdicts[name] = verdict or "survived: a vector catches it"
        else:
            verdicts[name] = _judge_by_solver(program, function, mutant, theorems)
    return verdicts


def _judge_by_solver(
    program: Program, function: Function, mutant: ast.FunctionDef, theorems: Sequence[str]
) -> str:
    answer = is_equivalent(program, function, mutant, UNITS)
    if answer.status == "equivalent":
        return "equivalent"
    verdict = _judge_by_proof(program, function, mutant, theorems)
    return verdict or f"survived: {answer.status} {answer.note}".rstrip()


def _judge_by_proof(
    program: Program, function: Function, mutant: ast.FunctionDef, theorems: Sequence[str]
) -> str:
    """Return the first theorem that the solver refutes for a mutant, as a verdict, or nothing.

    A theorem with unknown functions is about a whole transition, and its proof takes longer than that of
    many others together; random inputs and answers alone decide whether a mutant breaks it.
    """
    changed = replace(program, mutated={function.qualified: mutant})
    with replaced(program, function, compile_function(program, function.module, mutant)):
        for theorem in theorems:
            if _is_refuted(changed, theorem):
                return f"killed: {theorem}"
    return ""


def _is_refuted(changed: Program, theorem: str) -> bool:
    document, _, own_name = theorem.partition(".")
    if read_header(changed.get_theorem(document, own_name).node).unknown:
        return False
    return prove_theorem(changed, document, own_name, UNITS, False).status == "refuted"


def find_break(program: Program, theorem: str, names: Sequence[str]) -> str:
    """Return a mutant of one of these functions that breaks a theorem, nothing if there is none.

    The solver is asked only if no random input shows one.
    """
    functions = [program.find_function(*name.split(".")) for name in names]
    mutants = [
        (function, mutant)
        for function in functions
        if function is not None
        for mutant in find_mutants(program.specification, f"{function.module}.md#{function.name}")
    ]
    samples = Samples(_draw_samples(program, theorem))
    for function, mutant in mutants:
        changed = compile_function(program, function.module, mutant.node)
        if _breaks_on_samples(program, function, changed, theorem, samples):
            return mutant.name
    for function, mutant in mutants:
        if _judge_by_proof(program, function, mutant.node, [theorem]):
            return mutant.name
    return ""


def _judge_on_samples(
    program: Program,
    function: Function,
    mutant: ast.FunctionDef,
    samples: Mapping[str, Samples],
) -> str:
    """Return the first theorem that fails for a mutant on a sample, as a verdict, or nothing."""
    changed = compile_function(program, function.module, mutant)
    for theorem, drawn in samples.items():
        if _breaks_on_samples(program, function, changed, theorem, drawn):
            return f"killed: {theorem}"
    return ""


def _breaks_on_samples(
    program: Program, function: Function, changed: FunctionType, name: str, samples: Samples
) -> bool:
    """Return whether a theorem fails for a mutant on a sample.

    A run that does not end counts as a failure where it takes many times what the unchanged one did.
    """
    document, _, own_name = name.partition(".")
    theorem = program.get_theorem(document, own_name)
    for sample in samples:
        answers = sample.answers
        with replaced(program, function, changed), answering(program, answers.names, answers):
            if run_fresh(theorem.run, sample.arguments, sample.allowed).kind in BROKEN:
                return True
    return False


def _draw_samples(program: Program, name: str) -> Iterator[Sample]:
    """Yield inputs on which a theorem ends well; none after one that takes too long."""
    document, _, own_name = name.partition(".")
    theorem = program.get_theorem(document, own_name)
    sampler = Sampler(program, RandomChooser(2), get_bounds(program, theorem))
    for number in range(SAMPLES):
        try:
            arguments = sampler.draw_all(theorem)
        except Unsupported:
            return
        started = time.process_time()
        answers = DrawnAnswers(program, theorem, RandomChooser(number))
        with answering(program, answers.names, answers):
            unchanged = run_fresh(theorem.run, arguments, SECONDS).kind
        if unchanged == "hangs":
            return
        if unchanged in WELL:
            yield Sample(arguments, answers, SECONDS + FACTOR * (time.process_time() - started))
