"""`make bench`: every measurement, one after the other."""

from __future__ import annotations

import sys

from bench import mining_speed, project_speed, root_speed, vector_speed


def main() -> int:
    """Print all tables; return 1 if two implementations gave different results."""
    project_speed.main()
    print()
    vector_speed.main()
    print()
    failed = mining_speed.main()
    print()
    return root_speed.main() or failed


if __name__ == "__main__":
    sys.exit(main())
