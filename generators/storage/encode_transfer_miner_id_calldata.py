"""Vectors of storage.md#encode_transfer_miner_id_calldata."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import MINER_ID, OTHER_ID, OWNER, STRANGER
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.encode_transfer_miner_id_calldata, "transfers", "Recipients and ids."
    )
    for account in (OWNER, STRANGER):
        for miner_id in (MINER_ID, OTHER_ID):
            suite.accept(
                f"{account.hex()[:4]}-{miner_id.hex()[:4]}",
                "an id and a recipient",
                account,
                miner_id,
            )
