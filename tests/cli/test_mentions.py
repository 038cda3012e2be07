"""What counts as a use of a name of the text in a test."""

from __future__ import annotations

import pytest

from zgspec.commands.mentions import find_mentions
from zgspec.commands.names import Named


def make_named(name: str, kind: str, concept: str = "") -> Named:
    return Named("storage", name, "specs/storage.md:1", True, kind, concept, "", "")


LEAVES = make_named("compute_leaves", "function")
TOO_LONG = make_named("PROOF_PATH_TOO_LONG", "rejection", "FileProofReject")
EPOCH = make_named("epoch", "constructor")


@pytest.mark.parametrize(
    ("named", "source", "lines"),
    [
        (LEAVES, "from zgspec.mainnet.storage import compute_leaves as f\n\nf(b'')", [1, 3]),
        (LEAVES, "from zgspec.active import storage as text\ntext.compute_leaves(b'')", [2]),
        (LEAVES, "storage.compute_leaves(b''); preset.storage.compute_leaves(b'')", [1]),
        (LEAVES, "x = (\n  storage\n  .compute_leaves)", [3]),
        (LEAVES, "run('compute_leaves')\nrun('storage.md#compute_leaves')", [1, 2]),
        (LEAVES, "explain('compute_leaves/sizes/one')", [1]),
        (LEAVES, "# compute_leaves\n'''About compute_leaves.'''", []),
        (LEAVES, "def compute_leaves() -> None: ...\ncompute_leaves()", []),
        (LEAVES, "other.compute_leaves(); compute_leaves_of = 1", []),
        (TOO_LONG, "reason = storage.FileProofReject.PROOF_PATH_TOO_LONG", [1]),
        (TOO_LONG, "Reject = storage.FileProofReject\n{Reject.PROOF_PATH_TOO_LONG: 1}", [2]),
        (TOO_LONG, "assert outcome == {'rejects': 'PROOF_PATH_TOO_LONG'}", [1]),
        (TOO_LONG, "assert text == 'PROOF_PATH_TOO_LONG at 3'", []),
        (EPOCH, "storage.epoch(1)\nmine.epoch = 2\nepoch = 3\nx['epoch']\nepoch", [1]),
        (EPOCH, "get('storage.epoch')", [1]),
    ],
)
def test_uses(named: Named, source: str, lines: list[int]) -> None:
    assert find_mentions(source, named) == lines
