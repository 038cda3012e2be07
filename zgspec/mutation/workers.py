"""Spreads work over processes that share what was loaded before they were forked."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from zgspec.mutation.limits import limit_memory

Answer = TypeVar("Answer")

CHUNK: Final = 8


def spread(
    work: Callable[[int], tuple[int, Answer]], count: int, jobs: int, is_bounded: bool
) -> Iterator[tuple[int, Answer]]:
    """Yield what `work` returns for 0 to count - 1, in any order.

    `work` is a function of a module; it finds its items in that module, as they are when the
    processes are forked. `jobs` of 0 stays in this process. `is_bounded` bounds the memory of the
    processes.
    """
    if jobs == 0 or count == 0:
        yield from map(work, range(count))
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(min(jobs, count), _begin, (is_bounded,)) as pool:
        yield from pool.imap_unordered(work, range(count), CHUNK if count > jobs * CHUNK else 1)


def _begin(is_bounded: bool) -> None:
    # An interrupt ends the parent, which ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if is_bounded:
        limit_memory()
