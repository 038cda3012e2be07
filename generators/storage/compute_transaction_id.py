"""The names of transactions."""

from __future__ import annotations

from dataclasses import replace

from generators.framework import Maker, make_hash, make_hashes
from zgspec.active import primitives, storage
from zgspec.runtime import u64


def make_named(heights: list[int]) -> storage.Transaction:
    """Return a transaction with nodes of these heights."""
    roots = make_hashes(len(heights), "node")
    return storage.Transaction(
        make_hash("data root"),
        [
            storage.SubmissionNode(root, primitives.height(node_height))
            for root, node_height in zip(roots, heights, strict=True)
        ],
        primitives.entries(2**33 + 1024),
        primitives.byte_count(2**40 + 5),
        u64(2**35 + 6),
    )


def generate(make: Maker) -> None:
    """Write transactions that differ in one field."""
    suite = make.suite(storage.compute_transaction_id, "fields", "One field changes at a time.")
    base = make_named([9, 7, 6])
    suite.accept("base", "a transaction of three nodes", base)
    suite.accept("one-node", "a transaction of one node", make_named([0]))
    suite.accept("four-nodes", "a transaction of four nodes", make_named([13, 12, 11, 10]))
    suite.accept("height", "another height", make_named([9, 7, 5]))
    root = make_hash("other root")
    suite.accept("root", "another root", replace(base, data_root=root))
    suite.accept("start", "another start", replace(base, start=primitives.entries(1024)))
    suite.accept("size", "another size", replace(base, size=primitives.byte_count(1)))
    suite.accept("sequence", "another number", replace(base, sequence=u64(0)))
    nodes = [*reversed(base.nodes)]
    suite.accept("order", "the nodes in another order", replace(base, nodes=nodes))
