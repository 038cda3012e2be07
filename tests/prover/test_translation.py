"""The translator and CPython agree on random inputs: the same result, rejection, fault and state."""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.prover.documents import load_program
from zgspec.compiler import parse_specification
from zgspec.prover.core import DeadPath, Settings
from zgspec.prover.errors import Unsupported
from zgspec.prover.loops import Machine
from zgspec.prover.program import Function, Program, load
from zgspec.prover.replay import Outcome, run
from zgspec.prover.sampling import RandomChooser, Sampler
from zgspec.prover.state import State
from zgspec.prover.theorem import Execution, execute
from zgspec.prover.values import (
    Blob,
    Boolean,
    DictCell,
    Entry,
    Integer,
    ListCell,
    OptionalValue,
    RecordCell,
    RecordValue,
    Reference,
    Symbol,
    Table,
    TupleValue,
    Value,
)

ROOT = Path(__file__).parents[2]
SAMPLES = 12
MAX_DRAWS = 24
SECONDS_OF_A_RUN = 0.03
SECONDS_OF_A_FUNCTION = 0.25
ROUNDS = 40


def read(machine: Machine, state: State, value: Value) -> object:
    """Return a value that is known, as plain data."""
    match value:
        case Boolean():
            assert isinstance(value.term, bool)
            return value.term
        case Integer():
            assert isinstance(value.term, int)
            return value.term
        case Blob():
            assert isinstance(value.term, int)
            return value.term.to_bytes(value.length, "big")
        case Symbol():
            assert isinstance(value.index.term, int)
            return machine.get_family_members(value.family)[value.index.term]
        case OptionalValue():
            if value.value is None or value.absent is True:
                return None
            return read(machine, state, value.value)
        case _:
            return read_compound(machine, state, value)


def read_compound(machine: Machine, state: State, value: Value) -> object:
    """Return a compound value as plain data."""
    match value:
        case TupleValue():
            return tuple(read(machine, state, item) for item in value.items)
        case RecordValue():
            return read_fields(machine, state, value.kind, value.fields)
        case Reference():
            cell = machine.heap.read(state, value)
            if isinstance(cell, RecordCell):
                return read_fields(machine, state, cell.kind, cell.fields)
            if isinstance(cell, DictCell):
                present = [entry for entry in cell.entries if entry.present is True]
                assert all(entry.present is False or entry in present for entry in cell.entries)
                return {read(machine, state, e.key): read(machine, state, e.value) for e in present}
            assert isinstance(cell, ListCell)
            assert isinstance(cell.length.term, int)
            return [read(machine, state, item) for item in cell.items[: cell.length.term]]
        case Table():
            return {
                read(machine, state, key): read(machine, state, item) for key, item in value.entries
            }
        case _:
            raise AssertionError(f"unexpected {value}")


def read_fields(machine: Machine, state: State, kind: type, fields: Mapping[str, Value]) -> object:
    """Return a record as an object."""
    return kind(**{name: read(machine, state, item) for name, item in fields.items()})


def lift(machine: Machine, value: object, state: State) -> Value:
    """Return an argument as a value; a dictionary as one that can be changed."""
    lifted = machine.lift(value, state)
    if not isinstance(lifted, Table):
        return lifted
    entries = [Entry(True, key, item) for key, item in lifted.entries]
    return machine.heap.allocate(state, DictCell(tuple(entries)))


def run_translated(
    program: Program, function: Function, arguments: Mapping[str, object], theory: str
) -> tuple[Outcome, dict[str, object]]:
    """Run the translator on known inputs: every term folds to a value."""
    from zgspec.prover.theory import get_theory

    machine = Machine(program, get_theory(theory), Settings(unroll=ROUNDS))
    state = State((), {}, {})
    values = {name: lift(machine, value, state) for name, value in arguments.items()}
    start = state.fork(True)
    try:
        result = machine.apply(function, values, state)
    except DeadPath:
        if machine.rejections:
            rejected, reason = machine.rejections[-1]
            assert isinstance(reason.index.term, int)
            name = machine.get_family_members("Reason")[reason.index.term].name
            after = {n: read(machine, rejected, v) for n, v in values.items()}
            return Outcome("rejects", name), after
        kinds = {item.kind for item in machine.obligations}
        if "unwind" in kinds:
            return Outcome("hangs"), {}
        assert kinds & {"fault", "assert"}, machine.obligations
        return Outcome("asserts" if "assert" in kinds else "faults"), {
            n: read(machine, start, v) for n, v in values.items()
        }
    if machine.obligations:
        assert machine.obligations[0].kind == "unwind"
        return Outcome("hangs"), {}
    after = {n: read(machine, state, v) for n, v in values.items()}
    return Outcome("returns", read(machine, state, result)), after


