"""Vectors of storage.md#compute_initial_mine."""

from __future__ import annotations

from collections.abc import Iterator

from generators.framework import Maker
from generators.mining import EPOCH_BLOCKS, make_mine_parameters, make_settings
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Write settings on both sides of each bound."""
    suite = make.suite(storage.compute_initial_mine, "settings", "Legal starts, and what is none.")
    parameters, blocks = make_mine_parameters(), primitives.block_number(EPOCH_BLOCKS)
    networks = make_settings(1_000_000, 750, 100, 256, 4, 800)
    suite.accept(
        "network", "the settings of a network", parameters, networks, primitives.block_number(3750)
    )
    case = suite.accept("settings", "legal settings", parameters, make_settings(), blocks)
    for slug, description, settings in find_legal_settings():
        suite.accept(slug, description, parameters, settings, blocks)
    for slug, change, reason, settings in find_wrong_settings():
        suite.reject(slug, case, change, reason, parameters, settings, blocks)


def find_legal_settings() -> Iterator[tuple[str, str, storage.MineSettings]]:
    """Yield settings at the bounds."""
    for difficulty in (1, 2**191):
        settings = make_settings(difficulty)
        yield f"difficulty-{difficulty:x}", "a bound of the difficulty", settings
    yield "longest", "windows that just fit", make_settings(window_blocks=58)
    wide = make_settings(window_blocks=60, count=4, interval=10)
    yield "wide", "windows longer than their distance", wide
    yield "one-shard", "one shard", make_settings(max_shards=1)
    yield "one-subtask", "one subtask at a distance of one", make_settings(count=1, interval=1)


def find_wrong_settings() -> Iterator[
    tuple[str, str, storage.MineStartReject, storage.MineSettings]
]:
    """Yield settings behind the bounds."""
    reason = storage.MineStartReject
    yield from (
        (
            "difficulty-zero",
            "the difficulty is zero",
            reason.INITIAL_DIFFICULTY_ZERO,
            make_settings(0),
        ),
        (
            "difficulty-high",
            "the difficulty is above the bound",
            reason.INITIAL_DIFFICULTY_TOO_HIGH,
            make_settings(2**191 + 1),
        ),
        (
            "shards-zero",
            "no shards",
            reason.INITIAL_MAX_SHARDS_NOT_POWER_OF_TWO,
            make_settings(max_shards=0),
        ),
        (
            "shards-three",
            "three shards",
            reason.INITIAL_MAX_SHARDS_NOT_POWER_OF_TWO,
            make_settings(max_shards=3),
        ),
        ("no-subtask", "no subtask", reason.INITIAL_SUBTASKS_ZERO, make_settings(count=0)),
        (
            "no-interval",
            "an interval of zero",
            reason.INITIAL_INTERVAL_ZERO,
            make_settings(interval=0),
        ),
        (
            "long",
            "a window one block longer",
            reason.INITIAL_WINDOWS_TOO_LONG,
            make_settings(window_blocks=59),
        ),
    )
