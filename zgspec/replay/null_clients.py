"""Clients that know nothing. Every suite must catch every one of them.

Run one with `python -m zgspec.replay.null_clients accept-all`, as a client for check-client.
"""

from __future__ import annotations

import sys
from typing import Final

from zgspec.replay.cases import Suite
from zgspec.replay.codec import BooleanCodec
from zgspec.replay.runner import Handler, Runner
from zgspec.replay.values import Json, get_object, get_text, parse_json, render_line, to_json

KINDS: Final = ("accept-all", "reject-all", "echo", "zero")


def answer(kind: str, handler: Handler, value: dict[str, Json]) -> dict[str, Json]:
    """Return what a null client answers to an input."""
    first = next(iter(handler.parameters), "")
    state = {"state": value[first]} if handler.changes_state else {}
    if kind == "reject-all":
        return {"rejects": "REJECTED", **state}
    if kind == "echo":
        return {"returns": value.get(first), **state}
    if kind == "accept-all" and isinstance(handler.returns, BooleanCodec):
        return {"returns": True, **state}
    if kind == "zero" and handler.changes_state:
        state = {"state": handler.parameters[first].get_zero()}
    return {"returns": handler.returns.get_zero(), **state}


def find_passing(handler: Handler, suite: Suite) -> list[str]:
    """Return the null clients that pass a suite; there must be none.

    These clients know more than the real ones: reject-all knows the reason, echo tries every
    parameter, and the constant client knows one right answer.
    """
    outcomes = [case.outcome for case in suite.cases]
    found = [
        kind
        for kind in KINDS
        if all(answer(kind, handler, case.input) == case.outcome for case in suite.cases)
    ]
    if all(case.is_rejection for case in suite.cases):
        found.append("reject-all")
    for name in handler.parameters:
        if all(case.outcome.get("returns", case) == case.input[name] for case in suite.cases):
            found.append(f"echo of {name}")
    if handler.parameters and all(outcome == outcomes[0] for outcome in outcomes):
        found.append("constant")
    return found


def main(arguments: list[str]) -> int:
    """Answer cases on standard input until it ends; return the exit code."""
    if len(arguments) not in (1, 2) or arguments[0] not in KINDS:
        print(f"usage: null_clients {{{','.join(KINDS)}}} [preset]", file=sys.stderr)
        return 2
    runner = Runner.for_preset(arguments[1] if len(arguments) == 2 else "mainnet")
    for line in sys.stdin:
        case = get_object(parse_json(line), "$")
        handler = runner.get_handler(get_text(case["handler"], "$.handler"))
        inputs = {k: to_json(v) for k, v in get_object(case["input"], "$.input").items()}
        answered = {"id": get_text(case["id"], "$.id"), **answer(arguments[0], handler, inputs)}
        print(render_line(answered), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
