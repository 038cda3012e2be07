"""Who may do which operation: the whole table."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import ROLES, Operation, describe_roles, to_slug
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write every operation with every set of roles."""
    suite = make.suite(storage.is_access_allowed, "table", "Every operation and set of roles.")
    for operation in Operation:
        for roles in ROLES:
            name = describe_roles(roles)
            suite.accept(
                f"{to_slug(operation.name)}-by-{name}",
                f"{operation.name} by {name}",
                operation,
                roles,
            )
