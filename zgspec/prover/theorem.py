"""Proves one theorem."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import z3

from zgspec.prover.answers import MAX_UNKNOWN, KnownAnswers, answering
from zgspec.prover.bounds import Bounds, get_assumptions, get_bounds, split_domain
from zgspec.prover.copies import is_fixed
from zgspec.prover.core import DeadPath, Obligation, Settings
from zgspec.prover.domain import find_limits
from zgspec.prover.errors import Unsupported
from zgspec.prover.header import read_header
from zgspec.prover.inputs import Inputs, Reader
from zgspec.prover.loops import Machine
from zgspec.prover.program import SEARCHES, THEOREMS, Function, Program, check_opaque
from zgspec.prover.replay import Call, Outcome, record_calls, to_json
from zgspec.prover.result import Result
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.prover.solving import UNITS, Reply, ask
from zgspec.prover.state import State
from zgspec.prover.theory import get_theory
from zgspec.prover.truth import Truth, disjunction
from zgspec.prover.values import Cell, Value
from zgspec.prover.witnesses import encode_inputs

FAILURES: Final = ("asserts", "faults", "rejects")
WITNESS_SEED: Final = 3
WITNESS_SAMPLES: Final = 200


@dataclass
class Budget:
    """What a proof may still spend, in units of the solver."""

    units: int


@dataclass
class Execution:
    """A theorem or function, executed for all inputs."""

    machine: Machine
    function: Function
    inputs: Mapping[str, Value]
    heap: Mapping[int, Cell]
    end: State
    result: Value | None
    budget: Budget = field(default_factory=lambda: Budget(UNITS))

    def ask(self, *claims: Truth) -> Reply:
        """Return whether some input in the domain meets the claims; without units left, nobody knows."""
        machine = self.machine
        if self.budget.units <= 0:
            return Reply("unknown")
        claims = (*machine.domain, *claims)
        reply = ask(machine.theory, claims, self.budget.units, bool(machine.functions))
        self.budget.units -= reply.units
        return reply

    def read(self, model: z3.ModelRef) -> dict[str, object]:
        """Return the arguments that a model stands for."""
        return Reader(self.machine, model, self.heap).read_all(self.function, self.inputs)

    def read_answers(self, model: z3.ModelRef) -> KnownAnswers:
        """Return what functions of which nothing is known do in a model."""
        answers = KnownAnswers()
        for answer in self.machine.answers.values():
            hints = self.machine.program.get_hints(answer.function)
            reader = Reader(self.machine, model, answer.heap)
            is_made = reader.read_truth(answer.state.condition)
            if not is_made and not all(is_fixed(value) for value in answer.arguments.values()):
                continue
            given = Reader(self.machine, model, answer.state.heap)
            arguments = {
                name: given.read(value, hints[name]) for name, value in answer.arguments.items()
            }
            is_rejected = answer.reason is not None and reader.read_truth(answer.rejects)
            outcome = answer.reason if is_rejected and answer.reason is not None else answer.result
            read = reader.read(outcome, hints["return"])
            answers.add(answer.function.name, arguments, read)
        return answers


def execute(
    program: Program,
    function: Function,
    theory: str,
    settings: Settings,
    bounds: Bounds,
    capacity: int = 0,
) -> Execution:
    """Execute a function for all inputs within bounds. Raises Unsupported."""
    machine = Machine(program, get_theory(theory), settings)
    machine.maker = Inputs(machine, {}, settings.items, MAX_UNKNOWN)
    state = State((), {}, {})
    maker = Inputs(machine, bounds, capacity)
    inputs = maker.make_all(function, state)
    heap = dict(state.heap)
    result: Value | None = None
    try:
        result = machine.apply(function, inputs, state)
    except DeadPath:
        state = State((False,), {}, {})
    return Execution(machine, function, inputs, heap, state, result)


def prove_theorem(
    program: Program, document: str, name: str, units: int = UNITS, full: bool = True
) -> Result:
    """Return the outcome of a proof that takes at most so many units of the solver, then it is unknown.

    A quick one (not full) looks for no witness and no dead lines.
    """
    started = time.process_time()
    theorem = program.get_theorem(document, name)
    place = program.get_place(theorem.module, theorem.node.lineno)
    result = Result(f"{document}.{name}", place, "", "", get_assumptions(theorem), "proved")
    try:
        _prove(program, theorem, result, units, full)
    except Unsupported as refusal:
        result.status, result.detail = "unsupported", str(refusal)
    result.seconds = round(time.process_time() - started, 2)
    return result


def _prove(program: Program, theorem: Function, result: Result, units: int, full: bool) -> None:
    """Prove each part of the domain; the first part that fails decides."""
    header = read_header(theorem.node)
    result.summary, result.theory = header.summary, header.theory
    check_opaque(program, header.opaque)
    check_opaque(program, header.unknown - SEARCHES)
    settings = Settings(header.unroll, header.opaque, header.unknown, header.items)
    whole = get_bounds(program, theorem)
    parts = split_domain(program, theorem, whole, header.split)
    budget = Budget(units)
    dead: list[set[str]] = []
    limits: list[str] = []
    for bounds in parts:
        execution = execute(program, theorem, header.theory, settings, bounds)
        execution.budget = budget
        if not _discharge(program, execution, result, limits):
            return
        if full:
            found = _find_witness(program, execution, result)
            if result.status != "proved":
                return
            dead += [] if found is None else [found]
    if full and result.witness is None:
        result.status, result.detail = "vacuous", "no input meets the assumptions and gets through"
        return
    result.dead_lines = sorted(set.intersection(*dead)) if dead else []
    limits += find_limits(program, theorem, header)
    if limits:
        result.status, result.detail = "bounded", "; ".join(limits)
    elif header.opaque:
        result.detail = f"opaque: {', '.join(sorted(header.opaque))}"


def to_vectors(calls: Sequence[Call]) -> list[dict[str, object]]:
    """Return calls as handlers and inputs, which a generator can take up."""
    return [{"handler": call.handler, "input": to_json(call.arguments)} for call in calls]


def get_obligations(program: Program, execution: Execution) -> list[Obligation]:
    """Return everything that must not happen: a rejection that nobody handles, too."""
    machine = execution.machine
    place = program.get_place(execution.function.module, execution.function.node.lineno)
    members = machine.get_family_members("Reason") if machine.rejections else []
    found = list(machine.obligations)
    for state, reason in machine.rejections:
        index = reason.index.term
        name = members[index].name if isinstance(index, int) else "some reason"
        found.append(Obligation("rejection", state.condition, f"rejected: {name}", place))
    return found


def _discharge(program: Program, execution: Execution, result: Result, limits: list[str]) -> bool:
    """Ask for every obligation; return whether none is open but the bounds of loops, which are noted."""
    obligations = get_obligations(program, execution)
    result.obligations += len(obligations) + execution.machine.decided
    result.decided += execution.machine.decided
    if _holds_at_once(execution, obligations):
        obligations = [item for item in obligations if item.kind == "unwind"]
    for obligation in sorted(obligations, key=lambda item: item.kind == "unwind"):
        reply = execution.ask(obligation.condition)
        if reply.answer == "no":
            continue
        if obligation.kind != "unwind":
            _report(program, execution, obligation, reply, result)
            return False
        limits.append(f"{obligation.label}, {obligation.place}")
    return True


def _holds_at_once(execution: Execution, obligations: Sequence[Obligation]) -> bool:
    """Return whether one question rules out all but the bounds of loops; only bit vectors gain from it."""
    if not execution.machine.theory.logic:
        return False
    claims = [item.condition for item in obligations if item.kind != "unwind"]
    return execution.ask(disjunction(*claims)).answer == "no"


def _report(
    program: Program, execution: Execution, obligation: Obligation, reply: Reply, result: Result
) -> None:
    """Replay a counterexample in CPython; one that does not fail there refutes nothing."""
    result.detail = f"{obligation.kind}: {obligation.label}, {obligation.place}"
    if reply.model is None:
        result.status = "unknown"
        return
    arguments = execution.read(reply.model)
    answers = execution.read_answers(reply.model)
    with answering(program, execution.machine.settings.unknown, answers):
        outcome, calls = record_calls(program, execution.function, arguments)
    shown = {**arguments, **answers.used}
    result.counterexample = {name: to_json(value) for name, value in shown.items()}
    result.replay = str(outcome)
    failed = outcome.kind in FAILURES or _shows_no_end(obligation, outcome)
    result.status = "refuted" if failed else "unknown"
    if not failed:
        result.detail += (
            " (not reproduced in CPython: an invariant or an opaque function is too weak)"
        )
    result.vectors = to_vectors(calls)


def _shows_no_end(obligation: Obligation, outcome: Outcome) -> bool:
    """Return whether a run that was stopped shows what is claimed: that a loop does not end."""
    return obligation.kind == "invariant" and outcome.kind == "hangs"


def _find_witness(program: Program, execution: Execution, result: Result) -> set[str] | None:
    """Show that some input gets through, once; return the lines that none reaches, None where none gets through."""
    reply = execution.ask(execution.end.condition)
    if reply.model is None:
        if reply.answer == "unknown":
            result.status, result.detail = "unknown", "whether an input meets the assumptions"
        return None
    if result.witness is None:
        _replay_witness(program, execution, reply.model, result)
    return _find_dead_lines(program, execution, reply.model)


def _replay_witness(
    program: Program, execution: Execution, model: z3.ModelRef, result: Result
) -> None:
    """Run a witness in CPython; one that does not get through there witnesses nothing.

    The solver knows no real hash: where a function is opaque or unknown, inputs are drawn until one
    gets through. An input that fails in CPython refutes the theorem, whoever found it.
    """
    candidates: Iterator[Mapping[str, object]] = iter([execution.read(model)])
    is_hidden = bool(execution.machine.functions or execution.machine.answers)
    if is_hidden:
        candidates = itertools.chain(candidates, _draw(program, execution.function))
    for arguments in candidates:
        outcome, calls = record_calls(program, execution.function, arguments)
        shown = dict(encode_inputs(program, execution.function, arguments))
        result.replay, result.vectors = str(outcome), to_vectors(calls)
        if outcome.kind == "returns":
            result.witness = shown
            return
        if outcome.kind in FAILURES and is_hidden:
            result.status, result.counterexample = "refuted", shown
            result.detail = f"an input fails in CPython: {outcome}"
            return
    result.status = "unknown"
    result.detail = f"the witness does not get through in CPython: {result.replay}"


def _draw(program: Program, function: Function) -> Iterator[Mapping[str, object]]:
    sampler = Sampler(program, RandomChooser(WITNESS_SEED), get_bounds(program, function))
    for _ in range(WITNESS_SAMPLES):
        yield sampler.draw_all(function)


def _find_dead_lines(program: Program, execution: Execution, model: z3.ModelRef) -> set[str]:
    """Return the lines of the text that no input reaches; every model clears many at once."""
    reader = Reader(execution.machine, model, execution.heap)
    reached = execution.machine.reached
    lines = {key: truth for key, truth in reached.items() if not reader.read_truth(truth)}
    while lines:
        reply = execution.ask(disjunction(*lines.values()))
        if reply.model is None:
            return _name_lines(program, list(lines)) if reply.answer == "no" else set()
        reader = Reader(execution.machine, reply.model, execution.heap)
        left = {key: truth for key, truth in lines.items() if not reader.read_truth(truth)}
        if len(left) == len(lines):
            break
        lines = left
    return set()


def _name_lines(program: Program, keys: Sequence[tuple[str, int]]) -> set[str]:
    found = set()
    for qualified, line in sorted(keys):
        module, _, name = qualified.partition(".")
        if not module.endswith(THEOREMS):
            found.add(f"{program.get_place(module, line)} in {name}")
    return found
