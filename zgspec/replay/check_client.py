"""Asks a client for its outcome of every case and compares. FORMAT.md has the protocol."""

from __future__ import annotations

import queue
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from zgspec.replay.cases import Case, Suite, parse_outcome
from zgspec.replay.codec import expand_recipes, shorten_bytes
from zgspec.replay.difference import find_difference
from zgspec.replay.selection import count_files, select_suites
from zgspec.replay.values import (
    Json,
    ShapeError,
    check_keys,
    describe,
    get_object,
    parse_json,
    render_line,
)

TIME_LIMIT: Final = 30.0
"""Seconds that a client has for one case."""
NO_REASON: Final = "NO_REASON"
"""What a client answers that refuses an input and cannot say for which reason."""
MAX_RESTARTS: Final = 3
MAX_LINE: Final = 2**26
"""Characters of an answer."""
MAX_WAITING: Final = 2
"""Answers that are read ahead: a client that writes without end waits for its questions."""
END_SECONDS: Final = 2.0
"""How long a client that has closed its output has, to end."""
SHOWN_FAILURES: Final = 20

Advance = Callable[[int, int, str], None]


class ClientError(Exception):
    """A client that does not answer: it ended, was too slow, or wrote no outcome."""


class StartError(ClientError):
    """A client that can't be started at all."""


class SlowError(ClientError):
    """A client that gave no answer in time."""


class Client:
    """A client process: one case per line in, one outcome per line out. Use it in a `with`."""

    def __init__(self, command: Sequence[str], time_limit: float = TIME_LIMIT) -> None:
        self._command: Final = [*command]
        self._time_limit: Final = time_limit
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | ClientError | None] = queue.Queue(MAX_WAITING)
        self._errors: Final[IO[str]] = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        frames: TracebackType | None,
    ) -> None:
        self.stop()
        self._errors.close()

    def _start(self) -> subprocess.Popen[str]:
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            raise StartError(f"cannot start {self._command[0]}: {error.strerror}") from error
        self._process = process
        self._lines = queue.Queue(MAX_WAITING)
        if process.stdout is not None:
            reader = threading.Thread(
                target=_copy_lines, args=(process.stdout, self._lines), daemon=True
            )
            reader.start()
        return process

    def stop(self) -> None:
        """End the process."""
        process = self._process
        self._process = None
        if process is None:
            return
        if process.stdin is not None and process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)

    def ask(self, question: dict[str, Json]) -> dict[str, object]:
        """Return the answer to a case; a client that gives none is ended and raises ClientError."""
        process = self._process or self._start()
        try:
            if process.stdin is not None:
                # A client that does not read blocks the writer: the time limit covers that too.
                line_out = render_line(question) + "\n"
                arguments = (process.stdin, line_out)
                threading.Thread(target=_write_line, args=arguments, daemon=True).start()
            line = self._lines.get(timeout=self._time_limit)
        except queue.Empty:
            self.stop()
            raise SlowError(f"no answer within {self._time_limit:g} s") from None
        if line is None:
            raise ClientError(self._describe_end(process))
        if isinstance(line, ClientError):
            self.stop()
            raise line
        if len(line) > MAX_LINE:
            self.stop()
            raise ClientError(f"an answer of more than {MAX_LINE} characters")
        return self._parse(line, question)

    def _describe_end(self, process: subprocess.Popen[str]) -> str:
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.stop()
            return "the client closed its standard output"
        self.stop()
        self._errors.seek(0)
        last = self._errors.read().strip().splitlines()[-1:]
        return f"the client ended with exit code {process.returncode}: {' '.join(last)}"

    def _parse(self, line: str, question: dict[str, Json]) -> dict[str, object]:
        try:
            found = get_object(parse_json(line), "$")
            check_keys(found, ("id",), ("returns", "rejects", "state", "skipped", "unknown"), "$")
        except ShapeError as error:
            raise ClientError(f"not an outcome: {error} in {describe(line)}") from error
        if found["id"] != question["id"]:
            self.stop()
            raise ClientError(f"answered {describe(found['id'])}")
        return found


def _close(stream: IO[str]) -> None:
    try:
        stream.close()
    except OSError:
        return


def _write_line(stream: IO[str], line: str) -> None:
    """Write a question. That a client has ended shows where its answers are read."""
    try:
        stream.write(line)
        stream.flush()
    except (OSError, ValueError):
        return


def _copy_lines(stream: IO[str], lines: queue.Queue[str | ClientError | None]) -> None:
    try:
        while line := stream.readline(MAX_LINE + 1):
            lines.put(line)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        lines.put(ClientError(f"not an outcome: the byte 0x{byte:02x} of an answer is not UTF-8"))
    except ValueError:
        # The stream was closed under the reader, when the client was ended.
        lines.put(None)
    else:
        lines.put(None)


@dataclass
class Verdict:
    """What a client made of one suite."""

    path: str
    handler: str
    cases: int = 0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    unknown: int = 0
    without_reason: int = 0
    """How many of the passed cases were refused without a reason."""
    failures: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    """Why the client skipped cases or did not know them, with how many they are."""

    @property
    def not_run(self) -> int:
        """Return the number of cases without an outcome."""
        return self.cases - self.passed - self.failed

    def to_json(self) -> dict[str, Json]:
        """Return the verdict for a program to read."""
        return {
            "path": self.path,
            "handler": self.handler,
            "cases": self.cases,
            "passed": self.passed,
            "failed": self.failed,
            "skipped": self.skipped,
            "unknown": self.unknown,
            "without_reason": self.without_reason,
            "not_run": self.not_run,
            "failures": [*self.failures],
            "reasons": {**self.reasons},
        }


