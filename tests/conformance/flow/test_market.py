"""The published bytecode of the market against the text, charged by an account in the place of the log."""

from __future__ import annotations

from collections import Counter
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conformance.flow.chain import (
    REVERTING_CODE,
    Chain,
    encode_call,
    is_refused_for,
)
from tests.conformance.flow.deployment import USER, check, deploy_flow, deploy_market, make_fill_log
from tests.conformance.flow.inputs import make_node
from zgspec.mainnet import primitives, storage
from zgspec.runtime import Rejected, u256

COUNTS: Final = st.one_of(st.sampled_from([0, 0, 1, 2, 1_024]), st.integers(0, 2**62))
PRICES: Final = st.one_of(
    st.sampled_from([0, 1, 22_351_741_790, 30_733_644_962, 2**128 - 1]), st.integers(0, 2**128 - 1)
)

SURPLUSES: Final = st.one_of(st.integers(-2, 2), st.integers(0, 2**100))


@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(price=PRICES, length=COUNTS, size=COUNTS, gap=COUNTS, surplus=SURPLUSES)
def compare_charge(price: int, length: int, size: int, gap: int, surplus: int) -> None:
    """Charge once and compare the fills, the refusal and the balances."""
    chain = Chain(1, None)
    contracts = deploy_market(chain, USER, price)
    account = primitives.address(USER)
    market = storage.Market(primitives.wei(price), primitives.wei(0), account, [])
    funds = primitives.wei(max(price * size + surplus, 0))
    chain.call(USER, contracts.market, b"", funds)
    storage.process_deposit(market, funds)
    call = encode_call("chargeFee(uint256,uint256,uint256)", length, size, gap)
    outcome = chain.call(USER, contracts.market, call)
    charge = (primitives.entries(length), primitives.entries(size), primitives.entries(gap))
    try:
        fills = storage.process_charge_fee(market, account, *charge)
        check(not outcome.is_reverted, f"the fee is charged: {outcome}")
        check(outcome.logs == [make_fill_log(contracts, fill) for fill in fills], f"fills {fills}")
        check(sum(fill.amount for fill in fills) == funds, "the market keeps nothing")
        HAPPENED[f"{len(fills)} fills"] += 1
    except Rejected as rejection:
        check(is_refused_for(outcome, rejection.reason), f"{rejection.reason}: {outcome}")
        HAPPENED[rejection.reason.name] += 1
    check(chain.get_balance(contracts.market) == market.balance, "balance of the market")


HAPPENED: Counter[str] = Counter()


def test_market_agrees_on_random_charges() -> None:
    """Every outcome of a charge is among them."""
    compare_charge()
    for outcome in ("1 fills", "2 fills", "FEE_NOT_PAID", "NOTHING_TO_CHARGE"):
        check(HAPPENED[outcome] > 0, f"{outcome} is seen: {HAPPENED}")


def test_a_refusal_of_the_reward_pool_refuses_the_submission() -> None:
    """Nothing is left of a submission whose fee the reward pool does not take."""
    chain = Chain(1, None)
    contracts = deploy_flow(chain, 0, 10, 1, REVERTING_CODE)
    data = storage.SubmissionData(u256(256), b"", [make_node(0, 0)])
    submission = storage.Submission(data, primitives.address(USER))
    outcome = chain.call(USER, contracts.flow, storage.encode_submit_calldata(submission), 5)
    check(outcome.is_reverted, f"the submission is refused: {outcome}")
    check(chain.get_balance(contracts.flow) == 0, "the value went back")
    check(chain.get_balance(contracts.market) == 0, "the fee went back")
