"""Keys at every place of the order of keys."""

from __future__ import annotations

from typing import Final

from generators.framework import Maker, make_hash
from zgspec.active import storage

PRESETS: Final = ("mainnet", "minimal")

LETTERS: Final = tuple(bytes([97 + 2 * number]) for number in range(9))


def generate(make: Maker) -> None:
    """Write blocks with room, and where they are short, full ones."""
    suite = make.suite(storage.process_insert_key, "places", "Every place of some blocks.")
    suite.accept("first", "the first key", [[]], b"k")
    for length in (1, 4) if make.preset == "minimal" else (2,):
        for number in range(length + 1):
            key = bytes([96 + 2 * number])
            block = [*LETTERS[:length]]
            suite.accept(f"{length}-{number}", f"place {number} of {length} keys", [block], key)
    blocks = [LETTERS[:3], LETTERS[3:5], LETTERS[5:9]]
    for number in range(10):
        key = bytes([96 + 2 * number])
        description = f"place {number} in three blocks"
        suite.accept(f"blocks-{number}", description, [[*block] for block in blocks], key)
    halves = [[*LETTERS[:4]], [*LETTERS[4:]]]
    for number in (0, 2, 4):
        key = bytes([96 + 2 * number])
        description = f"place {number} of the first of two blocks"
        suite.accept(f"halves-{number}", description, halves, key)
    if make.preset == "mainnet":
        longest = [make_hash(number)[:6] for number in range(storage.MAX_BLOCK_LENGTH)]
        for count in (-1, 0):
            full = sorted(longest)[: storage.MAX_BLOCK_LENGTH + count]
            suite.accept(f"full{count}", f"a block of {len(full)} keys", [full], b"\x80")
