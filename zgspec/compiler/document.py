"""One Markdown document to a Document: reads block after block."""

from __future__ import annotations

import ast
import keyword
from pathlib import Path
from typing import Final

from zgspec.compiler import rules, tables
from zgspec.compiler.errors import SpecError
from zgspec.compiler.markdown import Block, read_blocks, read_lines
from zgspec.compiler.model import (
    BADGES,
    PRESETS,
    Concept,
    Constant,
    Constraint,
    Definition,
    Document,
    Import,
    Kind,
    ReasonRow,
)
from zgspec.compiler.names import copy_lower
from zgspec.naming import compute_constructor

_SEPARATOR: Final = "·"


def read_document(path: Path, shown: Path, overlay: bool = False) -> Document | None:
    """Return the document in a file, or None if the file holds only prose.

    `shown` is its name in errors. The document of an overlay needs imports only for what its base
    does not import.
    """
    lines = read_lines(path, shown)
    blocks = read_blocks(lines, shown)
    reader = _Reader(Document(path.stem, shown, lines), overlay)
    for block in blocks:
        reader.read(block)
    return reader.finish()


class _Reader:
    """Walks over the blocks of a document and keeps the place: what may stand here?"""

    def __init__(self, document: Document, overlay: bool) -> None:
        self.document = document
        self.concept: Concept | None = None
        self.section = ""
        self.section_line = 0
        self.section_done = True
        self.imported = False
        self.overlay = overlay
        self.titled = False
        self.code_line = 0
        self.await_badge = False

    def refuse(self, line: int, problem: str) -> SpecError:
        return SpecError(self.document.path, line, problem)

    def read(self, block: Block) -> None:
        if block.kind == "heading":
            self.read_heading(block)
            return
        if block.kind == "quote" and self.await_badge:
            self.read_badge(block)
        self.await_badge = False
        if block.kind == "fence":
            self.read_fence(block)
        elif block.kind == "table":
            self.read_table(block)

    def finish(self) -> Document | None:
        self.close_section()
        if not any(line.strip() for line in self.document.lines):
            raise self.refuse(1, "an empty document")
        if self.code_line == 0:
            return None
        name = self.document.name
        is_usual = name.isidentifier() and name == name.lower() and not name.startswith("_")
        if not is_usual or name.endswith("_theorems") or keyword.iskeyword(name):
            raise self.refuse(1, f"{name!r} can't be the name of a module")
        if not self.titled:
            raise self.refuse(1, "a document begins with its title: `# Title`")
        return self.document

    # Headings

    def read_heading(self, block: Block) -> None:
        if block.level == 1:
            if block.line != 1:
                raise self.refuse(block.line, "a second title; concepts begin with ##")
            self.titled = True
        elif block.level == 2:
            self.close_section()
            self.section, self.section_done = "", True
            if block.text in self.document.concepts:
                raise self.refuse(block.line, f"the concept {block.text!r} stands here twice")
            self.concept = Concept(block.text, block.line)
            self.document.concepts[block.text] = self.concept
        elif block.level == 3:
            self.close_section()
            self.section, self.section_line, self.section_done = (
                block.text,
                block.line,
                False,
            )
        self.await_badge = block.level == 2

    def close_section(self) -> None:
        if not self.section_done:
            raise self.refuse(self.section_line, f"no function stands under ### {self.section}")

    def read_badge(self, block: Block) -> None:
        lines = self.document.lines[block.line - 1 : block.end_line]
        text = " ".join(line.strip().removeprefix(">").strip() for line in lines)
        badge, separator, source = (part.strip() for part in text.partition(_SEPARATOR))
        if self.concept is None or not separator:
            return
        if badge not in BADGES:
            raise self.refuse(block.line, f"unknown badge {badge!r}; known are {', '.join(BADGES)}")
        if not source:
            raise self.refuse(block.line, f"the badge {badge!r} names no source")
        self.concept.badge, self.concept.source = badge, source

    def get_concept(self, line: int) -> Concept:
        if self.concept is None:
            raise self.refuse(line, "a rule outside of a concept; put it below a ## heading")
        if not self.concept.badge:
            raise self.refuse(
                self.concept.line,
                f"the concept {self.concept.title!r} has rules and no badge `> deployed · ...`",
            )
        return self.concept

    # Fences

    def read_fence(self, block: Block) -> None:
        if not block.text.startswith("python"):
            return
        tree = self.parse_fence(block)
        self.code_line = self.code_line or block.line
        if block.text == "python constraint":
            self.read_constraint(block, tree)
        elif block.text == "python theorem":
            self.read_theorems(block, tree)
        elif not self.imported and not (self.overlay and self.concept):
            self.imported = True
            self.read_imports(block, tree)
        elif self.section:
            self.read_function(block, tree)
        else:
            self.read_types(block, tree)

    def parse_fence(self, block: Block) -> ast.Module:
        body = self.document.lines[block.line : block.end_line - 1]
        try:
            # Leading newlines give every node its line in the document.
            tree = ast.parse("\n" * block.line + "\n".join(body))
        except SyntaxError as error:
            line = min(error.lineno or block.line, block.end_line)
            raise self.refuse(line, f"this fence does not parse: {error.msg}") from error
        problem = rules.find_forbidden(tree)
        if problem is not None:
            raise self.refuse(*problem)
        if not tree.body:
            raise self.refuse(block.line, "an empty fence")
        self.keep_code(block, body)
        return tree

    def keep_code(self, block: Block, body: list[str]) -> None:
        targets = {"python": self.document.code, "python theorem": self.document.theorem_code}
        for number, text in enumerate(body, block.line + 1):
            pragma = rules.find_pragma(text)
            if pragma:
                raise self.refuse(number, f"forbidden: the comment {pragma!r}")
            if block.text in targets:
                targets[block.text][number] = text

    def read_imports(self, block: Block, tree: ast.Module) -> None:
        first = tree.body[0]
        future = isinstance(first, ast.ImportFrom) and first.module == "__future__"
        if not future and not self.overlay:
            raise self.refuse(
                block.line, "the first fence must begin with `from __future__ import annotations`"
            )
        for statement in tree.body:
            if not isinstance(statement, ast.ImportFrom):
                raise self.refuse(statement.lineno, "the first fence holds nothing but imports")
            self.document.import_lines[statement.lineno] = statement.module or ""
            for item in self.read_import(statement):
                if item.name in self.document.imports:
                    raise self.refuse(item.line, f"{item.name} is imported twice")
                self.document.imports[item.name] = item

    def read_import(self, statement: ast.ImportFrom) -> list[Import]:
        line, module = statement.lineno, statement.module or ""
        written = "." * statement.level + module
        sibling = statement.level == 1 and module.isidentifier()
        runtime = written == "zgspec.runtime" or written.startswith("zgspec.runtime.")
        if not sibling and not runtime and written not in rules.IMPORTABLE:
            raise self.refuse(line, f"forbidden: an import from {written}")
        if not self.document.lines[line - 1].startswith(f"from {written} import "):
            raise self.refuse(
                line, f"write the import as `from {written} import ...` at the margin"
            )
        names = []
        for alias in statement.names:
            legal = rules.IMPORTABLE.get(written)
            if written == "__future__" and alias.name == "annotations":
                continue
            if alias.name == "*" or alias.asname or (legal is not None and alias.name not in legal):
                suffix = f" as {alias.asname}" if alias.asname else ""
                raise self.refuse(line, f"forbidden: from {written} import {alias.name}{suffix}")
            names.append(Import(alias.name, written, alias.lineno))
        return names

    def read_types(self, block: Block, tree: ast.Module) -> None:
        self.get_concept(block.line)
        for statement in tree.body:
            kind = self.classify_type(statement)
            self.define(statement, _get_name(statement), kind)

    def classify_type(self, statement: ast.stmt) -> Kind:
        if isinstance(statement, ast.ClassDef):
            problem = _find_class_problem(statement)
            if problem is not None:
                raise self.refuse(*problem)
            return "class"
        if _is_new_type(statement):
            return "type"
        if isinstance(statement, ast.FunctionDef):
            self.check_constructor(statement)
            return "constructor"
        if isinstance(statement, ast.ImportFrom):
            raise self.refuse(statement.lineno, "imports stand in the first fence")
        raise self.refuse(
            statement.lineno, "only types, records and their constructors stand under ##"
        )

    def check_constructor(self, statement: ast.FunctionDef) -> None:
        types = [item.name for item in self.document.definitions.values() if item.kind == "type"]
        if statement.name not in [compute_constructor(name) for name in types]:
            raise self.refuse(
                statement.lineno,
                f"the function {statement.name} may not stand here; it needs a heading "
                f"### {statement.name} (under ## stand only constructors of the types above)",
            )
        problem = rules.find_raise(statement, constructor=True)
        if problem is not None:
            raise self.refuse(*problem)

    def read_function(self, block: Block, tree: ast.Module) -> None:
        self.get_concept(block.line)
        if self.section_done:
            raise self.refuse(block.line, f"### {self.section} has its function already")
        statement = tree.body[0]
        if len(tree.body) != 1 or not isinstance(statement, ast.FunctionDef):
            raise self.refuse(block.line, f"### {self.section} must define exactly its function")
        if statement.name != self.section:
            raise self.refuse(
                statement.lineno,
                f"the heading says {self.section}, the function is {statement.name}",
            )
        problem = rules.find_raise(statement, constructor=False)
        if problem is not None:
            raise self.refuse(*problem)
        self.section_done = True
        self.define(statement, statement.name, "function")

    def read_theorems(self, block: Block, tree: ast.Module) -> None:
        concept = self.get_concept(block.line)
        for statement in tree.body:
            if isinstance(statement, ast.ImportFrom):
                self.document.theorem_imports += self.read_import(statement)
                self.document.theorem_import_lines[statement.lineno] = statement.module or ""
                continue
            if not isinstance(statement, ast.FunctionDef):
                raise self.refuse(statement.lineno, "only imports and theorems stand in this fence")
            name = statement.name
            if not name.startswith("theorem_"):
                raise self.refuse(
                    statement.lineno, f"the name of a theorem begins with theorem_: {name}"
                )
            if name in self.document.theorems:
                raise self.refuse(statement.lineno, f"{name} is defined twice")
            self.document.theorems[name] = self.make_definition(statement, name, "theorem", concept)

    def read_constraint(self, block: Block, tree: ast.Module) -> None:
        self.get_concept(block.line)
        for statement in tree.body:
            problem = _find_constraint_problem(statement)
            if problem is not None:
                raise self.refuse(*problem)
        self.document.constraints.append(Constraint(block.line, tuple(tree.body)))

    # Definitions

    def make_definition(
        self, node: ast.stmt, name: str, kind: Kind, concept: Concept
    ) -> Definition:
        first = node.lineno
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            first = min([first, *[decorator.lineno for decorator in node.decorator_list]])
        return Definition(
            name, self.document.name, first, node.end_lineno or first, kind,
            concept.title, concept.badge, self.section, node,
        )  # fmt: skip

    def define(self, node: ast.stmt, name: str, kind: Kind) -> None:
        concept = self.get_concept(node.lineno)
        before = self.document.definitions.get(name)
        if before is not None:
            raise self.refuse(node.lineno, f"{name} is defined twice: also in line {before.line}")
        if name in self.document.imports or name in rules.BUILTINS:
            raise self.refuse(node.lineno, f"{name} is defined twice: it is imported or built in")
        self.document.definitions[name] = self.make_definition(node, name, kind, concept)

    # Tables

    def read_table(self, block: Block) -> None:
        """Read a table that defines something. Prose tables may stand anywhere."""
        table = tables.read_table(
            self.document.lines, block.line, block.end_line, self.document.path
        )
        kind = tables.classify(table)
        if kind == "prose":
            return
        if block.level > 0:
            raise self.refuse(block.line, "a table that defines something must begin at the margin")
        self.code_line = self.code_line or block.line
        if not self.imported and not self.overlay:
            raise self.refuse(block.line, "the first fence of a document holds its imports")
        self.get_concept(block.line)
        if kind == "reasons":
            self.read_reasons(table)
            return
        for number, row in table.rows:
            name = tables.read_name(table, number, row[0])
            annotation = tables.read_expression(table, number, row[1], "type")
            values = self.read_values(table, number, row, kind)
            self.add_constant(table, number, name, annotation, values, row[-1])

    def read_values(
        self, table: tables.Table, number: int, row: list[str], kind: str
    ) -> dict[str, str]:
        """Return the expression of each preset. For a deployment: the entries of its dictionary."""
        annotation = tables.read_expression(table, number, row[1], "type")
        cells = dict(zip(table.header, row, strict=True))
        if kind == "deployments":
            return dict.fromkeys(PRESETS, self.read_deployment(table, number, cells, annotation))
        values = {}
        for preset in PRESETS:
            column = preset if preset in cells else "Value"
            if cells[column] in ("", "-"):
                raise self.refuse(number, f"{row[0]} has no value for the preset {preset}")
            value = tables.read_expression(table, number, cells[column], f"value for {preset}")
            values[preset] = self.construct(number, annotation, value)
        return values

    def read_deployment(
        self, table: tables.Table, number: int, cells: dict[str, str], annotation: str
    ) -> str:
        entries = []
        for network in table.header[2:-2]:
            if cells[network] == "-":
                continue
            value = tables.read_expression(table, number, cells[network], f"value for {network}")
            entries.append(f"Network.{network}: {self.construct(number, annotation, value)}")
        if not entries or not cells["Source"]:
            raise self.refuse(number, f"{cells['Deployed']} lacks a value or its source")
        return "{" + ", ".join(entries) + "}"

    def construct(self, number: int, annotation: str, value: str) -> str:
        """Return the checked value. Plain types, records, enums and tuples need no constructor."""
        if annotation in tables.PLAIN_TYPES or annotation.startswith("tuple["):
            return value
        if not annotation.isidentifier():
            raise self.refuse(number, f"a constant can't have the type {annotation}")
        definition = self.document.definitions.get(annotation)
        if definition is not None and definition.kind in ("class", "reasons"):
            return value
        constructor = compute_constructor(annotation)
        names = (*self.document.imports, *self.document.definitions)
        if annotation in self.document.imports and constructor not in names:
            # Fine for a record or an enum of another document, which is checked when all are read.
            return value
        return f"{constructor}({value})"

    def add_constant(
        self,
        table: tables.Table,
        number: int,
        name: str,
        annotation: str,
        values: dict[str, str],
        meaning: str,
    ) -> None:
        shown = annotation if table.header[0] == "Constant" else f"dict[Network, {annotation}]"
        sources = {preset: f"{name}: Final[{shown}] = {value}" for preset, value in values.items()}
        trees: dict[str, ast.stmt] = {}
        for source in dict.fromkeys(sources.values()):
            tree = copy_lower(ast.parse(source), number - 1)
            problem = rules.find_forbidden(tree)
            if problem is not None:
                raise self.refuse(*problem)
            trees[source] = tree.body[0]
        nodes = {preset: trees[source] for preset, source in sources.items()}
        self.define(nodes[PRESETS[0]], name, "constant")
        self.document.constants[name] = Constant(name, number, shown, sources, nodes, meaning)

    def read_reasons(self, table: tables.Table) -> None:
        enum, code = table.header[0], self.document.code
        code[table.line] = f"class {enum}(Reason):"
        code[table.line + 1] = f'    """Why an input is refused: {len(table.rows)} reasons."""'
        for number, row in table.rows:
            name = tables.read_name(table, number, row[0])
            self.check_reason(number, name)
            text = tables.read_text(row[1])
            self.document.reasons[name] = ReasonRow(name, enum, number, text, row[2])
            code[number] = f"    {name} = {name!r}, {text!r}"
        body = [code[number] for number in range(table.line, table.rows[-1][0] + 1)]
        tree = ast.parse("\n" * (table.line - 1) + "\n".join(body))
        self.define(tree.body[0], enum, "reasons")

    def check_reason(self, number: int, name: str) -> None:
        before = self.document.reasons.get(name)
        if before is not None:
            raise self.refuse(
                number, f"the reason {name} is declared twice: also in line {before.line}"
            )


