"""A picture of a simulation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from zgspec.simulation.run import Result

WIDTH: Final = 10.0
HEIGHT: Final = 9.0


def write_plot(result: Result, path: Path) -> None:
    """Write a PNG of answers, difficulty and cumulative reward shares by epoch.

    The same result gives the same bytes with the same version of matplotlib.
    """
    # The library is large: only this command loads it.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
    answers, difficulty, shares = figure.subplots(3, 1, sharex=True)
    epochs = [row.epoch for row in result.rows]
    answers.plot(epochs, [row.answer_count for row in result.rows], linewidth=0.8)
    answers.axhline(result.target_submissions, color="gray", linestyle="--", label="target")
    answers.axhline(2 * result.target_submissions, color="gray", linestyle=":", label="cap")
    answers.set_ylabel("answers")
    answers.legend(loc="upper left", bbox_to_anchor=(1, 1))
    difficulty.semilogy(epochs, [row.difficulty for row in result.rows])
    difficulty.set_ylabel("difficulty")
    shares.stackplot(epochs, *get_share_curves(result), labels=[m.name for m in result.miners])
    shares.set_ylabel("share of the rewards so far")
    shares.set_ylim(0, 1)
    shares.set_xlabel("epoch")
    shares.legend(loc="upper left", bbox_to_anchor=(1, 1))
    figure.savefig(path, format="png", metadata={"Software": ""})


def get_share_curves(result: Result) -> list[Sequence[float]]:
    """Return for each miner its share of all rewards paid up to each epoch."""
    totals = [0] * len(result.miners)
    curves: list[list[float]] = [[] for _ in result.miners]
    for row in result.rows:
        totals = [total + reward for total, reward in zip(totals, row.rewards, strict=True)]
        paid = sum(totals) or 1
        for curve, total in zip(curves, totals, strict=True):
            curve.append(total / paid)
    return [*curves]
