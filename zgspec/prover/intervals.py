"""Bounds of integers, computed beside the terms: what they show needs no solver. None is unbounded."""

from __future__ import annotations

from collections.abc import Callable

Bound = int | None
Interval = tuple[Bound, Bound]


def _extremes(x: Interval, y: Interval, operation: Callable[[int, int], int]) -> Interval:
    """Return the bounds of an operation that is monotone in each argument, for finite intervals."""
    if x[0] is None or x[1] is None or y[0] is None or y[1] is None:
        return None, None
    corners = [operation(a, b) for a in (x[0], x[1]) for b in (y[0], y[1])]
    return min(corners), max(corners)


def is_natural(x: Interval) -> bool:
    """Return whether no value is negative."""
    return x[0] is not None and x[0] >= 0


def add(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a sum."""
    low = None if x[0] is None or y[0] is None else x[0] + y[0]
    high = None if x[1] is None or y[1] is None else x[1] + y[1]
    return low, high


def subtract(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a difference."""
    low = None if x[0] is None or y[1] is None else x[0] - y[1]
    high = None if x[1] is None or y[0] is None else x[1] - y[0]
    return low, high


def multiply(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a product."""
    low, high = _extremes(x, y, lambda a, b: a * b)
    if low is None and x[0] is not None and y[0] is not None and x[0] >= 0 and y[0] >= 0:
        return x[0] * y[0], None
    return low, high


def divide(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a quotient rounded down; only positive divisors are looked at."""
    if y[0] is None or y[0] < 1:
        return (0, x[1]) if is_natural(x) and is_natural(y) else (None, None)
    top = y[1] if y[1] is not None else None
    if x[0] is not None and x[0] >= 0:
        return (0 if top is None else x[0] // top), (None if x[1] is None else x[1] // y[0])
    return _extremes(x, y, lambda a, b: a // b)


def modulo(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a remainder; only positive divisors are looked at."""
    if y[0] is None or y[0] < 0:
        return None, None
    high = None if y[1] is None else max(y[1] - 1, 0)
    if is_natural(x) and x[1] is not None:
        high = x[1] if high is None else min(high, x[1])
    return 0, high


def shift_left(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a shift to the left, for shifts that are not absurd."""
    if y[1] is None or y[1] > 4096:
        return (0, None) if is_natural(x) else (None, None)
    return _extremes(x, (max(y[0] or 0, 0), max(y[1], 0)), lambda a, b: a << b)


def shift_right(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a shift to the right."""
    if y[1] is None or y[1] > 4096:
        return (0, x[1]) if is_natural(x) else (None, None)
    return _extremes(x, (max(y[0] or 0, 0), max(y[1], 0)), lambda a, b: a >> b)


def conjoin_bits(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a bitwise and."""
    highs = [side[1] for side in (x, y) if is_natural(side)]
    known = [high for high in highs if high is not None]
    if known:
        return 0, min(known)
    return (0, None) if highs else _signed_bits(x, y)


def unite_bits(x: Interval, y: Interval) -> Interval:
    """Return the bounds of a bitwise or, or of an exclusive or."""
    if is_natural(x) and is_natural(y):
        if x[1] is None or y[1] is None:
            return 0, None
        return 0, (1 << max(x[1].bit_length(), y[1].bit_length())) - 1
    return _signed_bits(x, y)


def _signed_bits(x: Interval, y: Interval) -> Interval:
    ends = [end for side in (x, y) for end in side]
    lengths = [end.bit_length() for end in ends if end is not None]
    if len(lengths) < 4:
        return None, None
    return -(1 << max(lengths)), (1 << max(lengths)) - 1


def hull(x: Interval, y: Interval) -> Interval:
    """Return the least interval around two."""
    low = None if x[0] is None or y[0] is None else min(x[0], y[0])
    high = None if x[1] is None or y[1] is None else max(x[1], y[1])
    return low, high


def intersect(x: Interval, y: Interval) -> Interval:
    """Return the common part; an empty one keeps its crossed bounds."""
    lows = [low for low in (x[0], y[0]) if low is not None]
    highs = [high for high in (x[1], y[1]) if high is not None]
    return (max(lows) if lows else None), (min(highs) if highs else None)


def is_within(x: Interval, outer: Interval) -> bool:
    """Return whether every value lies in the outer interval."""
    low = outer[0] is None or (x[0] is not None and x[0] >= outer[0])
    high = outer[1] is None or (x[1] is not None and x[1] <= outer[1])
    return low and high
