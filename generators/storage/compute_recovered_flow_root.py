"""Vectors of storage.md#compute_recovered_flow_root."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hashes
from generators.puzzle import UNIT, make_world
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.compute_recovered_flow_root, "paths", "Left and right children.")
    data = make_data(storage.UNIT_SIZE, 3)
    for count in (0, 1, 2, 5):
        for index in sorted({0, 1, 2**count // 2, 2**count - 1}):
            suite.accept(
                f"{index}-{count}",
                f"unit {index} with {count} siblings",
                data,
                u256(UNIT * index),
                make_hashes(count, "sibling"),
            )
    suite.accept(
        "zeros", "a unit of zeros", bytes(storage.UNIT_SIZE), u256(UNIT), make_hashes(3, "sibling")
    )
    world = make_world()
    answer = world.answer
    mask = storage.compute_first_mask(
        answer.miner_id, answer.sealed_context_digest, answer.recall_position
    )
    unit = storage.compute_unsealed_data(answer.sealed_data, mask)
    suite.accept("log", "a unit of a log", unit, answer.recall_position, answer.merkle_proof)
