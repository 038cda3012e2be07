"""The files of the comparison: recipe and size, around every boundary of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.conformance.sdks import Question
from zgspec.active import primitives, storage
from zgspec.replay.recipes import build_recipe
from zgspec.replay.values import Json
from zgspec.runtime import u64

ENTRY: Final = storage.ENTRY_SIZE
SEGMENT: Final = storage.SEGMENT_SIZE
LARGEST_EXPONENT: Final = 14
LARGEST_BYTE_EXPONENT: Final = 11
LARGE: Final = 2**23
"""Files above this size answer fewer questions."""
LEAF_LIMIT: Final = 160
"""Files with at most so many padded entries are also proved entry by entry."""


@dataclass(frozen=True)
class Pair:
    """A recipe and a size in bytes."""

    recipe: str
    seed: int
    size: int

    @property
    def value(self) -> Json:
        """Return the bytes as vectors have them."""
        if self.size == 0:
            return "0x"
        seed: dict[str, Json] = {"seed": self.seed} if self.recipe == "words" else {}
        return {"recipe": self.recipe, **seed, "length": self.size}

    @property
    def data(self) -> bytes:
        """Return the bytes."""
        return build_recipe(self.recipe, self.seed, self.size)

    def __str__(self) -> str:
        return f"{self.recipe}-{self.size}"


def get_byte_sizes() -> Iterator[int]:
    """Sizes around the first entries, where single bytes matter."""
    yield from (0, 1, 2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513)


def get_power_sizes() -> Iterator[int]:
    """Sizes one entry around every power of two of entries, and one byte around these."""
    for exponent in range(LARGEST_EXPONENT + 1):
        for entry_count in (2**exponent - 1, 2**exponent, 2**exponent + 1):
            yield ENTRY * entry_count
            if exponent <= LARGEST_BYTE_EXPONENT:
                yield from (ENTRY * entry_count - 1, ENTRY * entry_count + 1)


def get_granule_sizes() -> Iterator[int]:
    """Sizes on and just above every step of the padded count: eighths of a power of two."""
    for exponent in range(4, 13):
        for eighth in range(8, 16):
            yield ENTRY * 2**exponent * eighth // 8
            yield ENTRY * 2**exponent * eighth // 8 + 1


def get_segment_sizes() -> Iterator[int]:
    """Sizes around whole segments."""
    for count in range(1, 9):
        yield from (SEGMENT * count + change for change in (-1, 0, 1))


def build_pairs() -> list[Pair]:
    """Return every pair once, in a fixed order."""
    pairs = [
        Pair(name, 0, size) for size in get_byte_sizes() for name in ("words", "zeros", "ones")
    ]
    pairs += [Pair("words", size % 97, size) for size in get_power_sizes() if size > 0]
    pairs += [Pair("ones", 0, size) for size in get_granule_sizes()]
    pairs += [Pair("zeros", 0, size) for size in get_segment_sizes()]
    pairs += [Pair("words", 5, 2**26), Pair("words", 4294967295, 3 * 2**20 + 77)]
    return list(dict.fromkeys(pairs))


PAIRS: Final = build_pairs()


def get_indexes(count: int) -> list[int]:
    """Return the first, a middle and the last index."""
    return sorted({0, count // 2, count - 1})


def get_size_questions(size: int) -> Iterator[Question]:
    """Ask about the counts of a file."""
    text = str(size)
    yield Question("compute_entry_count", {"size": text})
    yield Question("compute_segment_count", {"size": text})
    if size > 0:
        yield Question("compute_padded_segment_count", {"size": text})
        count = storage.compute_entry_count(primitives.byte_count(size))
        padded = str(storage.compute_padded_entry_count(count))
        yield Question("compute_padded_entry_count", {"count": str(count)})
        yield Question("compute_submission_heights", {"padded": padded})


def get_file_questions(value: Json, size: int) -> Iterator[Question]:
    """Ask about root, submission nodes and segments of a file."""
    yield Question("compute_data_root", {"data": value})
    yield Question("compute_submission_nodes", {"data": value})
    if size <= LARGE:
        yield Question("compute_segment_roots", {"data": value})
    if size > 0:
        count = storage.compute_padded_segment_count(primitives.byte_count(size))
        for index in get_indexes(count) if size <= LARGE else [count - 1]:
            yield Question("compute_segment_proof", {"data": value, "index": str(index)})


def get_entry_questions(data: bytes) -> Iterator[Question]:
    """Ask for the proof of single entries, and whether it holds."""
    leaves = storage.compute_leaves(data)
    padded = storage.compute_padded_entry_count(primitives.entries(len(leaves)))
    leaves += [storage.ZERO_SUBTREE_ROOTS[0]] * (padded - len(leaves))
    root = storage.compute_tree_root(leaves)
    encoded: list[Json] = [f"0x{leaf.hex()}" for leaf in leaves]
    yield Question("compute_tree_root", {"leaves": encoded})
    for position in get_indexes(padded):
        yield Question("compute_proof", {"leaves": encoded, "position": str(position)})
        proof = storage.compute_proof(leaves, u64(position))
        value: Json = {
            "lemma": [f"0x{item.hex()}" for item in proof.lemma],
            "path": [*proof.path],
        }
        yield Question(
            "verify_file_proof",
            {
                "proof": value,
                "root": f"0x{root.hex()}",
                "leaf": encoded[position],
                "position": str(position),
                "leaf_count": str(padded),
            },
        )


def get_questions(pair: Pair) -> list[Question]:
    """Return everything that is asked about a pair."""
    questions = [*get_size_questions(pair.size), *get_file_questions(pair.value, pair.size)]
    if 0 < pair.size <= ENTRY * LEAF_LIMIT:
        questions += get_entry_questions(pair.data)
    return questions
