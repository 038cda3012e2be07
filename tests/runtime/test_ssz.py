"""SSZ: the bytes of the storage network's records, limits, and the one canonical form."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zgspec.runtime import Fault
from zgspec.runtime.backends import load_backend
from zgspec.runtime.interface import Backend
from zgspec.runtime.shapes import is_fixed
from zgspec.runtime.ssz import (
    SszByteList,
    SszByteVector,
    SszContainer,
    SszList,
    SszShape,
    SszUint,
    SszValue,
    decode_ssz,
    encode_ssz,
    is_ssz,
    ssz_shape,
)

NATIVE = load_backend("native")

UINT64 = SszUint(64)
HASH = SszByteVector(32)
NODE = SszContainer((UINT64, HASH))
TRANSACTION = SszContainer(
    (
        SszList(SszUint(256), 2**32),
        SszByteList(2**32),
        HASH,
        SszList(NODE, 4),
        UINT64,
        UINT64,
        UINT64,
    )
)


def get_reference() -> Backend:
    """Return the slow backend, whose libraries take long to import, when a test needs it."""
    return load_backend("reference")


def test_the_record_of_a_transaction() -> None:
    """68 fixed bytes: three offsets among them, then the lists; the two nodes take 40 bytes each."""
    nodes = [(3, b"n" * 32), (1, b"m" * 32)]
    data = encode_ssz(TRANSACTION, [[], b"in", b"r" * 32, nodes, 1024, 700, 5])
    head = (68).to_bytes(4, "little") * 2 + b"r" * 32 + (70).to_bytes(4, "little")
    tail = b"in" + b"".join(number.to_bytes(8, "little") + root for number, root in nodes)
    numbers = b"".join(number.to_bytes(8, "little") for number in (1024, 700, 5))
    assert data == head + numbers + tail
    assert decode_ssz(TRANSACTION, data) == ((), b"in", b"r" * 32, tuple(nodes), 1024, 700, 5)


@pytest.mark.parametrize(
    ("shape", "value", "message"),
    [
        (UINT64, 2**64, "value: not a uint64: 18446744073709551616"),
        (UINT64, -1, "value: not a uint64: -1"),
        (UINT64, True, "value: not a uint64: True"),
        (UINT64, b"x", "value: not a uint64: b'x'"),
        (HASH, b"x", "value: not 32 bytes: b'x'"),
        (HASH, [0] * 32, "value: not 32 bytes: [0,"),
        (SszByteList(2), b"abc", "value: not at most 2 bytes: b'abc'"),
        (SszList(UINT64, 2), [1, 2, 3], "value: 3 elements exceed the limit 2"),
        (SszList(UINT64, 2), 3, "value: neither a list nor a tuple: 3"),
        (SszList(UINT64, 2), b"ab", "value: neither a list nor a tuple: b'ab'"),
        (NODE, [1], "value: 1 fields instead of 2"),
        (
            TRANSACTION,
            [[], b"", bytes(32), [(1, b"")], 0, 0, 0],
            "value[3][0][1]: not 32 bytes: b''",
        ),
    ],
)
def test_a_value_of_another_shape_is_a_fault(
    shape: SszShape, value: SszValue, message: str
) -> None:
    with pytest.raises(Fault) as caught:
        encode_ssz(shape, value)
    assert str(caught.value).startswith(message)


def test_bad_shapes_are_faults() -> None:
    with pytest.raises(Fault, match="no integer of 63 bits"):
        SszUint(63)
    with pytest.raises(Fault, match="length 0 is not in 1"):
        SszByteVector(0)
    with pytest.raises(Fault, match="limit 4294967297 is not in 0"):
        SszList(UINT64, 2**32 + 1)
    with pytest.raises(Fault, match="no fields"):
        SszContainer(())
    assert ssz_shape(NODE) is NODE


@pytest.mark.parametrize(
    ("shape", "data"),
    [
        (UINT64, bytes(7)),
        (NODE, bytes(41)),
        (SszList(UINT64, 4), bytes(9)),
        (SszList(UINT64, 1), bytes(16)),
        (SszByteList(1), b"ab"),
        (SszContainer((SszByteList(9),)), b"\5\0\0\0\0"),
        (SszContainer((SszByteList(9),)), b"\3\0\0\0"),
        (SszContainer((SszByteList(9), SszByteList(9))), b"\x08\0\0\0\x07\0\0\0"),
        (SszContainer((SszByteList(9), SszByteList(9))), b"\x08\0\0\0\x0a\0\0\0a"),
        (SszList(SszByteList(9), 9), bytes(4)),
        (SszList(SszByteList(9), 9), b"\x05\0\0\0a"),
        (SszList(SszByteList(1), 9), b"\x04\0\0\0ab"),
    ],
)
def test_another_encoding_is_refused(shape: SszShape, data: bytes) -> None:
    for backend in (NATIVE, get_reference()):
        assert backend.decode_ssz(shape, data) is None
    assert not is_ssz(shape, data)
    with pytest.raises(Fault, match="not a canonical SSZ encoding"):
        decode_ssz(shape, data)


leaves: st.SearchStrategy[SszShape] = st.one_of(
    st.sampled_from([8, 16, 32, 64, 128, 256]).map(SszUint),
    st.integers(1, 40).map(SszByteVector),
    st.integers(0, 20).map(SszByteList),
)


def get_larger(inner: st.SearchStrategy[SszShape]) -> st.SearchStrategy[SszShape]:
    """Return shapes that contain shapes."""
    lists = st.builds(SszList, inner, st.integers(0, 5))
    return lists | st.lists(inner, min_size=1, max_size=4).map(lambda f: SszContainer(tuple(f)))


shapes = st.recursive(leaves, get_larger, max_leaves=6)


def get_values(shape: SszShape) -> st.SearchStrategy[SszValue]:
    """Return the values of a shape."""
    if isinstance(shape, SszUint):
        return st.integers(0, 2**shape.bits - 1)
    if isinstance(shape, SszByteVector):
        return st.binary(min_size=shape.length, max_size=shape.length)
    if isinstance(shape, SszByteList):
        return st.binary(max_size=shape.limit)
    if isinstance(shape, SszContainer):
        return st.tuples(*[get_values(field) for field in shape.fields])
    return st.lists(get_values(shape.element), max_size=shape.limit)


def freeze(value: SszValue) -> SszValue:
    """Return a value with tuples for lists."""
    return value if isinstance(value, (int, bytes)) else tuple(freeze(part) for part in value)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_two_codecs_agree(data: st.DataObject) -> None:
    shape = data.draw(shapes)
    value = data.draw(get_values(shape))
    encoded = NATIVE.encode_ssz(shape, value)
    assert encoded == get_reference().encode_ssz(shape, value)
    assert (
        NATIVE.decode_ssz(shape, encoded)
        == get_reference().decode_ssz(shape, encoded)
        == freeze(value)
    )
    other = bytearray(encoded)
    position = data.draw(st.integers(0, len(other)))
    other[position : position + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    mutant = bytes(other)
    assert NATIVE.decode_ssz(shape, mutant) == get_reference().decode_ssz(shape, mutant)


@given(st.binary(max_size=60))
@example(b"")
def test_any_bytes_are_decided_alike(data: bytes) -> None:
    for shape in (TRANSACTION, SszList(SszByteList(9), 9), SszList(TRANSACTION, 3)):
        native = NATIVE.decode_ssz(shape, data)
        assert native == get_reference().decode_ssz(shape, data)
        if native is not None:
            assert encode_ssz(shape, native) == data


def test_only_containers_of_fixed_parts_are_fixed() -> None:
    assert is_fixed(NODE)
    assert not is_fixed(TRANSACTION)
    assert not is_fixed(SszList(UINT64, 1))


def test_a_mistake_of_the_package_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the package's own errors say that bytes are no encoding."""
    from ssz import codec

    from zgspec.runtime import ssz_package

    def fail(data: bytes, sedes: object) -> None:
        raise TypeError("a mistake")

    monkeypatch.setattr(codec, "decode", fail)
    with pytest.raises(TypeError, match="a mistake"):
        ssz_package.decode(SszUint(8), b"\1")
