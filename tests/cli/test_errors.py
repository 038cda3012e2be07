"""What is wrong is said in one line, without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec import cli
from zgspec.cli import main


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["check-client", "true", "--time-limit", "-1"], "not a positive number"),
        (["check-client", "true", "--fuzz", "-5"], "not a positive whole number"),
        (["root", "--jobs", "-3", "README.md"], "not a positive whole number"),
        (["root", "--jobs", "0", "README.md"], "not a positive whole number"),
    ],
)
def test_wrong_usage_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert problem in capsys.readouterr().err


def test_both_spellings_of_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["version"]) == 0
    shown = capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == shown
    assert shown.startswith("package ")


@pytest.mark.parametrize("arguments", [["replay"], ["check-client", "true"]])
def test_an_installed_package_has_no_vectors(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert main(arguments) == 1
    problem = f"zgspec {arguments[0]}: name the vectors: the installed package has none\n"
    assert capsys.readouterr().err == problem


def test_a_broken_text_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "chain.md").write_text("# Chain\n\n```python\nx = (\n```\n", "utf-8")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert main(["where", "x"]) == 1
    assert "zgspec where: specs/chain.md:" in capsys.readouterr().err


def test_vectors_that_are_no_json_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(b"\xff")
    assert main(["check-client", "true", "--vectors", str(path)]) == 1
    assert "not UTF-8 at byte 0" in capsys.readouterr().err
    assert main(["check-client", "true", "--vectors", "README.md"]) == 1
    assert "README.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (
            ["check-client", "true", "--handler", "compute_leafs"],
            "similar: storage.md#compute_leaves",
        ),
        (
            ["check-client", "true", "--handler", "storage.md#nope"],
            "of the handler storage.md#nope",
        ),
        (["check-client", "true", "--handler", "nope", "--fuzz", "1"], "of the handler nope"),
        (["prove", "nope"], "no theorem has 'nope' in its name"),
        (["mutate", "compute_leafs"], "compute_leafs; similar: storage.md#compute_leaves"),
        (["vectors", "--only", "nope"], "no generator makes vectors of nope"),
        (["replay", "zgspec/runtime"], "no file below zgspec/runtime has cases"),
    ],
)
def test_what_matches_nothing_is_named(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert problem in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("command", ["", "python 'unclosed"])
@pytest.mark.parametrize("options", [[], ["--fuzz", "1"]])
def test_a_text_that_is_no_command_is_refused(
    capsys: pytest.CaptureFixture[str], command: str, options: list[str]
) -> None:
    assert main(["check-client", command, *options]) == 2
    assert "no command" in capsys.readouterr().err
