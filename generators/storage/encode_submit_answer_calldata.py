"""Vectors of storage.md#encode_submit_answer_calldata."""

from __future__ import annotations

from generators.framework import Maker, make_data, make_hash, make_hashes
from zgspec.active import storage
from zgspec.runtime import u64, u256


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.encode_submit_answer_calldata, "answers", "Answers with proofs of several lengths."
    )
    unit = make_data(storage.UNIT_SIZE)
    for count in (0, 1, 2, 9):
        for name in range(2):
            declared = storage.RecallRange(
                u256(2**25 * name), u256(2**35 + name), u64(name), u64(2**64 - 2)
            )
            answer = storage.MineAnswer(
                context_digest=make_hash("context", name),
                nonce=make_hash("nonce", name),
                miner_id=make_hash("miner", name),
                range=declared,
                recall_position=u256(2**40 + 16 * name),
                seal_offset=u256(63 - name),
                sealed_context_digest=make_hash("sealing", name),
                sealed_data=unit,
                merkle_proof=make_hashes(count, "sibling", name),
            )
            suite.accept(f"{count}-{name}", f"an answer with {count} siblings", answer)
