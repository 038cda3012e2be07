"""Modules in memory behave as modules from files."""

from __future__ import annotations

import pickle
import sys
import traceback
from pathlib import Path

import pytest

from zgspec.compiler import SpecError, Specification, load_modules, unload_modules

from .documents import FILES, UNITS, get_line, parse


@pytest.fixture
def specification(tmp_path: Path) -> Specification:
    return parse(tmp_path, units=UNITS, files=FILES)


def test_modules_are_registered(specification: Specification) -> None:
    modules = load_modules(specification, "mainnet", "in_memory")
    assert list(modules) == ["units", "files", "files_theorems"]
    assert sys.modules["in_memory.files"] is modules["files"]
    assert modules["files"].__name__ == "in_memory.files"
    unload_modules("in_memory")
    assert not [name for name in sys.modules if name.startswith("in_memory")]


def test_presets_side_by_side(specification: Specification) -> None:
    mainnet = load_modules(specification, "mainnet", "side_mainnet")
    minimal = load_modules(specification, "minimal", "side_minimal")
    assert (mainnet["units"].LIMIT, minimal["units"].LIMIT) == (1024, 8)


def test_records_can_be_pickled(specification: Specification) -> None:
    files = load_modules(specification, "mainnet", "pickled")["files"]
    log = files.Log()
    files.process_file(log, 2)
    copy = pickle.loads(pickle.dumps(log))
    assert type(copy) is files.Log
    assert copy.sizes == [512]


def test_traceback_shows_line_and_text(specification: Specification) -> None:
    files = load_modules(specification, "mainnet", "traced")["files"]
    with pytest.raises(Exception) as caught:
        files.process_file(files.Log(), 0)
    frame = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert frame.filename == str(specification.root / "zgspec/mainnet/files.py")
    assert frame.lineno == get_line(FILES, "raise Rejected(FileReject.EMPTY)")
    assert frame.line == "raise Rejected(FileReject.EMPTY)"


def test_failed_load_leaves_nothing(tmp_path: Path) -> None:
    specification = parse(tmp_path, units=UNITS.replace("`256`", "`2**64`"))
    with pytest.raises(SpecError, match=r"specs/units.md:32: fails for preset mainnet: Fault"):
        load_modules(specification, "mainnet", "failed")
    assert not [name for name in sys.modules if name.startswith("failed")]
