"""Vectors of storage.md#process_release_bond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators._features.storage_penalty.bonds import (
    MINER_ID,
    OTHER_ID,
    OWNER,
    make_bond,
    make_bonding,
    make_context,
)
from generators.framework import Maker
from generators.mining import STRANGER

if TYPE_CHECKING:
    from zgspec.mainnet_storage_penalty import storage
else:
    from zgspec.active import storage

PRESETS: Final[tuple[str, ...]] = ("mainnet", "minimal")


def generate(make: Maker) -> None:
    """Write ends of bonds, and every refusal."""
    suite = make.suite(
        storage.process_release_bond, "ends", "Both sides of the delay, and refusals."
    )
    context, reason = make_context(), storage.BondReject
    other = make_bond(7, miner_id=OTHER_ID)
    for slug, register in (
        ("late", make_bonding(make_bond(release=1))),
        ("first", make_bonding(make_bond(release=3), other)),
        ("last", make_bonding(other, make_bond(5, release=3))),
    ):
        case = suite.accept(slug, f"the end of a bond: {slug}", register, context, OWNER, MINER_ID)
    for slug, register, why in (
        ("epoch", make_bonding(make_bond(release=1), epoch=2), reason.EPOCH_NOT_ENTERED),
        ("unknown", make_bonding(other), reason.BOND_UNKNOWN),
        ("unasked", make_bonding(make_bond()), reason.RELEASE_NOT_ASKED),
        ("early", make_bonding(make_bond(release=4)), reason.RELEASE_TOO_EARLY),
        (
            "challenged",
            make_bonding(make_bond(challenge=16, release=3)),
            reason.RELEASE_WHILE_CHALLENGED,
        ),
    ):
        suite.reject(slug, case, f"it is {slug}", why, register, context, OWNER, MINER_ID)
    mine = make_bonding(make_bond(release=3))
    suite.reject(
        "stranger",
        case,
        "by a stranger",
        reason.NOT_BOND_PAYEE,
        mine,
        context,
        STRANGER,
        MINER_ID,
    )
