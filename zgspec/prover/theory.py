"""Two theories of integers: unbounded ones, and bit vectors of a stated width with the obligation that it sufficed."""

from __future__ import annotations

import ast
import re

import z3

from zgspec.prover.errors import Unsupported
from zgspec.prover.intervals import Interval, is_natural
from zgspec.prover.truth import Truth, simplified

Number = int | z3.ArithRef | z3.BitVecRef


class Theory:
    """How integers become solver terms."""

    name: str
    logic: str
    bounds: Interval = (None, None)

    def fresh(self, name: str) -> Number:
        """Return a new unknown."""
        raise NotImplementedError

    def number(self, value: int) -> Number:
        """Return the term of a number."""
        raise NotImplementedError

    def fresh_truth(self, name: str) -> z3.BoolRef:
        """Return a new unknown truth value."""
        return z3.Bool(name)

    def lift(self, value: Number) -> z3.ArithRef | z3.BitVecRef:
        """Return the term of an integer, never a Python number."""
        raise NotImplementedError

    def cast(self, term: z3.ExprRef) -> z3.ArithRef | z3.BitVecRef:
        """Return a term of this theory that came out of a function."""
        if not isinstance(term, z3.ArithRef | z3.BitVecRef):
            raise TypeError("not an integer")
        return term

    def sort(self, width: int) -> z3.SortRef:
        """Return the sort of opaque values of so many bits; 0 stands for an integer."""
        raise NotImplementedError

    def opaque(self, name: str, width: int) -> Number:
        """Return a new unknown opaque value of so many bits."""
        raise NotImplementedError

    def opaque_term(self, value: Number, width: int) -> z3.ArithRef | z3.BitVecRef:
        """Return the term of an opaque value, never a Python number."""
        raise NotImplementedError

    def opaque_domain(self, value: Number, width: int) -> Truth:
        """Return what is known of an opaque value."""
        return True

    def cut(self, value: Number, width: int, low: int, bits: int) -> Number:
        """Return so many bits of an opaque value, from the bit `low` upwards, as an opaque value."""
        raise NotImplementedError

    def join(self, high: Number, low: Number, widths: tuple[int, int]) -> Number:
        """Return the opaque value of the bits of one and then those of another."""
        raise NotImplementedError

    def read_opaque(self, value: Number, width: int) -> Number:
        """Return an opaque value as a natural number. Raises Unsupported where the theory is too narrow."""
        raise NotImplementedError

    def apply(self, operation: type[ast.operator], x: Number, y: Number, signed: bool) -> Number:
        """Return the term of an operation; signed says that an operand of a division may be negative."""
        raise NotImplementedError

    def overflow(self, operation: type[ast.operator], x: Number, y: Number) -> Truth:
        """Return when an operation leaves the theory."""
        return False

    def less(self, x: Number, y: Number) -> Truth:
        """Return whether x < y."""
        raise NotImplementedError

    def equal(self, x: Number, y: Number) -> Truth:
        """Return whether x == y."""
        raise NotImplementedError

    def choose(self, condition: z3.BoolRef, x: Number, y: Number) -> Number:
        """Return x where the condition holds, y elsewhere."""
        raise NotImplementedError


