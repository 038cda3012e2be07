"""`python -m zgspec.compiler [--strict] [--json] [ROOT]`: builds the packages of a checkout."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Final

from zgspec.compiler.build import compile_packages, write_packages
from zgspec.compiler.errors import SpecError
from zgspec.compiler.resolve import find_unused_imports, find_unused_reasons
from zgspec.compiler.specification import parse_base

TEMPLATE: Final = "{package}: {modules} modules, {lines} lines, {files_changed} files changed"


def main(arguments: list[str]) -> int:
    """Build, print one line per package, and return the exit status: 1 if the text is refused.

    `arguments` are the root of the checkout, by default this one, `--json` for what a program would
    read, and `--strict`, which makes errors of the warnings.
    """
    paths = [argument for argument in arguments if argument not in ("--strict", "--json")]
    root = Path(paths[0]) if paths else Path(__file__).resolve().parents[2]
    try:
        base = parse_base(root / "specs")
        packages = compile_packages(base)
        changed = write_packages(root / "zgspec", packages)
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    rows = [_describe(package, files, changed) for package, files in packages.items()]
    found = [*find_unused_imports(base.documents), *find_unused_reasons(base.documents)]
    warnings = [f"{item.path.as_posix()}:{item.line}: warning: {item.problem}" for item in found]
    if "--json" in arguments:
        print(json.dumps({"packages": rows, "warnings": warnings}, indent=2))
    else:
        print("\n".join([TEMPLATE.format(**row) for row in rows]))
        print("".join([f"{warning}\n" for warning in warnings]), end="", file=sys.stderr)
    return 1 if warnings and "--strict" in arguments else 0


def _describe(package: str, files: dict[str, str], changed: list[Path]) -> dict[str, str | int]:
    return {
        "package": f"zgspec/{package}",
        "modules": len(files) - 1,
        "lines": sum([source.count("\n") for source in files.values()]),
        "files_changed": sum([path.parent.name == package for path in changed]),
    }


if __name__ == "__main__":
    # The process ends soon, and its trees have no cycles: garbage collection is a tenth of a build.
    gc.disable()
    sys.exit(main(sys.argv[1:]))
