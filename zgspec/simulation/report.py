"""What a simulation shows, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zgspec.simulation.run import EpochRow, Result
from zgspec.simulation.scenario import Shock

SMOOTHED_EPOCHS: Final = 10
TOLERANCE: Final = 0.1
"""A network has recovered when its answers, over some epochs, are within a tenth of the wanted number."""


@dataclass(frozen=True)
class MinerRow:
    """What a miner is and what it gets: shares of hash power and stored hash power, of answers and of rewards.

    Penalties are what it loses of its bond, and its net income may be below zero.
    """

    name: str
    hash_rate: float
    stored: float
    shards: int
    power_share: float
    answers: int
    answer_share: float
    rewards: int
    reward_share: float
    penalties: int
    net: int


def get_miner_rows(result: Result) -> list[MinerRow]:
    """Return a row for each miner, in the order of the scenario."""
    powers = [miner.hash_rate * miner.stored for miner in result.miners]
    answers = [result.get_answers(index) for index in range(len(powers))]
    rewards = [result.get_rewards(index) for index in range(len(powers))]
    return [
        MinerRow(
            miner.name,
            miner.hash_rate,
            miner.stored,
            miner.shards,
            powers[index] / (sum(powers) or 1),
            answers[index],
            answers[index] / (sum(answers) or 1),
            rewards[index],
            rewards[index] / (sum(rewards) or 1),
            result.get_penalties(index),
            rewards[index] - result.get_penalties(index),
        )
        for index, miner in enumerate(result.miners)
    ]


def find_recovery(result: Result, shock: Shock) -> int | None:
    """Return how many epochs after the beginning of a shock the answers are as many as wanted, or None."""
    counts = [row.answer_count for row in result.rows]
    for first in range(shock.first - 1, len(counts) - SMOOTHED_EPOCHS + 1):
        mean = sum(counts[first : first + SMOOTHED_EPOCHS]) / SMOOTHED_EPOCHS
        if abs(mean - result.target_submissions) <= TOLERANCE * result.target_submissions:
            return first - (shock.first - 1)
    return None


def count_silent_epochs(result: Result) -> int:
    """Return the number of epochs without an answer."""
    return sum(row.answer_count == 0 for row in result.rows)


def to_json(result: Result) -> str:
    """Return miners, shocks and epochs for a program to read; amounts are decimal strings."""
    found = {
        "epochs": result.scenario.epochs,
        "seed": result.scenario.seed,
        "target_submissions": str(result.target_submissions),
        "silent_epochs": count_silent_epochs(result),
        "miners": [_describe_miner(result, row) for row in get_miner_rows(result)],
        "shocks": [
            {**vars(shock), "recovered_after": find_recovery(result, shock)}
            for shock in result.scenario.shocks
        ],
        "rows": [
            {
                "epoch": row.epoch,
                "difficulty": row.difficulty,
                "answers": [*row.answers],
                "rewards": [str(reward) for reward in row.rewards],
                **_describe_penalties(result, row),
            }
            for row in result.rows
        ],
    }
    return json.dumps(found, indent=2)


def _describe_miner(result: Result, row: MinerRow) -> dict[str, str | int | float]:
    """Return the fields of a miner; amounts of bonds are there if there are bonds."""
    fields: dict[str, str | int | float] = {**vars(row), "rewards": str(row.rewards)}
    for name, amount in (("penalties", row.penalties), ("net", row.net)):
        del fields[name]
        if result.has_bonds:
            fields[name] = str(amount)
    return fields


def _describe_penalties(result: Result, row: EpochRow) -> dict[str, list[str]]:
    """Return the penalties of an epoch, if there are bonds."""
    if not result.has_bonds:
        return {}
    return {"penalties": [str(penalty) for penalty in row.penalties]}


def _format(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"


def _get_heads(result: Result) -> tuple[str, ...]:
    heads = (
        "miner", "nonces/block", "stored", "shards", "power", "answers", "share", "0G", "share"
    )  # fmt: skip
    return (*heads, "penalties", "net 0G") if result.has_bonds else heads


def _get_cells(result: Result, row: MinerRow) -> tuple[str, ...]:
    cells = (
        row.name,
        f"{row.hash_rate:g}",
        f"{row.stored:g}",
        f"{row.shards}",
        _percent(row.power_share),
        f"{row.answers}",
        _percent(row.answer_share),
        f"{row.rewards / 10**18:.3f}",
        _percent(row.reward_share),
    )
    if not result.has_bonds:
        return cells
    return (*cells, f"{row.penalties / 10**18:.3f}", f"{row.net / 10**18:.3f}")


def render(result: Result) -> str:
    """Return a table of the miners, the difficulty on the way, and what became of each shock."""
    table = [_get_heads(result)]
    table += [_get_cells(result, row) for row in get_miner_rows(result)]
    ends = [result.rows[0], result.rows[len(result.rows) // 2], result.rows[-1]]
    lines = [_format(table), ""]
    lines += [f"epoch {row.epoch}: difficulty {row.difficulty:.4g}" for row in ends]
    lines.append(f"epochs without an answer: {count_silent_epochs(result)} of {len(result.rows)}")
    lines += [_describe(result, shock) for shock in result.scenario.shocks]
    return "\n".join(lines)


def _describe(result: Result, shock: Shock) -> str:
    epochs = find_recovery(result, shock)
    found = "not recovered" if epochs is None else f"recovered after {epochs} epochs"
    return f"hash power times {shock.factor:g} from epoch {shock.first} on: {found}"
