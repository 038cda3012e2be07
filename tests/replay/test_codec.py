"""JSON to typed values and back: every shape, and every wrong one with its path."""

from __future__ import annotations

import pytest

from tests.replay import sample
from zgspec.replay.codec import UntranslatableType, find_integer_range
from zgspec.replay.recipes import build_recipe, build_words, find_recipe
from zgspec.replay.runner import Runner
from zgspec.replay.values import Json, ShapeError, render_line
from zgspec.runtime import u8, u64

COUNTS: dict[str, Json] = {"0x": [], f"0x{bytes(65).hex()}": [3], "0x61": [1], "0x6100": [2]}
MANY: dict[str, Json] = {
    "color": "BLUE",
    "point": {"x": 255, "y": "18446744073709551615"},
    "pair": [7, True],
    "hashes": [f"0x{'ab' * 32}"],
    "names": {"10": "ten", "9": "nine"},
    "data": {"recipe": "words", "seed": 4294967295, "length": 99},
    "counts": COUNTS,
}


def run_many(**changes: Json) -> dict[str, Json]:
    """Run compute_many on MANY with changes."""
    return Runner({"sample": sample}).run("sample.md#compute_many", {**MANY, **changes})


def test_every_type_survives_the_way_there_and_back() -> None:
    """A function that returns its input returns the same JSON."""
    assert run_many() == {"returns": [*MANY.values()]}
    assert run_many(point=None, data="0x00")["returns"] == [
        "BLUE", None, [7, True], MANY["hashes"], MANY["names"], "0x00", MANY["counts"]
    ]  # fmt: skip


def test_keys_of_any_length_are_hex() -> None:
    """A key of a mapping is text: its bytes in hex, also where a recipe gives them."""
    long, words = f"0x{bytes(400).hex()}", f"0x{build_words(0, 99).hex()}"
    numbers: dict[str, Json] = {long: 1, "0x": 2, words: 3}
    found = Runner({"sample": sample}).run("sample.md#get_texts", {"values": numbers})
    assert found == {"returns": numbers}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"color": "GREEN"}, "input.color"),
        ({"color": 1}, "input.color"),
        ({"point": {"x": 256, "y": "1"}}, "input.point.x"),
        ({"point": {"x": True, "y": "1"}}, "input.point.x"),
        ({"point": {"x": "1", "y": "1"}}, "input.point.x"),
        ({"point": {"x": 1, "y": 1}}, "input.point.y"),
        ({"point": {"x": 1, "y": "01"}}, "input.point.y"),
        ({"point": {"x": 1, "y": "+1"}}, "input.point.y"),
        ({"point": {"x": 1, "y": "-1"}}, "input.point.y"),
        ({"point": {"x": 1, "y": "18446744073709551616"}}, "input.point.y"),
        ({"point": {"x": 1}}, "input.point"),
        ({"point": {"x": 1, "y": "1", "z": 0}}, "input.point.z"),
        ({"point": []}, "input.point"),
        ({"pair": [1]}, "input.pair"),
        ({"pair": [1, 1]}, "input.pair[1]"),
        ({"hashes": ["0x00"]}, "input.hashes[0]"),
        ({"hashes": [f"0x{'AB' * 32}"]}, "input.hashes[0]"),
        ({"hashes": {}}, "input.hashes"),
        ({"names": {"x": "y"}}, "input.names.x"),
        ({"names": {"1": 2}}, "input.names.1"),
        ({"counts": []}, "input.counts"),
        ({"counts": {"61": []}}, "input.counts.61"),
        ({"counts": {"0x": [256]}}, "input.counts.0x[0]"),
        ({"data": "00"}, "input.data"),
        ({"data": "0x0"}, "input.data"),
        ({"data": {"recipe": "words", "length": 1}}, "input.data"),
        ({"data": {"recipe": "zeros", "seed": 1, "length": 1}}, "input.data.seed"),
        ({"data": {"recipe": "twos", "length": 1}}, "input.data.recipe"),
        ({"data": {"recipe": "words", "seed": 4294967296, "length": 1}}, "input.data.seed"),
        ({"data": {"recipe": "words", "seed": 1, "length": -1}}, "input.data.length"),
        ({"more": 1}, "input.more"),
    ],
)
def test_a_wrong_shape_names_its_path(changes: dict[str, Json], path: str) -> None:
    """The error begins with the JSON path of the wrong value."""
    with pytest.raises(ShapeError) as caught:
        run_many(**changes)
    assert caught.value.path == path


def test_mappings_are_written_in_the_order_of_their_keys() -> None:
    """Any order is read."""
    counts = {key: COUNTS[key] for key in reversed(COUNTS)}
    got = run_many(counts=counts, names={"9": "nine", "10": "ten"})
    assert render_line(got) == render_line({"returns": [*MANY.values()]})


def test_an_unknown_annotation_is_refused_by_name() -> None:
    """A type without JSON form is an error, not a guess."""
    with pytest.raises(UntranslatableType, match="frozenset"):
        Runner({"sample": sample}).get_handler("sample.md#compute_untyped")


def test_integer_ranges_come_from_the_constructor() -> None:
    """The width of a unit is what its constructor accepts."""
    assert find_integer_range(lambda *values, **named: u64(*values)) == (0, 2**64 - 1)
    assert find_integer_range(lambda *values, **named: u8(*values)) == (0, 255)
    codec = Runner({"sample": sample}).get_handler("sample.md#is_even").parameters["value"]
    assert codec.encode(999, "$") == 999
    with pytest.raises(ShapeError):
        codec.encode(1000, "$")


def test_recipes_are_found_again() -> None:
    """Bytes of a recipe are recognised, with their seed, at any length and place."""
    assert build_words(0, 8).hex() == "b179379e62f36e3c"
    for seed in (0, 1, 2**32 - 1):
        for length in (65, 66, 67, 68, 1000, 300_000):
            assert find_recipe(build_words(seed, length)) == ("words", seed)
    assert find_recipe(build_words(0, 1000)[400:]) == ("words", 100)
    assert find_recipe(bytes(70)) == ("zeros", 0)
    assert find_recipe(b"\xff" * 70) == ("ones", 0)
    assert find_recipe(build_words(0, 999) + b"\x00") is None
    assert find_recipe(b"\x01" + bytes(99)) is None
    assert build_recipe("ones", 0, 3) == b"\xff\xff\xff"
