"""Vectors of storage.md#process_transfer_miner_id."""

from __future__ import annotations

from generators.framework import Maker, flip
from generators.mining import MINER_ID, OTHER, OTHER_ID, OWNER, STRANGER, make_mine
from zgspec.active import primitives, storage


def generate(make: Maker) -> None:
    suite = make.suite(
        storage.process_transfer_miner_id, "transfers", "By the beneficiary, and by others."
    )
    mine, reason = make_mine(), storage.MinerReject.NOT_BENEFICIARY
    for miner_id, owner in ((MINER_ID, OWNER), (OTHER_ID, OTHER)):
        for recipient in (STRANGER, owner, primitives.ZERO_ADDRESS):
            slug = f"{owner.hex()[:4]}-{recipient.hex()[:4]}"
            case = suite.accept(slug, f"to 0x{recipient.hex()}", mine, owner, recipient, miner_id)
            for sender in (STRANGER, OTHER if owner == OWNER else OWNER):
                suite.reject(
                    f"{slug}-{sender.hex()[:4]}",
                    case,
                    "by another account",
                    reason,
                    mine,
                    sender,
                    recipient,
                    miner_id,
                )
            suite.reject(
                f"{slug}-unknown",
                case,
                "an unknown id",
                reason,
                mine,
                owner,
                recipient,
                flip(miner_id),
            )
