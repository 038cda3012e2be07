"""The checked constructors, rejections and faults, interpreted."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgspec import runtime
from zgspec.runtime import Fault, Reason, Rejected, assume, describe
from zgspec.runtime.core import Discard

BITS = (8, 16, 32, 64, 128, 256)
LENGTHS = (4, 16, 20, 32, 33, 64, 65)


class SampleReject(Reason):
    """Why a sample is refused."""

    TOO_LONG = "TOO_LONG", "deployed: too long"
    TOO_SHORT = "TOO_SHORT", ""


class Number(int):
    """An integer that is not an int."""


def get_constructor(name: str) -> Callable[[object], object]:
    """Return a constructor as code without a type checker sees it."""
    constructor: Callable[[object], object] = getattr(runtime, name)
    return constructor


def get_message(name: str, value: object) -> str:
    """Return the message of the fault of a constructor."""
    with pytest.raises(Fault) as caught:
        get_constructor(name)(value)
    return str(caught.value)


@pytest.mark.parametrize("bits", BITS)
def test_an_integer_has_its_width(bits: int) -> None:
    constructor = get_constructor(f"u{bits}")
    for value in (0, 1, 2 ** (bits - 1), 2**bits - 1):
        assert constructor(value) is value
    for value in (-1, 2**bits, -(2**bits), 2**bits + 1):
        assert get_message(f"u{bits}", value) == f"not a uint{bits}: {value}"


@pytest.mark.parametrize("bits", BITS)
def test_only_an_int_is_an_integer(bits: int) -> None:
    values = (True, False, 1.5, float("nan"), 2**70 * 1.0, "x", None, b"\1", [1], Number(7))
    for value in values:
        text = repr(value)
        assert get_message(f"u{bits}", value) == f"not a uint{bits}: {text}"


@pytest.mark.parametrize("length", LENGTHS)
def test_bytes_have_their_length(length: int) -> None:
    value = bytes(range(length))
    assert get_constructor(f"bytes{length}")(value) is value
    for bad in (b"", value[1:], value + b"\0"):
        assert get_message(f"bytes{length}", bad).startswith(f"not {length} bytes: ")


@pytest.mark.parametrize("length", LENGTHS)
def test_only_bytes_are_bytes(length: int) -> None:
    zeros = bytes(length)
    for bad in (bytearray(zeros), memoryview(zeros), "0" * length, [0] * length, None, length):
        assert get_message(f"bytes{length}", bad).startswith(f"not {length} bytes: ")


@given(st.integers())
def test_the_range_is_exact(value: int) -> None:
    for bits in BITS:
        if 0 <= value < 2**bits:
            assert get_constructor(f"u{bits}")(value) == value
        else:
            get_message(f"u{bits}", value)


def test_a_message_is_bounded() -> None:
    """Python refuses to print an integer of more than 4,300 digits: the fault must not become that."""
    assert get_message("u64", 10**5000) == "not a uint64: an integer of 16610 bits"
    assert get_message("u64", -(10**5000)) == "not a uint64: an integer of 16610 bits"
    assert get_message("bytes32", bytes(10**6)) == "not 32 bytes: 1000000 bytes"
    assert len(get_message("u64", "x" * 10**6)) < 300
    assert describe("short") == "'short'"


def test_a_rejection_carries_its_reason() -> None:
    rejected = Rejected(SampleReject.TOO_LONG)
    assert rejected.reason is SampleReject.TOO_LONG
    assert str(rejected) == "TOO_LONG"
    assert SampleReject.TOO_LONG.deployed_text == "deployed: too long"
    assert SampleReject.TOO_SHORT.deployed_text == ""
    assert SampleReject.TOO_SHORT.name == "TOO_SHORT"


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))]
)
def test_a_rejection_survives_copies(duplicate: Callable[[Rejected], Rejected]) -> None:
    again = duplicate(Rejected(SampleReject.TOO_SHORT))
    assert again.reason is SampleReject.TOO_SHORT
    assert str(again) == "TOO_SHORT"


def test_a_fault_is_a_value_error_and_no_rejection() -> None:
    assert issubclass(Fault, ValueError)
    assert not issubclass(Fault, Rejected)
    assert str(pickle.loads(pickle.dumps(Fault("text")))) == "text"


def test_an_assumption_discards() -> None:
    assume(True)
    with pytest.raises(Discard):
        assume(False)
