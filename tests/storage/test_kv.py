"""The key-value layer: long random histories beside a naive model, its codec, and printed examples."""

from __future__ import annotations

import copy
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generators import kv_printed
from tests.storage.kv_model import Model, Transaction
from zgspec.active import primitives, storage
from zgspec.runtime import Bytes32, Rejected, bytes32, u64

STREAMS = [bytes32(bytes([number]) * 32) for number in (1, 2, 3)]
MONITORED = STREAMS[:2]
ACCOUNTS = [primitives.address(bytes([number]) * 20) for number in (1, 2, 3)]
KEYS = [b"a", b"ab", b"b", b"\xff"]
LAST = u64(2**64 - 1)

accounts = st.sampled_from(ACCOUNTS)
keys = st.sampled_from(KEYS)
values = st.sampled_from([b"", b"value", b"v" * 300])


@st.composite
def draw_control(draw: st.DrawFn, pool: list[Bytes32]) -> storage.AccessControl:
    """Return an operation on one of some streams."""
    operation = draw(st.sampled_from([*storage.AccessOperation]))
    key = draw(keys) if storage.has_key(operation) else b""
    account = draw(accounts) if storage.has_account(operation) else primitives.ZERO_ADDRESS
    return storage.AccessControl(operation, draw(st.sampled_from(pool)), key, account)


@st.composite
def draw_data(draw: st.DrawFn, pool: list[Bytes32]) -> storage.StreamData:
    """Return data about some streams."""
    streams = st.sampled_from(pool)
    return storage.StreamData(
        draw(st.integers(0, 2**64 - 1).map(u64)),
        draw(st.lists(st.builds(storage.KeyRead, streams, keys), max_size=2)),
        draw(st.lists(st.builds(storage.KeyWrite, streams, keys, values), max_size=3)),
        draw(st.lists(draw_control(pool), max_size=3)),
    )


@st.composite
def draw_tagged_data(draw: st.DrawFn) -> tuple[list[Bytes32], storage.StreamData]:
    """Return tags of monitored streams, and data about these."""
    tagged = draw(st.lists(st.sampled_from(MONITORED), min_size=1, max_size=2))
    return tagged, draw(draw_data(tagged))


def describe(result: storage.ReplayResult) -> str:
    """Return a result as the model says it."""
    if result.write is not None:
        return f"{result.status.name} {result.write.stream_id.hex()} {result.write.key.hex()}"
    if result.control is not None:
        control = result.control
        parts = (control.stream_id.hex(), control.key.hex(), control.account.hex())
        return f"{result.status.name} {control.operation.value} {' '.join(parts)}"
    return result.status.name


def make_query(version: int) -> storage.ValueQuery:
    return storage.ValueQuery(primitives.byte_count(0), primitives.byte_count(16), u64(version))


