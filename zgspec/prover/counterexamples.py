"""Counterexamples as vectors: the calls that refute a theorem, with what the text makes of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from zgspec.compiler import Specification, load_modules, unload_modules
from zgspec.prover.result import Result
from zgspec.replay.cases import Case, Suite
from zgspec.replay.codec import Codec
from zgspec.replay.runner import RunError, Runner
from zgspec.replay.values import ShapeError, get_object

PACKAGE: Final = "_zgspec_counterexamples"


def write_counterexamples(
    folder: Path, specification: Specification, preset: str, refuted: list[Result]
) -> list[Path]:
    """Write one suite for each call of each refuted theorem, in the place of what an earlier run left."""
    shutil.rmtree(folder, ignore_errors=True)
    modules = load_modules(specification, preset, PACKAGE)
    runner = Runner({name: modules[name] for name in specification.documents})
    written: list[Path] = []
    for result in refuted:
        for number, call in enumerate(result.vectors):
            suite = _create_suite(runner, preset, result, number, call)
            if suite is None:
                continue
            path = folder / suite.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(suite.to_text(), encoding="utf-8")
            written.append(path)
    unload_modules(PACKAGE)
    return written


def _create_suite(
    runner: Runner, preset: str, result: Result, number: int, call: dict[str, object]
) -> Suite | None:
    """Return a suite of one case, or None for a call that ends in a fault: that is no outcome."""
    handler = runner.get_handler(str(call["handler"]).replace(".", ".md#", 1))
    given = get_object(call["input"], "$")
    try:
        arguments = [_decode(codec, given[name]) for name, codec in handler.parameters.items()]
        inputs = runner.encode_input(handler, arguments)
        outcome = runner.call(handler, arguments)
    except (RunError, ShapeError):
        return None
    theorem = result.theorem.partition(".theorem_")[2].replace("_", "-")
    name = f"{theorem}-{number}"
    case = Case(f"{handler.name}/{name}/counterexample", f"it refutes {theorem}", inputs, outcome)
    text = f"From the proof of {theorem}."
    return Suite(handler.id, preset, name, text, (handler.id,), (case,))


def _decode(codec: Codec, value: object) -> object:
    """Return a typed value: the solver knows integers, where the format may want decimal strings."""
    try:
        return codec.decode(value, "$")
    except ShapeError:
        return codec.decode(_write_integers(value), "$")


def _write_integers(value: object) -> object:
    if isinstance(value, list):
        return [_write_integers(item) for item in value]
    if isinstance(value, dict):
        return {key: _write_integers(item) for key, item in value.items()}
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
