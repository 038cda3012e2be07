"""Types of expressions, as far as the mutation operators need them: read from annotations, not checked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from zgspec.compiler.model import Definition, Document, Specification

_METHODS: Final = {
    "ljust": "bytes",
    "rjust": "bytes",
    "to_bytes": "bytes",
    "join": "bytes",
    "fromhex": "bytes",
    "bit_length": "int",
    "bit_count": "int",
    "from_bytes": "int",
    "index": "int",
    "count": "int",
    "startswith": "bool",
    "endswith": "bool",
}
_BUILTINS: Final = {
    "len": "int",
    "int": "int",
    "sum": "int",
    "abs": "int",
    "bytes": "bytes",
    "bool": "bool",
}
_RUNTIME: Final = "zgspec.runtime"

BYTES: Final = ast.Name("bytes", ast.Load())
INTEGER: Final = ast.Name("int", ast.Load())
BOOLEAN: Final = ast.Name("bool", ast.Load())

Annotation = ast.expr | None


def _name(text: str) -> ast.expr:
    return ast.Name(text, ast.Load())


@dataclass
class Scope:
    """Where a function of a document finds its names."""

    specification: Specification
    document: Document
    variables: dict[str, Annotation] = field(default_factory=dict)

    def find_definition(self, name: str) -> Definition | None:
        """Return the definition of a name, in this document or in the one that it is imported from."""
        document = self.document
        while name not in document.definitions:
            item = document.imports.get(name)
            if item is None or not item.module.startswith("."):
                return None
            document = self.specification.documents[item.module[1:]]
        return document.definitions[name]

    def get_parameters(self, name: str) -> list[tuple[str, ast.expr]]:
        """Return names and annotations of what a function or a record takes; nothing for other names."""
        definition = self.find_definition(name)
        node = definition.node if definition else None
        if isinstance(node, ast.FunctionDef):
            pairs = [(item.arg, item.annotation) for item in node.args.args]
            return [(argument, found) for argument, found in pairs if found is not None]
        if isinstance(node, ast.ClassDef):
            return [*_find_fields(node)]
        return []

    def find_base(self, annotation: Annotation) -> str:
        """Return the built-in type or the record under an annotation: `int`, `bytes`, `list`, `Proof`, or ''."""
        if isinstance(annotation, ast.Subscript):
            return self.find_base(annotation.value)
        if not isinstance(annotation, ast.Name):
            return ""
        definition = self.find_definition(annotation.id)
        if definition is not None and definition.kind == "type":
            return self.find_base(_find_new_type_base(definition.node))
        return _find_runtime_base(annotation.id)

    def infer_base(self, node: ast.expr) -> str:
        """Return the base of the type of an expression, '' where it is not known."""
        return self.find_base(self.infer(node))

    def infer(self, node: ast.expr) -> Annotation:
        """Return the type of an expression as an annotation, None where it is not known."""
        if isinstance(node, ast.Constant):
            return _name(type(node.value).__name__)
        if isinstance(node, (ast.Compare, ast.BoolOp)):
            return BOOLEAN
        if isinstance(node, ast.UnaryOp):
            return BOOLEAN if isinstance(node.op, ast.Not) else INTEGER
        if isinstance(node, ast.IfExp):
            return self.infer(node.body) or self.infer(node.orelse)
        if isinstance(node, (ast.List, ast.ListComp)):
            return self._infer_list(node)
        if isinstance(node, ast.Tuple):
            return _name("tuple")
        if isinstance(node, ast.BinOp):
            return self._infer_operation(node)
        return self._infer_reference(node)

    def _infer_list(self, node: ast.List | ast.ListComp) -> Annotation:
        if isinstance(node, ast.List):
            item = self.infer(node.elts[0]) if node.elts else None
        else:
            hidden = dict(self.variables)
            self.bind_comprehension(node.generators[0])
            item = self.infer(node.elt)
            self.variables = hidden
        return _name("list") if item is None else ast.Subscript(_name("list"), item, ast.Load())

    def _infer_operation(self, node: ast.BinOp) -> Annotation:
        for side in (node.left, node.right):
            if self.infer_base(side) in ("bytes", "list", "tuple", "str"):
                return self.infer(side)
        return INTEGER

    def _infer_reference(self, node: ast.expr) -> Annotation:
        if isinstance(node, ast.Name):
            return self._infer_name(node.id)
        if isinstance(node, ast.Call):
            return self._infer_call(node)
        if isinstance(node, ast.Attribute):
            return self._infer_attribute(node)
        if isinstance(node, ast.Subscript):
            return self._infer_item(node)
        return None

    def _infer_name(self, name: str) -> Annotation:
        if name in self.variables:
            return self.variables[name]
        definition = self.find_definition(name)
        if definition is None or not isinstance(definition.node, ast.AnnAssign):
            return None
        found = definition.node.annotation
        # Final[T] is a T.
        return found.slice if isinstance(found, ast.Subscript) else found

    def _infer_call(self, node: ast.Call) -> Annotation:
        if isinstance(node.func, ast.Attribute):
            base = _METHODS.get(node.func.attr)
            return None if base is None else _name(base)
        if not isinstance(node.func, ast.Name):
            return None
        name = node.func.id
        if name in ("min", "max") and node.args:
            first = self.infer(node.args[0])
            return first if len(node.args) > 1 else find_item(first)
        if name in _BUILTINS:
            return _name(_BUILTINS[name])
        definition = self.find_definition(name)
        if definition is None:
            item = self.document.imports.get(name)
            return _find_runtime_call(name) if item and item.module.startswith(_RUNTIME) else None
        if isinstance(definition.node, ast.FunctionDef):
            return definition.node.returns
        return _name(name)

    def _infer_attribute(self, node: ast.Attribute) -> Annotation:
        record = self.find_definition(self.infer_base(node.value))
        if record is None or not isinstance(record.node, ast.ClassDef):
            return None
        return dict(_find_fields(record.node)).get(node.attr)

    def _infer_item(self, node: ast.Subscript) -> Annotation:
        container = self.infer(node.value)
        base = self.find_base(container)
        if isinstance(node.slice, ast.Slice):
            return BYTES if base == "bytes" else container
        if base == "bytes":
            return INTEGER
        return find_item(container)

    def bind(self, target: ast.expr, annotation: Annotation) -> None:
        """Remember the type of a variable; of more complex targets nothing is known."""
        if isinstance(target, ast.Name):
            self.variables.setdefault(target.id, annotation)
            return
        for inner in ast.walk(target):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                self.variables.setdefault(inner.id, None)

    def bind_comprehension(self, generator: ast.comprehension) -> None:
        """Bind the variables of a comprehension, which hide others of the same name."""
        for inner in ast.walk(generator.target):
            if isinstance(inner, ast.Name):
                self.variables.pop(inner.id, None)
        self.bind(generator.target, self.infer_items(generator.iter))

    def infer_items(self, source: ast.expr) -> Annotation:
        """Return the type of what a loop over source yields."""
        if (
            isinstance(source, ast.Call)
            and isinstance(source.func, ast.Name)
            and source.func.id == "range"
        ):
            return INTEGER
        found = self.infer(source)
        return INTEGER if self.find_base(found) == "bytes" else find_item(found)


def find_item(container: Annotation) -> Annotation:
    """Return the type of an item of `list[T]`, `tuple[T, ...]` or `dict[K, T]`."""
    if not isinstance(container, ast.Subscript):
        return None
    inner = container.slice
    if isinstance(inner, ast.Tuple):
        is_mapping = isinstance(container.value, ast.Name) and container.value.id == "dict"
        return inner.elts[-1] if is_mapping else inner.elts[0]
    return inner


def _find_fields(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id, statement.annotation


def _find_new_type_base(node: ast.stmt) -> Annotation:
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and len(node.value.args) == 2
    ):
        return node.value.args[1]
    return None


def _find_runtime_base(name: str) -> str:
    if name.startswith("Uint"):
        return "int"
    if name.startswith("Bytes"):
        return "bytes"
    return name


def _find_runtime_call(name: str) -> Annotation:
    if name[0] == "u" and name[1:].isdigit():
        return INTEGER
    if name.startswith(("bytes", "keccak", "sha", "blake")):
        return BYTES
    return None
