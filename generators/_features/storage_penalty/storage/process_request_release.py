"""Vectors of storage.md#process_request_release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    OTHER_ID,
    OWNER,
    make_bond,
    make_context,
    make_register,
)
from generators.framework import Maker
from generators.mining import STRANGER

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write a first and a further request, and every refusal."""
    suite = make.suite(storage.process_request_release, "requests", "First and further requests.")
    context, reason = make_context(), storage.BondReject
    register = make_register(make_bond(), make_bond(miner_id=OTHER_ID))
    for slug, found in (("again", make_register(make_bond(release=4))), ("first", register)):
        case = suite.accept(slug, f"a request: {slug}", found, context, OWNER, MINER_ID)
    suite.accept("other", "for the other id", register, context, OWNER, OTHER_ID)
    old = make_register(make_bond(), epoch=2)
    suite.reject(
        "epoch", case, "of an older epoch", reason.EPOCH_NOT_ENTERED, old, context, OWNER, MINER_ID
    )
    empty = make_register()
    suite.reject(
        "unknown", case, "without a bond", reason.BOND_UNKNOWN, empty, context, OWNER, MINER_ID
    )
    suite.reject(
        "stranger",
        case,
        "by a stranger",
        reason.NOT_BOND_PAYEE,
        register,
        context,
        STRANGER,
        MINER_ID,
    )