class ReplayMachine(RuleBasedStateMachine):
    """A node of the text beside the model; every transaction is replayed on both."""

    @initialize()
    def begin(self) -> None:
        self.state = storage.compute_initial_kv_state(MONITORED, False)
        self.model = Model({*MONITORED})
        self.log: list[storage.StreamTransaction] = []
        self.states: list[storage.KvState] = [copy.deepcopy(self.state)]

    def make_model_transaction(
        self, transaction: storage.StreamTransaction, data: storage.StreamData
    ) -> Transaction:
        """Return what the model is told: the values stand behind all keys that are written."""
        position = 8 + 4 + sum(35 + len(read.key) for read in data.reads)
        position += 4 + sum(43 + len(write.key) for write in data.writes)
        position += transaction.start * storage.ENTRY_SIZE
        found: list[tuple[bytes, bytes, int, int]] = []
        for write in data.writes:
            end = position + len(write.value)
            found.append((write.stream_id, write.key, position, end))
            position = end
        return Transaction(
            transaction.sequence,
            transaction.sender,
            [transaction.tags[at : at + 32] for at in range(32, len(transaction.tags), 32)],
            data.version,
            [(read.stream_id, read.key) for read in data.reads],
            found,
            [(c.operation.value, c.stream_id, c.key, c.account) for c in data.controls],
        )

    @rule(sender=accounts, tagged=draw_tagged_data(), age=st.integers(-1, 4))
    def replay_within_the_tags(
        self,
        sender: primitives.Address,
        tagged: tuple[list[Bytes32], storage.StreamData],
        age: int,
    ) -> None:
        self.replay(sender, *tagged, age)

    @rule(
        sender=accounts,
        tagged=st.lists(st.sampled_from([*MONITORED, *STREAMS]), max_size=3),
        data=draw_data(STREAMS),
        age=st.integers(-1, 4),
    )
    def replay_anything(
        self,
        sender: primitives.Address,
        tagged: list[Bytes32],
        data: storage.StreamData,
        age: int,
    ) -> None:
        self.replay(sender, tagged, data, age)

    @rule(sender=accounts, key=keys, value=values, age=st.integers(-1, 4))
    def replay_one_write(
        self, sender: primitives.Address, key: bytes, value: bytes, age: int
    ) -> None:
        write = storage.KeyWrite(STREAMS[0], key, value)
        self.replay(sender, STREAMS[:1], storage.StreamData(u64(0), [], [write], []), age)

    @rule(sender=accounts, control=draw_control(STREAMS[:1]))
    def replay_one_control(
        self, sender: primitives.Address, control: storage.AccessControl
    ) -> None:
        self.replay(sender, STREAMS[:1], storage.StreamData(u64(0), [], [], [control]), 0)

    def replay(
        self,
        sender: primitives.Address,
        tagged: list[Bytes32],
        drawn: storage.StreamData,
        age: int,
    ) -> None:
        """Replay data whose sender has seen all but the last transactions, or every one there will be."""
        sequence = self.state.next_sequence
        version = LAST if age < 0 else u64(max(sequence - age, 0))
        data = replace(drawn, version=version)
        transaction = self.make_transaction(sender, tagged, storage.encode_stream_data(data))
        allowed = storage.get_replay_outcome(self.state, transaction).results
        before = self.states[-1]
        result = storage.process_replay(self.state, transaction)
        expected = self.model.replay(self.make_model_transaction(transaction, data))
        assert {describe(item) for item in allowed} == expected
        assert result == allowed[0]
        self.keep(transaction)
        after = self.states[-1]
        if result.status != storage.ReplayStatus.COMMIT:
            assert after.streams == before.streams
        assert after.next_sequence == before.next_sequence + 1
        assert {n: item for n, item in after.results.items() if n != sequence} == before.results
        if STREAMS[2] not in [*tagged, *(read.stream_id for read in data.reads)]:
            self.check_wider_node(before, transaction, result)

    def check_wider_node(
        self,
        before: storage.KvState,
        transaction: storage.StreamTransaction,
        result: storage.ReplayResult,
    ) -> None:
        """A node that monitors one more stream, which a transaction does not name, does the same."""
        wider = copy.deepcopy(before)
        storage.process_monitor_stream(wider, STREAMS[2])
        assert storage.process_replay(wider, transaction) == result
        assert wider.streams.pop(STREAMS[2]) == storage.get_new_stream()
        assert wider == self.state

    def make_transaction(
        self, sender: primitives.Address, tagged: list[Bytes32], file: bytes
    ) -> storage.StreamTransaction:
        """Return the next transaction."""
        sequence = self.state.next_sequence
        return storage.StreamTransaction(
            sequence,
            sender,
            storage.encode_stream_tags(tagged),
            primitives.entries(10 * sequence),
            file,
            storage.Availability.AVAILABLE,
        )

    def keep(self, transaction: storage.StreamTransaction) -> None:
        """Remember a transaction and the state behind it."""
        self.log.append(transaction)
        self.states.append(copy.deepcopy(self.state))

    @rule(sender=accounts, offset=st.sampled_from([-1, 1]), length=st.integers(0, 40))
    def disturb(self, sender: primitives.Address, offset: int, length: int) -> None:
        """A broken file, one that is not there yet, and a transaction out of turn change nothing."""
        broken = self.make_transaction(sender, MONITORED, bytes(12) + b"\xff" * (4 + length))
        waiting = replace(broken, availability=storage.Availability.PENDING)
        is_waiting = (
            storage.process_replay(self.state, waiting).status
            == storage.ReplayStatus.DATA_UNAVAILABLE
        )
        if is_waiting:
            assert self.state == self.states[-1]
            result = storage.process_replay(self.state, broken)
            assert result.status == storage.ReplayStatus.STREAM_DATA_LIST_TOO_LONG
        assert self.state.streams == self.states[-1].streams
        self.keep(broken if is_waiting else waiting)
        other = replace(broken, sequence=u64(self.state.next_sequence + offset))
        with pytest.raises(Rejected):
            storage.process_replay(self.state, other)
        assert self.state == self.states[-1]

    @rule(
        stream_id=st.sampled_from(STREAMS),
        account=accounts,
        key=keys,
        back=st.integers(0, 5),
    )
    def ask(self, stream_id: Bytes32, account: primitives.Address, key: bytes, back: int) -> None:
        version = u64(max(self.state.next_sequence - back, 0))
        stream = storage.get_stream(self.state, stream_id)
        model = self.model
        facts = (
            (storage.is_new_stream(stream, version), model.is_new(stream_id, version)),
            (
                storage.is_admin(stream, account, version),
                model.is_admin(stream_id, account, version),
            ),
            (
                storage.is_writer_of_stream(stream, account, version),
                model.is_writer(stream_id, account, version),
            ),
            (
                storage.is_special_key(stream, key, version),
                model.is_special(stream_id, key, version),
            ),
            (
                storage.is_writer_of_key(stream, account, key, version),
                model.is_key_writer(stream_id, account, key, version),
            ),
            (
                storage.has_write_permission(stream, account, key, version),
                model.may_write(stream_id, account, key, version),
            ),
            (
                storage.can_write(stream, account, version),
                model.can_write(stream_id, account, version),
            ),
            (
                storage.get_latest_version(stream, key, version),
                model.get_latest(stream_id, key, version),
            ),
        )
        assert [fact[0] for fact in facts] == [fact[1] for fact in facts]

    @rule(
        stream_id=st.sampled_from(STREAMS),
        key=st.sampled_from([*KEYS, b"\x00", b"aa"]),
        is_inclusive=st.booleans(),
        back=st.integers(0, 5),
    )
    def walk(self, stream_id: Bytes32, key: bytes, is_inclusive: bool, back: int) -> None:
        version = max(self.state.next_sequence - back, 0)
        query, live = make_query(version), self.model.get_live(stream_id, version)
        behind = [row for row in live if row.key > key or (is_inclusive and row.key == key)]
        front = [row for row in live if row.key < key or (is_inclusive and row.key == key)]
        state = self.state
        for found, rows in (
            (storage.get_next(state, stream_id, key, is_inclusive, query), behind[:1]),
            (storage.get_previous(state, stream_id, key, is_inclusive, query), front[-1:]),
            (storage.get_first(state, stream_id, query), live[:1]),
            (storage.get_last(state, stream_id, query), live[-1:]),
        ):
            expected = [(row.key, row.version, row.start, row.end - row.start) for row in rows]
            value = found.value if found is not None else None
            got = [(found.key, value.version, value.start, value.size)] if found and value else []
            assert got == expected

    @invariant()
    def the_past_stays(self) -> None:
        """A node that replays the same transactions is in the same state, and every prefix was a state."""
        if not self.log or len(self.log) % 8 != 0:
            return
        node = storage.compute_initial_kv_state(MONITORED, False)
        for count, transaction in enumerate(self.log):
            assert node == self.states[count]
            storage.process_replay(node, transaction)
        assert node == self.state

    @invariant()
    def keys_are_in_order(self) -> None:
        for stream in self.state.streams.values():
            found = [key for block in stream.key_blocks for key in block]
            assert found == sorted(stream.keys)


