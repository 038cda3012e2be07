"""What is simulated: the miners, the log, and changes of the hash power on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MAX_EPOCHS: Final = 100_000
MAX_MINERS: Final = 1_000


class ScenarioError(ValueError):
    """A scenario that can't be simulated; the message names the value and what is wrong with it."""


@dataclass(frozen=True)
class Miner:
    """A miner: nonces for each block, the stored fraction of its shard, and the number of shards."""

    name: str
    hash_rate: float
    stored: float = 1.0
    shards: int = 1

    def __post_init__(self) -> None:
        if not self.name:
            raise ScenarioError("miner: it has no name")
        if not 0 <= self.hash_rate <= 1e12:
            raise ScenarioError(
                f"miner {self.name}: hash_rate {self.hash_rate} is not in 0 to 1e12"
            )
        if not 0 <= self.stored <= 1:
            raise ScenarioError(f"miner {self.name}: stored {self.stored} is not in 0 to 1")
        if not 1 <= self.shards <= 2**32 or self.shards & (self.shards - 1):
            raise ScenarioError(f"miner {self.name}: shards {self.shards} is not a power of two")


@dataclass(frozen=True)
class Shock:
    """From an epoch up to another one, every hash rate is multiplied by a factor."""

    first: int
    last: int
    factor: float

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ScenarioError(f"shock: epochs {self.first} to {self.last} are no range from 1 on")
        if not 0 <= self.factor <= 1e6:
            raise ScenarioError(f"shock: the factor {self.factor} is not in 0 to 1e6")


@dataclass(frozen=True)
class Scenario:
    """Miners and shocks over some epochs, on a log of full pricing chunks."""

    miners: tuple[Miner, ...]
    shocks: tuple[Shock, ...] = ()
    epochs: int = 300
    pricing_chunks: int = 64
    seed: int = 0

    def __post_init__(self) -> None:
        names = [miner.name for miner in self.miners]
        if not 1 <= len(names) <= MAX_MINERS or len(set(names)) < len(names):
            raise ScenarioError(f"miners: 1 to {MAX_MINERS} with different names, got {len(names)}")
        if not 1 <= self.epochs <= MAX_EPOCHS:
            raise ScenarioError(f"epochs: {self.epochs} is not in 1 to {MAX_EPOCHS}")
        if not 1 <= self.pricing_chunks <= 2**16:
            raise ScenarioError(f"pricing_chunks: {self.pricing_chunks} is not in 1 to 65536")
        if not 0 <= self.seed < 2**64:
            raise ScenarioError(f"seed: {self.seed} is not an integer of 64 bits")

    def get_factor(self, epoch: int) -> float:
        """Return by what the hash rates of an epoch, the first one being 1, are multiplied."""
        factor = 1.0
        for shock in self.shocks:
            if shock.first <= epoch <= shock.last:
                factor *= shock.factor
        return factor


DEFAULT: Final = Scenario(
    miners=(
        Miner("whole-log", 800),
        Miner("half-stored", 800, stored=0.5),
        Miner("one-of-4", 800, shards=4),
        Miner("one-of-16", 800, shards=16),
        Miner("small", 80),
    ),
    shocks=(Shock(150, 100_000, 0.1),),
)
"""Miners of one hash rate that differ in what they store, and a tenth of the power from epoch 150 on."""


def _get_number(table: Mapping[str, object], name: str, default: float | None, where: str) -> float:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ScenarioError(f"{where}: {name} is not a number")
    return value


def _get_integer(table: Mapping[str, object], name: str, default: int | None, where: str) -> int:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ScenarioError(f"{where}: {name} is not an integer")
    return value


def _get_tables(table: Mapping[str, object], name: str, where: str) -> list[Mapping[str, object]]:
    found = table.get(name, [])
    if not isinstance(found, list):
        raise ScenarioError(f"{where}: {name} is not a list of tables")
    tables: list[Mapping[str, object]] = []
    for number, item in enumerate(found, 1):
        if not isinstance(item, dict):
            raise ScenarioError(f"{where}: {name} {number} is not a table")
        tables.append(item)
    return tables


def _check_names(table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise ScenarioError(f"{where}: unknown {', '.join(unknown)}; known: {', '.join(known)}")


def _read_miner(table: Mapping[str, object], where: str) -> Miner:
    _check_names(table, ("name", "hash_rate", "stored", "shards"), where)
    name = table.get("name")
    if not isinstance(name, str):
        raise ScenarioError(f"{where}: name is not a text")
    return Miner(
        name,
        _get_number(table, "hash_rate", None, where),
        _get_number(table, "stored", 1.0, where),
        _get_integer(table, "shards", 1, where),
    )


def _read_shock(table: Mapping[str, object], where: str) -> Shock:
    _check_names(table, ("first", "last", "factor"), where)
    first = _get_integer(table, "first", None, where)
    return Shock(
        first,
        _get_integer(table, "last", MAX_EPOCHS, where),
        _get_number(table, "factor", None, where),
    )


def read_scenario(path: Path) -> Scenario:
    """Read a TOML file with `[[miners]]`, `[[shocks]]`, `epochs`, `pricing_chunks` and `seed`.

    A file that is not there, is no TOML or has a wrong value raises ScenarioError.
    """
    try:
        table: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ScenarioError(f"{path}: {error}") from error
    where = str(path)
    _check_names(table, ("miners", "shocks", "epochs", "pricing_chunks", "seed"), where)
    miners = _get_tables(table, "miners", where)
    shocks = _get_tables(table, "shocks", where)
    return Scenario(
        tuple([_read_miner(item, f"{where}: miner {n}") for n, item in enumerate(miners, 1)]),
        tuple([_read_shock(item, f"{where}: shock {n}") for n, item in enumerate(shocks, 1)]),
        _get_integer(table, "epochs", DEFAULT.epochs, where),
        _get_integer(table, "pricing_chunks", DEFAULT.pricing_chunks, where),
        _get_integer(table, "seed", DEFAULT.seed, where),
    )
