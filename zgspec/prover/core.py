"""What every part of the translator shares: the frame, obligations, rejections, and constants by value."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, Protocol

import z3

from zgspec.prover.arithmetic import Arithmetic, Check, Wrong, constant
from zgspec.prover.errors import Unsupported
from zgspec.prover.program import (
    Function,
    Program,
    get_family,
    get_field_types,
    get_members,
    is_frozen,
)
from zgspec.prover.solving import may_hold
from zgspec.prover.state import Comparer, Heap, Merger, State
from zgspec.prover.theory import Theory
from zgspec.prover.truth import Truth, conjunction, disjunction, negate
from zgspec.prover.values import (
    NOTHING,
    Blob,
    Boolean,
    Cell,
    Integer,
    ListCell,
    Mixed,
    OptionalValue,
    RecordCell,
    RecordValue,
    Symbol,
    Table,
    Text,
    TupleValue,
    Value,
    describe,
)

Kind = Literal["fault", "rejection", "assert", "unwind", "invariant", "width"]


@dataclass(frozen=True)
class Obligation:
    """Something that must not happen: the condition under which it does, and where in the text."""

    kind: Kind
    condition: Truth
    label: str
    place: str


@dataclass
class LoopExits:
    """States in which a loop is left or continued early."""

    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)


@dataclass
class Frame:
    """A running call."""

    function: Function
    returns: list[tuple[State, Value]] = field(default_factory=list)
    loops: list[LoopExits] = field(default_factory=list)


@dataclass(frozen=True)
class Settings:
    """How loops are unrolled and which functions are only known to be functions."""

    unroll: int = 12
    opaque: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    items: int = 0


class Maker(Protocol):
    """Makes unknowns."""

    def make(self, name: str, path: str, annotation: object, state: State) -> Value:
        """Return an unknown of a type."""


@dataclass(frozen=True)
class Answer:
    """A call of a function of which nothing is known: what it is given, whether and why it rejects, what it returns.

    The call is made in a state where its arguments are what they are. The result may be made of cells that are in
    `heap` alone; each caller gets a copy.
    """

    function: Function
    arguments: Mapping[str, Value]
    state: State
    rejects: Truth
    reason: Symbol | None
    result: Value
    heap: Mapping[int, Cell]


@dataclass(frozen=True)
class Place:
    """A position in a list of unknown order, and what was searched, in a state where it is what it is."""

    position: Integer
    arguments: Mapping[str, Value]
    state: State


class DeadPath(Exception):
    """No input gets past this point."""


class Core:
    """State and services of one symbolic execution."""

    def __init__(self, program: Program, theory: Theory, settings: Settings) -> None:
        self.program = program
        self.theory = theory
        self.settings = settings
        self.arithmetic = Arithmetic(theory)
        self.merger = Merger(self.arithmetic)
        self.heap = Heap(self.merger)
        self.comparer = Comparer(self.arithmetic, self.heap)
        self.obligations: list[Obligation] = []
        self.decided = 0
        self.reached: dict[tuple[str, int], Truth] = {}
        self.frames: list[Frame] = []
        self.handlers: list[list[tuple[State, Symbol]]] = []
        self.rejections: list[tuple[State, Symbol]] = []
        self.domain: list[Truth] = []
        self.functions: dict[str, z3.FuncDeclRef] = {}
        self.maker: Maker | None = None
        """Makes what functions return of which nothing is known."""
        self.answers: dict[str, Answer] = {}
        self.places: dict[str, Place] = {}
        self.members: dict[str, list[Enum]] = {}
        self.unknowns = 0
        self.quiet = 0

    # What the other parts provide.

    def evaluate(self, node: ast.expr, state: State) -> Value:
        """Return the value of an expression; calls may change the state."""
        raise NotImplementedError

    def run_block(self, body: list[ast.stmt], state: State) -> State:
        """Return the state behind a block."""
        raise NotImplementedError

    def apply(self, function: Function, arguments: Mapping[str, Value], state: State) -> Value:
        """Return the value of a call; the state continues behind it."""
        raise NotImplementedError

    def reject(self, state: State, reason: Symbol, node: ast.stmt | ast.expr) -> None:
        """Hand on a rejection."""
        raise NotImplementedError

    # Places and obligations.

    @property
    def frame(self) -> Frame:
        """Return the innermost call."""
        return self.frames[-1]

    def get_place(self, node: ast.stmt | ast.expr | ast.comprehension | ast.excepthandler) -> str:
        """Return file, line and function of a node."""
        line = node.target.lineno if isinstance(node, ast.comprehension) else node.lineno
        function = self.frame.function
        return f"{self.program.get_place(function.module, line)} in {function.name}"

    def refuse(self, construct: str, node: ast.stmt | ast.expr | ast.comprehension) -> Unsupported:
        """Return the refusal of a construct, with its place."""
        return Unsupported(construct, self.get_place(node))

    def fail(
        self, state: State, wrong: Truth, kind: Kind, label: str, node: ast.stmt | ast.expr
    ) -> None:
        """Note that something must not happen here, and go on without the inputs for which it does."""
        condition = conjunction(state.condition, wrong)
        if condition is False:
            self.decided += 1
            return
        if not self.quiet:
            self.obligations.append(Obligation(kind, condition, label, self.get_place(node)))
        state.require(negate(wrong))
        if wrong is True:
            raise DeadPath

    def check_at(self, state: State, node: ast.stmt | ast.expr) -> Check:
        """Return what notes that an operation at a node goes wrong."""

        def check(truth: Truth, wrong: Wrong, label: str) -> None:
            self.fail(state, truth, wrong, label, node)

        return check

    def is_feasible(self, condition: Truth) -> bool:
        """Return whether some input may get here; doubt counts as yes."""
        if isinstance(condition, bool):
            return condition
        return may_hold(self.theory, [*self.domain, condition])

    def get_unknown_name(self, name: str) -> str:
        """Return a name that no other unknown has."""
        self.unknowns += 1
        return f"{name}!{self.unknowns}"

    # Constants and enums.

    def get_family_members(self, family: str) -> list[Enum]:
        """Return the members of a family of enums."""
        if family not in self.members:
            self.members[family] = get_members(self.program, family)
        return self.members[family]

    def lift(self, constant_value: object, state: State) -> Value:
        """Return a Python object as a value."""
        if constant_value is None:
            return NOTHING
        if isinstance(constant_value, bool):
            return Boolean(constant_value)
        if isinstance(constant_value, int):
            return constant(constant_value)
        if isinstance(constant_value, bytes):
            return Blob(len(constant_value), int.from_bytes(constant_value, "big"))
        if isinstance(constant_value, str):
            return Text(constant_value)
        if isinstance(constant_value, Enum):
            family = get_family(type(constant_value))
            return Symbol(family, constant(self.get_family_members(family).index(constant_value)))
        return self._lift_compound(constant_value, state)

    def _lift_compound(self, compound: object, state: State) -> Value:
        if isinstance(compound, tuple):
            return TupleValue(tuple(self.lift(item, state) for item in compound))
        if isinstance(compound, list):
            items = tuple(self.lift(item, state) for item in compound)
            return self.heap.allocate(state, ListCell(constant(len(items)), items))
        if isinstance(compound, dict):
            pairs = [(self.lift(k, state), self.lift(v, state)) for k, v in compound.items()]
            return Table(tuple(pairs))
        kind = type(compound)
        fields = {name: self.lift(getattr(compound, name), state) for name in get_field_types(kind)}
        return self.make_record(kind, fields, state)

    def make_record(self, kind: type, fields: Mapping[str, Value], state: State) -> Value:
        """Return a new record: a value where it is frozen, else a reference to a new cell."""
        if is_frozen(kind):
            return RecordValue(kind, fields)
        return self.heap.allocate(state, RecordCell(kind, fields))

    # Views of values.

    def as_integer(self, value: Value, state: State, node: ast.expr) -> Integer:
        """Return a value that has to be an integer; a truth value counts as 0 or 1, as in Python."""
        plain = self.unwrap(value, state, node)
        if isinstance(plain, Integer):
            return plain
        if isinstance(plain, Boolean):
            return self.arithmetic.choose(plain.term, constant(1), constant(0))
        raise self.refuse(f"an integer is needed, not {self._describe(plain)}", node)

    def as_truth(self, value: Value, state: State, node: ast.expr) -> Truth:
        """Return the truth of a value."""
        if isinstance(value, OptionalValue):
            inside = True if value.value is None else self.as_truth(value.value, state, node)
            return conjunction(negate(value.absent), inside)
        if isinstance(value, Boolean):
            return value.term
        if isinstance(value, Integer):
            return self.arithmetic.compare(ast.NotEq, value, constant(0))
        if isinstance(value, RecordValue):
            return True
        raise self.refuse(f"the truth of {self._describe(value)}", node)

    def unwrap(self, value: Value, state: State, node: ast.expr) -> Value:
        """Return a value that must not be None here."""
        if isinstance(value, Mixed):
            raise self.refuse(f"using {value.problem}", node)
        if not isinstance(value, OptionalValue):
            return value
        self.fail(state, value.absent, "fault", "None is used as a value", node)
        if value.value is None:
            raise DeadPath
        return value.value

    def _describe(self, value: Value) -> str:
        return value.problem if isinstance(value, Mixed) else describe(value)

    def note_function(self, function: Function) -> None:
        """Remember every line of a function that is called: those that stay unreached are dead."""
        if self.quiet:
            return
        for node in ast.walk(function.node):
            if isinstance(node, ast.stmt) and node is not function.node and not is_text(node):
                self.reached.setdefault((function.qualified, node.lineno), False)

    def note_reached(self, node: ast.stmt, state: State) -> None:
        """Remember under which condition a line runs."""
        if self.quiet:
            return
        key = (self.frame.function.qualified, node.lineno)
        self.reached[key] = disjunction(self.reached.get(key, False), state.condition)


def is_text(node: ast.stmt) -> bool:
    """Return whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
