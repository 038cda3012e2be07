"""Runs a scenario: chance decides who finds answers, the text decides everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zgspec.active import primitives, storage
from zgspec.runtime import bytes32, u16, u64
from zgspec.simulation.penalty import IS_ACTIVE, Bonds
from zgspec.simulation.scenario import Miner, Scenario, ScenarioError

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARKET: Final = primitives.address(b"\x01" * 20)
MINE: Final = primitives.address(b"\x02" * 20)
ADMIN: Final = primitives.address(b"\x03" * 20)
MAX_MEAN: Final = 1e6
"""More answers than this in an epoch are no different: the cap is far below."""


@dataclass(frozen=True)
class EpochRow:
    """One epoch: its difficulty, and for each miner the accepted answers, the wei it is paid, and its penalties."""

    epoch: int
    difficulty: float
    answers: tuple[int, ...]
    rewards: tuple[int, ...]
    penalties: tuple[int, ...]

    @property
    def answer_count(self) -> int:
        """Return the accepted answers of all miners."""
        return sum(self.answers)


@dataclass(frozen=True)
class Result:
    """A scenario, its epochs, and whether miners have bonds that they can lose."""

    scenario: Scenario
    target_submissions: int
    rows: tuple[EpochRow, ...]
    has_bonds: bool

    @property
    def miners(self) -> tuple[Miner, ...]:
        """Return the miners, in the order of every row."""
        return self.scenario.miners

    def get_answers(self, index: int) -> int:
        """Return the accepted answers of a miner."""
        return sum(row.answers[index] for row in self.rows)

    def get_rewards(self, index: int) -> int:
        """Return what a miner is paid, in wei."""
        return sum(row.rewards[index] for row in self.rows)

    def get_penalties(self, index: int) -> int:
        """Return what a miner loses of its bond, in wei."""
        return sum(row.penalties[index] for row in self.rows)


def find_network(name: str) -> storage.Network:
    """Return the deployment with a name."""
    for network in storage.Network:
        if network.value == name:
            return network
    known = ", ".join(network.value for network in storage.Network)
    raise ScenarioError(f"network {name!r} is not one of {known}")


def _make_pool(network: storage.Network) -> storage.RewardPool:
    period = storage.compute_release_period(u64(storage.LIFETIME[network]))
    schedule = storage.ReleaseSchedule(storage.ReleaseRule.LINEAR, period, u16(0))
    return storage.compute_initial_reward_pool(MARKET, MINE, ADMIN, schedule)


def _make_mine(network: storage.Network) -> storage.Mine:
    return storage.compute_initial_mine(
        storage.MineParameters(MINE, storage.BlockHashWindow.HISTORY_CONTRACT, [ADMIN]),
        storage.MineSettings(
            difficulty=storage.INITIAL_DIFFICULTY[network],
            target_mine_blocks=storage.TARGET_MINE_BLOCKS[network],
            target_submissions=storage.TARGET_SUBMISSIONS[network],
            max_shards=storage.MAX_SHARDS[network],
            subtask_count=storage.SUBTASK_COUNT[network],
            subtask_interval=storage.SUBTASK_INTERVAL[network],
        ),
        storage.BLOCKS_PER_EPOCH[network],
    )


@dataclass(frozen=True)
class Win:
    """A unit that a miner finds within its limit, and the block in which it answers."""

    block: int
    miner: int


class Simulation:
    """The state of the contracts between two epochs."""

    def __init__(self, scenario: Scenario, network: storage.Network) -> None:
        """Start with a log whose pricing chunks have just been filled and paid for."""
        self._scenario: Final = scenario
        self._network: Final = network
        # Imported where it is used: it takes longer than all the rest together.
        import numpy

        self._random: Final = numpy.random.Generator(numpy.random.PCG64(scenario.seed))
        self._mine = _make_mine(network)
        self._pool: Final = _make_pool(network)
        self._flow_length: Final = primitives.entries(
            scenario.pricing_chunks * storage.ENTRIES_PER_PRICING_CHUNK
        )
        self._start: Final = primitives.seconds(1)
        price = storage.INITIAL_PRICE_PER_ENTRY[network]
        fee = storage.compute_submission_fee(price, self._flow_length)
        fill = storage.RewardFill(primitives.entries(0), self._flow_length, fee)
        storage.process_fill_reward(self._pool, MARKET, self._start, fill)
        self._bonds: Final = self._lock_bonds() if IS_ACTIVE else None

    def get_target_submissions(self) -> int:
        """Return the wanted number of answers in an epoch."""
        return self._mine.target_submissions

    def _lock_bonds(self) -> Bonds:
        bonds = Bonds(self._scenario.miners, self._pool, self._scenario.seed)
        for index, miner in enumerate(self._scenario.miners):
            bonds.lock(index, self._compute_range(miner))
        return bonds

    def _compute_range(self, miner: Miner) -> storage.RecallRange:
        shard = storage.ShardConfig(primitives.segments(0), primitives.segments(miner.shards))
        return storage.compute_own_range(shard, self._flow_length)

    def run_epoch(self, number: int) -> EpochRow:
        """Let every miner work for its window of an epoch, and pay for what is accepted."""
        penalties = tuple([0] * len(self._scenario.miners))
        if self._bonds is not None:
            penalties = self._bonds.enter_epoch(number)
        epoch = storage.epoch(number)
        mine = storage.get_mine_copy(self._mine)
        storage.process_roll_over(mine, epoch)
        answers = [0] * len(self._scenario.miners)
        rewards = [0] * len(self._scenario.miners)
        difficulty = storage.MAX_TARGET / mine.target
        for win in self._draw_wins(mine, number):
            if not storage.has_room_in_epoch(mine.submissions, mine.target_submissions):
                break
            rewards[win.miner] += self._claim(win)
            answers[win.miner] += 1
            storage.process_count_answer(mine, epoch, bytes32(self._random.bytes(32)))
        if sum(answers) > 0:
            self._mine = mine
        return EpochRow(number, difficulty, tuple(answers), tuple(rewards), penalties)

    def _draw_wins(self, mine: storage.Mine, number: int) -> list[Win]:
        """Draw how often each miner finds a unit within its limit, and when; return the earliest of them."""
        import numpy

        start = primitives.block_number(number * storage.BLOCKS_PER_EPOCH[self._network])
        blocks: list[NDArray[numpy.float64]] = []
        for index, miner in enumerate(self._scenario.miners):
            window = storage.compute_subtask_window(
                start,
                u64(int(self._random.integers(mine.subtask_count))),
                mine.subtask_interval,
                mine.target_mine_blocks,
            )
            mean = self._compute_mean(mine, miner, self._scenario.get_factor(number))
            if self._bonds is not None and not self._bonds.is_bonded(index):
                mean = 0.0
            count = self._random.poisson(mean)
            blocks.append(self._random.uniform(window.start, window.end, count))
        miners = numpy.repeat(numpy.arange(len(blocks)), [len(found) for found in blocks])
        times = numpy.concatenate(blocks)
        earliest = numpy.argsort(times, kind="stable")[: 2 * mine.target_submissions]
        return [Win(int(times[place]) + 1, int(miners[place])) for place in earliest]

    def _compute_mean(self, mine: storage.Mine, miner: Miner, factor: float) -> float:
        """Return how many units within its limit a miner finds in an epoch, on average."""
        limit = storage.compute_quality_limit(
            mine.target, self._compute_range(miner), self._flow_length
        )
        units = miner.hash_rate * factor * mine.target_mine_blocks * storage.UNITS_PER_SEGMENT
        return min(units * miner.stored * ((limit + 1) / 2**256), MAX_MEAN)

    def _claim(self, win: Win) -> int:
        """Claim the reward of a random pricing chunk, and return it in wei."""
        passed = win.block * storage.BLOCK_TIME[self._network] // 1000
        index = u64(int(self._random.integers(self._scenario.pricing_chunks)))
        event = storage.process_claim_mine_reward(
            self._pool,
            MINE,
            primitives.seconds(self._start + passed),
            index,
            primitives.address(win.miner.to_bytes(20, "big")),
            bytes32(win.miner.to_bytes(32, "big")),
        )
        return 0 if event is None else event.amount


def run(scenario: Scenario, network: str, advance: Callable[[], None]) -> Result:
    """Run all epochs of a scenario with the parameters of a network, such as `mainnet-turbo`.

    The same scenario gives the same result. `advance` is called after each epoch. A network without
    a deployment in the text raises ScenarioError.
    """
    simulation = Simulation(scenario, find_network(network))
    target_submissions = simulation.get_target_submissions()
    rows: list[EpochRow] = []
    for number in range(1, scenario.epochs + 1):
        rows.append(simulation.run_epoch(number))
        advance()
    return Result(scenario, target_submissions, tuple(rows), IS_ACTIVE)
