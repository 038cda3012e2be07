"""`make bench`: every measurement, one after the other."""

from __future__ import annotations

import sys

from bench import project_speed, root_speed, vector_speed


def main() -> int:
    """Print all tables; return 1 if two implementations gave different roots."""
    project_speed.main()
    print()
    vector_speed.main()
    print()
    return root_speed.main()


if __name__ == "__main__":
    sys.exit(main())
