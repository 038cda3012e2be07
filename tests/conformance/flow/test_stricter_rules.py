"""Where the text is stricter than the published bytecode: what the bytecode does there."""

from __future__ import annotations

import pytest

from tests.conformance.flow.chain import Chain, Outcome, encode_call, is_refused_for
from tests.conformance.flow.deployment import ADMIN, USER, Deployment, check, deploy_flow
from tests.conformance.flow.inputs import make_node
from zgspec.mainnet import primitives, storage
from zgspec.runtime import Rejected, u256


def submit_node(chain: Chain, contracts: Deployment, height: int, value: int = 0) -> Outcome:
    """Submit one node of a height to the bytecode."""
    submission = make_submission(height)
    return chain.call(USER, contracts.flow, storage.encode_submit_calldata(submission), value)


def make_submission(height: int) -> storage.Submission:
    """Return a submission of one node."""
    length = u256(storage.ENTRY_SIZE << height)
    data = storage.SubmissionData(length, b"", [make_node(height, height)])
    return storage.Submission(data, primitives.address(USER))


def make_flow(contracts: Deployment) -> storage.Flow:
    """Return the state of the text for new contracts in block 1 at price zero."""
    account = primitives.address(contracts.flow)
    market = storage.Market(
        primitives.wei(0), primitives.wei(0), account, [primitives.address(ADMIN)]
    )
    blocks = (primitives.block_number(1), primitives.block_number(10))
    window = storage.BlockHashWindow.HISTORY_CONTRACT
    return storage.compute_initial_flow(
        storage.FlowParameters(account, *blocks, window, []), market
    )


def test_the_bytecode_has_a_full_log_one_doubling_later() -> None:
    """The text refuses positions from 2**63 on, the bytecode from 2**64 on."""
    chain = Chain(1, None)
    contracts = deploy_flow(chain, 0, 10, 0)
    flow = make_flow(contracts)
    block = storage.BlockView(primitives.block_number(1), [])
    message = storage.Message(primitives.address(USER), primitives.wei(0))
    check(not submit_node(chain, contracts, 62).is_reverted, "half of the log of the text")
    storage.process_submit(flow, block, message, make_submission(62))
    with pytest.raises(Rejected) as refused:
        storage.process_submit(flow, block, message, make_submission(0))
    assert refused.value.reason == storage.FlowReject.LOG_FULL
    check(not submit_node(chain, contracts, 63).is_reverted, "up to 2**64")
    outcome = submit_node(chain, contracts, 0)
    check(is_refused_for(outcome, storage.FlowReject.LOG_FULL), f"the log is full: {outcome}")


def test_the_bytecode_takes_a_price_that_overflows() -> None:
    """The text refuses a price above 2**128 - 1; the bytecode refuses the submissions that follow."""
    chain = Chain(1, None)
    contracts = deploy_flow(chain, 0, 10, 0)
    with pytest.raises(Rejected) as refused:
        market = make_flow(contracts).market
        storage.process_set_price_per_entry(
            market, primitives.address(ADMIN), primitives.wei(2**128)
        )
    assert refused.value.reason == storage.MarketReject.PRICE_TOO_HIGH
    call = encode_call("setPricePerSector(uint256)", 2**255)
    check(not chain.call(ADMIN, contracts.market, call).is_reverted, "any price")
    check(
        submit_node(chain, contracts, 1).output == encode_call("Panic(uint256)", 0x11), "overflow"
    )
