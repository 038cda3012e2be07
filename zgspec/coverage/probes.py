"""What there is to reach in a function, and its tree with probes that record what is reached."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from zgspec.compiler.model import Definition

Kind = Literal["statement", "branch", "rejection", "operand", "loop"]

HIT: Final = "_zgspec_hit"
CHOOSE: Final = "_zgspec_choose"
COUNT: Final = "_zgspec_count"
ITEMS: Final = "_zgspec_items"
"""Names that instrumented functions find in their module."""

_TIMES: Final = ("0 times", "1 time", "2 or more times")


@dataclass(frozen=True)
class Goal:
    """One thing that some case has to do. `what` and `source` name it without its line."""

    number: int
    function: str
    line: int
    column: int
    kind: Kind
    what: str
    source: str

    @property
    def name(self) -> str:
        """Return the name of the goal inside its function."""
        return f"{self.what}: {self.source}"


@dataclass(frozen=True)
class Probed:
    """A function with probes, and its goals. Probes speak of goals by number."""

    function: str
    goals: tuple[Goal, ...]
    node: ast.FunctionDef


def probe(function: str, definition: Definition, first: int) -> Probed | None:
    """Return the function of a definition with probes, its goals numbered from `first`."""
    if not isinstance(definition.node, ast.FunctionDef):
        return None
    return _Prober(function, first).run(copy.deepcopy(definition.node))


def _show(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0].removesuffix(":")


class _Prober:
    """Rewrites one function. Sources are shown as they were, so they are taken before the rewriting."""

    def __init__(self, function: str, first: int) -> None:
        self.function = function
        self.first = first
        self.goals: list[Goal] = []
        self.names: dict[str, int] = {}

    def run(self, node: ast.FunctionDef) -> Probed:
        has_docstring = ast.get_docstring(node) is not None
        node.body = self.rewrite_body(node.body[1:] if has_docstring else node.body)
        return Probed(self.function, tuple(self.goals), ast.fix_missing_locations(node))

    def add(self, node: ast.stmt | ast.expr, kind: Kind, what: str, source: str) -> int:
        number = self.first + len(self.goals)
        line, column = node.lineno, node.col_offset
        name = f"{what}: {source}"
        self.names[name] = self.names.get(name, 0) + 1
        if self.names[name] > 1:
            source = f"{source} [{self.names[name]}]"
        self.goals.append(Goal(number, self.function, line, column, kind, what, source))
        return number

    # Statements

    def rewrite_body(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        return [made for statement in body for made in self.rewrite_statement(statement)]

    def rewrite_statement(self, statement: ast.stmt) -> Iterator[ast.stmt]:
        shown = _show(statement)
        number = self.add(statement, "statement", "never runs", shown)
        yield _locate(ast.Expr(_call(HIT, number)), statement)
        if isinstance(statement, ast.If):
            yield self.rewrite_if(statement)
        elif isinstance(statement, ast.While):
            yield from self.rewrite_while(statement, shown)
        elif isinstance(statement, ast.For):
            yield self.rewrite_for(statement, shown)
        elif isinstance(statement, ast.Try):
            statement.body = self.rewrite_body(statement.body)
            for handler in statement.handlers:
                handler.body = self.rewrite_body(handler.body)
            yield statement
        else:
            if isinstance(statement, ast.Raise):
                reached = self.add(statement, "rejection", "rejection never reached", shown)
                yield _locate(ast.Expr(_call(HIT, reached)), statement)
            self.rewrite_fields(statement)
            yield statement

    def rewrite_if(self, statement: ast.If) -> ast.stmt:
        shown = f"if {_show(statement.test)}"
        true = self.add(statement, "branch", "branch never true", shown)
        false = self.add(statement, "branch", "branch never false", shown)
        statement.test = _choose(self.rewrite(statement.test), true, false)
        statement.body = self.rewrite_body(statement.body)
        statement.orelse = self.rewrite_body(statement.orelse)
        return statement

    def add_loop(self, node: ast.stmt | ast.expr, shown: str) -> int:
        numbers = [self.add(node, "loop", f"loop never {times}", shown) for times in _TIMES]
        return numbers[0]

    def rewrite_while(self, statement: ast.While, shown: str) -> Iterator[ast.stmt]:
        number = self.add_loop(statement, shown)
        counter = f"_zgspec_counter_{number}"
        test = self.rewrite(statement.test)
        statement.test = ast.Call(_attribute(counter, "test"), [test], [])
        statement.body = self.rewrite_body(statement.body)
        start = ast.Assign([ast.Name(counter, ast.Store())], _call(COUNT, number))
        leave = ast.Expr(ast.Call(_attribute(counter, "leave"), [], []))
        yield _locate(start, statement)
        # Leaving by `return` or by a rejection counts too.
        yield _locate(ast.Try([statement], [], [], [_locate(leave, statement)]), statement)

    def rewrite_for(self, statement: ast.For, shown: str) -> ast.stmt:
        number = self.add_loop(statement, shown)
        statement.iter = _call(ITEMS, number, self.rewrite(statement.iter))
        statement.body = self.rewrite_body(statement.body)
        return statement

    # Expressions

    def rewrite_fields(self, node: ast.AST) -> None:
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr) and name not in ("annotation", "ctx"):
                setattr(node, name, self.rewrite(value))
            elif isinstance(value, list):
                setattr(node, name, [self.rewrite_item(item) for item in value])

    def rewrite_item(self, item: object) -> object:
        if isinstance(item, ast.expr):
            return self.rewrite(item)
        if isinstance(item, ast.keyword):
            item.value = self.rewrite(item.value)
        return item

    def rewrite(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.BoolOp):
            return self.rewrite_operands(node)
        if isinstance(node, ast.IfExp):
            return self.rewrite_choice(node)
        if isinstance(node, ast.ListComp):
            return self.rewrite_comprehension(node)
        self.rewrite_fields(node)
        return node

    def rewrite_operands(self, node: ast.BoolOp) -> ast.expr:
        """Each operand has to end the evaluation; and once none of them does, which needs them all."""
        is_and = isinstance(node.op, ast.And)
        word, ending, other = ("and", "false", "true") if is_and else ("or", "true", "false")
        shown = _show(node)
        last = len(node.values) - 1
        operands: list[ast.expr] = []
        for index, operand in enumerate(node.values):
            what = f"operand of `{word}` never decisive {ending}"
            ends = self.add(operand, "operand", what, f"{_show(operand)} in {shown}")
            passes = -1
            if index == last:
                passes = self.add(node, "operand", f"operands of `{word}` never all {other}", shown)
            true, false = (passes, ends) if is_and else (ends, passes)
            operands.append(_choose(self.rewrite(operand), true, false))
        node.values = operands
        return node

    def rewrite_choice(self, node: ast.IfExp) -> ast.expr:
        shown = _show(node)
        true = self.add(node, "branch", "condition never true", shown)
        false = self.add(node, "branch", "condition never false", shown)
        node.test = _choose(self.rewrite(node.test), true, false)
        node.body, node.orelse = self.rewrite(node.body), self.rewrite(node.orelse)
        return node

    def rewrite_comprehension(self, node: ast.ListComp) -> ast.expr:
        for generator in node.generators:
            shown = f"for {_show(generator.target)} in {_show(generator.iter)}"
            number = self.add_loop(node, shown)
            generator.iter = _call(ITEMS, number, self.rewrite(generator.iter))
            for index, condition in enumerate(generator.ifs):
                source = f"if {_show(condition)}"
                true = self.add(condition, "branch", "filter never true", source)
                false = self.add(condition, "branch", "filter never false", source)
                generator.ifs[index] = _choose(self.rewrite(condition), true, false)
        node.elt = self.rewrite(node.elt)
        return node


def _locate(node: ast.stmt, place: ast.stmt) -> ast.stmt:
    return ast.copy_location(node, place)


def _attribute(name: str, field: str) -> ast.expr:
    return ast.Attribute(ast.Name(name, ast.Load()), field, ast.Load())


def _call(name: str, number: int, *values: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), [ast.Constant(number), *values], [])


def _choose(test: ast.expr, true: int, false: int) -> ast.expr:
    return ast.Call(
        ast.Name(CHOOSE, ast.Load()), [test, ast.Constant(true), ast.Constant(false)], []
    )


class Counter:
    """Counts the rounds of one run of a loop."""

    def __init__(self, recorder: Recorder, number: int) -> None:
        self._recorder = recorder
        self._number = number
        self._rounds = 0

    def test(self, value: object) -> object:
        """Return the value of the loop's condition, which begins a round if it is true."""
        if value:
            self._rounds += 1
        return value

    def leave(self) -> None:
        """Record how often the loop ran."""
        self._recorder.end_loop(self._number, self._rounds)


