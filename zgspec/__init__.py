"""The executable specification of the 0G network."""

import os
import sys
from pathlib import Path
from typing import Final

PRESETS: Final = ("mainnet", "minimal")
"""The sets of constants that each document has; the first is that of the deployed network."""

if os.environ.get("ZGSPEC_COMPILED"):
    from zgspec.compiled import CompiledBuildError, activate_from_environment

    try:
        activate_from_environment()
    except CompiledBuildError as error:
        # A command says what is wrong; a program that imports the package gets the exception.
        if Path(sys.argv[0]).name in ("-m", "zgspec"):
            sys.exit(f"zgspec: {error}")
        raise
