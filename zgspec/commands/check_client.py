"""`zgspec check-client CMD`: asks a client for its outcome of every case, and compares."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from zgspec.commands.vectors import show_progress
from zgspec.replay.check_client import ClientError, check_client


class BadCommandError(ValueError):
    """A text that is not the command of a client."""


def run(
    path: Path,
    command: Sequence[str],
    handlers: Sequence[str],
    time_limit: float,
    any_reason: bool,
    as_json: bool,
) -> int:
    """Check a client; return 1 if any case fails or is not run."""
    try:
        with show_progress("files") as advance:
            report = check_client(
                _split(command),
                path,
                handlers=handlers,
                time_limit=time_limit,
                any_reason=any_reason,
                report_progress=advance,
            )
    except BadCommandError as error:
        print(f"zgspec check-client: {error}", file=sys.stderr)
        return 2
    except FileNotFoundError as error:
        print(f"zgspec check-client: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report.to_json(), indent=2) if as_json else report)
    return 0 if report.is_success else 1


def fuzz(
    path: Path,
    command: Sequence[str],
    handlers: Sequence[str],
    examples: int,
    output: Path,
    time_limit: float,
    any_reason: bool,
    as_json: bool,
) -> int:
    """Draw further inputs for a client; return 1 if it disagrees, and write what it disagrees on."""
    from zgspec.replay.fuzz import fuzz_client

    try:
        with show_progress("drawing inputs") as advance:
            report = fuzz_client(
                _split(command),
                path,
                output,
                handlers=handlers,
                examples=examples,
                time_limit=time_limit,
                any_reason=any_reason,
                report_progress=advance,
            )
    except BadCommandError as error:
        print(f"zgspec check-client: {error}", file=sys.stderr)
        return 2
    except (FileNotFoundError, ClientError) as error:
        print(f"zgspec check-client: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report.to_json(), indent=2) if as_json else report)
    return 0 if report.is_success else 1


def _split(command: Sequence[str]) -> list[str]:
    """Return the words of a command that was given as one argument or as several.

    Raises:
        BadCommandError: the argument is empty, or a quotation in it has no end.
    """
    try:
        words = shlex.split(command[0]) if len(command) == 1 else [*command]
    except ValueError as error:
        raise BadCommandError(f"{command[0]!r} is no command: {error}") from error
    if not words:
        raise BadCommandError("an empty text is no command")
    return words
