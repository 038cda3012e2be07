"""The cases of pausing and of unpausing, which differ in the state that they ask for."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_flow, make_used_flow
from generators.framework import Suite
from zgspec.active import primitives, storage


def add_sender_cases(
    suite: Suite[[storage.Flow, primitives.Address]],
    verb: str,
    is_paused: bool,
    again: storage.FlowReject,
) -> None:
    """Add pausers and strangers, before and after the change.

    Args:
        suite: of the function.
        verb: what an accepted call does, such as `pauses`.
        is_paused: the state in which a call is accepted.
        again: the reason in the other state.
    """
    other = "it is not paused" if is_paused else "it is paused already"
    for name, made in (("new", make_flow()), ("used", make_used_flow())):
        flow, changed = replace(made, is_paused=is_paused), replace(made, is_paused=not is_paused)
        for who in ("pauser", "guard"):
            sender = make_account(who)
            case = suite.accept(
                f"{name}-{who}", f"the {who} {verb} a {name} contract", flow, sender
            )
            suite.reject(f"{name}-{who}-again", case, other, again, changed, sender)
        stranger, reason = make_account("stranger"), storage.FlowReject.NOT_PAUSER
        change = "the sender is a stranger"
        suite.reject(f"{name}-stranger", case, change, reason, flow, stranger)
        order = f"{change}, which comes first, and {other}"
        suite.reject(f"{name}-stranger-again", case, order, reason, changed, stranger)
