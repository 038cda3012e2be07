"""The generated packages: whether one is there, and is what the text gives."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from zgspec import PRESETS
from zgspec.compiler.target import parse_target
from zgspec.compiler.texts import find_change
from zgspec.replay.errors import StalePackageError, UnknownPreset

if TYPE_CHECKING:
    from zgspec.replay.runner import Runner


def check_built(preset: str) -> None:
    """Raise UnknownPreset if a preset or overlay has no package."""
    base = parse_target(preset).preset
    if base not in PRESETS:
        raise UnknownPreset(f"no preset is called {preset}")
    for name in dict.fromkeys((base, preset)):
        # A folder that a build has left empty is found too, without an origin.
        found = importlib.util.find_spec(f"zgspec.{name}") if name.isidentifier() else None
        if found is None or found.origin is None:
            raise UnknownPreset(f"zgspec/{name} is not built: run `make pyspec`")


def check_fresh(preset: str) -> None:
    """Raise StalePackageError if a package is not what the text beside it gives; the wheel has no text."""
    check_built(preset)
    package = importlib.import_module(f"zgspec.{preset}")
    root = Path(str(package.__file__)).parents[2]
    if not (root / "specs").is_dir():
        return
    texts: object = vars(package).get("TEXTS")
    # A package that was built before texts were recorded has no hashes.
    hashes = {"specs": ""}
    if isinstance(texts, dict):
        hashes = {str(path): str(digest) for path, digest in texts.items()}
    changed = find_change(root, hashes)
    if changed:
        raise StalePackageError(
            f"zgspec/{preset} was built from another {changed}: run `make pyspec`"
        )


def load_fresh(preset: str) -> Runner:
    """Return a runner of a preset whose package is what the text gives."""
    from zgspec.replay.runner import Runner

    check_fresh(preset)
    return Runner.for_preset(preset)
