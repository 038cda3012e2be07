"""The theorems of every overlay hold on drawn inputs. The proof shows that their assumptions can be met."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from zgspec.compiler import parse_specification
from zgspec.prover.bounds import get_bounds
from zgspec.prover.program import Program, load
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.runtime import Discard

ROOT: Final = Path(__file__).parents[2]
FEATURES: Final = ROOT / "specs" / "_features"
DRAWS: Final = 300


def find_theorems() -> list[tuple[str, str, str]]:
    """Return overlay, document and name of every theorem."""
    found = []
    for path in sorted(FEATURES.glob("*/*.md")):
        names = re.findall(r"^def (theorem_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        found += [(path.parent.name, path.stem, name) for name in names]
    return found


@cache
def get_program(overlay: str) -> Program:
    """Return the text with an overlay."""
    specification = parse_specification(ROOT / "specs", overlay)
    return load(specification, "minimal", f"zgspec_theorems_{overlay}")


@pytest.mark.parametrize(("overlay", "document", "name"), find_theorems())
def test_theorem_holds(overlay: str, document: str, name: str) -> None:
    """No draw refutes it."""
    program = get_program(overlay)
    theorem = program.get_theorem(document, name)
    sampler = Sampler(program, RandomChooser(0), get_bounds(program, theorem))
    for _ in range(DRAWS):
        try:
            theorem.run(**sampler.draw_all(theorem))
        except Discard:
            continue
