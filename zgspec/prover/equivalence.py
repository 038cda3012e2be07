"""Decides whether a changed function is the same function, for every input on which the original does not fault."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import FunctionType
from typing import Final, Literal

from zgspec.compiler import Specification
from zgspec.mutation.equivalence import Verdict
from zgspec.mutation.operators import Mutant
from zgspec.prover.core import DeadPath, Kind, Settings
from zgspec.prover.errors import Unsupported
from zgspec.prover.inputs import Inputs, Reader
from zgspec.prover.loops import Machine
from zgspec.prover.program import Function, Program, get_base, get_width, load
from zgspec.prover.replay import compile_function, replaced, run_fresh, to_json
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.prover.solving import ask
from zgspec.prover.state import State
from zgspec.prover.theory import get_theory
from zgspec.prover.truth import Truth, conjunction, disjunction, equal_truth, negate
from zgspec.prover.values import Cell, Reference, Symbol, Value

CAPACITY: Final = 3
UNROLL: Final = 6
UNITS: Final = 25_000_000
SAMPLES: Final = 60
SECONDS: Final = 0.1
NARROW: Final = 1 << 12

FAULTS: Final[tuple[Kind, ...]] = ("fault", "rejection", "assert")
LIMITS: Final[Mapping[Kind, str]] = {
    "unwind": "{rounds} rounds of a loop",
    "width": "values within {theory}",
    "invariant": "where the invariants hold",
}
"""What does not hold of a function but of the way to ask; how an answer is bounded by it."""

Status = Literal["equivalent", "bounded", "different", "unknown"]


@dataclass(frozen=True)
class Equivalence:
    """The answer: with the bound, the reason for doubt, or an input on which the two differ."""

    status: Status
    note: str = ""
    arguments: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Attempt:
    """One way to ask: a theory, and whether inputs are cut to small ones."""

    theory: str
    ceiling: int | None = None


@dataclass
class Side:
    """What one of the two functions does, as conditions on the same inputs."""

    fault: Truth
    limits: Mapping[Kind, Truth]
    cut: set[int]
    returns: Truth
    rejects: Truth
    reason: Symbol | None
    value: Value | None
    state: State
    rejected: State
    inputs: Mapping[str, Value]
    initial: Mapping[int, Cell]

    @property
    def late(self) -> Truth:
        """Return for which inputs the limits of the method leave the outcome open."""
        return disjunction(*self.limits.values())


def is_equivalent(
    program: Program, function: Function, mutant: ast.FunctionDef, units: int = UNITS
) -> Equivalence:
    """Return whether a mutant of a function is equivalent to it.

    Inputs on which the original faults lie outside its domain and do not count. Random inputs come
    first; what the solver finds is replayed in CPython before it is believed.
    """
    made = compile_function(program, function.module, mutant)
    found = _sample(program, function, made)
    if found is not None:
        return Equivalence("different", "random input", found)
    notes: list[str] = []
    for attempt in _get_attempts(program, function):
        try:
            answer = _attempt(program, function, mutant, attempt, units)
        except Unsupported as refusal:
            notes.append(str(refusal))
            continue
        claimed = answer.arguments
        if claimed is not None and not _differs(program, function, made, claimed):
            notes.append("the solver's input makes no difference in CPython")
            continue
        if answer.status != "unknown":
            return answer
        notes.append(f"{attempt.theory}: {answer.note}")
    return Equivalence("unknown", "; ".join(dict.fromkeys(notes)))


def _get_attempts(program: Program, function: Function) -> list[Attempt]:
    hints = program.get_hints(function)
    widths = [64]
    for name, hint in hints.items():
        base, kind = get_base(hint)
        if name != "return" and base is int and kind is not None:
            widths.append(get_width(program, kind))
    wide = f"bv{max(widths) + 8}"
    return [Attempt("int"), Attempt(wide), Attempt("bv32", NARROW)]


def _sample(program: Program, function: Function, mutant: FunctionType) -> dict[str, object] | None:
    sampler = Sampler(program, RandomChooser(1), {})
    for _ in range(SAMPLES):
        try:
            arguments = sampler.draw_all(function)
        except Unsupported:
            return None
        if _differs(program, function, mutant, arguments):
            return arguments
    return None


def _differs(
    program: Program, function: Function, mutant: FunctionType, arguments: Mapping[str, object]
) -> bool:
    """Return whether the two end differently in CPython; a fault of the original does not count."""
    original = run_fresh(function.run, arguments, SECONDS)
    if original.kind in ("faults", "hangs"):
        return False
    with replaced(program, function, mutant):
        changed = run_fresh(mutant, arguments, SECONDS)
    return changed != original


def _attempt(
    program: Program,
    function: Function,
    mutant: ast.FunctionDef,
    attempt: Attempt,
    units: int,
) -> Equivalence:
    machine = Machine(program, get_theory(attempt.theory), Settings(UNROLL))
    original = _execute(machine, function, attempt)
    changed = _execute(machine, replace(function, node=mutant), attempt)
    difference = _compare(machine, original, changed)
    in_domain = [*machine.domain, negate(original.fault)]
    in_limits = [negate(original.late), negate(changed.late)]
    reply = ask(machine.theory, [*in_domain, *in_limits, difference], units)
    if reply.model is not None:
        reader = Reader(machine, reply.model, original.initial)
        return Equivalence("different", attempt.theory, reader.read_all(function, original.inputs))
    if reply.answer == "unknown":
        return Equivalence("unknown", "no answer within the budget")
    if ask(machine.theory, [*in_domain, *in_limits], units).answer != "yes":
        return Equivalence("unknown", "no input is known to lie within the limits")
    limits = _get_limits(machine, original, changed, attempt)
    for kind, text in LIMITS.items():
        exceeded = disjunction(original.limits[kind], changed.limits[kind])
        if ask(machine.theory, [*in_domain, exceeded], units).answer != "no":
            limits.append(text.format(rounds=UNROLL, theory=attempt.theory))
    return Equivalence("bounded" if limits else "equivalent", ", ".join(limits) or attempt.theory)


def _get_limits(machine: Machine, original: Side, changed: Side, attempt: Attempt) -> list[str]:
    """Return to which inputs the question was restricted from the start."""
    limits = []
    if attempt.ceiling is not None:
        limits.append(f"integers up to {attempt.ceiling}")
    if machine.heap.reads & (original.cut | changed.cut):
        limits.append(f"lists up to {CAPACITY} items")
    return limits


def _execute(machine: Machine, function: Function, attempt: Attempt) -> Side:
    """Execute one of the two on inputs of the same names; each has its own cells in the heap."""
    state = State((), {}, {})
    maker = Inputs(machine, {}, CAPACITY, attempt.ceiling)
    inputs = maker.make_all(function, state)
    start = state.fork(True)
    machine.obligations, machine.rejections = [], []
    value: Value | None = None
    try:
        value = machine.apply(function, inputs, state)
        returns = state.condition
    except DeadPath:
        state, returns = start.fork(True), False
    found: dict[Kind, list[Truth]] = {kind: [] for kind in (*FAULTS, *LIMITS)}
    for obligation in machine.obligations:
        found[obligation.kind].append(obligation.condition)
    fault = disjunction(*[condition for kind in FAULTS for condition in found[kind]])
    limits = {kind: disjunction(*found[kind]) for kind in LIMITS}
    rejects = disjunction(*[rejected.condition for rejected, _ in machine.rejections])
    reason, rejected = _merge_rejections(machine, start)
    end = State(state.conditions, {}, {**start.heap, **state.heap})
    return Side(
        fault,
        limits,
        maker.cut,
        returns,
        rejects,
        reason,
        value,
        end,
        rejected,
        inputs,
        start.heap,
    )


def _merge_rejections(machine: Machine, start: State) -> tuple[Symbol | None, State]:
    """Return the reason for which inputs are rejected, and the state that is left behind then."""
    states = [
        State(rejected.conditions, {"reason": reason}, rejected.heap)
        for rejected, reason in machine.rejections
    ]
    if not states:
        return None, start
    merged = machine.merger.merge(states)
    reason = merged.names["reason"]
    end = State(merged.conditions, {}, {**start.heap, **merged.heap})
    return (reason if isinstance(reason, Symbol) else None), end


def _compare(machine: Machine, original: Side, changed: Side) -> Truth:
    """Return when the two end differently."""
    both = State((), {}, {**original.state.heap, **changed.state.heap})
    differences: list[Truth] = [
        changed.fault,
        negate(equal_truth(original.returns, changed.returns)),
        negate(equal_truth(original.rejects, changed.rejects)),
    ]
    rejects = conjunction(original.rejects, changed.rejects)
    if original.reason is not None and changed.reason is not None:
        same = machine.comparer.equal(both, original.reason, changed.reason)
        differences.append(conjunction(rejects, negate(same)))
        left, right = original.rejected.heap, changed.rejected.heap
        changes = _compare_heaps(machine, original, changed, left, right)
        differences.append(conjunction(rejects, changes))
    returns = conjunction(original.returns, changed.returns)
    if original.value is not None and changed.value is not None:
        same = machine.comparer.equal(both, original.value, changed.value)
        differences.append(conjunction(returns, negate(same)))
    left, right = original.state.heap, changed.state.heap
    changes = _compare_heaps(machine, original, changed, left, right)
    return disjunction(*differences, conjunction(returns, changes))


def _compare_heaps(
    machine: Machine,
    original: Side,
    changed: Side,
    left: Mapping[int, Cell],
    right: Mapping[int, Cell],
) -> Truth:
    """Return when the two leave a list or a record of the inputs behind with other contents.

    The inputs of both are made alike: their cells correspond in order. A cell that neither touched
    is the same.
    """
    both = State((), {}, {**left, **right})
    pairs = zip(sorted(original.initial), sorted(changed.initial), strict=True)
    differences: list[Truth] = []
    for one, other in pairs:
        if left[one] is original.initial[one] and right[other] is changed.initial[other]:
            continue
        cells = [Reference(((True, cell),)) for cell in (one, other)]
        differences.append(negate(machine.comparer.equal(both, cells[0], cells[1])))
    return disjunction(*differences)


def judge_mutant(specification: Specification, mutant: Mutant) -> Verdict:
    """Return what the prover knows about a mutant, for the mutation score of the vectors."""
    document, _, name = mutant.function.partition(".md#")
    program = load(specification, "mainnet")
    function = program.find_function(document, name)
    if function is None:
        return Verdict("unknown", "no such function")
    answer = is_equivalent(program, function, mutant.node)
    if answer.status == "equivalent":
        return Verdict("proved", answer.note)
    if answer.status == "bounded":
        return Verdict("bounded", answer.note)
    if answer.status == "different":
        return Verdict("unknown", f"differs on {to_json(answer.arguments)}")
    return Verdict("unknown", answer.note)
