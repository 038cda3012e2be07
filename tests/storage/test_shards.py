"""Shards, against the printed expectations of the Go client and of the storage node, and by counting."""

from __future__ import annotations

import itertools

import pytest

from zgspec.active import primitives, storage

SMALL = [(shard_id, count) for count in (1, 2, 4, 8) for shard_id in range(count)]


def make(shard: tuple[int, int]) -> storage.ShardConfig:
    return storage.ShardConfig(primitives.segments(shard[0]), primitives.segments(shard[1]))


# common/shard/types_test.go of the Go client: shard, start, next segment.
@pytest.mark.parametrize(
    ("shard", "start", "expected"),
    [
        ((0, 1), 5, 5),
        ((0, 4), 5, 8),
        ((1, 4), 5, 5),
        ((3, 4), 8, 11),
        ((2, 4), 6, 6),
        ((0, 4), 8, 8),
    ],
)
def test_the_next_segment_is_that_of_the_go_client(
    shard: tuple[int, int], start: int, expected: int
) -> None:
    found = storage.compute_next_owned_segment(make(shard), primitives.segments(start))
    assert found == expected


def test_coverage_is_that_of_the_storage_node() -> None:
    """The two sets in the tests of node/storage/src/config.rs."""
    covering = [(3, 8), (7, 8), (0, 4), (1, 4), (0, 2), (0, 1 << 25)]
    assert storage.has_full_coverage([make(shard) for shard in covering])
    missing = [(0, 4), (1, 4), (3, 8), (0, 2)]
    assert not storage.has_full_coverage([make(shard) for shard in missing])


def test_intersection_is_a_common_segment() -> None:
    for first, second in itertools.product(SMALL, SMALL):
        common = set(range(first[0], 8, first[1])) & set(range(second[0], 8, second[1]))
        assert storage.is_intersecting(make(first), make(second)) == bool(common)


def test_coverage_of_all_small_sets_is_a_union() -> None:
    for size in range(4):
        for shards in itertools.combinations(SMALL, size):
            union = {segment for shard in shards for segment in range(shard[0], 8, shard[1])}
            covers = storage.has_full_coverage([make(shard) for shard in shards])
            assert covers == (len(union) == 8)


def test_local_segments_are_those_that_the_shard_has() -> None:
    size = primitives.byte_count(storage.SEGMENT_SIZE * 9 - 5)
    for shard, first in itertools.product(SMALL, range(8)):
        start = primitives.entries(storage.ENTRIES_PER_SEGMENT * first)
        expected = [index for index in range(9) if (first + index) % shard[1] == shard[0]]
        assert storage.get_local_segments(make(shard), start, size) == expected
        assert storage.compute_owned_segment_count(make(shard), start, size) == len(expected)