TestReplayMachine = ReplayMachine.TestCase


@given(draw_data(STREAMS))
def test_decoding_gives_what_was_encoded(data: storage.StreamData) -> None:
    assert storage.decode_stream_data(storage.encode_stream_data(data)) == data


@given(st.binary(max_size=600))
def test_any_file_is_decoded_or_rejected(file: bytes) -> None:
    try:
        storage.decode_stream_data(file)
    except Rejected as rejection:
        assert isinstance(rejection.reason, storage.StreamDataReject)


@given(st.lists(st.binary(min_size=1, max_size=3), unique=True, max_size=1_500))
def test_blocks_keep_the_order(found: list[bytes]) -> None:
    blocks: list[list[bytes]] = [[]]
    for key in found:
        storage.process_insert_key(blocks, key)
    assert [key for block in blocks for key in block] == sorted(found)
    assert all(len(block) <= storage.MAX_BLOCK_LENGTH for block in blocks)


def test_a_long_order_is_cut_into_blocks() -> None:
    """Blocks stay short, whatever the order of the keys."""
    numbers = [number * 7_919 % 20_011 for number in range(20_011)]
    for order in (numbers, sorted(numbers), sorted(numbers, reverse=True)):
        blocks: list[list[bytes]] = [[]]
        for number in order:
            storage.process_insert_key(blocks, number.to_bytes(4, "big"))
        flat = [key for block in blocks for key in block]
        assert flat == [number.to_bytes(4, "big") for number in range(20_011)]
        assert max(len(block) for block in blocks) <= storage.MAX_BLOCK_LENGTH
        assert min(len(block) for block in blocks) >= storage.MAX_BLOCK_LENGTH // 2
        for number in (0, 1, 256, 511, 512, 10_000, 20_010):
            key = number.to_bytes(4, "big")
            for is_behind in (False, True):
                place = storage.get_key_place(blocks, key, is_behind)
                before = sum(len(block) for block in blocks[: place.block]) + place.position
                assert before == number + is_behind


