"""The choice of a backend, and what an import of the seams costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zgspec.runtime.backends import BackendError, get_name, load_backend

ROOT = Path(__file__).resolve().parents[2]
SEAMS = ("hashing", "bitwise", "encryption", "secp256k1", "ed25519", "ssz")
HEAVY = ("cryptography", "Crypto", "py_ecc", "ssz", "eth_utils", "spec256k1", "milagro_bls_binding")


def run(code: str, backend: str) -> str:
    """Return what a program prints with a backend."""
    environment = {**os.environ, "ZGSPEC_BACKEND": backend, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return result.stdout.strip() if result.returncode == 0 else result.stderr.strip()


def test_the_name_of_a_backend() -> None:
    assert get_name(None) == "native"
    assert get_name("") == "native"
    assert get_name("reference") == "reference"
    assert load_backend("native") is not load_backend("reference")
    for name in ("Native", "fast", "1"):
        with pytest.raises(
            BackendError, match=f"ZGSPEC_BACKEND={name}: choose native or reference"
        ):
            load_backend(name)


@pytest.mark.parametrize("backend", ["native", "reference"])
def test_the_environment_chooses(backend: str) -> None:
    code = (
        "from zgspec.runtime import backends, hashing;"
        f"print(backends.BACKEND is backends.load_backend({backend!r}), hashing.keccak256(b'').hex())"
    )
    empty = "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    assert run(code, backend) == f"True {empty}"


def test_an_unknown_backend_stops_the_program() -> None:
    text = run("import zgspec.runtime.hashing", "fastest")
    assert text.endswith("BackendError: ZGSPEC_BACKEND=fastest: choose native or reference")


def test_the_seams_import_nothing_heavy() -> None:
    imports = ";".join(f"import zgspec.runtime.{name}" for name in SEAMS)
    code = f"import sys;{imports};print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run(code, "native") == "[]"


def test_the_reference_leaves_the_recursion_limit_alone() -> None:
    code = "import sys, zgspec.runtime.hashing; print('py_ecc' in sys.modules, sys.getrecursionlimit())"
    assert run(code, "reference") == "True 1000"
