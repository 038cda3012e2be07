"""`zgspec root`: the data root and the submission nodes of files, in constant memory.

The fold is text of the specification (specs/storage.md#streaming). This module reads files and feeds it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from zgspec.active import PRESET, primitives, storage
from zgspec.replay.packages import check_fresh
from zgspec.runtime import Rejected

# A range is a power of two of segments, so its subtrees can be appended to those of the ranges before it.
SEGMENTS_PER_RANGE: Final = 64
RANGE_SIZE: Final = SEGMENTS_PER_RANGE * storage.SEGMENT_SIZE
PROGRESS_SIZE: Final = 128 * 2**20

Advance = Callable[[int], None]


class UnreadableFileError(Exception):
    """A file has no root; the message names the file and says why."""


@dataclass(frozen=True)
class FileRoot:
    """What the network calls a file."""

    path: str
    size: int
    root: bytes
    nodes: list[storage.SubmissionNode]
    entries: int
    padded_entries: int

    def to_json(self) -> dict[str, object]:
        """Return the fields for a program to read; bytes are hexadecimal with 0x."""
        return {
            "path": self.path,
            "size": self.size,
            "root": "0x" + self.root.hex(),
            "submission_nodes": [
                {"root": "0x" + node.root.hex(), "height": node.height} for node in self.nodes
            ],
            "entries": self.entries,
            "padded_entries": self.padded_entries,
        }


def compute_file_root(path: str, jobs: int, advance: Advance) -> FileRoot:
    """Return the root of a file, or of standard input for a path of "-".

    Args:
        path: the file.
        jobs: how many processes may hash at once; standard input and pipes take one.
        advance: called with the number of bytes that were hashed since the last call.

    Raises:
        UnreadableFileError: the file is missing, unreadable, empty, or changes while it is read.
    """
    try:
        if not path:
            raise UnreadableFileError("'' is no file")
        if path == "-":
            return _finish(path, *_hash_stream(sys.stdin.buffer, advance))
        status = Path(path).stat()
        # Files that the kernel makes up while they are read have the size 0, and content.
        has_size = stat.S_ISREG(status.st_mode) and status.st_size > 0
        if not has_size or jobs == 1 or status.st_size < 2 * RANGE_SIZE:
            with Path(path).open("rb") as file:
                frontier, size = _hash_stream(file, advance)
        else:
            frontier, size = _hash_ranges(path, status.st_size, jobs, advance)
        if has_size and size != status.st_size:
            raise UnreadableFileError(f"{path}: the file changed while it was read")
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror or error}") from error
    return _finish(path, frontier, size)


def _finish(path: str, frontier: storage.Frontier, size: int) -> FileRoot:
    count = frontier.length
    try:
        storage.process_finish_file(frontier)
    except Rejected as rejected:
        raise UnreadableFileError(
            f"{path}: {rejected.reason.name}: {rejected.reason.deployed_text}"
        ) from rejected
    root = storage.compute_bagged_root(frontier.nodes)
    return FileRoot(path, size, root, frontier.nodes, count, frontier.length)


def _new_frontier() -> storage.Frontier:
    return storage.Frontier(primitives.entries(0), [])


def _hash_stream(file: BinaryIO, advance: Advance) -> tuple[storage.Frontier, int]:
    """Return the frontier of everything that can be read, and the number of bytes."""
    frontier, size = _new_frontier(), 0
    for segment in _read_segments(file):
        storage.process_append_segment(frontier, segment)
        size += len(segment)
        advance(len(segment))
    return frontier, size


def _read_segments(file: BinaryIO) -> Iterator[bytes]:
    while segment := file.read(storage.SEGMENT_SIZE):
        # A pipe may give less than was asked for before its end.
        while len(segment) < storage.SEGMENT_SIZE and (
            rest := file.read(storage.SEGMENT_SIZE - len(segment))
        ):
            segment += rest
        yield segment


def _hash_range(path: str, start: int, end: int) -> tuple[storage.Frontier, int]:
    """Return the frontier of one range of a file, and how many bytes it had."""
    frontier, size = _new_frontier(), 0
    with Path(path).open("rb") as file:
        file.seek(start)
        while start + size < end:
            segment = file.read(min(storage.SEGMENT_SIZE, end - start - size))
            if not segment:
                break
            storage.process_append_segment(frontier, segment)
            size += len(segment)
    return frontier, size


def _hash_ranges(
    path: str, file_size: int, jobs: int, advance: Advance
) -> tuple[storage.Frontier, int]:
    """Return the frontier of a whole file; ranges are hashed side by side and appended in order."""
    frontier, size = _new_frontier(), 0
    starts = iter(range(0, file_size, RANGE_SIZE))
    pending: list[Future[tuple[storage.Frontier, int]]] = []
    with ProcessPoolExecutor(jobs) as pool:
        while True:
            # A bounded number of ranges is under way, so that memory does not grow with the file.
            while len(pending) < 2 * jobs and (start := next(starts, None)) is not None:
                end = min(start + RANGE_SIZE, file_size)
                pending.append(pool.submit(_hash_range, path, start, end))
            if not pending:
                return frontier, size
            part, part_size = pending.pop(0).result()
            if part_size < min(RANGE_SIZE, file_size - size):
                raise UnreadableFileError(f"{path}: the file changed while it was read")
            for node in part.nodes:
                storage.process_append_subtree(frontier, node)
            size += part_size
            advance(part_size)


@contextmanager
def _progress(paths: list[str]) -> Iterator[Advance]:
    """Show a bar on a terminal when the files are large; elsewhere show nothing."""
    total = sum(_measure_size(path) for path in paths)
    if total < PROGRESS_SIZE or not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("hashing", total=total)
        yield lambda count: progress.advance(task, count)


def _measure_size(path: str) -> int:
    """Return how many bytes there are to hash, 0 where that is not known or there is no file."""
    try:
        status = Path(path).stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _print_root(result: FileRoot) -> None:
    """Print a root at once, over the line of the bar where both are on a terminal."""
    erasure = "\r\x1b[2K" if sys.stdout.isatty() and sys.stderr.isatty() else ""
    print(f"{erasure}0x{result.root.hex()}  {result.path}", flush=True)


def run(paths: list[str], jobs: int | None, as_json: bool) -> int:
    """Print the root of each file; return 1 if any file has none.

    Raises:
        StalePackageError: the package is not what the text beside it gives.
    """
    check_fresh(PRESET)
    results: list[FileRoot] = []
    failed = False
    with _progress(paths) as advance:
        for path in paths:
            try:
                results.append(compute_file_root(path, jobs or os.cpu_count() or 1, advance))
                if not as_json:
                    _print_root(results[-1])
            except UnreadableFileError as error:
                print(f"zgspec root: {error}", file=sys.stderr)
                failed = True
    if as_json:
        import json

        print(json.dumps([result.to_json() for result in results], indent=2))
    return 1 if failed else 0
