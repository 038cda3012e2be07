"""The compiled build gives the same outcomes, and is used only when it is asked for and current."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import setup_mypyc
from tests.compiled.conftest import run
from zgspec import PRESETS, compiled
from zgspec.compiled import CompiledBuildError

OUTCOMES = str(Path(__file__).resolve().parent / "outcomes.py")
STORAGE = "zgspec/mainnet/storage.py"
SHOW_FILE = (
    "from zgspec.compiled import activate_from_environment as activate; activate();"
    "import zgspec.mainnet.storage as storage; print(storage.__file__, storage.MAX_HEIGHT)"
)


def get_outcomes(root: Path, choice: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what one of the builds does, and where its modules come from."""
    result = run(root, [OUTCOMES], ZGSPEC_COMPILED=choice)
    assert result.returncode == 0, result.stderr
    content = json.loads(result.stdout)
    return content["outcomes"], content["files"]


def test_both_builds_give_the_same_outcomes(built: Path) -> None:
    interpreted, sources = get_outcomes(built, "0")
    compiled_outcomes, binaries = get_outcomes(built, "1")
    assert all(name.endswith(".py") for name in sources.values())
    assert all("/build/compiled/" in name for name in binaries.values())
    assert compiled_outcomes == interpreted


def test_every_refusal_is_a_fault_with_one_text(built: Path) -> None:
    for choice in ("0", "1"):
        outcomes, _ = get_outcomes(built, choice)
        assert outcomes["u64 0"].strip() == "Fault: not a uint64: True"
        assert outcomes["u64 2"].strip() == "Fault: not a uint64: 1.5"
        assert outcomes["u8 5"].strip() == "Fault: not a uint8: 'x'"
        assert outcomes["u256 7"].strip() == "Fault: not a uint256: None"
        assert outcomes["bytes32 4"].strip() == f"Fault: not 32 bytes: {bytearray(32)!r}"
        assert outcomes["append 3 0"] == "Rejected: EMPTY_ROOT Flow: empty root"
        assert outcomes["append 3 0 unchanged"] == "True"
        assert outcomes["append 63 1"].strip() == f"Fault: not a uint64: {2**64}"
        kinds = {text.split(":")[0] for text in outcomes.values() if ": " in text}
        assert kinds <= {"Fault", "Rejected"}


def test_a_traceback_names_the_line_of_the_text(built: Path) -> None:
    lines = (built / STORAGE).read_text().splitlines()
    for choice in ("0", "1"):
        outcomes, _ = get_outcomes(built, choice)
        number = int(outcomes["append 3 0 line"])
        assert lines[number - 1].strip() == "raise Rejected(LogReject.EMPTY_ROOT)"


@pytest.mark.parametrize("choice", ["", "0"])
def test_the_build_never_shadows_the_sources(checkout: Path, choice: str) -> None:
    """Neither a current build nor a stale one is used unless it is asked for."""
    source = checkout / STORAGE
    source.write_text(source.read_text().replace("[int] = 64", "[int] = 65"))
    result = run(checkout, ["-c", SHOW_FILE], ZGSPEC_COMPILED=choice)
    assert result.stdout.split() == [str(source), "65"]
    assert not list(checkout.glob("zgspec/**/*.so"))


@pytest.mark.parametrize(
    "name",
    [
        STORAGE,
        "zgspec/minimal/primitives.py",
        "zgspec/runtime/core.py",
        "zgspec/runtime/secp256k1.py",
        "setup_mypyc.py",
    ],
)
def test_a_stale_build_is_refused(checkout: Path, name: str) -> None:
    with (checkout / name).open("a") as source:
        source.write("\n")
    result = run(checkout, ["-c", SHOW_FILE], ZGSPEC_COMPILED="1")
    assert result.returncode != 0
    message = f"the compiled build is stale: it was made from another {name}"
    assert f"CompiledBuildError: {message}" in result.stderr


def test_a_stale_build_is_refused_whatever_its_times(checkout: Path) -> None:
    """The content decides, not the time of a file."""
    source = checkout / STORAGE
    times = (source.stat().st_atime_ns, source.stat().st_mtime_ns)
    source.write_text(source.read_text().replace("[int] = 64", "[int] = 65"))
    os.utime(source, ns=times)
    with pytest.raises(CompiledBuildError, match=f"made from another {STORAGE}"):
        compiled.verify(checkout)
    source.write_text(source.read_text().replace("[int] = 65", "[int] = 64"))
    assert compiled.verify(checkout).modules["zgspec.mainnet.storage"]


