"""The operations of a transaction that count."""

from __future__ import annotations

from generators.framework import Draw, Maker
from generators.kv import (
    APPLES,
    OWNER,
    PEARS,
    Operation,
    draw_stream_data,
    make_control,
    to_slug,
)
from zgspec.active import storage


def add_pairs(make: Maker) -> None:
    """Write every pair of operations on one key and account."""
    suite = make.suite(storage.get_kept_controls, "pairs", "Two operations.")
    for first in Operation:
        for second in Operation:
            if first.value // 16 == second.value // 16:
                slug = f"{to_slug(first.name)}-then-{to_slug(second.name)}"
                description = f"{first.name}, then {second.name}"
                pair = [make_control(first, account=OWNER), make_control(second, account=OWNER)]
                suite.accept(slug, description, OWNER, [], pair)


def add_grants(make: Maker) -> None:
    """Write grants of the role of an administrator, in new streams and in others."""
    suite = make.suite(
        storage.get_kept_controls, "grants", "Administrators of new and other streams."
    )
    grant, renounce = Operation.GRANT_ADMIN_ROLE, Operation.RENOUNCE_ADMIN_ROLE
    lists = {
        "none": [],
        "self": [make_control(grant, account=OWNER)],
        "other": [make_control(grant)],
        "other-twice": [make_control(grant), make_control(grant)],
        "renounce": [make_control(renounce)],
        "renounce-self": [make_control(renounce), make_control(grant, account=OWNER)],
        "other-stream": [make_control(grant, stream_id=PEARS), make_control(grant)],
    }
    for name, controls in lists.items():
        for count, new in ((0, []), (2, [PEARS, APPLES])):
            description = f"{name} with {count} new streams"
            suite.accept(f"{name}-{count}-new", description, OWNER, new, controls)


def generate(make: Maker) -> None:
    """Write pairs, grants and drawn lists."""
    add_pairs(make)
    add_grants(make)
    suite = make.suite(storage.get_kept_controls, "drawn", "Drawn operations.")
    for seed in range(2):
        controls = draw_stream_data(Draw("get_kept_controls", seed), 12).controls
        suite.accept(f"{seed}", f"list number {seed}", OWNER, [PEARS], controls)
