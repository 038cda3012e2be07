"""How the text names things: the one definition, for whoever needs it."""

from __future__ import annotations


def compute_constructor(annotation: str) -> str:
    """Return the constructor of a type: `Uint64` -> `u64`, `ByteCount` -> `byte_count`."""
    if annotation.startswith("Uint") and annotation[4:].isdigit():
        return "u" + annotation[4:]
    name = ""
    for index, letter in enumerate(annotation):
        before = annotation[index - 1 : index]
        after = annotation[index + 1 : index + 2]
        starts = letter.isupper() and (not before.isupper() or after.islower())
        name += "_" + letter.lower() if starts and index > 0 else letter.lower()
    return name
