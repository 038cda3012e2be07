"""Tags of this layer, and tags that are none of it."""

from __future__ import annotations

from generators.framework import Maker, flip, make_hashes
from generators.kv import APPLES
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write lengths around whole words, and other first words."""
    suite = make.suite(storage.decode_stream_tags, "words", "Around whole words.")
    tags = storage.encode_stream_tags(make_hashes(4, "tag"))
    for words in range(5):
        for length in (32 * words - 1, 32 * words, 32 * words + 1):
            if 0 <= length <= len(tags):
                suite.accept(f"{length}", f"the first {length} bytes of tags", tags[:length])
    first = make.suite(storage.decode_stream_tags, "domain", "The first word.")
    first.accept("right", "the first word of this layer", storage.STREAM_DOMAIN + APPLES)
    for bit in (0, 7, 128, 255):
        wrong = flip(storage.STREAM_DOMAIN, bit)
        first.accept(f"bit-{bit}", f"bit {bit} of the first word is turned", wrong + APPLES)
    first.accept("missing", "the first word is missing", APPLES + APPLES)
    first.accept("behind", "the first word stands second", APPLES + storage.STREAM_DOMAIN)
    first.accept("twice", "a stream has the id of the first word", storage.STREAM_DOMAIN * 2)
