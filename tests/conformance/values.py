"""Questions that need no file: counts, fees, shards, calls and proofs that fail. The same ones in every run."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from tests.conformance.sdks import Question
from zgspec.active import storage
from zgspec.replay.values import Json
from zgspec.runtime import bytes32, u64

SEED: Final = 8191
LARGEST_COUNT: Final = 2**48
"""Every client counts exactly up to here; specs/deviations.md says where each of them ends."""


def encode(data: bytes) -> str:
    """Return bytes as vectors have them."""
    return f"0x{data.hex()}"


def get_numbers(random: Random) -> Iterator[int]:
    """Return powers of two with their neighbours, and others of every length."""
    for exponent in range(49):
        yield from (number for number in (2**exponent - 1, 2**exponent) if number > 0)
        yield 2**exponent + random.randrange(2**exponent)


def get_counts() -> Iterator[Question]:
    """Ask for counts of entries and segments."""
    for number in get_numbers(Random(SEED)):
        text: dict[str, Json] = {"size": str(number)}
        yield Question("compute_entry_count", text)
        yield Question("compute_segment_count", text)
        yield Question("compute_padded_segment_count", text)
        yield Question("compute_padded_entry_count", {"count": str(number)})


def get_fees() -> Iterator[Question]:
    """Ask for fees of files whose nodes are lower than 31."""
    random = Random(SEED)
    for _ in range(40):
        price, capacity = random.randrange(2**100), 1 + random.randrange(2**31 - 1)
        yield Question("compute_submission_fee", {"price": str(price), "capacity": str(capacity)})


def draw_shard(random: Random, largest_exponent: int) -> dict[str, Json]:
    """Return a shard that exists."""
    num_shard = 2 ** random.randrange(largest_exponent + 1)
    return {"shard_id": str(random.randrange(num_shard)), "num_shard": str(num_shard)}


def get_shards() -> Iterator[Question]:
    """Ask which shards exist, what they have, and whether several cover the log."""
    random = Random(SEED)
    for num_shard in range(18):
        for shard_id in range(num_shard + 2):
            config: Json = {"shard_id": str(shard_id), "num_shard": str(num_shard)}
            yield Question("verify_shard_config", {"config": config})
    for _ in range(100):
        shard, number = draw_shard(random, 20), str(random.randrange(2**40))
        yield Question("has_segment", {"config": shard, "segment": number})
        yield Question("compute_next_owned_segment", {"config": shard, "start": number})
        configs: list[Json] = [draw_shard(random, 3) for _ in range(random.randrange(9))]
        yield Question("has_full_coverage", {"configs": configs})


def draw_node(random: Random) -> dict[str, Json]:
    """Return a node of any height."""
    return {"root": encode(random.randbytes(32)), "height": str(random.randrange(2**256))}


def draw_submission(random: Random) -> dict[str, Json]:
    """Return a submission that may be invalid: the encoding does not care."""
    nodes: list[Json] = [draw_node(random) for _ in range(random.randrange(5))]
    length, tags = random.getrandbits(random.choice((1, 40, 256))), random.randrange(70)
    data: Json = {"length": str(length), "tags": encode(random.randbytes(tags)), "nodes": nodes}
    return {"data": data, "submitter": encode(random.randbytes(20))}


def get_calls() -> Iterator[Question]:
    """Ask for the bytes of calls, and for the roots of files with some nodes."""
    random = Random(SEED)
    for _ in range(40):
        yield Question("encode_submit_calldata", {"submission": draw_submission(random)})
        batch: list[Json] = [draw_submission(random) for _ in range(random.randrange(4))]
        yield Question("encode_batch_submit_calldata", {"submissions": batch})
        nodes: list[Json] = [draw_node(random) for _ in range(1 + random.randrange(4))]
        yield Question("compute_bagged_root", {"nodes": nodes})


def get_faults(lemma: list[Json], path: list[Json]) -> Iterator[tuple[list[Json], list[Json]]]:
    """Return a proof and every way to spoil one part of it."""
    yield lemma, path
    other = encode(bytes(32))
    for index in range(len(lemma)):
        yield [*lemma[:index], other, *lemma[index + 1 :]], path
    for index in range(len(path)):
        yield lemma, [*path[:index], not path[index], *path[index + 1 :]]
    yield [*lemma, other], path
    yield lemma[:-1], path


def get_proofs() -> Iterator[Question]:
    """Ask for proofs of every leaf of small trees, and whether whole and spoilt ones hold."""
    for count in range(1, 20):
        leaves = [bytes32(bytes([count, index] * 16)) for index in range(count)]
        root = encode(storage.compute_tree_root(leaves))
        encoded: list[Json] = [encode(leaf) for leaf in leaves]
        for position in range(count):
            yield Question("compute_proof", {"leaves": encoded, "position": str(position)})
            proof = storage.compute_proof(leaves, u64(position))
            for lemma, path in get_faults([encode(item) for item in proof.lemma], [*proof.path]):
                yield Question(
                    "verify_file_proof",
                    {
                        "proof": {"lemma": lemma, "path": path},
                        "root": root,
                        "leaf": encoded[position],
                        "position": str(position),
                        "leaf_count": str(count),
                    },
                )


def draw_key(random: Random) -> dict[str, Json]:
    """Return a key of a stream."""
    key = random.randbytes(1 + random.randrange(random.choice((3, 40, 300))))
    return {"stream_id": encode(random.randbytes(32)), "key": encode(key)}


def draw_control(random: Random) -> dict[str, Json]:
    """Return an operation on roles, with the key and the account that it names."""
    operation = random.choice([*storage.AccessOperation])
    key = draw_key(random) if storage.has_key(operation) else {"key": "0x"}
    account = random.randbytes(20) if storage.has_account(operation) else bytes(20)
    stream_id = encode(random.randbytes(32))
    return {"operation": operation.name, "account": encode(account), **key, "stream_id": stream_id}


def get_streams() -> Iterator[Question]:
    """Ask for the files of transactions, and for the tags of their submissions."""
    random = Random(SEED)
    for _ in range(400):
        size = random.choice((1, 2, 5, 20))
        reads: list[Json] = [draw_key(random) for _ in range(random.randrange(size))]
        writes: list[Json] = [
            {**draw_key(random), "value": encode(random.randbytes(random.randrange(600)))}
            for _ in range(random.randrange(size))
        ]
        controls: list[Json] = [draw_control(random) for _ in range(random.randrange(size))]
        data: Json = {
            "version": str(random.getrandbits(random.choice((1, 32, 53)))),
            "reads": reads,
            "writes": writes,
            "controls": controls,
        }
        yield Question("encode_stream_data", {"data": data})
    for count in range(60):
        ids: list[Json] = [encode(random.randbytes(32)) for _ in range(count)]
        yield Question("encode_stream_tags", {"stream_ids": ids})


def get_questions() -> list[Question]:
    """Return all of them."""
    parts = (get_counts(), get_fees(), get_shards(), get_calls(), get_proofs(), get_streams())
    return [question for part in parts for question in part]
