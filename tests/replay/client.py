"""A client for the tests: the specification of the sample, with a way to fail as first argument."""

from __future__ import annotations

import os
import sys
import time

from tests.replay import sample
from zgspec.replay.runner import Runner
from zgspec.replay.values import get_object, parse_json, render_line


def main(way: str) -> None:
    """Answer cases until standard input ends."""
    runner = Runner({"sample": sample})
    for line in sys.stdin:
        case = get_object(parse_json(line), "$")
        answer: dict[str, object] = {"id": case["id"]}
        outcome = runner.run(str(case["handler"]), case["input"])
        answers: dict[str, dict[str, object]] = {
            "right": {**outcome},
            "wrong": {"returns": 3},
            "skips": {"skipped": "not today"},
            "unknown": {"unknown": "what is that"},
            "extra": {**outcome, "more": 1},
            "unnamed": {**outcome, "rejects": "NO_REASON"} if "rejects" in outcome else {**outcome},
            "refuses": {"rejects": "NO_REASON", "state": outcome.get("state")},
            "both": {"returns": 0, "rejects": "TOO_MANY"},
        }
        answer |= answers.get(way, {})
        if way == "big-sums" and outcome["returns"] != 3:
            answer["returns"] = outcome["returns"]
        if way == "other-id":
            answer = {"id": "another", **outcome}
        if way == "dies":
            sys.exit("out of memory")
        if way == "bytes":
            sys.stdout.buffer.write(b"\xff\n")
            sys.stdout.buffer.flush()
        if way == "closes":
            os.close(1)
            time.sleep(60)
        if way == "sleeps":
            time.sleep(60)
        print("no json" if way == "noise" else render_line(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
