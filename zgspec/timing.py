"""A limit of processor time for code that may never end. How busy the machine is plays no part."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

RETRY_SECONDS: Final = 0.002


def allow_anywhere(frame: FrameType) -> bool:
    """Return that code may be stopped wherever it is."""
    return True


@contextmanager
def limit_time(
    seconds: float,
    error: type[BaseException],
    may_stop: Callable[[FrameType], bool] = allow_anywhere,
) -> Iterator[None]:
    """Raise an error in the block once it has used so much time; only the main thread may call this.

    Where the code may not be stopped, it goes on for a moment and is looked at again.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        if frame is not None and may_stop(frame):
            raise error
        signal.setitimer(signal.ITIMER_PROF, RETRY_SECONDS)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
