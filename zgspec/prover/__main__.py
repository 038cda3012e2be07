"""`python -m zgspec.prover`: prove the theorems of a checkout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from zgspec.prover.runner import prove


def main() -> int:
    """Read the command line and prove."""
    parser = argparse.ArgumentParser(prog="zgspec prove")
    parser.add_argument("only", nargs="?", default="", help="part of the name of theorems")
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--preset", default="mainnet")
    parser.add_argument("--cold", action="store_true", help="do not use the ledger")
    parser.add_argument("--mutants", action="store_true", help="mutants must break a theorem")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(namespace=_Arguments())
    return prove(
        given.root, given.preset, given.only, given.cold, given.mutants, given.jobs, given.json
    )


class _Arguments(argparse.Namespace):
    root: Path
    preset: str
    only: str
    cold: bool
    mutants: bool
    jobs: int
    json: bool


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
