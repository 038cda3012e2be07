"""Vectors of storage.md#encode_new_miner_id_topics."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import MINER_ID, OTHER_ID, OWNER, STRANGER
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.encode_new_miner_id_topics, "events", "Ids and beneficiaries.")
    for account in (OWNER, STRANGER):
        for miner_id in (MINER_ID, OTHER_ID):
            event = storage.NewMinerId(miner_id, account)
            suite.accept(f"{account.hex()[:4]}-{miner_id.hex()[:4]}", "a new id", event)
