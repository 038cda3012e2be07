"""Every theorem of the text holds on drawn inputs, in both presets, and meets its assumptions at least once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zgspec.compiler import parse_specification
from zgspec.prover.answers import DrawnAnswers, answering
from zgspec.prover.bounds import get_bounds
from zgspec.prover.program import Function, Program, load
from zgspec.prover.sampling import Chooser, RandomChooser, Sampler
from zgspec.runtime import Discard

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = 60
MORE_EXAMPLES: Final = 20_000


def find_theorems() -> list[str]:
    """Return `storage.theorem_x` for every theorem; reading names needs no compiler at collection time."""
    found = []
    for path in sorted((ROOT / "specs").glob("*.md")):
        names = re.findall(r"^def (theorem_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        found += [f"{path.stem}.{name}" for name in names]
    return found


@cache
def get_program(preset: str) -> Program:
    """Return the loaded specification of a preset."""
    return load(parse_specification(ROOT / "specs"), preset, "zgspec_theorems")


class DrawingChooser:
    """Chooses through Hypothesis, so that a failure is made small."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def choose_integer(self, low: int, high: int, special: Sequence[int]) -> int:
        """Return an integer near an end, a special one, or any."""
        near = [st.integers(low, min(high, low + 3)), st.integers(low, min(high, low + 20))]
        choices = [*near, st.integers(low, high)]
        if special:
            choices.append(st.sampled_from(special))
        return self.data.draw(st.one_of(choices))

    def choose_bytes(self, low: int, high: int) -> bytes:
        """Return bytes, half of them one byte repeated."""
        repeated = st.builds(
            lambda byte, size: bytes([byte]) * size, st.integers(0, 2), st.integers(low, high)
        )
        return self.data.draw(st.one_of(repeated, st.binary(min_size=low, max_size=high)))


def run(
    program: Program, theorem: Function, arguments: Mapping[str, object], chooser: Chooser
) -> None:
    """Run a theorem; functions of which it knows nothing answer with what is drawn."""
    answers = DrawnAnswers(program, theorem, chooser)
    with answering(program, answers.names, answers):
        theorem.run(**arguments)


@pytest.mark.parametrize("preset", ["mainnet", "minimal"])
@pytest.mark.parametrize("name", find_theorems())
def test_theorem_holds(name: str, preset: str) -> None:
    program = get_program(preset)
    document, _, own_name = name.partition(".")
    theorem = program.get_theorem(document, own_name)
    bounds = get_bounds(program, theorem)
    met = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        nonlocal met
        chooser = DrawingChooser(data)
        try:
            run(program, theorem, Sampler(program, chooser, bounds).draw_all(theorem), chooser)
        except Discard:
            return
        met += 1

    check()
    chooser = RandomChooser(0)
    sampler = Sampler(program, chooser, bounds)
    for _ in range(MORE_EXAMPLES):
        if met >= EXAMPLES // 10:
            break
        try:
            run(program, theorem, sampler.draw_all(theorem), chooser)
            met += 1
        except Discard:
            continue
    assert met > 0, "every input was discarded"


def test_names_are_those_of_the_compiler() -> None:
    documents = get_program("mainnet").specification.documents.values()
    assert sorted(find_theorems()) == sorted(
        f"{document.name}.{name}" for document in documents for name in document.theorems
    )
