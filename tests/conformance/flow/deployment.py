"""A log and its market as they are deployed, with a reward pool that notes what it receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.conformance.flow.bytecode import (
    CURRENT_SDK,
    FLOW,
    FORMER_SDK,
    MARKET,
    read_creation_code,
)
from tests.conformance.flow.chain import (
    REWARD_CODE,
    Chain,
    Log,
    address_word,
    encode_call,
    make_creation_code,
    word,
)
from zgspec.mainnet import storage

ADMIN: Final = bytes.fromhex("aa" * 20)
USER: Final = bytes.fromhex("bb" * 20)
STRANGER: Final = bytes.fromhex("cc" * 20)


@dataclass(frozen=True)
class Deployment:
    """The addresses of the contracts that work together."""

    flow: bytes
    market: bytes
    reward: bytes


def deploy_market(
    chain: Chain, flow: bytes, price: int, reward_code: bytes = REWARD_CODE
) -> Deployment:
    """Deploy market and reward pool for a log."""
    market = chain.deploy(ADMIN, read_creation_code(CURRENT_SDK, MARKET))
    reward = chain.deploy(ADMIN, make_creation_code(reward_code))
    settings = (price, address_word(flow), address_word(reward))
    call = encode_call("initialize(uint256,address,address)", *settings)
    check(not chain.call(ADMIN, market, call).is_reverted, "the market is initialised")
    return Deployment(flow, market, reward)


def deploy_flow(
    chain: Chain, delay: int, blocks_per_epoch: int, price: int, reward_code: bytes = REWARD_CODE
) -> Deployment:
    """Deploy a log, its market and a reward pool."""
    flow = chain.deploy(ADMIN, read_creation_code(CURRENT_SDK, FLOW) + word(delay))
    deployment = deploy_market(chain, flow, price, reward_code)
    market = address_word(deployment.market)
    call = encode_call("initialize(address,uint256)", market, blocks_per_epoch)
    check(not chain.call(ADMIN, flow, call).is_reverted, "the log is initialised")
    return deployment


def deploy_former_flow(chain: Chain, delay: int, blocks_per_epoch: int, price: int) -> Deployment:
    """Deploy a log of the version that asks the instruction alone, and what goes with it."""
    code = read_creation_code(FORMER_SDK, FLOW) + word(blocks_per_epoch) + word(delay)
    deployment = deploy_market(chain, chain.deploy(ADMIN, code), price)
    call = encode_call("initialize(address)", address_word(deployment.market))
    check(not chain.call(ADMIN, deployment.flow, call).is_reverted, "the log is initialised")
    return deployment


def check(condition: bool, statement: str) -> None:
    """Raise AssertionError with a statement that does not hold."""
    if not condition:
        raise AssertionError(f"does not hold: {statement}")


def make_epoch_log(deployment: Deployment, event: storage.NewEpoch) -> Log:
    """Return the event of a context as the chain shows it."""
    topics: list[bytes] = [*storage.encode_new_epoch_topics(event)]
    return Log(deployment.flow, topics, storage.encode_new_epoch_data(event))


def make_fill_log(deployment: Deployment, fill: storage.RewardFill) -> Log:
    """Return what the reward pool notes when it receives an amount."""
    data = encode_call("fillReward(uint256,uint256)", fill.start, fill.length) + word(fill.amount)
    return Log(deployment.reward, [], data)


def make_submit_log(deployment: Deployment, event: storage.SubmitEvent) -> Log:
    """Return the event of a submission as the chain shows it."""
    topics: list[bytes] = [*storage.encode_submit_event_topics(event)]
    return Log(deployment.flow, topics, storage.encode_submit_event_data(event))


def make_receipt_logs(deployment: Deployment, receipt: storage.SubmitReceipt) -> list[Log]:
    """Return everything that the chain shows of a submission, in order."""
    logs = [make_epoch_log(deployment, event) for event in receipt.contexts]
    logs.extend(make_fill_log(deployment, fill) for fill in receipt.fills)
    return [*logs, make_submit_log(deployment, receipt.event)]
