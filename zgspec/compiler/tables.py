"""Tables that define something: constants, rejections, values of deployments."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from zgspec.compiler.errors import SpecError
from zgspec.compiler.model import PRESETS

TableKind = Literal["constants", "reasons", "deployments", "prose"]

PLAIN_TYPES: Final = ("int", "bool", "str", "bytes")
_SAME: Final = ["Constant", "Type", "Value", "Meaning"]
_PER_PRESET: Final = ["Constant", "Type", *PRESETS, "Meaning"]
_REASON_TAIL: Final = ["Deployed text", "Meaning"]
_SUSPECT_FIRST: Final = ("constant", "constants", "reason", "reasons", "deployed", "rejection")
_SUSPECT_ANY: Final = ("value", "source", *PRESETS)


@dataclass(frozen=True)
class Table:
    """A table cut into cells. `line` is the header's; rows begin two lines below."""

    path: Path
    line: int
    header: list[str]
    rows: list[tuple[int, list[str]]]

    def refuse(self, line: int, problem: str) -> SpecError:
        """Return the error for a line of this table."""
        return SpecError(self.path, line, problem)


def split_cells(line: str) -> list[str]:
    """Return the cells of a row, with escaped bars restored."""
    text = line.strip().replace("\\|", "\x00")
    text = text.removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\x00", "|") for cell in text.split("|")]


def read_table(lines: list[str], first: int, last: int, shown: Path) -> Table:
    """Return the table on the lines first to last (1-based, inclusive)."""
    rows = [(number, split_cells(lines[number - 1])) for number in range(first + 2, last + 1)]
    header = [cell.strip("`") for cell in split_cells(lines[first - 1])]
    return Table(shown, first, header, rows)


def classify(table: Table) -> TableKind:
    """Return what a table defines. Raises SpecError if it looks like a definition and is none."""
    header = table.header
    kind: TableKind = "prose"
    if header in (_SAME, _PER_PRESET):
        kind = "constants"
    elif header[0].endswith("Reject") and header[0].isidentifier() and header[1:] == _REASON_TAIL:
        kind = "reasons"
    elif header[:2] == ["Deployed", "Type"] and header[-2:] == ["Source", "Since"]:
        kind = "deployments"
    elif _looks_like_definition(header):
        expected = " or ".join(" | ".join(columns) for columns in (_SAME, _PER_PRESET))
        raise table.refuse(
            table.line,
            f"columns {' | '.join(header)} define nothing; known are {expected}, "
            "NameReject | Deployed text | Meaning, Deployed | Type | NETWORK... | Source | Since",
        )
    if kind != "prose":
        _check_shape(table)
    return kind


def _looks_like_definition(header: list[str]) -> bool:
    words = [cell.lower() for cell in header]
    if words[0] in _SUSPECT_FIRST or words[0].rstrip("s").endswith("reject"):
        return True
    return "type" in words and any(word in words for word in _SUSPECT_ANY)


def _check_shape(table: Table) -> None:
    if not table.rows:
        raise table.refuse(table.line, "a table without rows")
    for number, row in table.rows:
        if len(row) != len(table.header):
            raise table.refuse(
                number, f"{len(row)} cells in a table of {len(table.header)} columns"
            )
        if row[-1] == "":
            raise table.refuse(number, f"{row[0]} lacks its {table.header[-1]!r}")


def read_name(table: Table, number: int, cell: str) -> str:
    """Return the upper-case name in the first cell of a row."""
    name = read_code(table, number, cell, "name")
    if not name.isidentifier() or name != name.upper():
        raise table.refuse(number, f"{name!r} is not an upper-case name")
    return name


def read_code(table: Table, number: int, cell: str, what: str) -> str:
    """Return what stands between the backticks of a cell."""
    inner = cell[1:-1].strip()
    if len(cell) < 3 or cell[0] != "`" or cell[-1] != "`" or "`" in inner or not inner:
        raise table.refuse(number, f"the {what} {cell!r} must stand in backticks")
    return inner


def read_expression(table: Table, number: int, cell: str, what: str) -> str:
    """Return the Python expression in a cell. Raises SpecError if it does not parse."""
    code = read_code(table, number, cell, what)
    try:
        ast.parse(code, mode="eval")
    except SyntaxError as error:
        raise table.refuse(number, f"the {what} `{code}` does not parse: {error.msg}") from error
    return code


def read_text(cell: str) -> str:
    """Return the deployed text of a rejection: empty for `-`."""
    if cell in ("", "-"):
        return ""
    if len(cell) > 2 and cell[0] == cell[-1] == "`":
        return cell[1:-1].strip()
    return cell
