"""Mining epochs of the minimal preset: uploads, honest and dishonest answers, polls and parameters, in random order."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from zgspec.minimal import primitives, storage
from zgspec.runtime import Bytes32, Rejected, bytes32, u16, u64, u256

Returned = TypeVar("Returned")

MINE, FLOW, MARKET, ADMIN, FIRST, SECOND = [
    primitives.address(bytes([n]) * 20) for n in range(1, 7)
]
FIRST_BLOCK: Final = 10
EPOCH_BLOCKS: Final = 20
LONGEST_LOG: Final = 160
LEAST_TARGET: Final = 2**62

accounts = st.sampled_from([ADMIN, FIRST, SECOND])
picks = st.integers(0, 2**16)


def make_bytes32(number: int) -> Bytes32:
    """Return a number as 32 bytes."""
    return bytes32(number.to_bytes(32, "big"))


class MiningMachine(RuleBasedStateMachine):
    """Three contracts, the data of the log, and miners who hold all of it."""

    @initialize(difficulty=st.sampled_from([1, 2, 5, 30]), wanted=st.integers(1, 3))
    def deploy(self, difficulty: int, wanted: int) -> None:
        blocks = primitives.block_number
        window = storage.BlockHashWindow.HISTORY_CONTRACT
        settings = storage.MineSettings(
            u256(difficulty), blocks(6), u256(wanted), u64(4), u64(2), blocks(8)
        )
        parameters = storage.MineParameters(MINE, window, [ADMIN])
        mine = storage.compute_initial_mine(parameters, settings, blocks(EPOCH_BLOCKS))
        flow = storage.compute_initial_flow(
            storage.FlowParameters(FLOW, blocks(FIRST_BLOCK), blocks(EPOCH_BLOCKS), window, []),
            storage.Market(primitives.wei(3), primitives.wei(0), FLOW, []),
        )
        schedule = storage.ReleaseSchedule(
            storage.ReleaseRule.LINEAR, primitives.seconds(500), u16(0)
        )
        pool = storage.compute_initial_reward_pool(MARKET, MINE, ADMIN, schedule)
        self.mining = storage.Mining(mine, flow, pool)
        self.number = FIRST_BLOCK
        self.log: list[bytes] = [bytes(storage.ENTRY_SIZE)]
        self.miner_ids: list[Bytes32] = []
        self.answers: list[storage.MineAnswer] = []
        self.accepted: dict[int, int] = {}
        self.attempts = 0
        self.upload(5, 0)
        self.upload(storage.ENTRIES_PER_SEGMENT * 3, 1)
        self.request(0, FIRST)
        self.wait(2)
        self.request(1, SECOND)

    def view_block(self) -> storage.BlockView:
        """Return the present block, which knows all others."""
        hashes = [
            storage.BlockHash(primitives.block_number(n), make_bytes32(1000 + n))
            for n in range(max(self.number - 40, 0), self.number)
        ]
        return storage.BlockView(primitives.block_number(self.number), hashes)

    def attempt(self, run: Callable[[], Returned]) -> Returned | None:
        """Return what an operation gives; one that is rejected changes nothing."""
        before = copy.deepcopy(self.mining)
        try:
            return run()
        except Rejected:
            assert self.mining == before
            return None

    @rule(blocks=st.one_of(st.integers(1, 3), st.integers(1, 3), st.integers(1, 45)))
    def wait(self, blocks: int) -> None:
        self.number += blocks

    @precondition(lambda self: len(self.log) < LONGEST_LOG)
    @rule(count=st.integers(1, 20), seed=picks)
    def upload(self, count: int, seed: int) -> None:
        data = b"".join(make_bytes32(seed * 100 + index + 1) for index in range(count))
        nodes = storage.compute_submission_nodes(data)
        submission = storage.Submission(storage.SubmissionData(u256(len(data)), b"", nodes), FIRST)
        message = storage.Message(FIRST, primitives.wei(1000))
        block = self.view_block()
        receipt = self.attempt(
            lambda: storage.process_submit(self.mining.flow, block, message, submission)
        )
        if receipt is None:
            return
        self.log += [bytes(storage.ENTRY_SIZE)] * (receipt.event.start - len(self.log))
        size = storage.ENTRY_SIZE
        self.log += [data[size * index : size * (index + 1)] for index in range(count)]
        end = receipt.event.start + receipt.event.size
        self.log += [bytes(size)] * (end - len(self.log))
        now = primitives.seconds(self.number)
        storage.process_fill_rewards(self.mining.pool, MARKET, now, receipt.fills)

    @rule(seed=st.integers(0, 3), beneficiary=accounts)
    def request(self, seed: int, beneficiary: primitives.Address) -> None:
        block = self.view_block()
        event = self.attempt(
            lambda: storage.process_request_miner_id(
                self.mining.mine, block, FIRST, beneficiary, u64(seed)
            )
        )
        if event is not None:
            self.miner_ids.append(event.miner_id)

    @rule(pick=picks, sender=accounts, recipient=accounts, retires=st.sampled_from([0, 0, 0, 1]))
    def transfer(
        self, pick: int, sender: primitives.Address, recipient: primitives.Address, retires: int
    ) -> None:
        miner_id = self.miner_ids[pick % len(self.miner_ids)]
        mine = self.mining.mine
        heir = primitives.ZERO_ADDRESS if retires and len(mine.miners) > 2 else recipient
        before = storage.get_beneficiary(mine, miner_id)
        event = self.attempt(
            lambda: storage.process_transfer_miner_id(mine, sender, heir, miner_id)
        )
        assert (event is not None) == (before == sender)
        assert storage.get_beneficiary(mine, miner_id) == (before if event is None else heir)

    def enter(self) -> storage.Mining | None:
        """Return the contracts as an answer of the present block would find them."""
        trial = copy.deepcopy(self.mining)
        try:
            storage.process_make_context(trial.flow, self.view_block(), MINE)
            storage.process_roll_over(trial.mine, trial.flow.context.epoch)
        except Rejected:
            return None
        return trial

    def get_puzzle(
        self, miner_id: Bytes32, shards: int, can_wait: bool = True
    ) -> storage.Puzzle | None:
        """Return the puzzle of a miner, moving to its window, which may be that of the next epoch."""
        trial = self.enter()
        if trial is None:
            return None
        context = trial.flow.context
        window = storage.get_subtask_window(trial.mine, context, miner_id)
        next_epoch = FIRST_BLOCK + EPOCH_BLOCKS * (context.epoch + 1)
        if self.number > window.end and can_wait:
            self.number = max(self.number, next_epoch + 1)
            return self.get_puzzle(miner_id, shards, False)
        self.number = max(self.number, min(window.start + 1, next_epoch))
        entered = self.enter()
        is_late = entered is None or entered.flow.context != context
        if is_late or not window.start < self.number <= window.end:
            return None
        config = storage.ShardConfig(primitives.segments(shards - 1), primitives.segments(shards))
        declared = storage.compute_own_range(config, context.flow_length)
        digest = storage.get_subtask_digest(trial.mine, context, self.view_block(), window)
        return storage.Puzzle(context, miner_id, digest, trial.mine.target, declared)

    def get_sealed_log(self, miner_id: Bytes32) -> storage.SealedLog:
        """Return the log as a miner holds it once the contexts that are due are made."""
        flow = copy.deepcopy(self.mining.flow)
        storage.process_make_context(flow, self.view_block(), MINE)
        count = int(flow.context.flow_length)
        leaves = storage.compute_leaves(b"".join(self.log[:count]))
        leaves[0] = primitives.ZERO_HASH
        step = int(storage.ENTRIES_PER_SEGMENT)
        segments = [
            storage.compute_sealed_segment(
                miner_id,
                flow.epochs,
                primitives.entries(start),
                b"".join(self.log[start : start + step]),
            )
            for start in range(0, count // step * step, step)
        ]
        return storage.SealedLog(leaves, flow.epochs, segments)

    @rule(chosen=st.lists(picks, min_size=1, max_size=6), shards=st.sampled_from([1, 1, 1, 2, 4]))
    def answers_of_several(self, chosen: list[int], shards: int) -> None:
        for pick in chosen:
            self.answer(pick, shards)

    def answer(self, pick: int, shards: int) -> None:
        """An honest answer is accepted exactly if its miner has a beneficiary and the epoch has room."""
        miner_id = self.miner_ids[pick % len(self.miner_ids)]
        puzzle = self.get_puzzle(miner_id, shards)
        if puzzle is None or puzzle.context.digest == primitives.EMPTY_HASH:
            return
        self.attempts += 1
        log = self.get_sealed_log(miner_id)
        try:
            found = storage.get_answer(puzzle, log, make_bytes32(self.attempts << 64), u64(300))
        except Rejected as refusal:
            assert refusal.reason == storage.QualityReject.FLOW_TOO_SHORT_FOR_SHARDS
            return
        if found is not None:
            is_registered = storage.get_beneficiary(self.mining.mine, miner_id) != (
                primitives.ZERO_ADDRESS
            )
            is_open = storage.is_open_for_answers(
                self.mining.mine, self.mining.flow, self.view_block()
            )
            is_within = shards <= self.mining.mine.max_shards
            is_wanted = self.mining.mine.next_target_submissions > 0 or is_open
            accepted = self.submit(found)
            assert accepted == (is_registered and is_open and is_within and is_wanted)

    def submit(self, answer: storage.MineAnswer) -> bool:
        """Submit an answer; return whether it is accepted, and check what changed."""
        before = self.mining.mine
        block, now = self.view_block(), primitives.seconds(self.number)
        receipt = self.attempt(
            lambda: storage.process_submit_answer(self.mining, block, now, answer)
        )
        if receipt is None:
            return False
        number = int(receipt.event.epoch)
        mine = self.mining.mine
        assert receipt.event.index == self.accepted.get(number, 0)
        self.accepted[number] = self.accepted.get(number, 0) + 1
        if number == before.last_mined_epoch or before.last_mined_epoch == 0:
            assert mine.target == before.target
        else:
            assert before.target * 39 <= (mine.target + 3 * 2**16) * 40
            assert mine.target <= 2 * before.target
        self.answers.append(answer)
        return True

    @precondition(lambda self: self.answers)
    @rule(pick=picks, field=st.sampled_from(["none", "nonce", "unit", "context", "proof", "range"]))
    def cheat(self, pick: int, field: str) -> None:
        """A former answer, or a changed one, is never accepted."""
        answer = self.answers[pick % len(self.answers)]
        unit = bytes([answer.sealed_data[0] ^ 1]) + answer.sealed_data[1:]
        longer = replace(answer.range, length=u256(answer.range.length + 1))
        changed = {
            "none": answer,
            "nonce": replace(answer, nonce=make_bytes32(pick)),
            "unit": replace(answer, sealed_data=unit),
            "context": replace(answer, context_digest=make_bytes32(pick)),
            "proof": replace(answer, merkle_proof=answer.merkle_proof[1:]),
            "range": replace(answer, range=longer),
        }
        if field != "nonce":
            assert not self.submit(changed[field])

    @rule(
        sender=st.sampled_from([ADMIN, ADMIN, FIRST]),
        name=st.sampled_from(["wanted", "shards", "count", "interval", "window"]),
        value=st.integers(0, 8),
    )
    def set_parameter(self, sender: primitives.Address, name: str, value: int) -> None:
        mine, blocks = self.mining.mine, primitives.block_number
        length = blocks(EPOCH_BLOCKS)
        setters: dict[str, Callable[[], None]] = {
            "wanted": lambda: storage.process_set_target_submissions(
                mine, sender, u256(max(value, 1))
            ),
            "shards": lambda: storage.process_set_max_shards(mine, sender, u64(value)),
            "count": lambda: storage.process_set_subtask_count(mine, length, sender, u64(value)),
            "interval": lambda: storage.process_set_subtask_interval(
                mine, length, sender, blocks(value)
            ),
            "window": lambda: storage.process_set_target_mine_blocks(
                mine, sender, blocks(min(value, 6))
            ),
        }
        self.attempt(setters[name])

    @rule(pick=picks, sender=st.sampled_from([storage.WORKER_CONTEXT_CALLER, FIRST]))
    def poll(self, pick: int, sender: primitives.Address) -> None:
        """A poll changes nothing."""
        before = copy.deepcopy(self.mining)
        miner_id = self.miner_ids[pick % len(self.miner_ids)]
        self.attempt(
            lambda: storage.compute_worker_context(
                self.mining.mine, self.mining.flow, self.view_block(), sender, miner_id
            )
        )
        assert self.mining == before

    @invariant()
    def epochs_are_capped(self) -> None:
        mine = self.mining.mine
        assert mine.submissions <= 2 * mine.target_submissions
        assert mine.submissions == self.accepted.get(int(mine.last_mined_epoch), 0)

    @invariant()
    def no_output_counts_twice(self) -> None:
        outputs = self.mining.mine.outputs
        assert len(set(outputs)) == len(outputs) == sum(self.accepted.values())

    @invariant()
    def targets_are_within_bounds(self) -> None:
        assert LEAST_TARGET <= self.mining.mine.target <= storage.MAX_TARGET

    @invariant()
    def windows_end_inside_their_epoch(self) -> None:
        mine = self.mining.mine
        length = primitives.block_number(EPOCH_BLOCKS)
        for count, interval in (
            (mine.subtask_count, mine.subtask_interval),
            (mine.next_subtask_count, mine.next_subtask_interval),
        ):
            end = (count - 1) * int(interval) + min(mine.target_mine_blocks, 1)
            assert end < length


TestMiningMachine = MiningMachine.TestCase
