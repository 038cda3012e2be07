"""Runs all cases on functions with probes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Final

from zgspec.compiler import Specification
from zgspec.coverage.cases import Outcome, Prepared, Preset, VectorError, find_preset_suites
from zgspec.coverage.probes import Goal, Probed, Recorder, probe

PACKAGE: Final = "_zgspec_coverage"
_FUTURE: Final = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)


@dataclass
class Coverage:
    """All goals of a specification, and which of them the cases reach."""

    specification: Specification
    goals: tuple[Goal, ...]
    reached: set[int] = field(default_factory=set)
    suites: int = 0
    cases: int = 0

    def find_gaps(self) -> list[Goal]:
        """Return the goals that no case reaches."""
        return [goal for goal in self.goals if goal.number not in self.reached]


def find_probed(specification: Specification) -> list[Probed]:
    """Return every function and constructor with probes; goals are numbered in the order of the text."""
    found: list[Probed] = []
    count = 0
    for document in specification.documents.values():
        for definition in document.definitions.values():
            if definition.kind not in ("function", "constructor"):
                continue
            probed = probe(f"{document.name}.md#{definition.name}", definition, count)
            if probed is not None:
                found.append(probed)
                count += len(probed.goals)
    return found


def compile_function(node: ast.FunctionDef, path: str) -> CodeType:
    """Return the code of a function; annotations are not evaluated."""
    module = ast.fix_missing_locations(ast.Module([_FUTURE, node], type_ignores=[]))
    code = compile(module, path, "exec", dont_inherit=True)
    return next(
        item for item in code.co_consts if isinstance(item, CodeType) and item.co_name == node.name
    )


def replace_code(function: FunctionType, node: ast.FunctionDef) -> None:
    """Give a function another body: every module that imported it sees the change."""
    function.__code__ = compile_function(node, function.__code__.co_filename)


def install(preset: Preset, probed: list[Probed], names: Mapping[str, object]) -> None:
    """Put probes into the functions of a preset."""
    for module in preset.modules.values():
        vars(module).update(names)
    for item in probed:
        replace_code(preset.get_function(item.function), item.node)


def run_cases(
    preset: Preset, recorder: Recorder, vectors: Path
) -> Iterator[tuple[Prepared, Outcome]]:
    """Yield each case of a preset after it ran; the recorder holds what it reached."""
    for path in find_preset_suites(vectors, preset.package):
        for prepared in preset.prepare(path, vectors):
            recorder.start()
            yield prepared, prepared.run()


def measure(
    specification: Specification, vectors: Path, advance: Callable[[str], None] | None = None
) -> Coverage:
    """Return what the cases below `vectors` reach, in all presets.

    With an overlay, these are its own vectors, and what it defines itself is to be reached.

    `advance` is called with the path of each suite that begins. Raises VectorError for a case that
    ends in another way than its file says.
    """
    probed = find_probed(specification)
    own = [item for item in probed if specification.is_own(*item.function.split(".md#"))]
    coverage = Coverage(specification, tuple([goal for item in own for goal in item.goals]))
    for name in specification.presets:
        if not find_preset_suites(vectors, specification.get_package(name)):
            continue
        preset = Preset(specification, name, f"{PACKAGE}_{name}")
        recorder = Recorder()
        install(preset, probed, recorder.names)
        suite = ""
        for prepared, outcome in run_cases(preset, recorder, vectors):
            if outcome.kind not in prepared.case.outcome:
                raise VectorError(f"{prepared.suite}: {prepared.id}: the text {outcome.kind}")
            if prepared.suite != suite:
                suite = prepared.suite
                coverage.suites += 1
                if advance is not None:
                    advance(suite)
            coverage.cases += 1
            coverage.reached |= recorder.reached
    return coverage
