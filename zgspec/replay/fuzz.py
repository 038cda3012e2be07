"""Draws further inputs, asks specification and client, and keeps the smallest disagreement.

Draws are biased by the vectors: values that stand there, their neighbours, and inputs that differ
from a case in one place. Integers stay below a small multiple of the largest one in that place, so
that an input without meaning does not exhaust the memory. Inputs outside the domain of a rule, on
which the specification itself faults, are passed over and counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, Unsatisfiable

from zgspec.replay.cases import Case, Suite
from zgspec.replay.check_client import (
    TIME_LIMIT,
    Advance,
    Client,
    ClientError,
    SlowError,
    StartError,
    get_question,
    judge_answer,
)
from zgspec.replay.codec import (
    BooleanCodec,
    BytesCodec,
    Codec,
    EnumerationCodec,
    FixedBytesCodec,
    IntegerCodec,
    MapCodec,
    OptionalCodec,
    RecordCodec,
    SequenceCodec,
    TupleCodec,
    encode_bytes,
)
from zgspec.replay.errors import SelectionError
from zgspec.replay.packages import load_fresh
from zgspec.replay.runner import Handler, RunError, Runner, UnknownHandler
from zgspec.replay.selection import select_suites
from zgspec.replay.trace import Tracer
from zgspec.replay.values import Json, ShapeError, get_list, render_line

GROWTH: Final = 4
MAX_BYTES: Final = 600
MAX_ITEMS: Final = 6
SHOWN_FAILURES: Final = 5

Pool = list[Json]


class DisagreementError(Exception):
    """Specification and client give different outcomes."""


@dataclass
class FuzzReport:
    """What drawing found. `out_of_domain` counts inputs that the specification has no rule for."""

    drawn: int = 0
    compared: int = 0
    out_of_domain: int = 0
    not_run: int = 0
    disagreements: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """The first inputs on which the text itself goes wrong: out of its domain, or a mistake in it."""
    without_reason: int = 0
    """How many of the inputs that were compared were refused without a reason, as allowed."""
    without_inputs: list[str] = field(default_factory=list)
    """Handlers of which no input that was drawn lies in the domain."""

    @property
    def is_success(self) -> bool:
        """Return whether inputs were compared and the client agreed on all of them."""
        is_complete = self.not_run == 0 and not self.without_inputs
        return self.compared > 0 and is_complete and not self.disagreements

    def to_json(self) -> dict[str, Json]:
        """Return the report for a program to read."""
        return {
            "success": self.is_success,
            "drawn": self.drawn,
            "compared": self.compared,
            "out_of_domain": self.out_of_domain,
            "not_run": self.not_run,
            "disagreements": [*self.disagreements],
            "files": [*self.files],
            "failures": [*self.failures],
            "without_reason": self.without_reason,
            "without_inputs": [*self.without_inputs],
        }

    def __str__(self) -> str:
        word = "passed" if self.is_success else "FAILED"
        counts = (
            f"{self.drawn} inputs drawn, {self.compared} compared, {self.not_run} not run, "
            f"{self.out_of_domain} outside the domain, {self.without_reason} without reason"
        )
        written = [f"written: {path}" for path in self.files]
        failures = [
            f"outside the domain, or a mistake of the text: {text}" for text in self.failures
        ]
        failures += [f"no input of {name} lay in its domain" for name in self.without_inputs]
        return "\n".join([*self.disagreements, *written, *failures, f"{word}: {counts}"])


def _find_limit(codec: IntegerCodec, pool: Pool) -> int:
    largest = max([int(x) for x in pool if isinstance(x, (int, str))], default=2**16)
    limit = GROWTH * largest + GROWTH
    return limit if codec.greatest is None else min(limit, codec.greatest)


@st.composite
def draw_integer(draw: st.DrawFn, codec: IntegerCodec, pool: Pool) -> Json:
    """Draw a value of the pool, a neighbour of one, or any up to a limit."""
    limit = _find_limit(codec, pool)
    known = [int(x) for x in pool if isinstance(x, (int, str))]
    value = draw(st.integers(0, limit))
    is_known = draw(st.booleans())
    if known and is_known:
        value = draw(st.sampled_from(known)) + draw(st.integers(-1, 1))
    return codec.encode(max(0, min(value, limit)), "$")


@st.composite
def draw_bytes(draw: st.DrawFn, codec: Codec, pool: Pool) -> Json:
    """Draw bytes of the pool, zeros, or any."""
    is_known = draw(st.booleans())
    if pool and is_known:
        return draw(st.sampled_from(pool))
    if isinstance(codec, FixedBytesCodec):
        data = draw(st.binary(min_size=codec.length, max_size=codec.length))
        return f"0x{data.hex()}"
    return encode_bytes(draw(st.binary(max_size=MAX_BYTES)))


def _get_children(pool: Pool, key: str | int) -> Pool:
    found: Pool = []
    for value in pool:
        if isinstance(value, dict) and isinstance(key, str) and key in value:
            found.append(value[key])
        if isinstance(value, list) and isinstance(key, int) and key < len(value):
            found.append(value[key])
    return found


@st.composite
def draw_record(draw: st.DrawFn, fields: dict[str, Codec], pool: Pool) -> dict[str, Json]:
    """Draw an object of the pool with one field drawn anew, or one with all fields drawn."""
    known = [value for value in pool if isinstance(value, dict)]
    names = [*fields]
    if known and names and draw(st.integers(0, 3)) > 0:
        base = draw(st.sampled_from(known))
        name = draw(st.sampled_from(names))
        return {**base, name: draw(draw_value(fields[name], _get_children(pool, name)))}
    return {n: draw(draw_value(codec, _get_children(pool, n))) for n, codec in fields.items()}


@st.composite
def draw_sequence(draw: st.DrawFn, item: Codec, pool: Pool) -> Json:
    """Draw an array of the pool with one item changed, added or removed, or a short new one."""
    known = [value for value in pool if isinstance(value, list)]
    inner = [part for value in known for part in value]
    if not known or draw(st.integers(0, 3)) == 0:
        return draw(st.lists(draw_value(item, inner), max_size=MAX_ITEMS))
    found = [*draw(st.sampled_from(known))]
    index = draw(st.integers(0, len(found)))
    if index == len(found) or draw(st.integers(0, 3)) == 0:
        found.insert(index, draw(draw_value(item, inner)))
    elif draw(st.booleans()):
        found.pop(index)
    else:
        found[index] = draw(draw_value(item, inner))
    return [*found]


@st.composite
def draw_tuple(draw: st.DrawFn, items: tuple[Codec, ...], pool: Pool) -> Json:
    """Draw every item."""
    return [draw(draw_value(codec, _get_children(pool, n))) for n, codec in enumerate(items)]


def _get_pairs(codec: MapCodec, value: Json) -> list[Json]:
    decoded = codec.decode(value, "$")
    if not isinstance(decoded, dict):
        return []
    return [
        [codec.key.encode(key, "$"), codec.item.encode(item, "$")] for key, item in decoded.items()
    ]


@st.composite
def draw_mapping(draw: st.DrawFn, codec: MapCodec, pool: Pool) -> Json:
    """Draw the pairs of a mapping of the pool with one changed, added or removed, or a few new ones."""
    known: Pool = [_get_pairs(codec, value) for value in pool]
    drawn = get_list(draw(draw_sequence(TupleCodec((codec.key, codec.item)), known)), "$")
    pairs = [get_list(pair, "$") for pair in drawn]
    found = {codec.key.decode(key, "$"): codec.item.decode(item, "$") for key, item in pairs}
    return codec.encode(found, "$")


def draw_value(codec: Codec, pool: Pool) -> st.SearchStrategy[Json]:
    """Return the strategy of a type; `pool` holds the values of that place in the vectors."""
    if isinstance(codec, BooleanCodec):
        return st.booleans()
    if isinstance(codec, IntegerCodec):
        return draw_integer(codec, pool)
    if isinstance(codec, (BytesCodec, FixedBytesCodec)):
        return draw_bytes(codec, pool)
    if isinstance(codec, EnumerationCodec):
        return st.sampled_from([*codec.members])
    if isinstance(codec, OptionalCodec):
        known: Pool = [value for value in pool if value is not None]
        return st.none() | draw_value(codec.item, known)
    if isinstance(codec, RecordCodec):
        return draw_record({**codec.fields}, pool).map(lambda found: {**found})
    if isinstance(codec, SequenceCodec):
        return draw_sequence(codec.item, pool)
    if isinstance(codec, TupleCodec):
        return draw_tuple(codec.items, pool)
    if isinstance(codec, MapCodec):
        return draw_mapping(codec, pool)
    return st.sampled_from(pool or [codec.get_zero()])


class _Hunt:
    """Compares drawn inputs of one handler and remembers the last disagreement."""

    def __init__(
        self,
        runner: Runner,
        handler: Handler,
        client: Client,
        report: FuzzReport,
        any_reason: bool,
    ) -> None:
        self._runner: Final = runner
        self._handler: Final = handler
        self._client: Final = client
        self._report: Final = report
        self._any_reason: Final = any_reason
        self._slow: tuple[dict[str, Json], str] | None = None
        self.found: tuple[dict[str, Json], str] | None = None

    def compare(self, value: dict[str, Json]) -> None:
        """Raise DisagreementError if the client has another outcome for an input."""
        self._report.drawn += 1
        try:
            expected = self._runner.run(self._handler.id, value)
        except (RunError, ShapeError) as error:
            self._report.out_of_domain += 1
            self._note_failure(error)
            reject()
        name = f"{self._handler.name}/fuzz/{compute_name(value)}"
        question = get_question(name, self._handler.id, value)
        problem = self._ask(expected, question)
        if problem:
            self.found = (value, f"{name}: {problem}")
            raise DisagreementError(problem)

    def _ask(self, expected: dict[str, Json], question: dict[str, Json]) -> str:
        """Return what is wrong with the client's answer; after one that did not come in time, ask no more."""
        if self._slow is not None:
            return self._slow[1] if self._slow[0] == question else ""
        try:
            answer = self._client.ask(question)
        except StartError:
            raise
        except SlowError as error:
            self._slow = (question, str(error))
            return str(error)
        except ClientError as error:
            return str(error)
        if "skipped" in answer or "unknown" in answer:
            self._report.not_run += 1
            return ""
        self._report.compared += 1
        problem, unnamed = judge_answer(expected, answer, self._any_reason)
        self._report.without_reason += unnamed
        return problem

    def _note_failure(self, error: RunError | ShapeError) -> None:
        """Keep the first few failures of the text, each place once; a shape that was drawn wrong is none."""
        text = str(error)
        is_known = text in self._report.failures or len(self._report.failures) >= SHOWN_FAILURES
        if isinstance(error, RunError) and not is_known:
            self._report.failures.append(text)


