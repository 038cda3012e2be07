"""Named intermediate results: every function with a heading that a call reaches, as it finishes."""

from __future__ import annotations

from types import ModuleType, TracebackType
from typing import Final

from zgspec.replay.codec import Function
from zgspec.replay.recipes import SHORT_BYTES
from zgspec.replay.runner import Handler, Runner
from zgspec.replay.values import Json
from zgspec.runtime import Rejected
from zgspec.runtime.hashing import keccak256

MAX_STEPS: Final = 64
MAX_ITEMS: Final = 8
MAX_PERIOD: Final = 8
RUN_LENGTH: Final = 8
REPEATS_KEPT: Final = 4

Step = dict[str, Json]


def abbreviate(value: Json) -> Json:
    """Return a value with long bytes as length and hash, and long arrays as length and ends."""
    if isinstance(value, str) and value.startswith("0x") and len(value) > 2 + 2 * SHORT_BYTES:
        data = bytes.fromhex(value[2:])
        return {"length": len(data), "keccak256": f"0x{keccak256(data).hex()}"}
    if isinstance(value, list) and len(value) > MAX_ITEMS:
        return {"length": len(value), "first": abbreviate(value[0]), "last": abbreviate(value[-1])}
    if isinstance(value, list):
        return [abbreviate(item) for item in value]
    if isinstance(value, dict):
        return {key: abbreviate(item) for key, item in value.items()}
    return value


def _get_times(step: Step) -> int:
    times = step.get("times", 1)
    return times if isinstance(times, int) else 1


def append_folded(steps: list[Step], step: Step) -> None:
    """Append a step; of a long run of one function the first steps and the last one stay."""
    name = step["function"]
    run = steps[-RUN_LENGTH:]
    if len(run) == RUN_LENGTH and all(earlier["function"] == name for earlier in run):
        steps[-1] = step | {"times": _get_times(steps[-1]) + 1}
        return
    steps.append(step)


def _count_repeats(names: list[tuple[Json, int]], start: int, period: int) -> int:
    block = names[start : start + period]
    repeats = 1
    while names[start + repeats * period : start + (repeats + 1) * period] == block:
        repeats += 1
    return repeats


def _find_repeats(names: list[tuple[Json, int]], start: int) -> tuple[int, int]:
    """Return (repeats, period) of the shortest group that repeats often, or (1, 1)."""
    for period in range(2, MAX_PERIOD + 1):
        repeats = _count_repeats(names, start, period)
        if repeats > REPEATS_KEPT:
            return repeats, period
    return 1, 1


def fold(steps: list[Step]) -> list[Step]:
    """Return steps with repeated groups folded: the first ones, then the last with `times`."""
    names = [(step["function"], _get_times(step)) for step in steps]
    folded: list[Step] = []
    start = 0
    while start < len(steps):
        repeats, period = _find_repeats(names, start)
        stop = start + repeats * period
        if repeats == 1:
            folded.append(steps[start])
        else:
            first = steps[start : start + (REPEATS_KEPT - 1) * period]
            times = repeats - REPEATS_KEPT + 1
            last = steps[stop - period : stop]
            folded += [*first, *[step | {"times": _get_times(step) * times} for step in last]]
        start = stop
    return folded


def shorten(steps: list[Step]) -> list[Step]:
    """Return at most MAX_STEPS steps; the last one then counts those that were left out."""
    if len(steps) <= MAX_STEPS:
        return steps
    return [*steps[: MAX_STEPS - 1], {"omitted": len(steps) - MAX_STEPS + 1}]


class Tracer:
    """Records the steps of calls while it is entered, and leaves the modules as they were."""

    def __init__(self, runner: Runner) -> None:
        self._runner: Final = runner
        self._replaced: Final[list[tuple[ModuleType, str, object]]] = []
        self._wrappers: Final[dict[str, tuple[Function, Function]]] = {}
        self._steps: list[Step] = []
        self._depth = 0
        self.called: Final[set[str]] = set()
        """Every function that ran, by handler id."""

    def __enter__(self) -> Tracer:
        found: dict[int, Function] = {}
        for handler_id in self._runner.functions:
            document, _, name = handler_id.partition(".md#")
            current: object = getattr(self._runner.modules[document], name)
            if callable(current):
                found[id(current)] = self._get_wrapper(handler_id, current)
        for module in self._runner.modules.values():
            for name, value in list(vars(module).items()):
                if id(value) in found:
                    self._replaced.append((module, name, value))
                    setattr(module, name, found[id(value)])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        frames: TracebackType | None,
    ) -> None:
        for module, name, value in self._replaced:
            setattr(module, name, value)
        self._replaced.clear()

    def _get_wrapper(self, handler_id: str, function: Function) -> Function:
        known = self._wrappers.get(handler_id)
        if known is None or known[0] is not function:
            known = function, self._wrap(handler_id, function)
            self._wrappers[handler_id] = known
        return known[1]

    def _wrap(self, handler_id: str, function: Function) -> Function:
        def traced(*arguments: object, **named: object) -> object:
            self._depth += 1
            self.called.add(handler_id)
            try:
                result = function(*arguments, **named)
            except Rejected as rejection:
                self._depth -= 1
                self._record(handler_id, {"rejects": rejection.reason.name})
                raise
            except BaseException:
                self._depth -= 1
                raise
            self._depth -= 1
            if self._depth > 0:
                handler = self._runner.get_handler(handler_id)
                self._record(
                    handler_id, {"returns": abbreviate(handler.returns.encode(result, "$"))}
                )
            return result

        return traced

    def _record(self, handler_id: str, result: Step) -> None:
        if self._depth > 0:
            append_folded(self._steps, {"function": handler_id, **result})

    def run(self, handler: Handler, arguments: list[object]) -> tuple[dict[str, Json], list[Json]]:
        """Return the outcome and the trace of a call, without the call itself."""
        self._steps = []
        self._depth = 0
        outcome = self._runner.call(handler, arguments)
        return outcome, [*shorten(fold(self._steps))]
