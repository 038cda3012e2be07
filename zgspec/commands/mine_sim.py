"""`zgspec mine-sim`: epochs of many miners, with a table and a picture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from zgspec.simulation.scenario import DEFAULT, Scenario, ScenarioError, read_scenario

if TYPE_CHECKING:
    from zgspec.simulation.run import Result


@dataclass(frozen=True)
class Options:
    """What the command line says; None stands for what the scenario has."""

    scenario: Path | None
    network: str
    epochs: int | None
    seed: int | None
    plot: Path | None
    as_json: bool
    feature: str | None


def run(options: Options) -> int:
    """Print the table, or JSON, and write the picture; return 1 for a scenario that can't be simulated."""
    package = "mainnet" if options.feature is None else f"mainnet_{options.feature}"
    if options.feature is not None and not _is_built(package):
        print(f"zgspec mine-sim: there is no feature {options.feature!r}", file=sys.stderr)
        return 1
    if options.feature is not None and os.environ.get("ZGSPEC_PRESET") != package:
        return _run_bound(options, package)
    from zgspec.simulation.report import render, to_json
    from zgspec.simulation.run import run as simulate

    try:
        scenario = _get_scenario(options)
        with _progress(scenario.epochs) as advance:
            result = simulate(scenario, options.network, advance)
        if options.plot is not None:
            _write_plot(result, options.plot)
    except ScenarioError as error:
        print(f"zgspec mine-sim: {error}", file=sys.stderr)
        return 1
    print(to_json(result) if options.as_json else render(result))
    return 0


def _is_built(package: str) -> bool:
    return package.isidentifier() and find_spec(f"zgspec.{package}") is not None


def _run_bound(options: Options, package: str) -> int:
    """Run the same command in a process that is bound to a package: a process is bound once."""
    command = [sys.executable, "-m", "zgspec", "mine-sim", *_to_arguments(options)]
    return subprocess.run(command, env={**os.environ, "ZGSPEC_PRESET": package}).returncode


def _to_arguments(options: Options) -> list[str]:
    """Return the command line that says the same."""
    named = {
        "--network": options.network,
        "--epochs": options.epochs,
        "--seed": options.seed,
        "--plot": options.plot,
        "--feature": options.feature,
    }
    arguments = [f"{name}={value}" for name, value in named.items() if value is not None]
    if options.as_json:
        arguments.append("--json")
    return arguments if options.scenario is None else [*arguments, str(options.scenario)]


def _get_scenario(options: Options) -> Scenario:
    scenario = DEFAULT if options.scenario is None else read_scenario(options.scenario)
    if options.epochs is not None:
        scenario = replace(scenario, epochs=options.epochs)
    if options.seed is not None:
        scenario = replace(scenario, seed=options.seed)
    return scenario


def _write_plot(result: Result, path: Path) -> None:
    from zgspec.simulation.plot import write_plot

    try:
        write_plot(result, path)
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror}") from error


@contextmanager
def _progress(epochs: int) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("epochs", total=epochs)
        yield lambda: progress.advance(task)
