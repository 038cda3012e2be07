"""The preset that this process is bound to: `ZGSPEC_PRESET`, by default mainnet.

Support code writes `from zgspec.active import storage`. The type checker sees mainnet, whose
modules have the same types as those of every other preset. A module that an overlay does not
replace is that of the overlay's base.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

    from zgspec.mainnet import primitives as primitives
    from zgspec.mainnet import storage as storage

PRESET: Final = os.environ.get("ZGSPEC_PRESET", "mainnet")


class NotBuiltError(ImportError):
    """The package of the preset is not there; the message says what to do."""


if not TYPE_CHECKING:

    def __getattr__(name: str) -> ModuleType:
        """Return the module of a document. Raises AttributeError if there is no such document."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = find_spec(f"zgspec.{PRESET}") if PRESET.isidentifier() else None
        # A folder that a build has left empty is found too, without an origin.
        if found is None or found.origin is None:
            raise NotBuiltError(f"the preset {PRESET!r} is not built: run `make pyspec`")
        base = import_module(f"zgspec.{PRESET}").BASE
        for package in (PRESET, base):
            if find_spec(f"zgspec.{package}.{name}") is not None:
                return import_module(f"zgspec.{package}.{name}")
        raise AttributeError(f"the preset {PRESET} has no document {name}")
