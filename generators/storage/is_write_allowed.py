"""Who may write which key: the whole table."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import ROLES, describe_roles
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write both kinds of keys with every set of roles."""
    suite = make.suite(storage.is_write_allowed, "table", "Both kinds of keys, every set of roles.")
    for kind, is_special in (("special", True), ("normal", False)):
        for roles in ROLES:
            name = describe_roles(roles)
            suite.accept(f"{kind}-by-{name}", f"a {kind} key by {name}", is_special, roles)
