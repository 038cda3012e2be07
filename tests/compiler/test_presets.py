"""What is run of a preset or an overlay to find out whether it builds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from zgspec.compiler import SpecError, build

from .documents import HEAD, HERE, UNITS, find_line, write_documents

LAYER = """# Thrifty

## Counts

> ours · a feature of the tests

"""

ROW = """| Constant | Type | mainnet | minimal | Meaning |
| --- | --- | --- | --- | --- |
| `SCALE` | `int` | `1` | `0` | a scale |

"""


def _refuse(root: Path, problem: str, **texts: str) -> None:
    """Check that the document with a mark is refused in the marked line, and that nothing is left."""
    specs = write_documents(root, **{"units": UNITS, **texts})
    (name,) = [name for name, text in texts.items() if HERE in text]
    path = f"specs/{name.replace('__', '/')}.md"
    with pytest.raises(SpecError) as caught:
        build(specs.parent)
    line = find_line(texts[name])
    assert (caught.value.path.as_posix(), caught.value.line) == (path, line), str(caught.value)
    assert problem in caught.value.problem
    assert not [module for module in sys.modules if module.startswith("_zgspec_build")]


def test_class_that_fails_in_one_preset(tmp_path: Path) -> None:
    fence = f'```python\nclass Part(Enum):{HERE}\n    """Parts."""\n\n    HALF = 8 // SCALE\n```\n'
    _refuse(tmp_path, "fails for preset minimal: ZeroDivisionError", broken=HEAD + ROW + fence)


def test_function_that_fails_in_a_constraint(tmp_path: Path) -> None:
    rule = '''### compute_part

```python
def compute_part(count: int) -> int:
    """Return a part."""
    return count // SCALE
```

'''
    fence = f'```python constraint\nassert compute_part(8) == 8, "whole"{HERE}\n```\n'
    problem = "constraint can't be checked for preset minimal: ZeroDivisionError"
    _refuse(tmp_path, problem, broken=HEAD + ROW + rule + fence)


def test_overlay_breaks_a_constraint_of_the_base(tmp_path: Path) -> None:
    fence = f'```python constraint\nassert SCALE < 2, "small"{HERE}\n```\n'
    layer = LAYER + ROW.replace("`0`", "`2`")
    problem = "constraint fails for preset minimal: small"
    _refuse(tmp_path, problem, broken=HEAD + ROW + fence, _features__thrifty__broken=layer)


def test_overlay_with_a_function_that_does_not_compile(tmp_path: Path) -> None:
    rule = f'''### compute_part

```python
def compute_part(count: int, count: int) -> int:{HERE}
    """Return a part."""
    return count
```

'''
    problem = "duplicate argument 'count'"
    _refuse(tmp_path, problem, broken=HEAD + ROW, _features__thrifty__broken=LAYER + rule)


def test_overlay_with_a_theorem_that_does_not_compile(tmp_path: Path) -> None:
    fence = f'''```python theorem
def theorem_part(count: int, count: int) -> None:{HERE}
    """theory: int. Parts."""
    assert count == count
```
'''
    problem = "duplicate argument 'count'"
    _refuse(tmp_path, problem, broken=HEAD + ROW, _features__thrifty__broken=LAYER + fence)
