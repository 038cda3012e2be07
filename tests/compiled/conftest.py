"""A checkout with small modules, compiled once for all tests of this directory."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from zgspec import PRESETS

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = Path(__file__).resolve().parent / "sample"


def has_compiler() -> bool:
    """Return whether there is a C compiler with the headers of this Python."""
    compiler = str(sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_paths()["include"]) / "Python.h"
    return shutil.which(compiler) is not None and header.is_file()


def lay_out(root: Path) -> None:
    """Write a checkout: the real runtime and build, and the sample in place of the documents."""
    for name in ("setup_mypyc.py", "zgspec/__init__.py", "zgspec/compiled.py", "zgspec/py.typed"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "stubs", root / "stubs", ignore=skip)
    shutil.copytree(ROOT / "zgspec" / "runtime", root / "zgspec" / "runtime", ignore=skip)
    for preset in PRESETS:
        shutil.copytree(SAMPLE, root / "zgspec" / preset, ignore=skip)


def run(root: Path, arguments: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a checkout, with environment variables."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "PYTHONDONTWRITEBYTECODE": "1",
        **variables,
    }
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout with a compiled build; several test processes share it."""
    if not has_compiler():
        pytest.fail("there is no C compiler with the headers of this Python: install one")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "compiled"
    with (shared / "compiled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "build" / "compiled" / "record.json").is_file():
            shutil.rmtree(root, ignore_errors=True)
            lay_out(root)
            result = run(root, ["setup_mypyc.py"])
            assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture
def checkout(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the checkout that a test may change."""
    root = tmp_path / "checkout"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("__pycache__"))
    return root
