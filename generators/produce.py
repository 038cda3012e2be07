"""Brings the vectors up to date: only what a change reaches, on all cores, to the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generators.keys import Keys
    from generators.manifest import Result
    from generators.work import Produced, Task

STAMP: Final = Path("build/vectors.json")
INPUTS: Final = (
    ("specs", "*.md"),
    ("generators", "*.py"),
    ("zgspec/compiler", "*.py"),
    ("zgspec/runtime", "*.py"),
    ("zgspec/replay", "*.py"),
)


@dataclass
class Summary:
    """What a run did. `without_generator` lists functions with a heading that have no vectors."""

    cases: int = 0
    rejections: int = 0
    unchanged: int = 0
    generated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    without_generator: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """Return the summary for a program to read."""
        return {
            "cases": self.cases,
            "rejections": self.rejections,
            "unchanged": self.unchanged,
            "generated": self.generated,
            "removed": self.removed,
            "without_generator": self.without_generator,
        }

    def __str__(self) -> str:
        share = 100 * self.rejections / max(self.cases, 1)
        return (
            f"{self.cases} cases, {self.rejections} rejections ({share:.0f} %); "
            f"{len(self.generated)} generators run, {self.unchanged} unchanged, "
            f"{len(self.removed)} files removed"
        )


def _hash_files(root: Path, files: Iterator[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _find_inputs(root: Path) -> Iterator[Path]:
    for folder, pattern in INPUTS:
        yield from (root / folder).rglob(pattern)


def _read_stamp(root: Path) -> dict[str, object]:
    try:
        found: object = json.loads((root / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _compute_stamp(root: Path) -> dict[str, str]:
    return {
        "inputs": _hash_files(root, _find_inputs(root)),
        "outputs": _hash_files(root, (root / "vectors").rglob("*.json")),
    }


def generate(
    root: Path,
    *,
    jobs: int = 0,
    part: tuple[int, int] = (1, 1),
    only: Sequence[str] = (),
    force: bool = False,
    report_progress: Callable[[int, int, str], None] | None = None,
) -> Summary:
    """Bring the vectors below root up to date and return what was done.

    `jobs` is the number of processes, 0 for one per core. `part` (3, 8) does the third of eight
    parts; a run without it joins the parts that it finds. `only` names handlers (storage.md#f) or
    parts of such names. `force` regenerates what is up to date. `report_progress` is called with
    (done, total, name). Raises GenerationError, SpecError.
    """
    is_whole = part == (1, 1) and not only
    stamp = _read_stamp(root)
    if is_whole and not force and stamp.get("stamp") == _compute_stamp(root):
        return _restore_summary(stamp)
    summary = _Run(root, jobs or os.cpu_count() or 1, part, [*only], force, report_progress).run()
    if is_whole:
        text = json.dumps({"stamp": _compute_stamp(root), "summary": summary.to_json()}, indent=1)
        (root / STAMP).parent.mkdir(exist_ok=True)
        (root / STAMP).write_text(text, encoding="utf-8")
    return summary


def _restore_summary(stamp: dict[str, object]) -> Summary:
    found = stamp.get("summary")
    values: dict[str, object] = found if isinstance(found, dict) else {}
    names = values.get("without_generator")
    summary = Summary(
        cases=_to_count(values.get("cases")),
        rejections=_to_count(values.get("rejections")),
        without_generator=[str(name) for name in names] if isinstance(names, list) else [],
    )
    generated = values.get("generated")
    summary.unchanged = _to_count(values.get("unchanged"))
    summary.unchanged += len(generated) if isinstance(generated, list) else 0
    return summary


def _to_count(value: object) -> int:
    return value if isinstance(value, int) else 0


class _Run:
    """One run that found something to look at. Heavy imports happen here, not before."""

    def __init__(
        self,
        root: Path,
        jobs: int,
        part: tuple[int, int],
        only: list[str],
        force: bool,
        report_progress: Callable[[int, int, str], None] | None,
    ) -> None:
        from generators.manifest import read_results

        self.root: Final = root
        self.vectors: Final = root / "vectors"
        self.jobs: Final = jobs
        self.part: Final = part
        self.only: Final = only
        self.force: Final = force
        self.report_progress: Final = report_progress
        self.summary: Final = Summary()
        self.problems: Final[list[str]] = []
        self.results: Final[dict[str, Result]] = {}
        self.known: Final = read_results(self.vectors)
        self.keys: Final[dict[str, Keys]] = {}

    def run(self) -> Summary:
        """Do what is to be done; what went wrong in any generator is raised at the end."""
        from generators.framework import GenerationError
        from zgspec.compiler import build

        build(self.root)
        self._read_texts()
        tasks = self._select(
            [task for keys in self.keys.values() for task in self._find_tasks(keys)]
        )
        self.summary.without_generator.sort()
        pending = [task for task in tasks if not self._is_current(task)]
        self.summary.unchanged = len(tasks) - len(pending)
        self._produce(pending)
        if self.problems:
            self._write_part()
            raise GenerationError("\n".join(sorted(self.problems)))
        self._finish()
        return self.summary

    def _read_texts(self) -> None:
        """Fill `keys`: one for the base, under '', and one for each overlay."""
        from generators.keys import Keys
        from zgspec.compiler import find_overlays, parse_specification

        specs = self.root / "specs"
        self.keys[""] = Keys(self.root, parse_specification(specs))
        for directory in find_overlays(specs):
            self.keys[directory.name] = Keys(self.root, parse_specification(specs, directory))
        for folder in sorted((self.root / "generators/_features").glob("[a-z]*")):
            if folder.is_dir() and folder.name not in self.keys:
                self.problems.append(
                    f"generators/_features/{folder.name}: there is no such overlay"
                )

    def _find_tasks(self, keys: Keys) -> list[Task]:
        from generators.keys import find_default_presets
        from generators.work import Task

        tasks: list[Task] = []
        specification = keys.specification
        functions = {
            f"{document.name}/{definition.name}"
            for document in specification.documents.values()
            for definition in document.definitions.values()
            if definition.kind == "function"
        }
        wanted = {name for name in functions if specification.is_own(*name.split("/"))}
        home = (
            f"generators/_features/{specification.overlay}"
            if specification.overlay
            else "generators"
        )
        folders = {self.root / home / name for name in specification.documents}
        paths = sorted(path for folder in folders for path in folder.glob("*.py"))
        for path in paths:
            if path.name.startswith("_"):
                continue
            name = f"{path.parent.name}/{path.stem}"
            if name not in functions:
                self.problems.append(f"{home}/{name}.py: no document defines this function")
                continue
            wanted.discard(name)
            presets = find_default_presets(keys.get_tree(f"{home}/{name}.py"))
            packages = [specification.get_package(preset) for preset in presets]
            tasks += [Task(name, package, package == packages[0]) for package in packages]
        prefix = f"{specification.overlay}/" if specification.overlay else ""
        self.summary.without_generator += [prefix + name.replace("/", ".md#") for name in wanted]
        return tasks

    def _select(self, tasks: list[Task]) -> list[Task]:
        from generators.framework import GenerationError
        from zgspec.replay.selection import hint

        names = {task.handler for task in tasks}
        for text in self.only:
            if not any(text in task.handler for task in tasks):
                raise GenerationError(f"no generator makes vectors of {text}{hint(text, names)}")
        if self.only:
            tasks = [t for t in tasks if any(text in t.handler for text in self.only)]
        index, count = self.part
        return [task for place, task in enumerate(tasks) if place % count == index - 1]

    def _is_current(self, task: Task) -> bool:
        from generators.manifest import is_intact

        known = self.known.get(task.id)
        if known is None or self.force or known.key != self._compute_key(task):
            return False
        if not is_intact(self.vectors, known):
            return False
        self.results[task.id] = known
        return True

    def _get_keys(self, package: str) -> Keys:
        from zgspec.compiler import parse_target

        return self.keys[parse_target(package).overlay]

    def _compute_key(self, task: Task) -> str:
        return self._get_keys(task.preset).compute_key(
            task.source, task.name.replace("/", "."), task.preset
        )

    def _produce(self, pending: list[Task]) -> None:
        done = 0
        for preset in sorted({task.preset for task in pending}):
            tasks = [task for task in pending if task.preset == preset]
            for task, files in self._run_tasks(preset, tasks):
                done += 1
                if isinstance(files, str):
                    self.problems.append(files)
                else:
                    self._store(task, self._compute_key(task), files)
                if self.report_progress is not None:
                    self.report_progress(done, len(pending), task.id)
                if done % 16 == 0:
                    self._write_part()

    def _run_tasks(
        self, preset: str, tasks: list[Task]
    ) -> Iterator[tuple[Task, list[Produced] | str]]:
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from multiprocessing import get_context

        from generators.work import run_task, start_worker

        executor = ProcessPoolExecutor(
            min(self.jobs, len(tasks)),
            get_context("spawn"),
            start_worker,
            (str(self.root), preset),
        )
        with executor:
            futures = {executor.submit(run_task, task): task for task in tasks}
            try:
                for future in as_completed(futures):
                    yield futures[future], future.result()
            except BaseException:
                executor.shutdown(cancel_futures=True)
                raise

    def _store(self, task: Task, key: str, files: list[Produced]) -> None:
        from generators.manifest import Entry, Result, hash_bytes, write_atomically

        entries: dict[str, Entry] = {}
        reasons: dict[str, int] = {}
        for file in files:
            target = self.vectors / file.path
            data = file.text.encode()
            if not target.is_file() or target.read_bytes() != data:
                write_atomically(target, file.text)
            entries[file.path] = Entry(hash_bytes(data), file.cases, file.rejections)
            for reason, count in file.reasons.items():
                reasons[reason] = reasons.get(reason, 0) + count
        ordered = {name: reasons[name] for name in sorted(reasons)}
        self.results[task.id] = Result(key, entries, ordered)
        self.summary.generated.append(task.id)

    def _render(self, results: dict[str, Result]) -> str:
        from generators.manifest import render_manifest

        packages = sorted({name.partition("/")[0] for name in results})
        # A result of an overlay that is gone goes with it.
        known = {name: self._get_keys(name) for name in packages if self._has_text(name)}
        results = {name: item for name, item in results.items() if name.partition("/")[0] in known}
        return render_manifest(
            results,
            {name: keys.compute_specification_hash(name) for name, keys in known.items()},
            {name: keys.compute_preset_hash(name) for name, keys in known.items()},
        )

    def _has_text(self, package: str) -> bool:
        from zgspec.compiler import parse_target

        return parse_target(package).overlay in self.keys

    def _write_part(self) -> None:
        from generators.manifest import write_atomically

        index, count = self.part
        name = "manifest-part.json" if count == 1 else f"manifest-{index}-of-{count}.json"
        write_atomically(self.vectors / name, self._render(self.results))

    def _finish(self) -> None:
        from generators.manifest import MANIFEST, write_atomically

        self.summary.generated.sort()
        self._count()
        if self.part != (1, 1):
            self._write_part()
            return
        results = self.known | self.results if self.only else self.results
        text = self._render(results)
        manifest = self.vectors / MANIFEST
        if not manifest.is_file() or manifest.read_text(encoding="utf-8") != text:
            write_atomically(manifest, text)
        if not self.only:
            self._remove_stale()

    def _count(self) -> None:
        entries = [entry for result in self.results.values() for entry in result.files.values()]
        self.summary.cases = sum(entry.cases for entry in entries)
        self.summary.rejections = sum(entry.rejections for entry in entries)

    def _remove_stale(self) -> None:
        current = {path for result in self.results.values() for path in result.files}
        for file in sorted(self.vectors.rglob("*.json")):
            path = file.relative_to(self.vectors).as_posix()
            if path.startswith("witnesses/"):
                continue
            is_part = path.startswith("manifest-") and "/" not in path
            if is_part or ("/" in path and path not in current):
                file.unlink()
                if not is_part:
                    self.summary.removed.append(path)
        folders = [folder for folder in self.vectors.rglob("*") if folder.is_dir()]
        for folder in sorted(folders, reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
