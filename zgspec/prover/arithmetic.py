"""Integers of the text: exact operations with Python's rounding, over either theory, with bounds and known cases."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final, Literal

from zgspec.prover import intervals
from zgspec.prover.errors import Unsupported
from zgspec.prover.intervals import Interval
from zgspec.prover.theory import Number, Theory, is_signed
from zgspec.prover.truth import Truth, conjunction, disjunction, negate, to_term
from zgspec.prover.values import Cases, Integer

MAX_CASES: Final = 300
MAX_SHIFT: Final = 1 << 13


def _shift_left(x: int, y: int) -> int:
    """Return x << y, 0 for a negative y, which is a fault of its own. Raises Unsupported above MAX_SHIFT."""
    if y > MAX_SHIFT:
        raise Unsupported(f"a shift by {y}")
    return x << y if y >= 0 else 0


Wrong = Literal["fault", "width"]
"""Python raises an error; or the theory is too narrow for a number, which says nothing about Python."""

Check = Callable[[Truth, Wrong, str], None]
"""Reports a condition under which something goes wrong, what, and in words."""

Operation = type[ast.operator]

BOUNDS: Final[dict[Operation, Callable[[Interval, Interval], Interval]]] = {
    ast.Add: intervals.add,
    ast.Sub: intervals.subtract,
    ast.Mult: intervals.multiply,
    ast.FloorDiv: intervals.divide,
    ast.Mod: intervals.modulo,
    ast.LShift: intervals.shift_left,
    ast.RShift: intervals.shift_right,
    ast.BitAnd: intervals.conjoin_bits,
    ast.BitOr: intervals.unite_bits,
    ast.BitXor: intervals.unite_bits,
}

CONCRETE: Final[dict[Operation, Callable[[int, int], int]]] = {
    ast.Add: lambda x, y: x + y,
    ast.Sub: lambda x, y: x - y,
    ast.Mult: lambda x, y: x * y,
    ast.FloorDiv: lambda x, y: x // y if y else 0,
    ast.Mod: lambda x, y: x % y if y else 0,
    ast.LShift: lambda x, y: _shift_left(x, y),
    ast.RShift: lambda x, y: x >> y if y >= 0 else 0,
    ast.BitAnd: lambda x, y: x & y,
    ast.BitOr: lambda x, y: x | y,
    ast.BitXor: lambda x, y: x ^ y,
}

COMPARE: Final[dict[type[ast.cmpop], Callable[[int, int], bool]]] = {
    ast.Lt: lambda x, y: x < y,
    ast.LtE: lambda x, y: x <= y,
    ast.Gt: lambda x, y: x > y,
    ast.GtE: lambda x, y: x >= y,
    ast.Eq: lambda x, y: x == y,
    ast.NotEq: lambda x, y: x != y,
}


def constant(value: int) -> Integer:
    """Return a known integer."""
    return Integer(value, value, value)


def _is_fault(operation: Operation, y: int) -> bool:
    """Return whether an operation with this right operand faults; that is reported for all operands at once."""
    if operation in (ast.FloorDiv, ast.Mod):
        return y == 0
    return operation in (ast.LShift, ast.RShift) and y < 0


class Arithmetic:
    """Operations on symbolic integers in one theory."""

    def __init__(self, theory: Theory) -> None:
        self.theory = theory

    def limit(self, term: Number, interval: Interval, cases: Cases = ()) -> Integer:
        """Return an integer whose bounds are cut to what the theory can hold."""
        low, high = intervals.intersect(interval, self.theory.bounds)
        if low is not None and low == high:
            return constant(low)
        return Integer(term, low, high, cases)

    def bounded(self, x: Integer, low: intervals.Bound, high: intervals.Bound) -> Integer:
        """Return the same integer where its bounds are known to be narrower."""
        if isinstance(x.term, int):
            return x
        return self.limit(x.term, intervals.intersect(x.interval, (low, high)), x.cases)

    def from_cases(self, cases: list[tuple[Truth, int]]) -> Integer:
        """Return the integer that has one of a few values; the conditions exclude each other and one holds."""
        merged: dict[int, list[Truth]] = {}
        for condition, value in cases:
            if condition is not False:
                merged.setdefault(value, []).append(condition)
        if not merged:
            return constant(0)
        table = [(disjunction(*conditions), value) for value, conditions in merged.items()]
        outside = [v for _, v in table if not intervals.is_within((v, v), self.theory.bounds)]
        if len(table) == 1 or outside:
            return constant(table[0][1]) if len(table) == 1 else self._outside(outside[0])
        term = self.theory.number(table[-1][1])
        for condition, value in reversed(table[:-1]):
            term = self.theory.choose(to_term(condition), value, term)
        values = [value for _, value in table]
        kept = tuple(table) if len(table) <= MAX_CASES else ()
        return Integer(term, min(values), max(values), kept)

    def _outside(self, value: int) -> Integer:
        raise Unsupported(f"the number {value} does not fit {self.theory.name}")

    def binary(self, operation: Operation, x: Integer, y: Integer, check: Check) -> Integer:
        """Return the exact result; what can go wrong in Python or in the theory is reported."""
        if operation is ast.Pow:
            return self._power(x, y, check)
        if operation not in CONCRETE:
            raise Unsupported(f"the operation {operation.__name__}")
        self._check_operands(operation, x, y, check)
        if isinstance(x.term, int) and isinstance(y.term, int):
            return constant(CONCRETE[operation](x.term, y.term))
        by_cases = self._map_cases(operation, x, y, check)
        if by_cases is not None:
            return by_cases
        return self._symbolic(operation, x, y, check)

    def _check_operands(self, operation: Operation, x: Integer, y: Integer, check: Check) -> None:
        if operation in (ast.FloorDiv, ast.Mod):
            check(self.compare(ast.Eq, y, constant(0)), "fault", "division by zero")
        if operation in (ast.LShift, ast.RShift):
            check(self.compare(ast.Lt, y, constant(0)), "fault", "negative shift")

    def _map_cases(
        self, operation: Operation, x: Integer, y: Integer, check: Check
    ) -> Integer | None:
        """Return the result case by case, where one operand has few values and the other is known."""
        run = CONCRETE[operation]
        results: list[tuple[Truth, int]] = []
        if x.cases and isinstance(y.term, int):
            other = y.term
            results = [(condition, run(value, other)) for condition, value in x.cases]
        elif y.cases and isinstance(x.term, int):
            first = x.term
            results = [(condition, run(first, value)) for condition, value in y.cases]
        else:
            return None
        bad = [c for c, v in results if not intervals.is_within((v, v), self.theory.bounds)]
        if bad:
            check(disjunction(*bad), "width", f"the width of {self.theory.name}")
        inside = [(c, v) for c, v in results if intervals.is_within((v, v), self.theory.bounds)]
        return self.from_cases(inside)

    def _symbolic(self, operation: Operation, x: Integer, y: Integer, check: Check) -> Integer:
        if operation in (ast.FloorDiv, ast.Mod, ast.Mult, ast.LShift, ast.RShift):
            if y.cases and not isinstance(x.term, int):
                return self._split(operation, x, y, check)
            if x.cases and operation is ast.Mult:
                return self._split(operation, y, x, check)
        if operation in (ast.BitAnd, ast.BitOr, ast.BitXor) and isinstance(x.term, int):
            x, y = y, x
        if (
            not self.theory.logic
            and operation in (ast.LShift, ast.RShift)
            and not isinstance(y.term, int)
        ):
            return self.binary(operation, x, self.enumerate_values(y), check)
        if operation is ast.LShift and isinstance(y.term, int):
            _shift_left(0, y.term)
        interval = BOUNDS[operation](x.interval, y.interval)
        if not intervals.is_within(interval, self.theory.bounds):
            overflow = self.theory.overflow(operation, x.term, y.term)
            check(overflow, "width", f"the width of {self.theory.name}")
        signed = is_signed(x.interval, y.interval) and not (
            not self.theory.logic and y.low is not None and y.low >= 0
        )
        return self.limit(self.theory.apply(operation, x.term, y.term, signed), interval)

    def _split(self, operation: Operation, x: Integer, y: Integer, check: Check) -> Integer:
        """Return the result for each known value of y: a quotient by a known number is linear."""
        result: Integer | None = None
        wrongs: dict[tuple[Wrong, str], list[Truth]] = {}
        for condition, value in reversed(y.cases):
            if _is_fault(operation, value):
                continue

            def guarded(
                truth: Truth, wrong: Wrong, label: str, condition: Truth = condition
            ) -> None:
                wrongs.setdefault((wrong, label), []).append(conjunction(condition, truth))

            part = self.binary(operation, x, constant(value), guarded)
            result = part if result is None else self.choose(condition, part, result)
        for (wrong, label), conditions in wrongs.items():
            check(disjunction(*conditions), wrong, label)
        return constant(0) if result is None else result

    def enumerate_values(self, x: Integer) -> Integer:
        """Return the same integer with one case for each value that its bounds allow."""
        if x.cases or isinstance(x.term, int):
            return x
        if x.low is None or x.high is None or x.high - x.low >= MAX_CASES:
            raise Unsupported(
                f"a shift by an unknown without small bounds needs bit vectors: {x.interval}"
            )
        cases = [(self.theory.equal(x.term, v), v) for v in range(max(x.low, 0), x.high + 1)]
        return self.from_cases(list(cases))

    def _power(self, x: Integer, y: Integer, check: Check) -> Integer:
        check(self.compare(ast.Lt, y, constant(0)), "fault", "negative exponent")
        if x.term == 2 and isinstance(x.term, int):
            return self.binary(ast.LShift, constant(1), y, check)
        if not isinstance(y.term, int) or not 0 <= y.term <= MAX_SHIFT:
            raise Unsupported("a power with an unknown exponent and a base other than 2")
        if isinstance(x.term, int):
            return constant(x.term**y.term)
        result = constant(1)
        for _ in range(y.term):
            result = self.binary(ast.Mult, result, x, check)
        return result

    def invert(self, x: Integer, check: Check) -> Integer:
        """Return the complement, -x - 1."""
        return self.binary(ast.Sub, constant(-1), x, check)

    def compare(self, operation: type[ast.cmpop], x: Integer, y: Integer) -> Truth:
        """Return whether a comparison holds."""
        decided = self._compare_intervals(operation, x, y)
        if decided is not None:
            return decided
        if x.cases and isinstance(y.term, int):
            return self._compare_cases(operation, x.cases, y.term)
        if y.cases and isinstance(x.term, int):
            mirrored = {ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.GtE, ast.GtE: ast.LtE}
            return self._compare_cases(mirrored.get(operation, operation), y.cases, x.term)
        left, right = x.term, y.term
        if operation is ast.Lt:
            return self.theory.less(left, right)
        if operation is ast.Gt:
            return self.theory.less(right, left)
        if operation is ast.GtE:
            return negate(self.theory.less(left, right))
        if operation is ast.LtE:
            return negate(self.theory.less(right, left))
        same = self.theory.equal(left, right)
        return negate(same) if operation is ast.NotEq else same

    def _compare_cases(self, operation: type[ast.cmpop], cases: Cases, number: int) -> Truth:
        holds = [c for c, value in cases if COMPARE[operation](value, number)]
        fails = [c for c, value in cases if not COMPARE[operation](value, number)]
        if len(holds) <= len(fails):
            return disjunction(*holds) if fails else True
        return negate(disjunction(*fails)) if holds else False

    def _compare_intervals(
        self, operation: type[ast.cmpop], x: Integer, y: Integer
    ) -> Truth | None:
        if operation not in COMPARE:
            raise Unsupported(f"the comparison {operation.__name__} of integers")
        if isinstance(x.term, int) and isinstance(y.term, int):
            return COMPARE[operation](x.term, y.term)
        below = x.high is not None and y.low is not None and x.high < y.low
        above = x.low is not None and y.high is not None and x.low > y.high
        if below or above:
            return COMPARE[operation](0 if below else 1, 1 if below else 0)
        not_above = x.high is not None and y.low is not None and x.high <= y.low
        not_below = x.low is not None and y.high is not None and x.low >= y.high
        if (not_above and operation in (ast.LtE, ast.Gt)) or (
            not_below and operation in (ast.GtE, ast.Lt)
        ):
            return operation in (ast.LtE, ast.GtE)
        return None

    def choose(self, condition: Truth, x: Integer, y: Integer) -> Integer:
        """Return x where the condition holds, y elsewhere."""
        if isinstance(condition, bool):
            return x if condition else y
        if x is y or (isinstance(x.term, int) and isinstance(y.term, int) and x.term == y.term):
            return x
        left = x.cases or (((True, x.term),) if isinstance(x.term, int) else ())
        right = y.cases or (((True, y.term),) if isinstance(y.term, int) else ())
        if left and right and len(left) + len(right) <= MAX_CASES:
            other = negate(condition)
            cases = [(conjunction(condition, c), v) for c, v in left]
            return self.from_cases([*cases, *((conjunction(other, c), v) for c, v in right)])
        term = self.theory.choose(condition, x.term, y.term)
        return self.limit(term, intervals.hull(x.interval, y.interval))

    def bit_length(self, x: Integer, check: Check) -> Integer:
        """Return the number of binary digits of the absolute value."""
        if isinstance(x.term, int):
            return constant(x.term.bit_length())
        if x.low is None or x.high is None:
            raise Unsupported("bit_length of an integer without bounds")
        top = max(abs(x.low), abs(x.high)).bit_length()
        size = x if x.low >= 0 else self._absolute(x, check)
        reached: list[Truth] = [True]
        reached += [self.compare(ast.GtE, size, constant(1 << digits)) for digits in range(top)]
        reached.append(False)
        return self.from_cases(
            [(conjunction(reached[n], negate(reached[n + 1])), n) for n in range(top + 1)]
        )

    def _absolute(self, x: Integer, check: Check) -> Integer:
        negative = self.compare(ast.Lt, x, constant(0))
        opposite = self.binary(ast.Sub, constant(0), x, check)
        bound = max(abs(x.low or 0), abs(x.high or 0))
        part = self.choose(negative, opposite, x)
        return Integer(part.term, 0, bound)
