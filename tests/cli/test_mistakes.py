"""Well-known mistakes, computed here without the text, are recognised by `zgspec explain`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from Crypto.Hash import keccak

from zgspec.cli import main
from zgspec.commands.mistakes import find_mistakes
from zgspec.compiler import SpecError, parse_specification
from zgspec.replay.recipes import build_words

Hash = Callable[[bytes], bytes]

pytestmark = pytest.mark.usefixtures("one_library")


def hash_keccak(data: bytes) -> bytes:
    return keccak.new(digest_bits=256, data=data).digest()


def hash_sha3(data: bytes) -> bytes:
    return hashlib.sha3_256(data).digest()


def hash_sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def build_leaves(size: int, function: Hash = hash_keccak) -> list[bytes]:
    data = build_words(0, size)
    return [function(data[k : k + 256].ljust(256, b"\0")) for k in range(0, size, 256)]


def build_root(leaves: list[bytes], function: Hash = hash_keccak) -> bytes:
    level = leaves
    while len(level) > 1:
        pairs = [function(level[k] + level[k + 1]) for k in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) // 2 * 2 :]
    return level[0]


def pad(size: int, count: int, leaf: bytes | None = None) -> list[bytes]:
    leaves = build_leaves(size)
    return leaves + [hash_keccak(bytes(256)) if leaf is None else leaf] * (count - len(leaves))


def build_nodes(leaves: list[bytes], function: Hash = hash_keccak) -> str:
    nodes, start = [], 0
    for height in reversed(range(len(leaves).bit_length())):
        if len(leaves) >> height & 1:
            root = build_root(leaves[start : start + (1 << height)], function)
            nodes.append({"root": f"0x{root.hex()}", "height": str(height)})
            start += 1 << height
    return json.dumps(nodes)


def explain(capsys: pytest.CaptureFixture[str], case: str, got: bytes | str) -> str:
    value = got if isinstance(got, str) else f"0x{got.hex()}"
    assert main(["explain", case, "--got", value]) == 1
    return capsys.readouterr().out


ZERO, ZERO_SHA3 = hash_keccak(bytes(256)), hash_sha3(bytes(256))
PAIR = bytes.fromhex(
    "458efb2667d36fbebe0f8c7ae4ababe7013a29142b50e66854103287ffe8f87d"
    "f2d37fb6c8037ccbf5b6443a2845a020bd9e8475592e6a2408740c72a7de362f"
)
SEGMENT = "compute_segment_root/roots/768-in-5"
NODES = "compute_submission_nodes/files/33"
SEVENTEEN = "compute_data_root/sizes/17-entries"


@pytest.mark.parametrize(
    ("case", "got", "title"),
    [
        (SEVENTEEN, build_root(pad(17 * 256, 18)[::-1]), "Leaves reversed"),
        (SEVENTEEN, build_root([*build_leaves(17 * 256)[::-1], ZERO]), "Entries reversed"),
        (SEVENTEEN, build_root(pad(17 * 256, 19)), "Padded by one more entry"),
        (SEVENTEEN, build_root(pad(17 * 256, 20)), "Padded to granules of an eighth"),
        (SEVENTEEN, build_root(pad(17 * 256, 32)), "Padded to sixteen entries"),
        (SEVENTEEN, build_root(pad(17 * 256, 1024)), "Padded to whole segments"),
        (SEVENTEEN, build_root(pad(17 * 256, 18), hash_sha3), "SHA3-256 in the nodes alone"),
        (SEVENTEEN, build_root(pad(17 * 256, 18, hash_keccak(b""))), "the hash of nothing"),
        (SEGMENT, build_root(pad(768, 5, hash_keccak(b""))), "the hash of nothing"),
        (SEGMENT, build_root(build_leaves(768)), "Zero subtrees missing"),
        (
            SEGMENT,
            build_root(build_leaves(768, hash_sha3) + [ZERO_SHA3] * 2, hash_sha3),
            "SHA3-256 for Keccak-256",
        ),
        (NODES, build_nodes(pad(33 * 256, 36, hash_keccak(b""))), "the hash of nothing"),
        (NODES, build_nodes(pad(33 * 256, 37)), "Padded by one more entry"),
        (
            NODES,
            build_nodes(build_leaves(33 * 256, hash_sha3) + [ZERO_SHA3] * 3, hash_sha3),
            "SHA3-256 for Keccak-256",
        ),
        ("compute_parent/pairs/two", hash_sha3(PAIR), "SHA3-256 for Keccak-256"),
        ("compute_parent/pairs/two", hash_sha256(PAIR), "SHA-256 for Keccak-256"),
        ("compute_parent/pairs/two", hash_keccak(PAIR[32:] + PAIR[:32]), "Siblings swapped"),
    ],
)
def test_a_known_mistake_is_recognised(
    capsys: pytest.CaptureFixture[str], case: str, got: bytes | str, title: str
) -> None:
    lines = explain(capsys, case, got).splitlines()
    assert [line for line in lines if "a known mistake: " in line and title in line]


def test_a_table_that_names_no_hash_function_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wrong").mkdir()
    document = tmp_path / "wrong" / "hashing.md"
    base = parse_specification(Path("specs"))
    for row, problem in (("| `keccak256` | `md5` |", "no hash function md5"), ("", "no row names")):
        document.write_text(f"# Wrong\n\n{row}\n", encoding="utf-8")
        with pytest.raises(SpecError, match=problem):
            [*find_mistakes(base, tmp_path)]
