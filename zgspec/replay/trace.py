"""Named intermediate results: every function with a heading that a call reaches, as it finishes."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType, TracebackType
from typing import Final

from zgspec.replay.codec import Codec, Function, RecordCodec, SequenceCodec
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
SHOWN_HEAD: Final = MAX_STEPS // 2
SHOWN_TAIL: Final = MAX_STEPS - SHOWN_HEAD - 1
"""Of a longer trace. The last steps decide; the first ones say how it came to that."""
KEPT_HEAD: Final = SHOWN_HEAD
KEPT_TAIL: Final = SHOWN_TAIL + (REPEATS_KEPT + 1) * MAX_PERIOD + RUN_LENGTH
"""What may still be shown: a group that is folded takes away lines behind the ones that are shown."""

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


def encode_abbreviated(codec: Codec, value: object) -> Json:
    """Return the abbreviated JSON of a typed value, without the JSON of items that it does not show."""
    if isinstance(codec, SequenceCodec) and isinstance(value, (list, tuple)):
        if len(value) <= MAX_ITEMS:
            return [encode_abbreviated(codec.item, item) for item in value]
        first, last = (encode_abbreviated(codec.item, value[index]) for index in (0, -1))
        return {"length": len(value), "first": first, "last": last}
    if isinstance(codec, RecordCodec):
        return {
            name: encode_abbreviated(item, getattr(value, name))
            for name, item in codec.fields.items()
        }
    return abbreviate(codec.encode(value, "$"))


@dataclass
class _Line:
    """A line of a trace. It stands for `repeats` groups, and in each for `times` steps of its function."""

    function: str
    result: Step
    times: int = 1
    repeats: int = 1

    def to_json(self) -> Step:
        step: Step = {"function": self.function, **self.result}
        times = self.times * self.repeats
        return step | {"times": times} if times > 1 else step


class Folder:
    """Folds steps as they come: of a repetition the first rounds stay, and the last one with `times`.

    Of what does not repeat, head and tail stay, so that memory is bounded however long a call runs.
    """

    def __init__(self) -> None:
        self._lines: Final[list[_Line]] = []
        self._omitted = 0

    @property
    def size(self) -> int:
        """Return how many lines are held."""
        return len(self._lines)

    def append(self, function: str, result: Step) -> None:
        """Add the step that has just finished."""
        run = self._lines[-RUN_LENGTH:]
        if len(run) == RUN_LENGTH and all(line.function == function for line in run):
            last = run[-1]
            last.result = result
            last.times += 1
            return
        self._lines.append(_Line(function, result))
        self._fold_group()
        if len(self._lines) > KEPT_HEAD + 2 * KEPT_TAIL:
            self._omitted += len(self._lines) - KEPT_HEAD - KEPT_TAIL
            del self._lines[KEPT_HEAD:-KEPT_TAIL]

    def _fold_group(self) -> None:
        """Fold the last group into the one before, if more than REPEATS_KEPT equal groups end here."""
        for period in range(2, MAX_PERIOD + 1):
            length = (REPEATS_KEPT + 1) * period
            found = [(line.function, line.times) for line in self._lines[-length:]]
            if len(found) == length and found == found[:period] * (REPEATS_KEPT + 1):
                for before, last in zip(
                    self._lines[-2 * period : -period], self._lines[-period:], strict=True
                ):
                    before.result = last.result
                    before.repeats += last.repeats
                del self._lines[-period:]
                return

    def get_steps(self) -> list[Step]:
        """Return at most MAX_STEPS steps: all of them, or head and tail around the count of the others."""
        omitted = self._omitted + len(self._lines) - SHOWN_HEAD - SHOWN_TAIL
        if len(self._lines) + self._omitted <= MAX_STEPS:
            return [line.to_json() for line in self._lines]
        head = [line.to_json() for line in self._lines[:SHOWN_HEAD]]
        tail = [line.to_json() for line in self._lines[-SHOWN_TAIL:]]
        return [*head, {"omitted": omitted}, *tail]


class Tracer:
    """Records the steps of calls while it is entered, and leaves the modules as they were."""

    def __init__(self, runner: Runner) -> None:
        self._runner: Final = runner
        self._replaced: Final[list[tuple[ModuleType, str, object]]] = []
        self._wrappers: Final[dict[str, tuple[Function, Function]]] = {}
        self._steps = Folder()
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
                returned = encode_abbreviated(handler.returns, result)
                self._record(handler_id, {"returns": returned})
            return result

        return traced

    def _record(self, handler_id: str, result: Step) -> None:
        if self._depth > 0:
            self._steps.append(handler_id, result)

    def run(self, handler: Handler, arguments: list[object]) -> tuple[dict[str, Json], list[Json]]:
        """Return the outcome and the trace of a call, without the call itself."""
        self._steps = Folder()
        self._depth = 0
        outcome = self._runner.call(handler, arguments)
        return outcome, [*self._steps.get_steps()]
