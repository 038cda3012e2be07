"""Witnesses as vectors: for each theorem, inputs that meet its assumptions and get through.

A solver may give another model tomorrow. So a witness that is kept stays as long as it gets through in
CPython; only where there is none, or it fails, does that of the last proof take its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from zgspec.compiler import Document, Specification
from zgspec.prover.program import Function, Program, load
from zgspec.prover.replay import run_fresh, to_json
from zgspec.prover.result import GOOD, Result
from zgspec.replay.codec import Codec, Types, UntranslatableType
from zgspec.replay.values import ShapeError, check_keys, get_object, read_json, render_line

FOLDER: Final = Path("vectors") / "witnesses"


def encode_inputs(
    program: Program, theorem: Function, arguments: Mapping[str, object]
) -> Mapping[str, object]:
    """Return arguments as vectors write them, or in the form of the ledger where no vector can."""
    try:
        codecs = _get_codecs(program, theorem)
        return {name: codec.encode(arguments[name], name) for name, codec in codecs.items()}
    except (UntranslatableType, ShapeError):
        return {name: to_json(value) for name, value in arguments.items()}


def decode_inputs(program: Program, theorem: Function, given: object) -> dict[str, object]:
    """Return typed arguments. Raises ShapeError, and UntranslatableType where no vector has them."""
    codecs = _get_codecs(program, theorem)
    found = get_object(given, "input")
    check_keys(found, tuple(codecs), (), "input")
    return {name: codec.decode(found[name], f"input.{name}") for name, codec in codecs.items()}


def find_witness(program: Program, theorem: Function, given: object) -> Mapping[str, object] | None:
    """Return inputs with their fields in order if they get through a theorem in CPython, otherwise None."""
    try:
        arguments = decode_inputs(program, theorem, given)
    except (UntranslatableType, ShapeError):
        return None
    if run_fresh(theorem.run, arguments).kind != "returns":
        return None
    return encode_inputs(program, theorem, arguments)


def read_witnesses(path: Path) -> dict[str, object]:
    """Return the inputs in a file by theorem; none if there is no such file."""
    return get_object(read_json(path), "$") if path.is_file() else {}


def keep_witnesses(
    root: Path, specification: Specification, preset: str, results: list[Result]
) -> list[Path]:
    """Bring the files of witnesses up to date; return those that changed."""
    program = load(specification, preset, "_zgspec_witnesses")
    proved = {
        result.theorem: result.witness
        for result in results
        if result.status in GOOD and result.witness is not None
    }
    changed: list[Path] = []
    for document in specification.documents.values():
        path = root / FOLDER / f"{document.name}.json"
        text = _render(_choose(program, document, read_witnesses(path), proved))
        if text != (path.read_text(encoding="utf-8") if path.is_file() else _render({})):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def _choose(
    program: Program,
    document: Document,
    kept: Mapping[str, object],
    proved: Mapping[str, Mapping[str, object]],
) -> dict[str, object]:
    """Return the witness of each theorem of a document that has one, in the order of the text."""
    chosen: dict[str, object] = {}
    for name in document.theorems:
        theorem = program.get_theorem(document.name, name)
        identifier = f"{document.name}.md#{name}"
        candidates = (kept.get(identifier), proved.get(f"{document.name}.{name}"))
        found = (find_witness(program, theorem, given) for given in candidates)
        witness = next((given for given in found if given is not None), None)
        if witness is not None:
            chosen[identifier] = witness
    return chosen


def _render(witnesses: Mapping[str, object]) -> str:
    lines = [f"  {render_line(name)}: {render_line(given)}" for name, given in witnesses.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _get_codecs(program: Program, theorem: Function) -> dict[str, Codec]:
    types = Types(program.modules, program.modules)
    hints = program.get_hints(theorem)
    return {name: types.get_codec(hint) for name, hint in hints.items() if name != "return"}