def compute_name(value: dict[str, Json]) -> str:
    """Return a short name that an input always has."""
    return hashlib.sha256(render_line(value).encode()).hexdigest()[:12]


def build_suite(runner: Runner, handler: Handler, preset: str, value: dict[str, Json]) -> Suite:
    """Return a suite of one case, with the outcome and the trace of the specification."""
    with Tracer(runner) as tracer:
        outcome, trace = tracer.run(handler, runner.decode_input(handler, value))
    name = f"{handler.name}/fuzz/{compute_name(value)}"
    case = Case(name, "a drawn input on which a client disagreed", value, outcome, trace)
    functions = tuple(sorted({handler.id, *tracer.called}))
    return Suite(handler.id, preset, "fuzz", "Found by drawing inputs.", functions, (case,))


def fuzz_handler(
    runner: Runner,
    handler: Handler,
    inputs: Pool,
    client: Client,
    examples: int,
    report: FuzzReport,
    *,
    any_reason: bool = False,
) -> dict[str, Json] | None:
    """Return the smallest input on which the client disagrees, or None."""
    hunt = _Hunt(runner, handler, client, report, any_reason)

    @settings(
        max_examples=examples,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=[*HealthCheck],
        phases=[Phase.generate, Phase.shrink],
    )
    @given(draw_record({**handler.parameters}, inputs))
    def compare(value: dict[str, Json]) -> None:
        hunt.compare(value)

    try:
        compare()
    except Unsatisfiable:
        report.without_inputs.append(handler.id)
    except (DisagreementError, Flaky):
        # A client that does not always disagree is found too; its last disagreement is kept.
        if hunt.found is not None:
            report.disagreements.append(hunt.found[1])
            return hunt.found[0]
    return None


