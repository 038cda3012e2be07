"""The executable specification of the 0G network."""

import os
from typing import Final

PRESETS: Final = ("mainnet", "minimal")
"""The sets of constants that each document has; the first is that of the deployed network."""

if os.environ.get("ZGSPEC_COMPILED"):
    from zgspec.compiled import activate_from_environment

    activate_from_environment()