def test_data_and_tags_are_those_that_the_go_client_prints() -> None:
    """kv/kv_test.go::TestKVBuilder: 2,495 bytes of data, 992 bytes of tags."""
    data = storage.encode_stream_data(kv_printed.PRINTED_DATA)
    tagged = storage.encode_stream_tags(kv_printed.PRINTED_STREAM_IDS)
    assert (len(data), len(tagged)) == (2495, 992)
    assert (
        hashlib.sha256(data).hexdigest()
        == "dcb7ba4ab3a653dd5419af48ef580170c32374bbcdb5fa48f69fd7f550f09b85"
    )
    assert (
        hashlib.sha256(tagged).hexdigest()
        == "a2a33745c2af7f73b1d74b8bfaa58d131aec0d51c1f76a112d82fae11df1fc7d"
    )


@pytest.mark.parametrize(("header", "expected"), [(b"", 320), (b"\x01" + bytes(16), 337)])
def test_values_are_where_the_node_finds_them(header: bytes, expected: int) -> None:
    """stream_replayer.rs: mykey = hello world in a file that starts at entry 1."""
    stream_id = bytes32((1).to_bytes(32, "big"))
    write = storage.KeyWrite(stream_id, b"mykey", b"hello world")
    data = storage.encode_stream_data(storage.StreamData(u64(1), [], [write], []))
    transaction = storage.StreamTransaction(
        u64(0),
        ACCOUNTS[0],
        storage.encode_stream_tags([stream_id]),
        primitives.entries(1),
        header + data,
        storage.Availability.AVAILABLE,
    )
    state = storage.compute_initial_kv_state([stream_id], bool(header))
    assert storage.process_replay(state, transaction).status == storage.ReplayStatus.COMMIT
    found = storage.get_value(state, stream_id, b"mykey", make_query(2**64 - 1))
    assert (found.start, found.end, found.size) == (expected, expected + 11, 11)
    assert storage.get_log_bytes(transaction, found) == b"hello world"


@pytest.mark.parametrize(("key_size", "value_size"), [(1, 0), (5, 11), (300, 1_000)])
def test_a_single_write_has_its_size(key_size: int, value_size: int) -> None:
    write = storage.KeyWrite(STREAMS[0], b"k" * key_size, b"v" * value_size)
    data = storage.encode_stream_data(storage.StreamData(u64(1), [], [write], []))
    assert len(data) == 8 + 4 + 4 + 32 + 3 + key_size + 8 + value_size + 4
