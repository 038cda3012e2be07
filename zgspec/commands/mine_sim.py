"""`zgspec mine-sim`: epochs of many miners, with a table and a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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


def run(options: Options) -> int:
    """Print the table, or JSON, and write the picture; return 1 for a scenario that can't be simulated."""
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
