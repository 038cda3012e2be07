"""Keys as results show them."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write keys around 32 characters, and keys that are no text."""
    suite = make.suite(storage.compute_shown_key, "keys", "Texts, and bytes that are none.")
    keys = {
        "empty": b"",
        "one": b"k",
        "31": b"k" * 31,
        "32": b"k" * 32,
        "33": b"k" * 32 + b"x",
        "32-wide": "ä".encode() * 32,
        "33-wide": "€".encode() * 33,
        "astral": "\U0001f511".encode() * 33,
        "combining": "e\u0301".encode() * 20,
        "zero": b"\x00",
        "newline": b"a\nb",
        "replacement": "\ufffd".encode(),
        "highest": b"\xf4\x8f\xbf\xbf",
        "above-highest": b"\xf4\x90\x80\x80",
        "surrogate": b"\xed\xa0\x80",
        "overlong": b"\xc0\x80",
        "cut": b"\xe2\x82",
        "continuation": b"\x80",
        "ff": b"\xff",
        "bad-behind-32": b"k" * 40 + b"\xff",
        "named-none": b"NONE",
    }
    for name, key in keys.items():
        suite.accept(name, f"the key {name}", key)