@dataclass
class ClientReport:
    """What a client made of all suites. Anything that did not run is a failure of the whole."""

    verdicts: list[Verdict] = field(default_factory=list)
    problem: str = ""

    @property
    def is_success(self) -> bool:
        """Return whether every case ran and passed, and there was at least one."""
        cases = sum(verdict.cases for verdict in self.verdicts)
        passed = sum(verdict.passed for verdict in self.verdicts)
        return cases > 0 and cases == passed and not self.problem

    def count(self) -> dict[str, int]:
        """Return the sums over all suites."""
        return {
            "suites": len(self.verdicts),
            "cases": sum(verdict.cases for verdict in self.verdicts),
            "passed": sum(verdict.passed for verdict in self.verdicts),
            "failed": sum(verdict.failed for verdict in self.verdicts),
            "skipped": sum(verdict.skipped for verdict in self.verdicts),
            "unknown": sum(verdict.unknown for verdict in self.verdicts),
            "without_reason": sum(verdict.without_reason for verdict in self.verdicts),
            "not_run": sum(verdict.not_run for verdict in self.verdicts),
        }

    def to_json(self) -> dict[str, Json]:
        """Return the report for a program to read."""
        return {
            "success": self.is_success,
            "problem": self.problem,
            **self.count(),
            "verdicts": [verdict.to_json() for verdict in self.verdicts],
        }

    def __str__(self) -> str:
        failures = [text for verdict in self.verdicts for text in verdict.failures]
        lines = failures[:SHOWN_FAILURES]
        if len(failures) > SHOWN_FAILURES:
            lines.append(f"and {len(failures) - SHOWN_FAILURES} more")
        lines += self._list_reasons()
        if self.problem:
            lines.append(self.problem)
        word = "passed" if self.is_success else "FAILED"
        counts = ", ".join(
            f"{number} {name}".replace("_", " ") for name, number in self.count().items()
        )
        return "\n".join([*lines, f"{word}: {counts}"])

    def _list_reasons(self) -> list[str]:
        """Return why cases were skipped or unknown, the most frequent reasons first."""
        counts: Counter[str] = Counter()
        for verdict in self.verdicts:
            counts.update(verdict.reasons)
        return [f"{count} {text}" for text, count in counts.most_common(SHOWN_FAILURES)]


def get_question(name: str, handler: str, value: dict[str, Json]) -> dict[str, Json]:
    """Return what a client reads for a case: all bytes are hex, so that it needs no recipes."""
    return {"id": name, "handler": handler, "input": expand_recipes(value)}


def compare_outcomes(expected: dict[str, Json], got: dict[str, Json]) -> str:
    """Return the first difference, or an empty text; long bytes may be hex or a recipe."""
    found = find_difference(shorten_bytes({**expected}), shorten_bytes({**got}))
    return "" if found is None else str(found)


def judge_answer(
    expected: dict[str, Json], answer: dict[str, object], any_reason: bool
) -> tuple[str, bool]:
    """Return what is wrong with an answer, and whether it refuses without a reason where it may."""
    try:
        outcome = parse_outcome({key: answer[key] for key in answer if key != "id"}, "$")
    except ShapeError as error:
        return str(error), False
    unnamed = any_reason and "rejects" in expected and outcome.get("rejects") == NO_REASON
    if unnamed:
        outcome["rejects"] = expected["rejects"]
    return compare_outcomes(expected, outcome), unnamed


def _judge(verdict: Verdict, case: Case, answer: dict[str, object], any_reason: bool) -> None:
    for word in ("skipped", "unknown"):
        if word in answer:
            setattr(verdict, word, getattr(verdict, word) + 1)
            reason = f"{word}: {describe(answer[word])}"
            verdict.reasons[reason] = verdict.reasons.get(reason, 0) + 1
            return
    problem, unnamed = judge_answer(case.outcome, answer, any_reason)
    if problem:
        verdict.failed += 1
        verdict.failures.append(f"{case.id}: {problem}")
    else:
        verdict.passed += 1
        verdict.without_reason += unnamed


def check_suite(
    client: Client, suite: Suite, path: str, restarts: list[str], *, any_reason: bool = False
) -> Verdict:
    """Return what a client makes of a suite; `restarts` collects why it gave no answer."""
    verdict = Verdict(path, suite.handler, len(suite.cases))
    for case in suite.cases:
        if len(restarts) > MAX_RESTARTS:
            break
        try:
            answer = client.ask(get_question(case.id, suite.handler, case.input))
        except ClientError as error:
            restarts.append(f"{case.id}: {error}")
            verdict.failures.append(f"{case.id}: {error}")
            continue
        _judge(verdict, case, answer, any_reason)
    return verdict


def check_client(
    command: Sequence[str],
    path: Path,
    *,
    handlers: Sequence[str] = (),
    time_limit: float = TIME_LIMIT,
    any_reason: bool = False,
    report_progress: Advance | None = None,
) -> ClientReport:
    """Return what a client makes of the suites below a path, of all handlers or of those named.

    `report_progress` is called with the number of files begun, of all files, and a name.
    Raises SelectionError if there are none. With `any_reason`, a client may
    refuse with `NO_REASON`; such cases pass and are counted.
    """
    report = ClientReport()
    restarts: list[str] = []
    total = count_files(path)
    with Client(command, time_limit) as client:
        for number, (file, suite) in enumerate(select_suites(path, handlers), 1):
            if report_progress is not None:
                report_progress(number, total, str(file))
            verdict = check_suite(client, suite, str(file), restarts, any_reason=any_reason)
            report.verdicts.append(verdict)
    if len(restarts) > MAX_RESTARTS:
        report.problem = f"given up after {len(restarts)} failures to answer"
    return report