def agree(program: Program, function: Function, theory: str, seed: int) -> int:
    """Compare on random inputs, and return on how many; raises Unsupported."""
    sampler = Sampler(program, RandomChooser(seed), {})
    compared = 0
    started = time.process_time()
    for _ in range(MAX_DRAWS):
        if compared == SAMPLES or time.process_time() > started + SECONDS_OF_A_FUNCTION:
            break
        arguments = sampler.draw_all(function)
        copies = copy.deepcopy(arguments)
        expected = run(function.run, copies, SECONDS_OF_A_RUN)
        if expected.kind in ("hangs", "discards"):
            continue
        actual, after = run_translated(program, function, arguments, theory)
        if actual.kind == "hangs":
            continue
        compared += 1
        if expected.kind == "faults":
            assert actual.kind == "faults", (function.name, arguments, expected, actual)
            continue
        assert actual == expected, (function.name, arguments, expected, actual)
        assert after == copies, (function.name, arguments)
    return compared


def find_functions(program: Program) -> list[Function]:
    """Return all functions of the text."""
    found = []
    for document in program.specification.documents.values():
        for name, definition in document.definitions.items():
            if definition.kind == "function":
                function = program.find_function(document.name, name)
                assert function is not None
                found.append(function)
    return found


@pytest.mark.parametrize("preset", ["mainnet", "minimal"])
def test_every_translatable_function_of_the_text_agrees(preset: str) -> None:
    specification = parse_specification(ROOT / "specs")
    program = load(specification, preset, "zgspec_translation")
    compared, refused = {}, {}
    for seed, function in enumerate(find_functions(program)):
        try:
            compared[function.qualified] = agree(program, function, "int", seed)
        except Unsupported as refusal:
            refused[function.qualified] = str(refusal)
    assert all(" in " in reason or "drawing" in reason or reason for reason in refused.values())
    assert sum(count > 0 for count in compared.values()) >= 60, refused


SAMPLES_OF_EVERY_CONSTRUCT = '''
def compute_mixed(first: int, second: int) -> int:
    """Operators that round, shift and mask, with both signs."""
    shift = abs(second) % 7
    parts = [first // 3, first % 5, first >> shift, first << shift, first & 255, ~first]
    return sum(parts) + min(first, second) - max(first, 3) + first.bit_length()


def compute_quotient(first: int, second: int) -> tuple[int, int]:
    """Python rounds down, whatever the signs."""
    return first // second, first % second


def compute_list(values: list[Amount], index: Uint64) -> list[int]:
    """Lists: slices, negative indices, concatenation, repetition, comprehension."""
    big = [value + 1 for value in values if value > index]
    pieces = values[1:] + values[:-1] + [values[-1]] * 2
    total = 0
    for position, value in enumerate(pieces):
        if position != 2:
            total += value
    return big + [total, len(pieces), int(index in values)]


def compute_branches(pair: Pair, color: Color, limit: Amount | None) -> Pair:
    """Records, enums, None and early returns."""
    if limit is None:
        return pair if color == Color.RED else replace(pair, left=pair.right)
    if pair.left > limit or (color != Color.BLUE and pair.right > limit):
        raise Rejected(SampleReject.TOO_LARGE)
    if not pair.left < pair.right <= LIMIT:
        return Pair(pair.right, pair.left)
    return Pair(amount(pair.left + pair.right), limit)


def process_history(account: Account, value: Amount, count: Uint64) -> Amount:
    """State changes on the way, also before a rejection, through an alias."""
    history = account.history
    for index in range(count % 4):
        history.append(amount(value // (index + 1)))
    if len(history) > 6:
        raise Rejected(SampleReject.TOO_LARGE)
    while len(history) > 2 and history[-1] > LIMIT:
        account.balance = amount(min(account.balance + history.pop(), 2**64 - 1))
    if len(account.history) > 0:
        account.history[0] = value
    return account.balance


def process_table(table: dict[Uint64, Amount], keys: list[Uint64], value: Amount) -> int:
    """A dictionary: store, look up, count, copy and merge."""
    before = table.copy()
    for key in keys:
        if key in table:
            table[key] = amount(table[key] // 2)
        elif value % 2 == 0:
            table[key] = value
    if len(keys) > 4 and table.get(keys[0]) is None:
        raise Rejected(SampleReject.TOO_SMALL)
    if not table:
        table = {value: amount(1)}
    return len(table) - len(before) + table.get(value, amount(5)) + (3 if table == before else 0)
'''


