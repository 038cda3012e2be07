"""Markdown to blocks: headings, fences, tables and quotes with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from zgspec.compiler.errors import SpecError

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockKind = Literal["heading", "fence", "table", "quote", "other"]

# The tools that read a module disagree on what ends a line. None of these may stand in a document.
LINE_BREAKERS: Final = frozenset(
    [chr(code) for code in range(32) if chr(code) != "\n"] + ["\x7f", "\x85", "\u2028", "\u2029"]
)
PYTHON_FENCES: Final = ("python", "python theorem", "python constraint")
_PYTHON_NAMES: Final = ("py", "python", "python3")


@dataclass(frozen=True)
class Block:
    """A block at the margin: first and last line; `text` is a heading or the info of a fence."""

    kind: BlockKind
    line: int
    end_line: int
    level: int = 0
    text: str = ""


def read_lines(path: Path, shown: Path) -> list[str]:
    """Return the lines of a document. Raises SpecError on text that tools would cut differently."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise SpecError(shown, 1, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SpecError(shown, 1, f"not UTF-8: {error.reason} at byte {error.start}") from error
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    if not LINE_BREAKERS.isdisjoint(text):
        for number, line in enumerate(lines, 1):
            for character in sorted(LINE_BREAKERS.intersection(line)):
                raise SpecError(shown, number, f"control character {character!r}")
    return lines


def read_blocks(lines: list[str], shown: Path) -> list[Block]:
    """Return the blocks at the margin, in order. Raises SpecError on a broken fence or table."""
    # Imported here: it costs more than all other modules of the compiler together.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    tokens: list[Token] = []
    parser.block.parse("\n".join(lines), parser, {}, tokens)
    blocks: list[Block] = []
    for index, token in enumerate(tokens):
        if token.type in ("fence", "html_block", "code_block", "inline"):
            _check_hidden(token, lines, shown)
        outer = token.level == 0 or token.type == "table_open"
        if token.map is not None and outer and token.nesting >= 0:
            blocks.append(_read_block(token, tokens[index + 1 : index + 2], lines, shown))
    return blocks


def _read_block(token: Token, rest: list[Token], lines: list[str], shown: Path) -> Block:
    first, end = token.map if token.map is not None else (0, 0)
    if token.type == "heading_open":
        if not token.markup.startswith("#"):
            raise SpecError(shown, first + 1, "an underlined heading; write it with #")
        return Block("heading", first + 1, end, len(token.markup), rest[0].content.strip())
    if token.type == "fence":
        return Block("fence", first + 1, end, text=token.info.strip())
    if token.type == "table_open":
        return Block("table", first + 1, end, token.level)
    if token.type == "blockquote_open":
        return Block("quote", first + 1, end)
    return Block("other", first + 1, end)


def _check_hidden(token: Token, lines: list[str], shown: Path) -> None:
    """Refuse what a reader takes for code or a table and the compiler would take for prose."""
    first, end = token.map if token.map is not None else (0, 0)
    if token.type == "fence":
        _check_fence(token, first, end, lines, shown)
        return
    for number, line in enumerate(token.content.split("\n"), first + 1):
        text = line.strip()
        if token.type.endswith("_block") and text.startswith(("```py", "~~~py", "|")):
            place = "HTML" if token.type == "html_block" else "an indented block"
            raise SpecError(shown, number, f"a fence or table inside of {place} is not read")
        if token.type == "inline" and text.startswith("|") and lines[first].lstrip()[:1] == "|":
            raise SpecError(shown, number, "a broken table: header and delimiter line must match")


def _check_fence(token: Token, first: int, end: int, lines: list[str], shown: Path) -> None:
    closing = lines[end - 1].strip(" >")
    # Four blanks make a line of the fence's content, unless the fence is inside of a list.
    content = token.level == 0 and lines[end - 1].startswith("    ")
    wrong = len(closing) < len(token.markup) or set(closing) != {token.markup[0]}
    if end - 1 == first or content or wrong:
        raise SpecError(shown, first + 1, "a fence that is never closed")
    info = token.info.strip()
    word = info.split(" ")[0].lower()
    if word not in _PYTHON_NAMES:
        return
    if info not in PYTHON_FENCES:
        raise SpecError(shown, first + 1, f"unknown fence {info!r}; use one of {PYTHON_FENCES}")
    if token.level > 0 or not lines[first].startswith(token.markup):
        raise SpecError(shown, first + 1, "a python fence must begin at the margin")
