"""The one place where a cryptographic backend is chosen: ZGSPEC_BACKEND is `native` (default) or
`reference`.

Both backends give the same answer on every input that a seam passes on; the tests compare them.
The seams check their arguments first, so that an error has one text whatever the backend.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Final

from zgspec.runtime.interface import Backend

VARIABLE: Final = "ZGSPEC_BACKEND"
NAMES: Final = ("native", "reference")


class BackendError(ValueError):
    """There is no backend of the name that was asked for."""


def get_name(value: str | None) -> str:
    """Return the name of the backend that the environment variable asks for."""
    if value is None or value == "":
        return NAMES[0]
    if value not in NAMES:
        raise BackendError(f"{VARIABLE}={value}: choose {' or '.join(NAMES)}")
    return value


@cache
def load_backend(name: str) -> Backend:
    """Return a backend by name. The native one imports a library when it first needs it."""
    if get_name(name) == "reference":
        limit = sys.getrecursionlimit()
        from zgspec.runtime.reference import REFERENCE

        # py_ecc raises the limit of the whole process when it is imported.
        sys.setrecursionlimit(limit)
        return REFERENCE
    from zgspec.runtime.native import NATIVE

    return NATIVE


# The backend of this process.
BACKEND: Final = load_backend(get_name(os.environ.get(VARIABLE)))
