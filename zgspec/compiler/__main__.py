"""`python -m zgspec.compiler [--strict] [ROOT]`: builds the packages of a checkout."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from zgspec.compiler.build import compile_packages, write_packages
from zgspec.compiler.errors import SpecError
from zgspec.compiler.resolve import find_unused_imports
from zgspec.compiler.specification import parse_base


def main(arguments: list[str]) -> int:
    """Build, print one line per package, and return the exit status: 1 if the text is refused.

    `arguments` are the root of the checkout, by default this one, and `--strict`, which makes errors
    of the warnings.
    """
    paths = [argument for argument in arguments if argument != "--strict"]
    root = Path(paths[0]) if paths else Path(__file__).resolve().parents[2]
    try:
        base = parse_base(root / "specs")
        packages = compile_packages(base)
        changed = write_packages(root / "zgspec", packages)
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    for package, files in packages.items():
        lines = sum(source.count("\n") for source in files.values())
        count = sum(path.parent.name == package for path in changed)
        print(f"zgspec/{package}: {len(files) - 1} modules, {lines} lines, {count} files changed")
    warnings = find_unused_imports(base.documents)
    for warning in warnings:
        print(
            f"{warning.path.as_posix()}:{warning.line}: warning: {warning.problem}", file=sys.stderr
        )
    return 1 if warnings and "--strict" in arguments else 0


if __name__ == "__main__":
    # The process ends soon, and its trees have no cycles: garbage collection is a tenth of a build.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
