"""Every error of the compiler: the document that causes it, the line it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.compiler import SpecError, build, parse_specification
from zgspec.compiler.build import compile_packages

from .documents import FILES, HEAD, HERE, UNITS, find_line, parse, read_cases, write_documents

BROKEN = read_cases("broken_documents.txt", HEAD)
BROKEN["carriage_return"] = (f"{HEAD}prose\rcode{HERE}\n", "control character '\\r'")
BROKEN["line_separator"] = (f"{HEAD}prose\u2028code{HERE}\n", "control character '\\u2028'")
BROKEN["tabulator"] = (f"{HEAD}\tprose{HERE}\n", "control character '\\t'")


@pytest.mark.parametrize("name", BROKEN)
def test_broken_document(name: str, tmp_path: Path) -> None:
    text, problem = BROKEN[name]
    line = find_line(text) if HERE in text else 1
    with pytest.raises(SpecError) as caught:
        compile_packages(parse(tmp_path, units=UNITS, broken=text))
    assert problem in caught.value.problem
    assert str(caught.value) == f"specs/broken.md:{line}: {caught.value.problem}"
    assert (caught.value.path, caught.value.line) == (Path("specs/broken.md"), line)


def test_whole_head_is_sound(tmp_path: Path) -> None:
    texts = {"units": UNITS, "files": FILES, "broken": HEAD}
    assert list(parse(tmp_path, **texts).documents) == ["broken", "units", "files"]


def test_import_cycle(tmp_path: Path) -> None:
    one = HEAD.replace("from enum", "from .two import A\nfrom enum").replace("# Broken", "# One")
    two = HEAD.replace("from enum", f"from .one import A{HERE}\nfrom enum")
    with pytest.raises(SpecError, match="import cycle: one imports two imports one") as caught:
        parse(tmp_path, one=one, two=two)
    assert (caught.value.path.name, caught.value.line) == ("two.md", find_line(two))


def test_reason_in_two_documents(tmp_path: Path) -> None:
    table = "| {}Reject | Deployed text | Meaning |\n| --- | --- | --- |\n| `SAME` | - | same |\n"
    texts = {"one": HEAD + table.format("One"), "two": HEAD + table.format("Two")}
    with pytest.raises(SpecError, match=r"SAME is declared twice: also in specs/one.md:19"):
        parse(tmp_path, **texts)


def test_no_documents(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"specs:1: no document with rules"):
        build(tmp_path)


@pytest.mark.parametrize("name", ["Some-Units", "import", "__init__", "units_theorems"])
def test_name_of_document(tmp_path: Path, name: str) -> None:
    specs = write_documents(tmp_path, units=UNITS)
    (specs / "units.md").rename(specs / f"{name}.md")
    with pytest.raises(SpecError, match=f"'{name}' can't be the name of a module"):
        parse_specification(specs)


def test_empty_document(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"specs/files\.md:1: an empty document"):
        parse(tmp_path, units=UNITS, files="\n \n")


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, units=UNITS)
    (specs / "files.md").mkdir()
    with pytest.raises(SpecError, match=r"specs/files\.md:1: Is a directory"):
        parse_specification(specs)
    (specs / "files.md").rmdir()
    (specs / "files.md").symlink_to("nowhere")
    with pytest.raises(SpecError, match=r"specs/files\.md:1: No such file or directory"):
        parse_specification(specs)


def test_not_utf8(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, units=UNITS)
    (specs / "units.md").write_bytes(b"# \xff\n")
    with pytest.raises(SpecError, match=r"specs/units.md:1: not UTF-8"):
        parse_specification(specs)


def test_prose_is_no_document(tmp_path: Path) -> None:
    prose = "Prose\n\n| Client | Differs |\n| --- | --- |\n| a | b |\n\n```text\nx\n```\n"
    assert list(parse(tmp_path, units=UNITS, deviations=prose).documents) == ["units"]
