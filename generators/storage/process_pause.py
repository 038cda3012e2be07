"""Vectors of storage.md#process_pause."""

from __future__ import annotations

from dataclasses import replace

from generators.files import make_account
from generators.flow import make_flow, make_used_flow
from generators.framework import Maker
from zgspec.active import storage


def generate(make: Maker) -> None:
    suite = make.suite(storage.process_pause, "senders", "Who may pause, and when.")
    reason = storage.FlowReject
    for name, flow in (("new", make_flow()), ("used", make_used_flow())):
        paused = replace(flow, is_paused=True)
        for who in ("pauser", "guard"):
            case = suite.accept(
                f"{name}-{who}", f"the {who} pauses a {name} contract", flow, make_account(who)
            )
            suite.reject(
                f"{name}-{who}-again",
                case,
                "it is paused already",
                reason.FLOW_PAUSED,
                paused,
                make_account(who),
            )
        suite.reject(
            f"{name}-stranger",
            case,
            "the sender is a stranger",
            reason.NOT_PAUSER,
            flow,
            make_account("stranger"),
        )
        suite.reject(
            f"{name}-stranger-again",
            case,
            "a stranger pauses a paused one",
            reason.NOT_PAUSER,
            paused,
            make_account("stranger"),
        )