def _get_name(statement: ast.stmt) -> str:
    if isinstance(statement, (ast.ClassDef, ast.FunctionDef)):
        return statement.name
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return ""


def _is_new_type(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
        return False
    call = statement.value
    if not isinstance(call.func, ast.Name) or call.func.id != "NewType" or len(call.args) != 2:
        return False
    first = call.args[0]
    return isinstance(first, ast.Constant) and first.value == _get_name(statement)


def _find_class_problem(statement: ast.ClassDef) -> rules.Problem | None:
    bases = [base.id if isinstance(base, ast.Name) else "?" for base in statement.bases]
    enum = bases in (["Enum"], ["IntEnum"])
    decorators = [ast.unparse(item).partition("(")[0] for item in statement.decorator_list]
    if statement.keywords or not (enum or (decorators == ["dataclass"] and not bases)):
        return statement.lineno, f"{statement.name} must be a dataclass without base, or an Enum"
    if not ast.get_docstring(statement):
        return statement.lineno, f"{statement.name} has no docstring"
    for item in statement.body[1:]:
        if not isinstance(item, ast.Assign if enum else ast.AnnAssign):
            return item.lineno, f"{statement.name} may only hold {'members' if enum else 'fields'}"
    return None


def _find_constraint_problem(statement: ast.stmt) -> rules.Problem | None:
    """Constraints are assertions with a meaning, below plain assignments, loops and conditions."""
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return None
    if isinstance(statement, (ast.For, ast.If)):
        inner = [*statement.body, *statement.orelse]
        problems = [_find_constraint_problem(item) for item in inner]
        return next((problem for problem in problems if problem is not None), None)
    if not isinstance(statement, ast.Assert):
        return (
            statement.lineno,
            "a constraint holds only assertions, assignments, loops and conditions",
        )
    message = statement.msg
    if not isinstance(message, ast.Constant) or not isinstance(message.value, str):
        return statement.lineno, 'say what this constraint means: assert condition, "meaning"'
    return None
