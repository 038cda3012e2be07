"""The `zgspec` command. Each command lives in a module of its own, imported when it is used."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from zgspec import PRESETS

ROOT: Final = Path(__file__).resolve().parent.parent

Run = Callable[[argparse.Namespace], int]


class NeedsCheckoutError(Exception):
    """The command works on the text, and this is an installed package without it."""


def _require_checkout() -> Path:
    if not (ROOT / "specs").is_dir():
        raise NeedsCheckoutError("this command needs a checkout of the specification")
    return ROOT


def _find_vectors(path: Path | None) -> Path:
    if path is not None:
        return path
    if not (ROOT / "vectors").is_dir():
        raise NeedsCheckoutError("name the vectors: the installed package has none")
    return ROOT / "vectors"


def _build(options: argparse.Namespace) -> int:
    from zgspec.compiler.__main__ import main as build

    return build([str(_require_checkout()), *(["--json"] if options.json else [])])


def _root(options: argparse.Namespace) -> int:
    from zgspec.commands import root

    return root.run(options.files, options.jobs, options.json)


def _vectors(options: argparse.Namespace) -> int:
    from zgspec.commands import vectors

    root = _require_checkout()
    # The generators are no part of the installed package.
    sys.path.insert(0, str(root))
    return vectors.run(root, options.only, options.slice, options.jobs, options.force, options.json)


def _replay(options: argparse.Namespace) -> int:
    from zgspec.commands import replay

    return replay.run(_find_vectors(options.path), options.traces, options.json)


def _check_client(options: argparse.Namespace) -> int:
    from zgspec.commands import check_client

    if options.fuzz:
        return check_client.fuzz(
            _find_vectors(options.vectors),
            options.client,
            options.handler,
            options.fuzz,
            options.output,
            options.time_limit,
            options.any_reason,
            options.json,
        )
    return check_client.run(
        _find_vectors(options.vectors),
        options.client,
        options.handler,
        options.time_limit,
        options.any_reason,
        options.json,
    )


def _explain(options: argparse.Namespace) -> int:
    from zgspec.commands import explain

    return explain.run(_require_checkout(), options.case, options.got, options.trace, options.json)


def _where(options: argparse.Namespace) -> int:
    from zgspec.commands import where

    return where.run(_require_checkout(), options.name, options.json)


def _diff(options: argparse.Namespace) -> int:
    from zgspec.commands import diff

    return diff.run(
        _require_checkout(),
        options.before,
        options.after,
        [options.preset] if options.preset else PRESETS,
        not options.no_proofs,
        options.json,
        options.overlay,
    )


def _prove(options: argparse.Namespace) -> int:
    from zgspec.prover.runner import prove

    root, jobs = _require_checkout(), options.jobs or os.cpu_count() or 1
    return prove(
        root,
        options.preset,
        options.name,
        options.cold,
        options.mutants,
        jobs,
        options.json,
        options.overlay,
    )


def _mutate(options: argparse.Namespace) -> int:
    from zgspec.commands import mutate

    root, jobs = _require_checkout(), options.jobs or os.cpu_count() or 1
    return mutate.run(
        root, options.name, jobs, options.fresh, options.check, options.json, options.overlay
    )


def _coverage(options: argparse.Namespace) -> int:
    from zgspec.commands import coverage

    return coverage.run(_require_checkout(), options.json, options.overlay)


def _mine_sim(options: argparse.Namespace) -> int:
    from zgspec.commands import mine_sim

    return mine_sim.run(
        mine_sim.Options(
            options.scenario,
            options.network,
            options.epochs,
            options.seed,
            options.plot,
            options.json,
            options.feature,
        )
    )


def _version(options: argparse.Namespace) -> int:
    from zgspec.version import UnknownVersionError, get_versions

    try:
        versions = get_versions()
    except UnknownVersionError as error:
        print(f"zgspec version: {error}", file=sys.stderr)
        return 1
    if options.json:
        import json

        print(json.dumps(versions, indent=2))
    else:
        print("\n".join([f"{name:14} {value}" for name, value in versions.items()]))
    return 0


def _read_positive(text: str) -> float:
    """Return a positive, finite number of an option."""
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def _read_count(text: str) -> int:
    """Return a positive whole number of an option."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is not a positive whole number")
    return int(text)


