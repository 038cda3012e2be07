"""Vectors of storage.md#verify_range_position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generators.flow import make_log
from generators.framework import Maker, make_hash
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32


class Call(NamedTuple):
    """The arguments of a call."""

    proof: storage.RangeProof
    total: primitives.Entries
    start: primitives.Entries
    length: primitives.Entries


def make_call(leaves: list[Bytes32], start: int, length: int) -> Call:
    """Return the call with the proof of a range of a log."""
    first, number = primitives.entries(start), primitives.entries(length)
    proof = storage.compute_range_proof(leaves, first, number)
    return Call(proof, primitives.entries(len(leaves)), first, number)


def generate(make: Maker) -> None:
    """Make the suite of positions: height, start, end and bound."""
    suite = make.suite(storage.verify_range_position, "positions", "Height, start, end and bound.")
    for count, start, length in (
        (1, 0, 1),
        (2, 1, 1),
        (4, 0, 4),
        (6, 1, 4),
        (6, 5, 1),
        (7, 2, 3),
        (9, 3, 5),
    ):
        call = make_call(make_log(count), start, length)
        slug = f"{length}-from-{start}-of-{count}"
        case = suite.accept(slug, f"{length} entries from {start} of {count}", *call)
        for word, change, reason, wrong in find_mistakes(call):
            suite.reject(f"{slug}-{word}", case, change, reason, *wrong)
    call = make_call([*make_log(9), make_hash("behind")], 5, 5)
    case = suite.accept("bound", "a range up to the end of the log", *call)
    behind = call._replace(total=primitives.entries(9))
    out = storage.RangeProofReject.RANGE_OUT_OF_BOUND
    suite.reject("behind", case, "a log of one entry less", out, *behind)


def find_mistakes(call: Call) -> Iterator[tuple[str, str, storage.RangeProofReject, Call]]:
    """Yield another height, start and end."""
    reason = storage.RangeProofReject
    higher = call._replace(total=primitives.entries(4 * call.total))
    yield "height", "a log four times as long", reason.RANGE_WRONG_HEIGHT, higher
    later = call._replace(start=primitives.entries(call.start + 1))
    yield "start", "the next start", reason.RANGE_WRONG_START, later
    longer = call._replace(length=primitives.entries(call.length + 1))
    yield "end", "one entry more", reason.RANGE_WRONG_END, longer
