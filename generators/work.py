"""The part of generation that runs in worker processes: one generator, one preset."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

from generators.framework import GenerationError, Maker
from zgspec.compiler.target import parse_target
from zgspec.replay.runner import RunError, Runner
from zgspec.replay.schema import render_schema
from zgspec.replay.values import ShapeError
from zgspec.runtime import Fault, Rejected

BUGS: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    NameError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a generator with a mistake in it raises; the others still run."""


@dataclass(frozen=True)
class Task:
    """One generator in one preset. `name` is written storage/compute_x."""

    name: str
    preset: str
    with_schema: bool

    @property
    def id(self) -> str:
        """Return the name of the task."""
        return f"{self.preset}/{self.name}"

    @property
    def handler(self) -> str:
        """Return the handler id."""
        return f"{self.name.replace('/', '.md#')}"

    @property
    def source(self) -> str:
        """Return the path of the generator below the root."""
        overlay = parse_target(self.preset).overlay
        folder = f"generators/_features/{overlay}" if overlay else "generators"
        return f"{folder}/{self.name}.py"

    @property
    def schema(self) -> str:
        """Return the path of the schema below the vectors."""
        overlay = parse_target(self.preset).overlay
        return f"schemas/{overlay}/{self.name}.json" if overlay else f"schemas/{self.name}.json"


@dataclass(frozen=True)
class Produced:
    """A file of a task: its text and what it counts."""

    path: str
    text: str
    cases: int = 0
    rejections: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


def start_worker(root: str, preset: str) -> None:
    """Bind this process to a preset and to the sources below root."""
    os.environ["ZGSPEC_PRESET"] = preset
    if root not in sys.path:
        sys.path.insert(0, root)


@cache
def _get_runner(preset: str) -> Runner:
    return Runner.for_preset(preset)


def run_task(task: Task) -> list[Produced] | str:
    """Return the files of a task, or what went wrong in its generator."""
    try:
        return _produce(task)
    except (GenerationError, RunError, ShapeError, Fault, Rejected) as error:
        return f"{task.source}: {task.preset}: {type(error).__name__}: {error}"
    except BUGS:
        return f"{task.source}: {task.preset}: {traceback.format_exc()}"


def _produce(task: Task) -> list[Produced]:
    module = importlib.import_module(task.source.removesuffix(".py").replace("/", "."))
    runner = _get_runner(task.preset)
    maker = Maker(runner, task.preset, task.handler)
    _call(module, maker)
    suites = maker.finish()
    produced = []
    for suite in suites:
        reasons = Counter(str(c.outcome["rejects"]) for c in suite.cases if c.is_rejection)
        produced.append(
            Produced(
                suite.path,
                suite.to_text(),
                len(suite.cases),
                reasons.total(),
                {name: reasons[name] for name in sorted(reasons)},
            )
        )
    if task.with_schema:
        text = render_schema(runner.get_handler(task.handler))
        produced.append(Produced(task.schema, text))
    return produced


def _call(module: ModuleType, maker: Maker) -> None:
    generate: object = getattr(module, "generate", None)
    if not callable(generate):
        raise GenerationError(f"{Path(str(module.__file__)).name} has no function generate")
    generate(maker)
