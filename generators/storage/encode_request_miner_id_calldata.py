"""Vectors of storage.md#encode_request_miner_id_calldata."""

from __future__ import annotations

from generators.framework import Maker
from generators.mining import OWNER, STRANGER
from zgspec.active import storage
from zgspec.runtime import u64


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.encode_request_miner_id_calldata, "requests", "Beneficiaries and seeds."
    )
    for account in (OWNER, STRANGER):
        for seed in (0, 1, 2**64 - 1):
            suite.accept(f"{account.hex()[:4]}-{seed:x}", f"seed {seed:#x}", account, u64(seed))
