"""`make bench`: every measurement, one after the other."""

from __future__ import annotations

import sys

from bench import kv_speed, project_speed, root_speed, vector_speed


def main() -> int:
    """Print all tables; return 1 if two implementations or builds gave different results."""
    project_speed.main()
    print()
    vector_speed.main()
    print()
    status = kv_speed.main()
    print()
    return root_speed.main() or status


if __name__ == "__main__":
    sys.exit(main())
