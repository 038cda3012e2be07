"""The executable specification of the 0G network."""

import os

if os.environ.get("ZGSPEC_COMPILED"):
    from zgspec.compiled import activate_from_environment

    activate_from_environment()