class IntegerTheory(Theory):
    """Unbounded integers: products and divisions stay readable for the solver, masks and shifts do not."""

    name = "int"
    logic = ""

    def lift(self, value: Number) -> z3.ArithRef:
        if isinstance(value, int):
            return z3.IntVal(value)
        if isinstance(value, z3.BitVecRef):
            raise TypeError("a bit vector in the theory of integers")
        return value

    def fresh(self, name: str) -> Number:
        return z3.Int(name)

    def number(self, value: int) -> Number:
        return z3.IntVal(value)

    def sort(self, width: int) -> z3.SortRef:
        return z3.IntSort()

    def opaque(self, name: str, width: int) -> Number:
        return z3.Int(name)

    def opaque_term(self, value: Number, width: int) -> z3.ArithRef | z3.BitVecRef:
        return self.lift(value)

    def opaque_domain(self, value: Number, width: int) -> Truth:
        term = self.lift(value)
        return z3.And(z3.IntVal(0) <= term, term < z3.IntVal(1 << width))

    def cut(self, value: Number, width: int, low: int, bits: int) -> Number:
        return (self.lift(value) / z3.IntVal(1 << low)) % z3.IntVal(1 << bits)

    def join(self, high: Number, low: Number, widths: tuple[int, int]) -> Number:
        return self.lift(high) * z3.IntVal(1 << widths[1]) + self.lift(low)

    def read_opaque(self, value: Number, width: int) -> Number:
        return value

    def apply(self, operation: type[ast.operator], x: Number, y: Number, signed: bool) -> Number:
        if issubclass(operation, ast.RShift | ast.LShift) and isinstance(y, int):
            scale = z3.IntVal(1 << y)
            return self.lift(x) * scale if operation is ast.LShift else self.lift(x) / scale
        if isinstance(y, int) and issubclass(operation, ast.BitAnd | ast.BitOr | ast.BitXor):
            return self._mask(operation, self.lift(x), y)
        left, right = self.lift(x), self.lift(y)
        if operation is ast.Add:
            return left + right
        if operation is ast.Sub:
            return left - right
        if operation is ast.Mult:
            return left * right
        if operation is ast.FloorDiv:
            return self._divide(left, right, signed)
        if operation is ast.Mod:
            return left - right * self._divide(left, right, signed) if signed else left % right
        raise Unsupported(f"{operation.__name__} of two unknowns needs a theory of bit vectors")

    def _divide(self, x: z3.ArithRef, y: z3.ArithRef, signed: bool) -> z3.ArithRef:
        """Round down: the solver rounds so that the remainder is not negative."""
        return z3.If(z3.IntVal(0) < y, x / y, (-x) / (-y)) if signed else x / y

    def _mask(self, operation: type[ast.operator], x: z3.ArithRef, mask: int) -> z3.ArithRef:
        """Return a bit operation with a known mask, one term for each run of ones in it."""
        if mask < 0:
            raise Unsupported("a negative mask needs a theory of bit vectors")
        common: z3.ArithRef = z3.IntVal(0)
        for run in re.finditer("1+", bin(mask)[:1:-1]):
            ones = (x / z3.IntVal(1 << run.start())) % z3.IntVal(1 << (run.end() - run.start()))
            common = common + ones * z3.IntVal(1 << run.start())
        if operation is ast.BitAnd:
            return common
        twice = common if operation is ast.BitOr else common * z3.IntVal(2)
        return x + z3.IntVal(mask) - twice

    def less(self, x: Number, y: Number) -> Truth:
        return simplified(self.lift(x) < self.lift(y))

    def equal(self, x: Number, y: Number) -> Truth:
        return simplified(z3.Not(z3.Distinct(self.lift(x), self.lift(y))))

    def choose(self, condition: z3.BoolRef, x: Number, y: Number) -> Number:
        return z3.If(condition, self.lift(x), self.lift(y))


