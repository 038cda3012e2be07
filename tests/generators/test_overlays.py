"""Vectors of an overlay: where they stand, what makes them anew, and that the base does not notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from zgspec.compiler import parse_specification
from zgspec.coverage.accepted import Accepted
from zgspec.coverage.measure import measure
from zgspec.coverage.report import CoverageReport

from .test_produce import copy, edit, read_all, run

__all__ = ["copy"]

LAYER = '''# Strict

## Fees

> ours · an overlay of the tests

| StrictReject | Deployed text | Meaning |
| --- | --- | --- |
| `FREE_SUBMISSION` | - | a submission that pays nothing |

### compute_entry_count

```python
def compute_entry_count(size: ByteCount) -> Entries:
    """Return the entries that hold so many bytes: one more than the base."""
    return entries(compute_ceiling_quotient(size, ENTRY_SIZE) + 1)
```

### verify_fee

```python
def verify_fee(fee: Wei) -> Wei:
    """Return a fee, or reject it."""
    if fee == 0:
        raise Rejected(StrictReject.FREE_SUBMISSION)
    return fee
```
'''
COUNTS = '''"""Vectors of storage.md#compute_entry_count with the overlay."""

from generators.framework import Maker
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    """Make the suite of sizes."""
    suite = make.suite(storage.compute_entry_count, "sizes", "Sizes.")
    for size in (0, 1, 256, 257, 1000):
        suite.accept(f"{size}", f"{size} bytes", primitives.byte_count(size))
'''
FEES = '''"""Vectors of storage.md#verify_fee, which the base does not have."""

from generators.framework import Maker
from zgspec.active import primitives, storage

PRESETS: tuple[str, ...] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Make the suite of fees."""
    suite = make.suite(storage.verify_fee, "fees", "Some and none.")
    paid = suite.accept("one", "a fee of one", primitives.wei(1))
    suite.accept("two", "a fee of two", primitives.wei(2))
    reason = storage.StrictReject.FREE_SUBMISSION
    suite.reject("zero", paid, "there is none", reason, primitives.wei(0))
'''
MADE = [
    "mainnet_strict/storage/compute_entry_count",
    "mainnet_strict/storage/verify_fee",
    "minimal_strict/storage/verify_fee",
]


def add_overlay(root: Path) -> None:
    """Write the overlay and its generators."""
    text = root / "specs/_features/strict/storage.md"
    text.parent.mkdir(parents=True)
    text.write_text(LAYER, encoding="utf-8")
    folder = root / "generators/_features/strict/storage"
    folder.mkdir(parents=True)
    for path in (folder, folder.parent, folder.parents[1]):
        (path / "__init__.py").write_text('"""Generators."""\n', encoding="utf-8")
    (folder / "compute_entry_count.py").write_text(COUNTS, encoding="utf-8")
    (folder / "verify_fee.py").write_text(FEES, encoding="utf-8")


def test_an_overlay_has_vectors_of_its_own(copy: Path) -> None:
    """They are made, kept, made anew and removed, and no vector of the base is touched."""
    run(copy)
    base = read_all(copy)
    add_overlay(copy)
    assert run(copy)["generated"] == MADE
    found = read_all(copy)
    assert {path: found[path] for path in base if path != "manifest.json"} == {
        path: data for path, data in base.items() if path != "manifest.json"
    }
    assert sorted(found.keys() - base.keys()) == [
        "mainnet/strict/storage/compute_entry_count/sizes.json",
        "mainnet/strict/storage/verify_fee/fees.json",
        "minimal/strict/storage/verify_fee/fees.json",
        "schemas/strict/storage/compute_entry_count.json",
        "schemas/strict/storage/verify_fee.json",
    ]
    assert (
        b'"strict/storage.md#verify_fee": {"cases": 6, "rejections": 2}' in found["manifest.json"]
    )
    check_measures(copy)
    edit(copy / "specs/_features/strict/storage.md", "if fee == 0:", "if fee < 1:")
    assert run(copy)["generated"] == MADE[1:]
    (copy / "specs/_features/strict/storage.md").unlink()
    with pytest.raises(RuntimeError, match="_features/strict: there is no such overlay"):
        run(copy)


def check_measures(root: Path) -> None:
    """Coverage asks of the vectors of an overlay what it defines itself, and of the base's nothing more."""
    specification = parse_specification(root / "specs", "strict")
    report = CoverageReport(measure(specification, root / "vectors"), Accepted(root))
    assert report.is_success, str(report)
    assert {goal.function for goal in report.coverage.goals} == {
        "storage.md#compute_entry_count",
        "storage.md#verify_fee",
    }
