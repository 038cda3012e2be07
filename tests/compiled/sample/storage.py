"""A module in the style of the text: records, states, rejections and loops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from zgspec.runtime import Bytes32, Reason, Rejected, u64

from .primitives import ZERO_HASH, Entries, compute_parent, compute_quotient, entries


class Network(Enum):
    """Where something is deployed."""

    MAINNET = "MAINNET"
    TESTNET = "TESTNET"


@dataclass(frozen=True)
class Node:
    """A node of a submission."""

    root: Bytes32
    height: int


@dataclass
class Log:
    """The log and what was appended."""

    length: Entries
    nodes: list[Node]
    last: Node | None


class LogReject(Reason):
    """Why an append is refused."""

    EMPTY_ROOT = "EMPTY_ROOT", "Flow: empty root"
    TOO_HIGH = "TOO_HIGH", ""


MAX_HEIGHT: Final[int] = 64
PRICES: Final[dict[Network, Entries]] = {Network.MAINNET: entries(3), Network.TESTNET: entries(1)}


def compute_heights(length: Entries) -> list[int]:
    """Return the heights of the nodes that cover a length, largest first."""
    heights: list[int] = []
    rest = length
    while rest > 0:
        top = rest.bit_length() - 1
        heights.append(top)
        rest = entries(rest - (1 << top))
    return heights


def compute_root(leaves: list[Bytes32]) -> Bytes32:
    """Return the root of a power of two of leaves."""
    layer = leaves
    while len(layer) > 1:
        layer = [compute_parent(layer[2 * i], layer[2 * i + 1]) for i in range(len(layer) // 2)]
    return layer[0]


def process_append(log: Log, node: Node) -> Entries:
    """Append a node and return where it starts."""
    if node.root == ZERO_HASH:
        raise Rejected(LogReject.EMPTY_ROOT)
    if node.height >= MAX_HEIGHT:
        raise Rejected(LogReject.TOO_HIGH)
    size = u64(1 << node.height)
    start = entries(compute_quotient(u64(log.length), size) * size)
    log.length = entries(start + entries(size))
    log.nodes.append(replace(node, height=node.height))
    log.last = node
    return start
