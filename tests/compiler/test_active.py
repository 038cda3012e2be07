"""The preset of a process comes from its environment."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zgspec import PRESETS
from zgspec.compiler import build, parse_specification

from .documents import FILES, UNITS, write_documents

ROOT = Path(__file__).resolve().parents[2]

LAYER = '''# Other

## Other

> ours · a test

### process_file

```python
def process_file(log: Log, count: Entries) -> ByteCount:
    """Return a size."""
    return compute_size(count)
```
'''

# The package of the test stands before the one of the project, which lends the rest.
SCRIPT = """
import sys
import zgspec
zgspec.__path__.insert(0, sys.argv[1])
from zgspec.active import files, units
print(files.__name__, units.__name__, units.LIMIT)
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("active")
    write_documents(root, units=UNITS, files=FILES, _features__other__files=LAYER)
    build(root)
    return root


def _run(root: Path, preset: str | None, script: str = SCRIPT) -> str:
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    if preset is not None:
        environment["ZGSPEC_PRESET"] = preset
    command = [sys.executable, "-c", script, str(root / "zgspec")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return (result.stdout + result.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("preset", "printed"),
    [
        (None, "zgspec.mainnet.files zgspec.mainnet.units 1024"),
        ("minimal", "zgspec.minimal.files zgspec.minimal.units 8"),
        ("minimal_other", "zgspec.minimal_other.files zgspec.minimal.units 8"),
        (
            "nothing",
            "zgspec.active.NotBuiltError: the preset 'nothing' is not built: run `make pyspec`",
        ),
        (
            "../mainnet",
            "zgspec.active.NotBuiltError: the preset '../mainnet' is not built: run `make pyspec`",
        ),
    ],
)
def test_preset(root: Path, preset: str | None, printed: str) -> None:
    assert _run(root, preset) == printed


def test_unknown_document(root: Path) -> None:
    script = SCRIPT.replace("import files, units", "import nothing")
    assert _run(root, "minimal", script).startswith("ImportError: cannot import name 'nothing'")


def test_every_document_is_typed_in_active() -> None:
    """The imports that the type checker sees are the documents of the specification, no more and no fewer."""
    tree = ast.parse((ROOT / "zgspec" / "active.py").read_text(encoding="utf-8"))
    imported = [
        item.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == f"zgspec.{PRESETS[0]}"
        for item in node.names
    ]
    assert sorted(imported) == sorted(parse_specification(ROOT / "specs").documents)
