"""Places of keys in the order of keys."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write keys at and between those of some blocks, in both ways."""
    suite = make.suite(storage.get_key_place, "places", "At and between the keys of some blocks.")
    blocks = [[b"b", b"d"], [b"f"], [b"h", b"j", b"l"]]
    for name, is_behind in (("front", False), ("behind", True)):
        for number in range(13):
            key = bytes([97 + number])
            slug, description = f"{key.decode()}-{name}", f"{name} of {key.decode()}"
            suite.accept(slug, description, blocks, key, is_behind)
        suite.accept(f"zero-{name}", f"{name} of f and a zero byte", blocks, b"f\x00", is_behind)
        near = [[b"b"], [b"f\x00", b"g"]]
        suite.accept(
            f"near-{name}", f"{name} of f, beside f and a zero byte", near, b"f", is_behind
        )
        suite.accept(f"none-{name}", f"{name} of a key without others", [[]], b"k", is_behind)
