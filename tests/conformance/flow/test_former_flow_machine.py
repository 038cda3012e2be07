"""The bytecode from before June 2025 against the text: epochs whose block hash only the instruction tells.

That version has no segment rule, keeps no roots by submission, takes no submitter and computes another digest. This
machine submits single nodes, which the segment rule never moves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import ClassVar, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from tests.conformance.flow.chain import Chain, encode_call, word
from tests.conformance.flow.deployment import check, deploy_former_flow
from tests.conformance.flow.inputs import make_node
from tests.conformance.flow.machine import SENDERS, EpochMachine, attempt
from zgspec.mainnet import primitives, storage
from zgspec.runtime import bytes32, u256

LEAST_STEPS: Final = 4_000
SETTINGS: Final = settings(
    max_examples=120,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class FormerFlowMachine(EpochMachine):
    """The contract before the history window."""

    happened: ClassVar = Counter[str]()
    compared: ClassVar = Counter[str]()

    @initialize(
        number=st.integers(1, 20_000),
        delay=st.sampled_from([0, 0, 0, 1, 30]),
        blocks_per_epoch=st.sampled_from([1, 7, 40, 255, 256, 257, 1_200]),
    )
    def deploy(self, number: int, delay: int, blocks_per_epoch: int) -> None:
        """Deploy the contracts; the history contract is there, and must not be asked."""
        chain = Chain(number, 0)
        contracts = deploy_former_flow(chain, delay, blocks_per_epoch, 0)
        window = storage.BlockHashWindow.INSTRUCTION
        self.begin(chain, contracts, (number + delay, blocks_per_epoch, window), 0)

    def get_context(self) -> storage.MineContext:
        """Return the present context; that version knew its first block before the first context."""
        context = self.flow.context
        if context.epoch > 0:
            return context
        return replace(context, mine_start=self.flow.parameters.first_block)

    @rule(sender=SENDERS, height=st.integers(0, 20), seed=st.integers(0, 2**32))
    def submit(self, sender: bytes, height: int, seed: int) -> None:
        """Submit one node."""
        length = u256(storage.ENTRY_SIZE << height)
        data = storage.SubmissionData(length, b"", [make_node(seed, height)])
        submission = storage.Submission(data, primitives.address(sender))
        call = encode_call("submit((uint256,bytes,(bytes32,uint256)[]))", word(32))
        outcome = self.call(sender, call + storage.encode_submission_data(data))
        block = self.view_block()
        message = storage.Message(submission.submitter, primitives.wei(0))
        answer = attempt(lambda: storage.process_submit(self.flow, block, message, submission))
        if isinstance(answer, storage.SubmitReceipt):
            # That version hashed more than the roots into the digest; what it answers is what it must log.
            digest = bytes32(outcome.output[32:64])
            answer = replace(answer, event=replace(answer.event, digest=digest))
        self.compare("submit", outcome, answer, self.expect_receipt)


# Half a minute of work, on a machine that may be busy.
@pytest.mark.timeout(1_200)
def test_former_bytecode_agrees_on_random_sequences() -> None:
    """Thousands of calls, with contexts on both sides of the window."""
    run_state_machine_as_test(FormerFlowMachine, settings=SETTINGS)
    happened = FormerFlowMachine.happened
    print(f"\n{dict(FormerFlowMachine.compared)}\n{dict(sorted(happened.items()))}")
    check(FormerFlowMachine.compared["states"] >= LEAST_STEPS, f"{LEAST_STEPS} steps")
    missing = [event for event in EVENTS if happened[event] == 0]
    check(missing == [], f"every kind of event is seen: {missing}")


EVENTS: Final = (
    "submit", "make_context", "make_context_fixed_times", "query_context_at_position", "context", "late context",
    "FLOW_NOT_LAUNCHED", "POSITION_OUT_OF_BOUND", "NO_CONTEXT_AT_POSITION", "ROOT_NOT_AVAILABLE",
)  # fmt: skip
