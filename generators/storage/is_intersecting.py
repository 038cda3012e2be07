"""Which shards share segments."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import make_shard
from zgspec.active import storage

LARGE = ((5, 2**32, 1, 4), (5, 2**32, 1, 2), (0, 2**63, 0, 1), (2**31, 2**32, 0, 2**31))


def generate(make: Maker) -> None:
    """Write halves with quarters, equal sizes, and large numbers."""
    suite = make.suite(
        storage.is_intersecting, "pairs", "Pairs of shards with and without overlap."
    )
    pairs = [(half, 2, quarter, 4) for half in range(2) for quarter in range(4)]
    pairs += [(quarter, 4, half, 2) for half, _, quarter, _ in pairs]
    pairs += [(1, 4, 1, 4), (1, 4, 2, 4), (0, 1, 0, 1), (0, 1, 3, 4)]
    for first_id, first_count, second_id, second_count in [*pairs, *LARGE]:
        suite.accept(
            f"{first_id}-of-{first_count}-and-{second_id}-of-{second_count}",
            f"shard {first_id} of {first_count} and shard {second_id} of {second_count}",
            make_shard(first_id, first_count),
            make_shard(second_id, second_count),
        )