class BitVectorTheory(Theory):
    """Signed bit vectors: every operation that might not fit adds an obligation that it does."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.name = f"bv{width}"
        self.logic = "QF_BV"
        self.bounds = (-(1 << (width - 1)), (1 << (width - 1)) - 1)

    def lift(self, value: Number) -> z3.BitVecRef:
        if isinstance(value, int):
            if not -(1 << (self.width - 1)) <= value < 1 << (self.width - 1):
                raise Unsupported(f"the number {value} does not fit {self.name}")
            return z3.BitVecVal(value, self.width)
        if isinstance(value, z3.ArithRef):
            raise TypeError("an integer in the theory of bit vectors")
        return value

    def fresh(self, name: str) -> Number:
        return z3.BitVec(name, self.width)

    def number(self, value: int) -> Number:
        return self.lift(value)

    def sort(self, width: int) -> z3.SortRef:
        return z3.BitVecSort(width or self.width)

    def opaque(self, name: str, width: int) -> Number:
        return z3.BitVec(name, width)

    def opaque_term(self, value: Number, width: int) -> z3.ArithRef | z3.BitVecRef:
        return z3.BitVecVal(value, width) if isinstance(value, int) else value

    def _get_bits(self, value: Number, width: int) -> z3.BitVecRef:
        term = self.opaque_term(value, width)
        if isinstance(term, z3.ArithRef):
            raise TypeError("an integer in the theory of bit vectors")
        return term

    def cut(self, value: Number, width: int, low: int, bits: int) -> Number:
        return z3.Extract(low + bits - 1, low, self._get_bits(value, width))

    def join(self, high: Number, low: Number, widths: tuple[int, int]) -> Number:
        return z3.Concat(self._get_bits(high, widths[0]), self._get_bits(low, widths[1]))

    def read_opaque(self, value: Number, width: int) -> Number:
        if width >= self.width:
            raise Unsupported(f"{self.name}: a number of {width} bits does not fit")
        return z3.ZeroExt(self.width - width, self._get_bits(value, width))

    def apply(self, operation: type[ast.operator], x: Number, y: Number, signed: bool) -> Number:
        return self._apply(operation, self.lift(x), self.lift(y), signed)

    def _apply(
        self, operation: type[ast.operator], x: z3.BitVecRef, y: z3.BitVecRef, signed: bool
    ) -> z3.BitVecRef:
        if operation is ast.FloorDiv:
            return self._divide(x, y) if signed else z3.UDiv(x, y)
        if operation is ast.Mod:
            return x - self._divide(x, y) * y if signed else z3.URem(x, y)
        results = {
            ast.Add: x.__add__,
            ast.Sub: x.__sub__,
            ast.Mult: x.__mul__,
            ast.BitAnd: x.__and__,
            ast.BitOr: x.__or__,
            ast.BitXor: x.__xor__,
            ast.LShift: x.__lshift__,
            ast.RShift: x.__rshift__,
        }
        if operation not in results:
            raise Unsupported(f"the operation {operation.__name__}")
        return results[operation](y)

    def _divide(self, x: z3.BitVecRef, y: z3.BitVecRef) -> z3.BitVecRef:
        """Round down: the machine division rounds towards zero."""
        zero, one = z3.BitVecVal(0, self.width), z3.BitVecVal(1, self.width)
        rest = z3.SRem(x, y)
        below = z3.And(z3.Distinct(rest, zero), z3.Xor(rest < zero, y < zero))
        return x / y - z3.If(below, one, zero)

    def overflow(self, operation: type[ast.operator], x: Number, y: Number) -> Truth:
        left, right = self.lift(x), self.lift(y)
        if operation is ast.LShift:
            result = left << right
            lost = z3.Distinct(result >> right, left)
            return simplified(z3.Or(lost, z3.Not(right < z3.BitVecVal(self.width, self.width))))
        more = self.width if operation is ast.Mult else 1
        wide = self._apply(operation, z3.SignExt(more, left), z3.SignExt(more, right), False)
        if operation is ast.FloorDiv:
            wide = z3.SignExt(more, left) / z3.SignExt(more, right)
        if operation not in (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv):
            return False
        narrow = (
            left / right
            if operation is ast.FloorDiv
            else self._apply(operation, left, right, False)
        )
        return simplified(z3.Distinct(wide, z3.SignExt(more, narrow)))

    def less(self, x: Number, y: Number) -> Truth:
        return simplified(self.lift(x) < self.lift(y))

    def equal(self, x: Number, y: Number) -> Truth:
        return simplified(z3.Not(z3.Distinct(self.lift(x), self.lift(y))))

    def choose(self, condition: z3.BoolRef, x: Number, y: Number) -> Number:
        return z3.If(condition, self.lift(x), self.lift(y))


def get_theory(name: str) -> Theory:
    """Return a theory by its name in a theorem: `int`, or `bv` and a width."""
    if name == "int":
        return IntegerTheory()
    if re.fullmatch(r"bv[1-9]\d{0,3}", name):
        return BitVectorTheory(int(name[2:]))
    raise Unsupported(f"the theory {name!r}: it is int, or bv and a width")


def is_signed(x: Interval, y: Interval) -> bool:
    """Return whether a division needs the form for negative operands (the divisor matters most)."""
    return not (is_natural(x) and is_natural(y))
