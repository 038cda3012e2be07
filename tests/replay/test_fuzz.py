"""Drawn inputs have the shape of the function that they are for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.replay import sample
from tests.replay.test_codec import COUNTS, MANY
from zgspec.replay.fuzz import draw_record, draw_value
from zgspec.replay.runner import Runner

RUNNER = Runner({"sample": sample})
HANDLER = RUNNER.get_handler("sample.md#compute_many")


@given(st.data())
def test_drawn_inputs_can_be_decoded(data: st.DataObject) -> None:
    """Every type is drawn, with and without known values, also mappings of both forms."""
    for known in ([], [MANY]):
        value = data.draw(draw_record({**HANDLER.parameters}, [*known]))
        assert "returns" in RUNNER.run(HANDLER.id, value)


@given(st.data())
def test_a_drawn_mapping_has_each_key_once_and_in_order(data: st.DataObject) -> None:
    """What is drawn is written as an outcome would be."""
    codec = HANDLER.parameters["counts"]
    value = data.draw(draw_value(codec, [COUNTS]))
    assert codec.encode(codec.decode(value, "$"), "$") == value
