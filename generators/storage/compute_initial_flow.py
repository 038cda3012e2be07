"""Vectors of storage.md#compute_initial_flow."""

from __future__ import annotations

from generators.flow import make_market, make_parameters
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Make the suite of parameters: epochs with and without blocks."""
    suite = make.suite(
        storage.compute_initial_flow, "parameters", "Epochs with and without blocks."
    )
    for length in (1, 10, 3750):
        case = suite.accept(
            f"{length}", f"epochs of {length} blocks", make_parameters(length), make_market()
        )
    suite.reject(
        "0",
        case,
        "epochs of no blocks",
        storage.FlowReject.EPOCH_WITHOUT_BLOCKS,
        make_parameters(0),
        make_market(),
    )
    instruction = make_parameters(window=storage.BlockHashWindow.INSTRUCTION)
    suite.accept("instruction", "the window of the instruction", instruction, make_market(price=0))
