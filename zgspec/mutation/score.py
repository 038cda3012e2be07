"""Tries all mutants and tells which of them are caught, the same function, or accepted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from zgspec.compiler import Specification
from zgspec.compiler.model import Kind
from zgspec.coverage.accepted import Accepted
from zgspec.coverage.cases import Preset, VectorError, find_preset_suites
from zgspec.mutation.bench import AnyMutant, Attempt, Bench
from zgspec.mutation.cache import Cache, Target, hash_sources
from zgspec.mutation.constants import find_constant_mutants
from zgspec.mutation.equivalence import UNKNOWN, Judge, Verdict
from zgspec.mutation.graph import Graph
from zgspec.mutation.operators import WIDTH, Mutant, find_constructor_mutants, find_mutants
from zgspec.mutation.workers import spread

Status = Literal["killed", "unloadable", "proved", "bounded", "accepted", "survives"]

PACKAGE: Final = "_zgspec_values"

Advance = Callable[[str, int, int], None]
"""Called with what is being done, and how many of how many items are done."""


@dataclass(frozen=True)
class Result:
    """What came of a mutant. `note` says how it differs, or why it may stay, or why nothing caught it."""

    name: str
    target: str
    line: int
    operator: str
    status: Status
    case: str
    note: str

    @property
    def kind(self) -> str:
        """Return what differs in the case that kills the mutant (one of `KINDS`), '' for one that lives."""
        return self.note.partition(" ")[0] if self.status == "killed" else ""


@dataclass
class Score:
    """The results in the order of the text, and the exceptions that nothing needs any more."""

    specification: Specification
    results: list[Result]
    tried: int = 0
    stale: list[str] = field(default_factory=list)
    excluded: dict[str, list[str]] = field(default_factory=dict)
    """What has no mutants, by the reason."""

    def select(self, *statuses: Status) -> list[Result]:
        """Return the results of some statuses."""
        return [result for result in self.results if result.status in statuses]

    @property
    def is_success(self) -> bool:
        """Return whether there are mutants, all of them killed or explained, and no exception is stale.

        To be the same function up to a bound explains nothing: the difference may lie beyond it.
        """
        return bool(self.results) and not self.select("survives", "bounded") and not self.stale


@dataclass(frozen=True)
class Options:
    """How to measure. `jobs` of 0 stays in this process; `only` restricts the functions and constants."""

    vectors: Path
    judge: Judge
    cache: Path | None = None
    jobs: int = 0
    only: frozenset[str] = frozenset()
    advance: Advance = lambda what, done, total: None


def measure(specification: Specification, options: Options, accepted: Accepted) -> Score:
    """Return the score of the vectors. Raises VectorError if they do not fit the text."""
    graph = Graph(specification)
    targets = find_targets(specification, graph, options)
    cache = Cache(options.cache)
    missing = [target for target in targets if not cache.has_attempts(target)]
    try:
        if missing:
            _try_all(
                Bench(specification, options.vectors, graph, _name_stage(options)),
                missing,
                cache,
                options,
            )
        _judge_all(specification, targets, cache, options)
    finally:
        cache.write()
    results = [
        _make_result(target, mutant, cache, accepted)
        for target in targets
        for mutant in target.mutants
    ]
    needed = [result.name for result in results if result.status == "accepted"]
    stale = [] if options.only else accepted.find_stale(needed)
    tried = sum([len(item.mutants) for item in missing])
    return Score(specification, results, tried, stale, find_excluded(graph, targets, options))


def _name_stage(options: Options) -> Callable[[str], None]:
    return lambda suite: options.advance(f"running {suite}", 0, 0)


def _make_result(target: Target, mutant: AnyMutant, cache: Cache, accepted: Accepted) -> Result:
    attempt = cache.get_attempt(target, mutant)
    verdict = cache.find_verdict(target, mutant) or UNKNOWN
    status: Status = "survives"
    note = attempt.note or verdict.note
    if attempt.fate != "missed":
        status = attempt.fate
    elif verdict.status == "proved":
        status, note = "proved", verdict.note
    elif mutant.name in accepted.reasons:
        status, note = "accepted", accepted.reasons[mutant.name]
    elif verdict.status == "bounded":
        status, note = "bounded", verdict.note
    return Result(mutant.name, target.id, mutant.line, mutant.operator, status, attempt.case, note)


# What there is to try


def find_targets(specification: Specification, graph: Graph, options: Options) -> list[Target]:
    """Return all functions and constants that have mutants, in the order of the text; of an overlay, its own."""
    mutants: dict[str, list[AnyMutant]] = {}
    for key, definition in graph.definitions.items():
        if definition.kind == "function":
            mutants[key] = [*find_mutants(specification, key)]
        elif definition.kind == "constructor" and graph.is_read(key):
            mutants[key] = [*find_constructor_mutants(specification, key)]
    # Real clients run the values of the first preset.
    values = Preset(specification, specification.presets[0], PACKAGE)
    for mutant in find_constant_mutants(specification, values, graph):
        mutants.setdefault(mutant.constant, []).append(mutant)
    keys = _Keys(graph, options.vectors, map(specification.get_package, specification.presets))
    return [
        Target(key, keys.compute_key(key), keys.compute_meaning(key), tuple(mutants[key]))
        for key in graph.definitions
        if mutants.get(key)
        and specification.is_own(*key.split(".md#"))
        and _is_wanted(key, options.only)
    ]


_EXCLUSIONS: Final[dict[Kind, str]] = {
    "constant": "constants that no function reads, or that functions compute",
    "constructor": "constructors that no function calls, or that check no width",
    "function": "functions in which no operator finds anything",
    "class": "records and enumerations: a vector names their fields and members",
    "reasons": "tables of rejections: the functions that reject are mutated",
    "type": "types: their constructors are mutated",
}


def find_excluded(graph: Graph, targets: list[Target], options: Options) -> dict[str, list[str]]:
    """Return the definitions that have no mutants, by the reason, in the order of the text."""
    mutated = {target.id for target in targets}
    found: dict[str, list[str]] = {}
    for key, definition in graph.definitions.items():
        if key not in mutated and _is_wanted(key, options.only):
            found.setdefault(_EXCLUSIONS[definition.kind], []).append(key)
    return found


def _is_wanted(key: str, only: frozenset[str]) -> bool:
    return not only or key in only or key.partition("#")[2] in only


class _Keys:
    """Computes what results depend on."""

    def __init__(self, graph: Graph, vectors: Path, presets: Iterable[str]) -> None:
        self._graph = graph
        self._bench = hash_sources("bench")
        self._judge = hash_sources("judge")
        self._suites: dict[str, list[str]] = {}
        self._reachable: dict[str, frozenset[str]] = {}
        self._hashes = {key: graph.compute_hash(key) for key in graph.definitions}
        for preset in presets:
            for path in find_preset_suites(vectors, preset):
                self._add_suite(path, vectors)

    def _add_suite(self, path: Path, vectors: Path) -> None:
        shown = path.relative_to(vectors)
        handler = f"{path.parent.parent.name}.md#{path.parent.name}"
        if handler not in self._hashes:
            raise VectorError(f"{shown.as_posix()}: no document defines {handler}")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self._suites.setdefault(handler, []).append(f"{shown.as_posix()} {digest}")
        if handler not in self._reachable:
            self._reachable[handler] = self._graph.get_reachable(handler)

    def compute_key(self, key: str) -> str:
        """Return a hash of the suites that can reach a definition, and of all that they run."""
        handlers = [handler for handler, found in self._reachable.items() if key in found]
        used = {name for handler in handlers for name in self._reachable[handler]} | {key}
        used.update(self._graph.find_constructors(used))
        parts = [
            self._bench,
            *[suite for handler in sorted(handlers) for suite in self._suites[handler]],
        ]
        parts += [self._hashes[name] for name in sorted(used)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def compute_meaning(self, key: str) -> str:
        """Return a hash of a definition and of all that it uses."""
        used = self._graph.get_reachable(key)
        used = used.union(self._graph.find_constructors(used))
        parts = [self._hashes[name] for name in sorted(used)]
        return hashlib.sha256("\n".join([self._judge, *parts]).encode()).hexdigest()


# Trying. The processes find their work here, as it is when they are forked.

_benches: Final[list[tuple[Bench, list[AnyMutant]]]] = []
_questions: Final[list[tuple[Judge, Specification, list[Mutant]]]] = []


def _attempt(position: int) -> tuple[int, Attempt]:
    bench, mutants = _benches[-1]
    return position, bench.attempt(mutants[position])


def _judge(position: int) -> tuple[int, Verdict]:
    judge, specification, mutants = _questions[-1]
    return position, judge(specification, mutants[position])


def _try_all(bench: Bench, targets: list[Target], cache: Cache, options: Options) -> None:
    pairs = [(target, mutant) for target in targets for mutant in target.mutants]
    found: dict[str, dict[str, Attempt]] = {target.id: {} for target in targets}
    _benches.append((bench, [mutant for _, mutant in pairs]))
    try:
        for done, (position, attempt) in enumerate(
            spread(_attempt, len(pairs), options.jobs, True), 1
        ):
            target, mutant = pairs[position]
            found[target.id][mutant.name] = attempt
            options.advance("trying mutants", done, len(pairs))
            if len(found[target.id]) == len(target.mutants):
                cache.add_attempts(target, found[target.id])
    finally:
        _benches.pop()


def _judge_all(
    specification: Specification, targets: list[Target], cache: Cache, options: Options
) -> None:
    """Ask the prover about every function that survives; about constants and widths it knows nothing."""
    pairs = [*_find_questions(targets, cache)]
    _questions.append((options.judge, specification, [mutant for _, mutant in pairs]))
    try:
        for done, (position, verdict) in enumerate(
            spread(_judge, len(pairs), options.jobs, False), 1
        ):
            cache.add_verdict(*pairs[position], verdict)
            options.advance("asking the prover", done, len(pairs))
    finally:
        _questions.pop()


def _find_questions(targets: list[Target], cache: Cache) -> Iterator[tuple[Target, Mutant]]:
    for target in targets:
        for mutant in target.mutants:
            if not isinstance(mutant, Mutant) or mutant.operator == WIDTH:
                continue
            is_open = cache.get_attempt(target, mutant).fate == "missed"
            if is_open and not cache.find_verdict(target, mutant):
                yield target, mutant