def fuzz_client(
    command: Sequence[str],
    path: Path,
    output: Path,
    *,
    handlers: Sequence[str] = (),
    examples: int = 200,
    time_limit: float = TIME_LIMIT,
    any_reason: bool = False,
    report_progress: Advance | None = None,
) -> FuzzReport:
    """Draw inputs for the handlers of the suites below path, or for those named, and compare.

    The smallest disagreement of each handler is written below `output` as a vector; a client
    that ends or is too slow disagrees. One that can't be started raises StartError, and SelectionError
    is raised where there is nothing to draw from.
    """
    inputs: dict[tuple[str, str], Pool] = {}
    for _, suite in select_suites(path, handlers):
        pool = inputs.setdefault((suite.preset, suite.handler), [])
        pool += [{**case.input} for case in suite.cases]
    report = FuzzReport()
    runners = {preset: load_fresh(preset) for preset in sorted({key[0] for key in inputs})}
    with Client(command, time_limit) as client:
        for number, ((preset, name), pool) in enumerate(inputs.items(), 1):
            if report_progress is not None:
                report_progress(number, len(inputs), name)
            runner = runners[preset]
            handler = _get_handler(runner, name)
            found = fuzz_handler(
                runner, handler, pool, client, examples, report, any_reason=any_reason
            )
            if found is not None:
                report.files.append(_write(output, build_suite(runner, handler, preset, found)))
    return report


def _get_handler(runner: Runner, name: str) -> Handler:
    try:
        return runner.get_handler(name)
    except UnknownHandler as error:
        raise SelectionError(str(error)) from error


def _write(output: Path, suite: Suite) -> str:
    """Write a suite of one case, and return its path."""
    _, _, digest = suite.cases[0].id.rpartition("/")
    target = output / f"{suite.handler.partition('#')[2]}-{digest}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(suite.to_text(), encoding="utf-8", newline="\n")
    return str(target)