@pytest.mark.parametrize("name", ["compute_mixed", "compute_quotient", "compute_list"])
@pytest.mark.parametrize("seed", range(3))
def test_arithmetic_and_lists_agree(tmp_path: Path, name: str, seed: int) -> None:
    program = load_program(tmp_path, SAMPLES_OF_EVERY_CONSTRUCT)
    function = program.find_function("sample", name)
    assert function is not None
    assert agree(program, function, "int", seed) == SAMPLES


@pytest.mark.parametrize("name", ["compute_branches", "process_history", "process_table"])
@pytest.mark.parametrize("seed", range(5))
def test_records_and_states_agree(tmp_path: Path, name: str, seed: int) -> None:
    program = load_program(tmp_path, SAMPLES_OF_EVERY_CONSTRUCT)
    function = program.find_function("sample", name)
    assert function is not None
    assert agree(program, function, "int", seed) == SAMPLES


UNKNOWN_INPUTS = '''
def compute_mixed(first: Uint64, second: Uint64) -> int:
    """Operators on unknowns, with signs."""
    low = first - second
    shift = second % 7
    total = low // 3 + low % 5 + (low >> shift) + (first << shift) + (first & 255) + ~low
    if low < 0:
        total = total * 2 + low.bit_length()
    return total + min(low, 3) - max(low, -3) + low // (second % 5 - 7)


def compute_list(values: list[Amount], index: Uint64) -> int:
    """Lists of unknown length."""
    chosen = [value for value in values if value > 2]
    joined = chosen + values[1:]
    if index < len(joined):
        return joined[index] + joined[-1] * 16 + len(joined)
    joined.append(amount(9))
    return joined[len(joined) - 1] + sum(chosen)
'''


@pytest.mark.parametrize("theory", ["int", "bv40"])
@pytest.mark.parametrize("name", ["compute_mixed", "compute_list"])
def test_terms_of_unknown_inputs_agree(tmp_path: Path, name: str, theory: str) -> None:
    """Given the inputs as claims, the terms have the value that CPython computes."""
    program = load_program(tmp_path, UNKNOWN_INPUTS)
    function = program.find_function("sample", name)
    assert function is not None
    bounds = {"first": (0, 500), "second": (0, 500), "index": (0, 8)}
    bounds |= {"values[]": (0, 12), "len(values)": (0, 4)}
    execution = execute(program, function, theory, Settings(), bounds)
    sampler = Sampler(program, RandomChooser(5), bounds)
    for _ in range(SAMPLES):
        arguments = sampler.draw_all(function)
        expected = run(function.run, copy.deepcopy(arguments))
        assert expected.kind == "returns"
        assert find_result(execution, arguments) == expected.detail, arguments


def find_result(execution: Execution, arguments: Mapping[str, object]) -> int:
    """Return the one result that the terms allow for these arguments."""
    from zgspec.prover.inputs import Reader

    machine = execution.machine
    state = State((), {}, dict(execution.heap))
    claims = [
        machine.comparer.equal(state, execution.inputs[name], machine.lift(value, state))
        for name, value in arguments.items()
    ]
    reply = execution.ask(*claims, execution.end.condition)
    assert reply.model is not None
    result = execution.result
    assert isinstance(result, Integer)
    number = Reader(machine, reply.model, execution.heap).read_number(result.term)
    other = machine.arithmetic.compare(ast.NotEq, result, Integer(number, number, number))
    assert execution.ask(*claims, execution.end.condition, other).answer == "no"
    return number
