"""Bytes of any length: they are compared and are keys; what looks into them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prover.documents import prove_only
from zgspec.prover.strings import decode_string, get_first

FUNCTIONS = '''
def process_name(names: dict[bytes, list[bytes]], name: bytes, other: bytes) -> None:
    """Put one name under another, once."""
    found = names.setdefault(name, [])
    if other not in set(found):
        found.insert(0, other)


def get_name(name: bytes, key: Bytes32) -> bytes:
    """Return the name, the key in the place of none."""
    return key if name == b"" else name
'''

THEOREM = '''
def theorem_names(
    names: dict[bytes, list[bytes]], name: bytes, other: bytes, asked: bytes, key: Bytes32
) -> None:
    """theory: {theory}. Names stand where they belong."""
    assume(len(names) <= 2)
    for found in names.values():
        assume(len(found) <= 2)
    before = deepcopy(names)
    process_name(names, name, other)
    assert {claim}
'''

TRUE = (
    "name == asked or names.get(asked) == before.get(asked)",
    "other in names[name]",
    "names[name][0] == other or name in before",
    "(names == before) == (name in before and other in before[name])",
    'get_name(name, key) != b""',
    "get_name(name, key) == name or get_name(name, key) == key",
    'get_name(b"", key) != b"\\x00"',
)
FALSE = (
    "names.get(asked) == before.get(asked)",
    "names[name][0] == other",
    "name not in before",
    "len(names) == len(before) + 1",
    "names == before",
    "get_name(name, key) == name",
    "get_name(name, key) != key",
    'name != b"\\x00\\x01"',
    'name != b"\\x01"',
)


@pytest.mark.parametrize(
    ("claim", "status"),
    [*[(claim, "bounded") for claim in TRUE], *[(claim, "refuted") for claim in FALSE]],
)
def test_claims_about_names(tmp_path: Path, claim: str, status: str) -> None:
    result = prove_only(tmp_path, FUNCTIONS, THEOREM.format(theory="int", claim=claim))
    assert result.status == status, result.detail


@pytest.mark.parametrize(
    ("claim", "refusal"),
    [
        ("len(name) > 0", "a list is needed, not bytes of any length"),
        ("name[1:] == other", "a list is needed, not bytes of any length"),
        ("name + other == asked", "bytes of any length"),
        ("name[0] == 1", "a list is needed, not bytes of any length"),
        ("name < other", "an integer is needed, not bytes of any length"),
    ],
)
def test_what_looks_into_them_is_refused(tmp_path: Path, claim: str, refusal: str) -> None:
    result = prove_only(tmp_path, FUNCTIONS, THEOREM.format(theory="int", claim=claim))
    assert (result.status, refusal in result.detail) == ("unsupported", True), result.detail


def test_they_need_unbounded_integers(tmp_path: Path) -> None:
    result = prove_only(tmp_path, FUNCTIONS, THEOREM.format(theory="bv72", claim="name == name"))
    assert (result.status, "unbounded integers" in result.detail) == ("unsupported", True)


def test_every_number_is_one_string() -> None:
    found = [decode_string(number) for number in range(1 + 256 + 256**2 + 2)]
    assert len(set(found)) == len(found)
    assert found[: get_first(2)] == [b"", *[bytes([byte]) for byte in range(256)]]
    assert found[-3:] == [b"\xff\xff", b"\x00\x00\x00", b"\x00\x00\x01"]
