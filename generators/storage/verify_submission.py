"""Vectors of storage.md#verify_submission."""

from __future__ import annotations

from dataclasses import replace

from generators.files import BAD_HEIGHTS, make_nodes, make_submission
from generators.framework import Maker
from zgspec.active import primitives, storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    """Make the suite of submissions: the order of the checks."""
    suite = make.suite(storage.verify_submission, "submissions", "The order of the checks.")
    reason = storage.SubmissionReject
    for size in (1, 257, 20 * storage.ENTRY_SIZE):
        valid = make_submission(size)
        case = suite.accept(f"{size}", f"a submission of {size} bytes", valid)
        nobody = replace(valid, submitter=primitives.ZERO_ADDRESS)
        suite.reject(f"{size}-nobody", case, "nobody submits", reason.SUBMITTER_IS_ZERO, nobody)
        empty = replace(valid.data, nodes=[])
        suite.reject(
            f"{size}-no-nodes",
            case,
            "no nodes",
            reason.NO_SUBMISSION_NODES,
            replace(valid, data=empty),
        )
        long = replace(valid.data, length=u256(2**40))
        suite.reject(
            f"{size}-long",
            case,
            "2**40 bytes",
            reason.LENGTH_ABOVE_CAPACITY,
            replace(valid, data=long),
        )
        both = replace(nobody, data=empty)
        suite.reject(
            f"{size}-nobody-no-nodes",
            case,
            "nobody submits no nodes",
            reason.SUBMITTER_IS_ZERO,
            both,
        )
    tagged = make_submission(1, tags=b"\x01\x02\x03")
    case = suite.accept("tags", "a submission with tags", tagged)
    for slug, change, heights, expected in BAD_HEIGHTS:
        nodes = make_nodes(*heights)
        bad = replace(tagged, data=replace(tagged.data, nodes=nodes))
        suite.reject(f"tags-{slug}", case, change, expected, bad)
