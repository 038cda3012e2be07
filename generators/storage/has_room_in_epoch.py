"""Vectors of storage.md#has_room_in_epoch."""

from __future__ import annotations

from generators.framework import Maker, around
from zgspec.active import storage
from zgspec.runtime import u256


def generate(make: Maker) -> None:
    suite = make.suite(storage.has_room_in_epoch, "caps", "Both sides of twice the wanted number.")
    reason = storage.AnswerReject.TARGET_SUBMISSIONS_OVERFLOW
    for wanted in (0, 1, 100, 2**255 - 1):
        for found in around([0, 2 * wanted], 0, 2**256 - 1):
            case = suite.accept(
                f"{wanted:x}-{found:x}",
                f"{found} answers, {wanted} wanted",
                u256(found),
                u256(wanted),
            )
    for wanted in (2**255, 2**256 - 1):
        suite.reject(f"{wanted:x}", case, f"{wanted:#x} wanted", reason, u256(0), u256(wanted))
