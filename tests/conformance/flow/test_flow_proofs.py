"""Flow proofs of the text against roots that the published bytecode computes."""

from __future__ import annotations

import random
from typing import Final

import pytest

from tests.conformance.flow.chain import Chain, encode_call
from tests.conformance.flow.deployment import USER, deploy_flow
from zgspec.mainnet import primitives, storage
from zgspec.runtime import Bytes32, Rejected, bytes32, u256
from zgspec.runtime.hashing import keccak256

# Numbers of entries of files, in the order in which they are submitted.
LOGS: Final = ([1], [1, 14], [1, 1, 1, 3, 2], [9, 100, 5, 700, 900, 3], [1, 14, 192, 768, 1_000])


class SubmittedLog:
    """The leaves of a log, made by submissions to the bytecode."""

    def __init__(self, counts: list[int]) -> None:
        """Submit a file of each number of entries."""
        self.chain = Chain(1, None)
        self.flow = deploy_flow(self.chain, 0, 1_000, 0).flow
        self.leaves: list[Bytes32] = [primitives.ZERO_HASH]
        self.data = bytearray(256)
        for seed, count in enumerate(counts):
            self.submit(random.Random(seed).randbytes(256 * count - 7))

    def submit(self, data: bytes) -> None:
        """Submit a file and note its leaves at the position that the bytecode answers."""
        content = storage.SubmissionData(
            u256(len(data)), b"", storage.compute_submission_nodes(data)
        )
        submission = storage.Submission(content, primitives.address(USER))
        outcome = self.chain.call(USER, self.flow, storage.encode_submit_calldata(submission))
        start = int.from_bytes(outcome.output[64:96], "big")
        end = start + int.from_bytes(outcome.output[96:128], "big")
        self.data.extend(bytes(256 * start - len(self.data)) + data)
        self.data.extend(bytes(256 * end - len(self.data)))
        entries = range(256 * len(self.leaves), 256 * end, 256)
        self.leaves += [keccak256(bytes(self.data[place : place + 256])) for place in entries]

    def get_root(self) -> Bytes32:
        """Return the root that the bytecode computes."""
        return bytes32(self.chain.view(self.flow, encode_call("computeFlowRoot()")))


@pytest.mark.parametrize("counts", LOGS, ids=str)
def test_every_entry_has_a_proof(counts: list[int]) -> None:
    """The proof of every position fits the root of the bytecode, and no other leaf."""
    log = SubmittedLog(counts)
    root = log.get_root()
    length = primitives.entries(len(log.leaves))
    for position in range(0, len(log.leaves), max(len(log.leaves) // 50, 1)):
        place = primitives.entries(position)
        proof = storage.compute_flow_proof(log.leaves, place)
        storage.verify_flow_proof(proof, root, length, place, log.leaves[position])
        with pytest.raises(Rejected):
            storage.verify_flow_proof(proof, root, length, place, primitives.EMPTY_HASH)


@pytest.mark.parametrize("counts", LOGS, ids=str)
def test_every_range_has_a_proof(counts: list[int]) -> None:
    """The proof of a range of entries fits the root of the bytecode, and no changed entry."""
    log = SubmittedLog(counts)
    root = log.get_root()
    length = primitives.entries(len(log.leaves))
    source = random.Random(len(counts))
    for _ in range(50):
        start = primitives.entries(source.randrange(1, length))
        count = primitives.entries(source.randrange(1, length - start + 1))
        proof = storage.compute_range_proof(log.leaves, start, count)
        data = bytes(log.data[256 * start : 256 * (start + count)])
        storage.verify_flow_range_data(proof, root, length, start, data)
        changed = bytearray(data)
        changed[source.randrange(len(data))] ^= 1
        with pytest.raises(Rejected):
            storage.verify_flow_range_data(proof, root, length, start, bytes(changed))
