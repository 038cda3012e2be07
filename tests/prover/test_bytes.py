"""Bytes of a fixed length: parts at known positions, single bytes, and what is joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import prove_only

FUNCTIONS = '''
def get_swapped(value: Bytes32) -> Bytes32:
    """Exchange the first four bytes and the rest."""
    return bytes32(value[4:] + value[:-28])


def get_byte(value: Bytes32, is_last: bool) -> int:
    """Return an end of it as a number."""
    return value[-1] if is_last else value[0]
'''

THEOREM = '''
def theorem_parts(value: Bytes32, other: Bytes32, flag: bool) -> None:
    """theory: {theory}. Parts are where they belong."""
    swapped = get_swapped(value)
    assert {claim}
'''

TRUE = (
    "swapped[28:] == value[:4]",
    "swapped[:28] == value[4:32]",
    "get_byte(value, False) == swapped[28]",
    "get_byte(value, flag) <= 255",
    "(get_swapped(other) == swapped) == (value == other)",
    "value[3:3] == value[40:]",
    'b"\\x01" + value[:1] != b"\\x02" + value[:1]',
)
FALSE = (
    "swapped[28:] == value[4:8]",
    "get_byte(value, True) == swapped[28]",
    "get_byte(value, flag) <= 254",
    "(swapped == value) == flag",
    "value[40] == 0",
)


@pytest.mark.parametrize("theory", ["int", "bv16"])
@pytest.mark.parametrize(
    ("claim", "status"),
    [*[(claim, "proved") for claim in TRUE], *[(claim, "refuted") for claim in FALSE]],
)
def test_claims_about_bytes(tmp_path: Path, theory: str, claim: str, status: str) -> None:
    result = prove_only(tmp_path, FUNCTIONS, THEOREM.format(theory=theory, claim=claim))
    assert result.status == status, result.detail


def test_an_unknown_position_is_refused(tmp_path: Path) -> None:
    functions = '''
def get_byte(value: Bytes32, index: Uint64) -> int:
    """Return a byte."""
    return value[index]
'''
    theorem = '''
def theorem_byte(value: Bytes32, index: Uint64) -> None:
    """A byte is small."""
    assume(index < 32)
    assert get_byte(value, index) <= 255
'''
    result = prove_only(tmp_path, functions, theorem)
    assert (result.status, "a byte at an unknown position" in result.detail) == (
        "unsupported",
        True,
    )
