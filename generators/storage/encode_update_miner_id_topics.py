"""Vectors of storage.md#encode_update_miner_id_topics."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import MINER_ID, OWNER, STRANGER
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.encode_update_miner_id_topics, "events", "Senders and recipients.")
    for sender in (OWNER, STRANGER):
        for recipient in (OWNER, primitives.ZERO_ADDRESS):
            event = storage.UpdateMinerId(MINER_ID, sender, recipient)
            suite.accept(
                f"{sender.hex()[:4]}-{recipient.hex()[:4]}", "an id that is passed on", event
            )
