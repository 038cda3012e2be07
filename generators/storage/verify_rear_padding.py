"""Vectors of storage.md#verify_rear_padding."""

from __future__ import annotations

from typing import Final

from generators.files import change_lemma
from generators.framework import Maker, make_data
from zgspec.active import primitives, storage

PRESETS: Final = ("minimal",)


def generate(make: Maker) -> None:
    """Make the suite of siblings: siblings with data and in the padding."""
    suite = make.suite(
        storage.verify_rear_padding, "siblings", "Siblings with data and in the padding."
    )
    reason = storage.SegmentReject.SEGMENT_WRONG_PADDING
    full = storage.SEGMENT_SIZE
    for count in (1, 2, 9, 17, 33, 35, 65):
        size = primitives.byte_count(full * count)
        data = make_data(full * count, count)
        for index in sorted({0, count // 2, count - 1}):
            proof = storage.compute_segment_proof(data, primitives.segments(index))
            slug = f"{index}-of-{count}"
            case = suite.accept(slug, f"segment {index} of {count}", proof, size)
            for place in range(1, len(proof.path) + 1):
                bad = change_lemma(proof, place)
                if proof.path[place - 1] and proof.lemma[place] in storage.ZERO_SUBTREE_ROOTS:
                    suite.reject(
                        f"{slug}-sibling-{place}",
                        case,
                        f"sibling {place} is not zero",
                        reason,
                        bad,
                        size,
                    )
                elif place == len(proof.path):
                    suite.accept(
                        f"{slug}-sibling-{place}",
                        f"sibling {place} of segment {index} of {count}, which holds data, is another",
                        bad,
                        size,
                    )
