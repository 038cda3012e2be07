"""Cases of functions that set a parameter: of the pool of rewards, and of the contract of mining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from generators.framework import Maker, Suite
from generators.mining import ADMIN, EPOCH_BLOCKS, STRANGER, make_fresh_mine, make_mine
from generators.rewards import ADMIN as FOUNDATION_ADMIN
from generators.rewards import MARKET, MINE, MINER, TREASURY, make_pool
from generators.rewards import STRANGER as POOL_STRANGER
from zgspec.active import primitives, storage
from zgspec.runtime import Reason

Value = TypeVar("Value")

ACCOUNTS: Final = (
    ("admin", FOUNDATION_ADMIN),
    ("treasury", TREASURY),
    ("stranger", POOL_STRANGER),
    ("nobody", primitives.ZERO_ADDRESS),
)
"""Accounts that a pool may be given."""

OTHER_SENDERS: Final = (
    ("market", MARKET),
    ("mine", MINE),
    ("miner", MINER),
    ("nobody", primitives.ZERO_ADDRESS),
    ("treasury", TREASURY),
    ("stranger", POOL_STRANGER),
)
"""Senders that set nothing of a pool."""


def add_pool_values(
    make: Maker,
    function: Callable[[storage.RewardPool, primitives.Address, Value], object],
    values: Iterable[tuple[str, str, Value]],
) -> None:
    """Write values, each with its name and description, from the foundation admin and from others."""
    suite = make.suite(function, "senders", "Who may set it, and who may not.")
    for slug, description, value in values:
        case = suite.accept(slug, description, make_pool(), FOUNDATION_ADMIN, value)
        for word, sender in OTHER_SENDERS:
            suite.reject(
                f"{slug}-{word}",
                case,
                f"the sender is the {word}",
                storage.RewardReject.NOT_FOUNDATION_ADMIN,
                make_pool(),
                sender,
                value,
            )


def add_pool_accounts(
    make: Maker,
    function: Callable[[storage.RewardPool, primitives.Address, primitives.Address], object],
) -> None:
    """Write accounts, from the foundation admin and from others."""
    accounts = [(slug, f"the {slug} is set", account) for slug, account in ACCOUNTS]
    add_pool_values(make, function, accounts)


def add_pool_numbers(
    make: Maker,
    function: Callable[[storage.RewardPool, primitives.Address, Value], object],
    to_value: Callable[[int], Value],
    *numbers: int,
) -> None:
    """Write numbers of every size, from the foundation admin and from others."""
    values = [(f"{number}", f"the value {number}", to_value(number)) for number in numbers]
    add_pool_values(make, function, values)


def add_mine_numbers(
    make: Maker,
    function: Callable[[storage.Mine, primitives.Address, Value], object],
    to_value: Callable[[int], Value],
    accepted: Sequence[int],
    refused: Sequence[tuple[int, Reason]] = (),
) -> None:
    """Write numbers for a contract that was mined and for a new one, from an administrator and from a stranger."""
    suite = make.suite(function, "values", "Who may set which value, and from when on.")
    stranger = storage.ParameterReject.NOT_MINE_ADMIN
    for slug, mine in (("mined", make_mine()), ("fresh", make_fresh_mine())):
        for number in accepted:
            name, description, value = (
                f"{slug}-{number:x}",
                f"a value of {number:#x}",
                to_value(number),
            )
            case = suite.accept(name, description, mine, ADMIN, value)
            suite.reject(f"{name}-stranger", case, "by a stranger", stranger, mine, STRANGER, value)
        for number, why in refused:
            name, change, value = f"{slug}-{number:x}", f"a value of {number:#x}", to_value(number)
            suite.reject(name, case, change, why, mine, ADMIN, value)
            both = f"by a stranger, {change}"
            suite.reject(f"{name}-both", case, both, stranger, mine, STRANGER, value)


def add_subtask_numbers(
    suite: Suite[[storage.Mine, primitives.BlockNumber, primitives.Address, Value]],
    to_value: Callable[[int], Value],
    describe: Callable[[int], str],
    largest: tuple[int, int],
    too_large: Reason,
    zero: tuple[str, Reason],
) -> None:
    """Write numbers up to the largest one that fits, and those that do not fit.

    Args:
        suite: of the function.
        to_value: makes what is set from a number.
        describe: says what a number means.
        largest: the largest number that fits, for a contract that was mined and for a new one.
        too_large: the reason to refuse a larger number.
        zero: what is wrong with zero, and the reason.
    """
    blocks, stranger = primitives.block_number(EPOCH_BLOCKS), storage.ParameterReject.NOT_MINE_ADMIN
    for slug, mine, last in zip(
        ("mined", "fresh"), (make_mine(), make_fresh_mine()), largest, strict=True
    ):
        for number in (1, last):
            name, value = f"{slug}-{number}", to_value(number)
            case = suite.accept(name, describe(number), mine, blocks, ADMIN, value)
            change = "by a stranger"
            suite.reject(f"{name}-stranger", case, change, stranger, mine, blocks, STRANGER, value)
        for number in (last + 1, 2**64 - 1):
            name, value = f"{slug}-{number:x}", to_value(number)
            suite.reject(name, case, describe(number), too_large, mine, blocks, ADMIN, value)
        suite.reject(f"{slug}-zero", case, *zero, mine, blocks, ADMIN, to_value(0))
