"""Random submissions: layouts that padding produces, near misses of them, and nonsense."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from hypothesis import strategies as st

from zgspec.mainnet import primitives, storage
from zgspec.runtime import u256
from zgspec.runtime.hashing import keccak256

# What comes with a submission: the fee, what the balance of the contract lacks of it, or something else.
PAYMENTS: Final = ("exact", "nothing", "rest", "one less", "rest but one", "more")


@dataclass(frozen=True)
class Order:
    """A submission and how it is paid for."""

    submission: storage.Submission
    payment: str
    extra: int


def make_node(seed: int, height: int) -> storage.SubmissionNode:
    """Return a node whose root no file has."""
    root = keccak256(seed.to_bytes(8, "big"))
    return storage.SubmissionNode(root, primitives.Height(height))


@st.composite
def draw_size(draw: st.DrawFn) -> int:
    """Draw the size of a file in bytes, often next to a power of two or to a padding granule."""
    exponents = [*range(8, 24), *range(8, 24), *range(40)]
    exponent: int = draw(st.sampled_from(exponents))
    eighths = draw(st.integers(0, 7))
    offset = draw(st.sampled_from([0, 0, 1, -1, 255, 256, -256, 300]))
    size = (1 << exponent) + (eighths << exponent >> 3) + offset
    return size if size > 0 else 1


@st.composite
def draw_tags(draw: st.DrawFn) -> bytes:
    """Draw tags, whole words or not."""
    return bytes(draw(st.sampled_from([0, 0, 0, 1, 31, 32, 33, 100])) * [draw(st.integers(0, 255))])


@st.composite
def draw_valid_submission(draw: st.DrawFn) -> storage.Submission:
    """Draw the submission of a file of some size."""
    size = primitives.byte_count(draw(draw_size()))
    padded = storage.compute_padded_entry_count(storage.compute_entry_count(size))
    seed = draw(st.integers(0, 2**32))
    heights = storage.compute_submission_heights(padded)
    nodes = [make_node(seed + index, height) for index, height in enumerate(heights)]
    submitter = primitives.address(bytes([draw(st.integers(1, 255))]) * 20)
    data = storage.SubmissionData(u256(size), draw(draw_tags()), nodes)
    return storage.Submission(data, submitter)


@st.composite
def draw_near_miss(draw: st.DrawFn) -> storage.Submission:
    """Draw a valid submission with one thing changed; few of them stay valid."""
    submission = draw(draw_valid_submission())
    data = submission.data
    nodes = data.nodes
    change = draw(
        st.sampled_from(["submitter", "length", "drop", "repeat", "reverse", "height", "lift"])
    )
    if change == "submitter":
        return replace(submission, submitter=primitives.ZERO_ADDRESS)
    if change == "length":
        factor = draw(st.sampled_from([0, 1, 7, 8, 9, 15, 16, 17, 32]))
        data = replace(data, length=u256(data.length * factor // 16))
    if change == "drop":
        data = replace(data, nodes=nodes[:-1])
    if change == "repeat":
        data = replace(data, nodes=[*nodes, nodes[draw(st.integers(0, len(nodes) - 1))]])
    if change == "reverse":
        data = replace(data, nodes=nodes[::-1])
    if change == "lift":
        nodes = [make_node(index, 64 + node.height) for index, node in enumerate(nodes)]
        data = replace(data, nodes=nodes)
    if change == "height":
        index = draw(st.integers(0, len(nodes) - 1))
        height = draw(st.sampled_from([0, 1, 3, 10, 63, 64, 255, 256, 2**256 - 1]))
        changed = make_node(index, height)
        data = replace(data, nodes=[*nodes[:index], changed, *nodes[index + 1 :]])
    return replace(submission, data=data)


@st.composite
def draw_nonsense(draw: st.DrawFn) -> storage.Submission:
    """Draw heights and a length that have nothing to do with each other."""
    heights = draw(st.lists(st.integers(0, 12), max_size=6))
    nodes = [make_node(index, height) for index, height in enumerate(heights)]
    length = u256(draw(st.integers(0, 2**16)))
    data = storage.SubmissionData(length, draw(draw_tags()), nodes)
    return storage.Submission(data, primitives.address(b"\x01" * 20))


@st.composite
def draw_order(draw: st.DrawFn) -> Order:
    """Draw a submission and its payment; most of them are accepted."""
    kind = draw(st.integers(0, 9))
    if kind < 7:
        submission = draw(draw_valid_submission())
    elif kind < 9:
        submission = draw(draw_near_miss())
    else:
        submission = draw(draw_nonsense())
    payment = draw(st.sampled_from(PAYMENTS[:1] * 5 + PAYMENTS))
    return Order(submission, payment, draw(st.integers(1, 2**70)))


def compute_payment(order: Order, price: int, balance: int) -> int:
    """Return the value that comes with a submission to a contract with that balance."""
    heights = [int(node.height) for node in order.submission.data.nodes]
    fee = price * sum(1 << height for height in heights if height < 64)
    rest = max(fee - balance, 0)
    values = {
        "exact": fee,
        "nothing": 0,
        "rest": rest,
        "one less": max(fee - 1, 0),
        "rest but one": max(rest - 1, 0),
        "more": fee + order.extra,
    }
    return values[order.payment]
