"""What the type checker must refuse, although the constructors take any object at run time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TEXT = """
from zgspec.runtime import Bytes32, Bytes33, Uint8, Uint64, bytes32, u64
from zgspec.runtime.hashing import keccak256
from zgspec.runtime.secp256k1 import compute_shared_secret

fine: Uint64 = u64(3)
again: Uint64 = u64(fine)
small: Uint64 = u64(Uint8(3))
digest: Bytes32 = bytes32(b"")
hashed: Bytes32 = keccak256(b"")
u64("x")  # refused
u64(1.5)  # refused
u64(None)  # refused
u64(b"x")  # refused
bytes32("x")  # refused
bytes32(bytearray(32))  # refused
bytes32(3)  # refused
wrong: Uint8 = u64(3)  # refused
key: Bytes33 = bytes32(b"")  # refused
compute_shared_secret(key, digest)  # refused
"""


def test_mypy_refuses_the_wrong_types(tmp_path: Path) -> None:
    source = tmp_path / "sample.py"
    source.write_text(TEXT)
    command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--no-incremental"]
    environment = {**os.environ, "MYPYPATH": f"{ROOT}:{ROOT / 'stubs'}"}
    result = subprocess.run(
        [*command, "--follow-imports=silent", str(source)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    found = {int(line.split(":")[1]) for line in result.stdout.splitlines() if ": error:" in line}
    lines = TEXT.splitlines()
    expected = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    assert found == expected, result.stdout
