"""Bytes of any length as numbers: the empty string is 0, then come the strings of one byte, then those of two.

Every string has one number and every number is that of one string, so that equal numbers are equal strings.
Strings of one length have the numbers from `get_first` on, in the order of the big-endian integers that they are.
"""

from __future__ import annotations

import ast
from typing import TypeGuard

from zgspec.prover.arithmetic import Arithmetic, constant
from zgspec.prover.errors import Unsupported
from zgspec.prover.theory import IntegerTheory
from zgspec.prover.truth import Truth
from zgspec.prover.values import Blob, ByteString, Integer, Value


def get_first(length: int) -> int:
    """Return the number of the first string of a length: how many are shorter."""
    return ((1 << (8 * length)) - 1) // 255


def decode_string(number: int) -> bytes:
    """Return the string that has a number, which is not negative."""
    length = ((255 * number + 1).bit_length() - 1) // 8
    return (number - get_first(length)).to_bytes(length, "big")


def is_string_pair(left: Value, right: Value) -> bool:
    """Return whether two values are bytes, one of them of any length."""
    kinds = {type(left), type(right)}
    return ByteString in kinds and kinds <= {ByteString, Blob}


def is_bytes(value: Value) -> TypeGuard[Blob | ByteString]:
    """Return whether a value is bytes, of a fixed length or of any."""
    return isinstance(value, Blob | ByteString)


def get_number(arithmetic: Arithmetic, value: Value) -> Integer:
    """Return the number of bytes. Raises Unsupported in a theory without unbounded integers."""
    if not isinstance(arithmetic.theory, IntegerTheory) or not is_bytes(value):
        raise Unsupported(f"bytes of any length in the theory {arithmetic.theory.name}")
    if isinstance(value, ByteString):
        return Integer(value.number)
    first = get_first(value.length)
    if isinstance(value.term, int):
        return constant(first + value.term)
    own = Integer(value.term, 0, (1 << (8 * value.length)) - 1)
    return arithmetic.binary(ast.Add, constant(first), own, lambda truth, wrong, label: None)


def equal_strings(arithmetic: Arithmetic, left: Value, right: Value) -> Truth:
    """Return whether bytes are equal."""
    one, other = get_number(arithmetic, left), get_number(arithmetic, right)
    return arithmetic.compare(ast.Eq, one, other)


def choose_string(arithmetic: Arithmetic, condition: Truth, left: Value, right: Value) -> Value:
    """Return left where the condition holds, right elsewhere."""
    one, other = get_number(arithmetic, left), get_number(arithmetic, right)
    return ByteString(arithmetic.choose(condition, one, other).term)
