"""Vectors of storage.md#compute_initial_mine."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import EPOCH_BLOCKS, make_mine_parameters, make_settings
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_initial_mine, "settings", "Legal starts, and what is none.")
    reason, parameters = storage.MineStartReject, make_mine_parameters()
    blocks = primitives.block_number(EPOCH_BLOCKS)
    networks = make_settings(1_000_000, 750, 100, 256, 4, 800)
    suite.accept(
        "network", "the settings of a network", parameters, networks, primitives.block_number(3750)
    )
    case = suite.accept("settings", "legal settings", parameters, make_settings(), blocks)
    for difficulty in (1, 2**191):
        suite.accept(
            f"difficulty-{difficulty:x}",
            "a bound of the difficulty",
            parameters,
            make_settings(difficulty),
            blocks,
        )
    suite.accept(
        "longest", "windows that just fit", parameters, make_settings(window_blocks=58), blocks
    )
    suite.accept(
        "wide",
        "windows longer than their distance",
        parameters,
        make_settings(window_blocks=60, count=4, interval=10),
        blocks,
    )
    suite.accept("one-shard", "one shard", parameters, make_settings(max_shards=1), blocks)
    suite.accept(
        "one-subtask",
        "one subtask at a distance of one",
        parameters,
        make_settings(count=1, interval=1),
        blocks,
    )
    wrong = (
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
    for slug, change, why, settings in wrong:
        suite.reject(slug, case, change, why, parameters, settings, blocks)