def _add_root(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add("root", "print the data root of files", _root)
    command.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    command.add_argument(
        "--jobs", type=_read_count, help="processes to use (default: one for each core)"
    )


def _add_vectors(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add("vectors", "bring the test vectors up to date", _vectors)
    command.add_argument("--only", action="append", default=[], metavar="HANDLER")
    command.add_argument("--slice", default="1/1", metavar="K/N", help="do the K-th of N parts")
    command.add_argument("--jobs", type=int, default=0, help="processes (default: one each core)")
    command.add_argument("--force", action="store_true", help="generate what is up to date too")


def _add_consumers(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add("replay", "run vectors on the specification", _replay)
    command.add_argument("path", type=Path, nargs="?")
    command.add_argument("--traces", action="store_true", help="compare the steps as well")
    command = add("check-client", "run vectors on a client", _check_client)
    command.add_argument(
        "client",
        nargs="+",
        metavar="CMD",
        help="the client, with its arguments",
    )
    command.add_argument("--vectors", type=Path, metavar="PATH")
    command.add_argument(
        "--handler",
        action="append",
        default=[],
        metavar="HANDLER",
        help="only storage.md#compute_x, or compute_x for short",
    )
    command.add_argument("--any-reason", action="store_true", help="accept NO_REASON for a reason")
    command.add_argument(
        "--fuzz", type=_read_count, default=0, metavar="N", help="draw N more inputs each"
    )
    command.add_argument(
        "--output", type=Path, default=Path("build/fuzz"), help="for what is found"
    )
    command.add_argument("--time-limit", type=_read_positive, default=30.0, metavar="SECONDS")


def _add_questions(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add(
        "explain", "show the steps of a case, and what a wrong value comes from", _explain
    )
    command.add_argument(
        "case", metavar="CASE", help="the id of a case; minimal/ID is one of that preset"
    )
    command.add_argument("--got", metavar="VALUE", help="what your client answers")
    command.add_argument("--trace", type=Path, metavar="FILE", help="the steps of your client")
    command = add("where", "find a name in text, theorems, tests and vectors", _where)
    command.add_argument("name", metavar="NAME")
    command = add("diff", "show what a change of the text means", _diff)
    command.add_argument("before", metavar="A", help="a revision")
    command.add_argument("after", metavar="B", nargs="?", default=".", help="default: working tree")
    command.add_argument("--preset", choices=PRESETS, help="default: all of them")
    _add_overlay(command)
    command.add_argument("--no-proofs", action="store_true", help="ask the prover nothing")


def _add_overlay(command: argparse.ArgumentParser) -> None:
    command.add_argument("--overlay", metavar="NAME", help="the text under specs/_features/NAME")


def _add_measures(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add("prove", "prove the theorems of the text", _prove)
    command.add_argument("name", nargs="?", default="", help="part of the name of theorems")
    command.add_argument("--preset", choices=PRESETS, default=PRESETS[0])
    _add_overlay(command)
    command.add_argument("--cold", action="store_true", help="forget what was proved before")
    command.add_argument("--mutants", action="store_true", help="mutants must break a theorem")
    command.add_argument("--jobs", type=int, default=0, help="processes (default: one each core)")
    command = add("mutate", "count the mutants of the text that the vectors catch", _mutate)
    command.add_argument("name", nargs="*", help="functions and constants (default: all)")
    _add_overlay(command)
    command.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    command.add_argument("--check", action="store_true", help="fail if kills.json would change")
    command.add_argument("--jobs", type=int, default=0, help="processes (default: one each core)")
    _add_overlay(add("coverage", "show what of the text the vectors reach", _coverage))


def _add_simulation(add: Callable[[str, str, Run], argparse.ArgumentParser]) -> None:
    command = add("mine-sim", "simulate epochs of many miners", _mine_sim)
    command.add_argument("scenario", type=Path, nargs="?", metavar="FILE", help="a TOML file")
    command.add_argument("--network", default="mainnet-turbo", metavar="NAME")
    command.add_argument("--epochs", type=int, help="epochs to simulate")
    command.add_argument("--seed", type=int, help="another course of chance")
    command.add_argument("--plot", type=Path, metavar="PNG", help="write a picture")
    command.add_argument("--feature", metavar="NAME", help="with the rules of specs/_features/NAME")


def _create_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zgspec", description="The executable specification of the 0G network."
    )
    parser.add_argument("--version", action="store_true", help="the same as the command version")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, help_text: str, run: Run) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_text, description=help_text)
        command.add_argument("--json", action="store_true", help="print what a program would read")
        command.set_defaults(run=run)
        return command

    add("build", "build the Python package from the text", _build)
    add("version", "show which text and which vectors this is", _version)
    _add_root(add)
    _add_vectors(add)
    _add_consumers(add)
    _add_questions(add)
    _add_simulation(add)
    _add_measures(add)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    from zgspec.active import NotBuiltError
    from zgspec.compiler.errors import SpecError
    from zgspec.replay.errors import SelectionError
    from zgspec.replay.values import ShapeError

    words = [*(sys.argv[1:] if arguments is None else arguments)]
    options = _create_parser().parse_args(["version"] if words == ["--version"] else words)
    run: Run = options.run
    try:
        return run(options)
    except BrokenPipeError:
        raise
    except (
        NeedsCheckoutError,
        NotBuiltError,
        SpecError,
        SelectionError,
        ShapeError,
        OSError,
    ) as error:
        print(f"zgspec {options.command}: {error}", file=sys.stderr)
        return 1


def run() -> None:
    """Run the command line and leave the process with its status."""
    try:
        status = _run_and_flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        _drop_output()
        status = 1
    sys.exit(status)


def _run_and_flush() -> int:
    """Return the status of a command whose output was written to the end."""
    status = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if status == 0:
            print(f"zgspec: standard output: {error.strerror}", file=sys.stderr)
        _drop_output()
        return 1
    return status


def _drop_output() -> None:
    """Let what is still to be written to standard output go nowhere: Python writes it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
