"""The transaction of a file that waits."""

from __future__ import annotations

from generators.framework import Maker
from generators.storage._node import (
    EVEN_HALF,
    ODD_HALF,
    WHOLE_LOG,
    make_bare_transaction,
    make_state,
    with_cached,
)
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write nothing, one and several segments that wait."""
    suite = make.suite(storage.process_transaction_arrival, "sizes", "Segments that waited.")
    size = storage.SEGMENT_SIZE * 2 + 1
    whole = storage.ENTRIES_PER_SEGMENT
    transaction = make_bare_transaction(size, whole * 4)
    cases = {
        "none": ([], 9),
        "all": ([(0, size), (1, size), (2, size)], 2 * whole + 1),
        "others": ([(2, size)], 100),
        "other-size": ([(0, size), (2, size + 1), (1, size)], 2 * whole + 9),
        "only-other-size": ([(2, size - 1), (1, size - 1)], 5 * whole),
    }
    for slug, (cached, cached_entries) in cases.items():
        for config in (WHOLE_LOG, ODD_HALF):
            state = with_cached(make_state(None, config), cached, cached_entries)
            name = f"{slug}-of-{config.num_shard}"
            description = (
                f"{len(cached)} segments wait at shard {config.shard_id} of {config.num_shard}"
            )
            suite.accept(name, description, state, transaction)
    last = with_cached(make_state(None, EVEN_HALF), [(0, 5)], 1)
    elsewhere = make_bare_transaction(5, whole)
    suite.accept("nothing-to-store", "a file outside of the shard", last, elsewhere)