class Recorder:
    """What the probes call. `reached` and `rounds` belong to the case that runs."""

    def __init__(self) -> None:
        self.reached: Final[set[int]] = set()
        self.rounds = 0

    def start(self) -> None:
        """Forget the case before."""
        self.reached.clear()
        self.rounds = 0

    def end_loop(self, number: int, rounds: int) -> None:
        """Record that a loop ended after so many rounds."""
        self.reached.add(number + min(rounds, 2))
        self.rounds += rounds

    def choose(self, value: object, true: int, false: int) -> object:
        """Return a value, and record which way it goes; -1 stands for a way without a goal."""
        self.reached.add(true if value else false)
        return value

    def count(self, number: int) -> Counter:
        """Return a counter for a loop that begins."""
        return Counter(self, number)

    def iterate(self, number: int, source: Iterable[object]) -> Iterator[object]:
        """Yield the items of a loop, and record how often it ran, however it is left."""
        rounds = 0
        try:
            for item in source:
                rounds += 1
                yield item
        finally:
            self.end_loop(number, rounds)

    @property
    def names(self) -> dict[str, object]:
        """Return what instrumented functions find in their module."""
        return {
            HIT: self.reached.add,
            CHOOSE: self.choose,
            COUNT: self.count,
            ITEMS: self.iterate,
        }