def test_an_added_or_missing_source_is_a_difference(checkout: Path) -> None:
    added = checkout / "zgspec" / "mainnet" / "chain.py"
    added.write_text("")
    with pytest.raises(CompiledBuildError, match=r"made from another zgspec/mainnet/chain\.py"):
        compiled.verify(checkout)
    added.unlink()
    (checkout / "zgspec" / "mainnet" / "storage_theorems.py").write_text("")
    assert compiled.verify(checkout)
    (checkout / STORAGE).unlink()
    with pytest.raises(CompiledBuildError, match=f"made from another {STORAGE}"):
        compiled.verify(checkout)


def test_a_build_without_a_document_is_refused(checkout: Path) -> None:
    """A document that was left out would run interpreted, unseen."""
    record = checkout / "build" / "compiled" / "record.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    del content["modules"]["zgspec.mainnet.primitives"]
    record.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CompiledBuildError, match=r"it lacks zgspec\.mainnet\.primitives"):
        compiled.verify(checkout)


def test_documents_stand_behind_those_that_they_import(tmp_path: Path) -> None:
    """Not in the order of their names."""
    for preset in PRESETS:
        package = tmp_path / "zgspec" / preset
        package.mkdir(parents=True)
        (package / "alpha.py").write_text("from .omega import X\n", encoding="utf-8")
        (package / "omega.py").write_text("X = 1\n", encoding="utf-8")
        (package / "omega_theorems.py").write_text("", encoding="utf-8")
    found = setup_mypyc.get_modules(tmp_path)
    assert found[2:4] == ["zgspec/mainnet/omega.py", "zgspec/mainnet/alpha.py"]
    assert len(found) == 2 + 2 * len(PRESETS)


def test_a_missing_or_damaged_build_is_refused(checkout: Path) -> None:
    directory = compiled.get_directory(checkout)
    record = directory / "record.json"
    text = record.read_text()
    record.write_text(text.replace(compiled.get_python(), "cpython 3.99.0 linux"))
    with pytest.raises(CompiledBuildError, match=r"it is for cpython 3\.99\.0 linux"):
        compiled.verify(checkout)
    for damaged in ("", "[]", "{}", '{"sources": 3}'):
        record.write_text(damaged)
        with pytest.raises(CompiledBuildError, match="record"):
            compiled.verify(checkout)
    record.write_text(text)
    binary = next(directory.glob("zgspec/mainnet/storage.*"))
    binary.write_bytes(binary.read_bytes() + b"\0")
    with pytest.raises(CompiledBuildError, match="is missing or changed"):
        compiled.verify(checkout)
    record.unlink()
    with pytest.raises(CompiledBuildError, match="no compiled build in"):
        compiled.verify(checkout)


@pytest.mark.parametrize("choice", ["0", "1"])
def test_the_sources_can_be_loaded_beside_the_build(built: Path, choice: str) -> None:
    """What reads annotations, which compiled functions lack, finds them there."""
    code = (
        "from zgspec import compiled; compiled.activate_from_environment();"
        "storage = compiled.load_sources('mainnet')['storage'];"
        "import zgspec.mainnet.storage as active, zgspec.runtime as runtime;"
        "print(storage.__file__, storage.compute_heights.__annotations__,"
        "storage.Reason is active.Reason is runtime.Reason, storage is active)"
    )
    result = run(built, ["-c", code], ZGSPEC_COMPILED=choice)
    hints = {"length": "Entries", "return": "list[int]"}
    assert result.stdout.strip() == f"{built / STORAGE} {hints} True False", result.stderr


def test_it_is_activated_before_anything_else(built: Path) -> None:
    late = "import zgspec.runtime; from zgspec import compiled; compiled.activate()"
    result = run(built, ["-c", late], ZGSPEC_COMPILED="0")
    assert "is already loaded from its source: activate the compiled build first" in result.stderr
    twice = "from zgspec import compiled; compiled.activate(); compiled.activate(); import zgspec.runtime"
    assert run(built, ["-c", twice], ZGSPEC_COMPILED="0").returncode == 0


def test_an_unknown_choice_is_an_error(built: Path) -> None:
    result = run(built, ["-c", SHOW_FILE], ZGSPEC_COMPILED="yes")
    assert "CompiledBuildError: ZGSPEC_COMPILED=yes: choose 1 or 0" in result.stderr


def test_a_current_build_is_left_alone(built: Path) -> None:
    result = run(built, ["setup_mypyc.py"])
    assert result.stdout.startswith("up to date: "), result.stderr
