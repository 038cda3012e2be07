"""`make bench`: every measurement, one after the other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from bench import (
    compiled_speedup,
    kv_speed,
    mining_speed,
    project_speed,
    root_speed,
    vector_speed,
)
from zgspec.compiled import get_directory

ROOT: Final = Path(__file__).parent.parent


def main() -> int:
    """Print all tables; return 1 if two implementations or builds gave different results."""
    project_speed.main()
    print()
    vector_speed.main()
    print()
    if get_directory(ROOT).is_dir():
        compiled_speedup.main()
    else:
        print(
            "no compiled build: `make compile` makes one, to be measured beside the interpreted one"
        )
    print()
    status = mining_speed.main()
    print()
    status = kv_speed.main() or status
    print()
    return root_speed.main() or status


if __name__ == "__main__":
    sys.exit(main())
