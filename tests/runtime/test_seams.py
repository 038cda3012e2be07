"""The two backends give the same answers, and the known ones; bad input is a fault, None or False."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zgspec.runtime import (
    Bytes32,
    Bytes33,
    Bytes64,
    Bytes65,
    Fault,
    bitwise,
    bytes16,
    bytes32,
    bytes33,
    bytes64,
    bytes65,
    ed25519,
    encryption,
    hashing,
    secp256k1,
)
from zgspec.runtime.backends import load_backend
from zgspec.runtime.interface import Backend

NATIVE = load_backend("native")

ORDER = secp256k1.ORDER
FIELD = 2**256 - 2**32 - 977
KEY = bytes32(bytes(range(1, 33)))
PUBLIC = secp256k1.compute_public_key(KEY)
DIGEST = hashing.sha256(b"message")

# Multiplications of points in plain Python take milliseconds.
few = settings(max_examples=12, deadline=None)
some = settings(max_examples=40, deadline=None)

strings = st.binary(max_size=300)
words = st.binary(min_size=32, max_size=32).map(bytes32)
private_keys = st.integers(1, ORDER - 1).map(lambda key: bytes32(key.to_bytes(32, "big")))
digests = words | st.sampled_from(
    [bytes(32), b"\xff" * 32, ORDER.to_bytes(32, "big"), (ORDER + 1).to_bytes(32, "big")]
).map(bytes32)


def get_reference() -> Backend:
    """Return the slow backend, whose libraries take long to import, when a test needs it."""
    return load_backend("reference")


@pytest.fixture(params=["native", "reference"])
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    """Let every seam use one backend."""
    chosen = load_backend(str(request.param))
    for module in (hashing, bitwise, encryption, secp256k1, ed25519):
        monkeypatch.setattr(module, "BACKEND", chosen)
    yield chosen


def get_word(number: int) -> Bytes32:
    """Return the big-endian word of a number."""
    return bytes32(number.to_bytes(32, "big"))


@given(strings)
@example(b"a" * 135)
@example(b"a" * 136)
@example(b"a" * 137)
@example(b"a" * 1000)
def test_the_hashes_agree(data: bytes) -> None:
    assert NATIVE.keccak256(data) == get_reference().keccak256(data)
    assert NATIVE.sha256(data) == get_reference().sha256(data)
    assert NATIVE.sha3_256(data) == get_reference().sha3_256(data)
    assert NATIVE.blake2b_512(data) == get_reference().blake2b_512(data)


def test_the_hashes_of_nothing(backend: Backend) -> None:
    expected = {
        backend.keccak256: "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        backend.sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        backend.sha3_256: "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
    }
    for function, digest in expected.items():
        assert function(b"").hex() == digest


def test_the_case_of_rfc_7693(backend: Backend) -> None:
    """Appendix A; EIP-152 has the same digest as its test vector 5."""
    assert hashing.blake2b_512(b"abc").hex() == (
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
    )


def test_the_longest_hash_input_of_an_answer_agrees() -> None:
    for length in (0, 1, 127, 128, 129, 4224):
        data = bytes(index % 251 for index in range(length))
        assert NATIVE.blake2b_512(data) == get_reference().blake2b_512(data)


@given(st.integers(0, 2**32), st.sampled_from([0, 1, 31, 32, 2047, 2048, 2049, 4096]))
def test_the_exclusive_or_agrees(seed: int, length: int) -> None:
    left, right = (Random(seed + side).randbytes(length) for side in (0, 1))
    found = NATIVE.xor_bytes(left, right)
    assert found == get_reference().xor_bytes(left, right)
    assert NATIVE.xor_bytes(found, right) == left


def test_the_exclusive_or_takes_bytes_of_one_length(backend: Backend) -> None:
    assert bitwise.xor_bytes(b"\x0f\xff", b"\xff\x0f") == b"\xf0\xf0"
    for left, right in ((b"a", b""), (b"", b"a"), (b"aa", b"a")):
        with pytest.raises(Fault, match="not two byte strings of one length"):
            bitwise.xor_bytes(left, right)
    function: Callable[[object, object], bytes] = bitwise.__dict__["xor_bytes"]
    with pytest.raises(Fault, match="not two byte strings of one length"):
        function(bytearray(1), b"a")


def test_keccak256_takes_bytes_only(backend: Backend) -> None:
    function: Callable[[object], bytes] = backend.__dict__["keccak256"]
    for bad in ("x", None, 3, bytearray(3), memoryview(b"x")):
        with pytest.raises(TypeError):
            function(bad)


@some
@given(strings, strings, strings, st.integers(1, 200))
def test_derived_keys_agree(key: bytes, salt: bytes, info: bytes, length: int) -> None:
    native = NATIVE.hkdf_sha256(key, salt, info, length)
    assert native == get_reference().hkdf_sha256(key, salt, info, length)
    assert len(native) == length


def test_the_first_case_of_rfc_5869(backend: Backend) -> None:
    derived = encryption.hkdf_sha256(b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42)
    assert derived.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_derived_lengths(backend: Backend) -> None:
    assert len(encryption.hkdf_sha256(b"k", b"", b"", 8160)) == 8160
    for length in (0, -1, 8161, True):
        with pytest.raises(Fault, match="not a length of 1 to 8160"):
            encryption.hkdf_sha256(b"k", b"", b"", length)


@some
@given(words, st.binary(min_size=16, max_size=16), strings)
@example(KEY, b"\xff" * 16, b"x" * 65)
def test_the_stream_cipher_agrees(key: bytes, counter: bytes, data: bytes) -> None:
    encrypted = NATIVE.aes_256_ctr(key, counter, data)
    assert encrypted == get_reference().aes_256_ctr(key, counter, data)
    assert NATIVE.aes_256_ctr(key, counter, encrypted) == data


def test_the_case_of_nist_sp_800_38a(backend: Backend) -> None:
    key = bytes.fromhex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
    counter = bytes16(bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
    plain = bytes.fromhex("6bc1bee22e409f96e93d7e117393172a")
    encrypted = encryption.aes_256_ctr(bytes32(key), counter, plain)
    assert encrypted.hex() == "601ec313775789a5b7a7f504bbf3d228"


@few
@given(private_keys, private_keys)
def test_key_exchange_agrees_both_ways(mine: Bytes32, theirs: Bytes32) -> None:
    public = NATIVE.get_public_key(theirs)
    assert public == get_reference().get_public_key(theirs)
    shared = NATIVE.get_shared_x(mine, public)
    assert shared == get_reference().get_shared_x(mine, public)
    assert shared == NATIVE.get_shared_x(theirs, NATIVE.get_public_key(mine))


@some
@given(st.integers(0, 2**256 - 1) | st.integers(FIELD - 3, FIELD + 3), st.integers(0, 8))
@example(0, 2)
@example(1, 2)
@example(5, 3)
@example(2**256 - 1, 3)
def test_points_agree(x: int, prefix: int) -> None:
    data = bytes([prefix]) + x.to_bytes(32, "big")
    coordinates = NATIVE.get_coordinates(data)
    assert coordinates == get_reference().get_coordinates(data)
    assert coordinates is None or coordinates[:32] == data[1:]


def test_what_a_key_is(backend: Backend) -> None:
    assert [secp256k1.is_private_key(get_word(n)) for n in (0, 1, ORDER - 1, ORDER)] == [
        False,
        True,
        True,
        False,
    ]
    assert secp256k1.is_public_key(PUBLIC)
    assert not secp256k1.is_public_key(bytes33(b"\2" + bytes(32)))
    assert not secp256k1.is_public_key(bytes33(b"\4" + PUBLIC[1:]))
    assert not secp256k1.is_public_key(bytes33(b"\2" + (FIELD + 1).to_bytes(32, "big")))


def test_a_bad_key_is_a_fault(backend: Backend) -> None:
    bad_public = bytes33(b"\2" + bytes(32))
    for bad in (get_word(0), get_word(ORDER), get_word(2**256 - 1)):
        for use in (
            lambda key: secp256k1.compute_public_key(key),
            lambda key: secp256k1.compute_shared_secret(key, PUBLIC),
            lambda key: secp256k1.sign_digest(key, DIGEST),
        ):
            with pytest.raises(Fault, match=r"^not a private key of secp256k1$"):
                use(bad)
    with pytest.raises(Fault, match="not a public key of secp256k1: 0200"):
        secp256k1.compute_shared_secret(KEY, bad_public)
    with pytest.raises(Fault, match="not a public key of secp256k1: 0200"):
        secp256k1.compute_coordinates(bad_public)


def test_wrong_lengths_are_faults(backend: Backend) -> None:
    short32, short33 = Bytes32(b"x"), Bytes33(b"x")
    calls: list[Callable[[], object]] = [
        lambda: secp256k1.is_private_key(short32),
        lambda: secp256k1.is_public_key(short33),
        lambda: secp256k1.compute_shared_secret(KEY, short33),
        lambda: secp256k1.sign_digest(KEY, short32),
        lambda: secp256k1.verify_digest(PUBLIC, DIGEST, Bytes64(b"x")),
        lambda: secp256k1.verify_digest(PUBLIC, short32, bytes64(b"\1" * 64)),
        lambda: secp256k1.recover_public_key(DIGEST, Bytes65(b"x")),
        lambda: ed25519.verify_ed25519(short32, b"", bytes64(bytes(64))),
        lambda: ed25519.verify_ed25519(KEY, b"", Bytes64(b"x")),
        lambda: ed25519.sign_ed25519(short32, b""),
        lambda: encryption.aes_256_ctr(short32, bytes16(bytes(16)), b""),
    ]
    for call in calls:
        with pytest.raises(Fault):
            call()


@few
@given(private_keys, digests)
@example(KEY, get_word(ORDER))
@example(KEY, get_word(2**256 - 1))
def test_signatures_agree(key: Bytes32, digest: Bytes32) -> None:
    signature = NATIVE.sign_digest(key, digest)
    assert signature == get_reference().sign_digest(key, digest)
    assert int.from_bytes(signature[32:64], "big") <= ORDER // 2
    public = NATIVE.get_public_key(key)
    for each in (NATIVE, get_reference()):
        assert each.verify_digest(public, digest, signature[:64])
        assert each.recover_public_key(digest, signature) == public


def negate(signature: Bytes65) -> Bytes65:
    """Return the other signature with the same r."""
    s = int.from_bytes(signature[32:64], "big")
    return bytes65(signature[:32] + get_word(ORDER - s) + bytes([1 - signature[64]]))


def test_both_values_of_s_are_accepted(backend: Backend) -> None:
    other = negate(secp256k1.sign_digest(KEY, DIGEST))
    assert secp256k1.verify_digest(PUBLIC, DIGEST, bytes64(other[:64]))
    assert secp256k1.recover_public_key(DIGEST, other) == PUBLIC


def test_bad_signatures_are_refused(backend: Backend) -> None:
    good = secp256k1.sign_digest(KEY, DIGEST)
    r, s = good[:32], good[32:64]
    zero, order = bytes(32), get_word(ORDER)
    for bad in (zero + s, r + zero, order + s, r + order, s + r, b"\xff" * 64):
        assert not secp256k1.verify_digest(PUBLIC, DIGEST, bytes64(bad))
    for bad in (zero + s, r + zero, order + s, r + order, b"\xff" * 64):
        assert secp256k1.recover_public_key(DIGEST, bytes65(bad + b"\0")) is None
    for parity in (2, 3, 4, 27, 28, 255):
        assert secp256k1.recover_public_key(DIGEST, bytes65(r + s + bytes([parity]))) is None
    # 5 is not the x-coordinate of a point.
    assert secp256k1.recover_public_key(DIGEST, bytes65(get_word(5) + s + b"\0")) is None
    assert not secp256k1.verify_digest(PUBLIC, hashing.sha256(b"other"), bytes64(good[:64]))
    assert not secp256k1.verify_digest(bytes33(b"\2" + bytes(32)), DIGEST, bytes64(good[:64]))


@few
@given(st.integers(1, ORDER - 1), st.integers(1, ORDER - 1), st.integers(0, 1), digests)
@example(1, 1, 0, DIGEST)
@example(ORDER - 1, 1, 1, DIGEST)
def test_recovery_agrees(r: int, s: int, parity: int, digest: Bytes32) -> None:
    signature = get_word(r) + get_word(s) + bytes([parity])
    found = NATIVE.recover_public_key(digest, signature)
    assert found == get_reference().recover_public_key(digest, signature)
    if found is not None:
        assert NATIVE.verify_digest(found, digest, signature[:64])
        assert get_reference().verify_digest(found, digest, signature[:64])


def test_recovery_of_the_neutral_element_is_refused(backend: Backend) -> None:
    """With R = G and s = digest, the recovered key is sR - zG = 0, which is no key."""
    generator = secp256k1.compute_public_key(get_word(1))
    parity = generator[0] - 2
    digest = get_word(12345)
    signature = bytes65(generator[1:] + digest + bytes([parity]))
    assert secp256k1.recover_public_key(digest, signature) is None


def test_a_point_beyond_the_order_verifies(backend: Backend) -> None:
    """R may have an x-coordinate above the order, which r has lost: a verifier must add it back."""
    x, y = next(
        (x, candidate)
        for x in range(ORDER + 1, ORDER + 100)
        for candidate in [backend.get_coordinates(b"\2" + x.to_bytes(32, "big"))]
        if candidate is not None
    )
    r = x - ORDER
    # Q = (sR - zG) / r for s = r and z = 0 is R itself.
    point = bytes33(bytes([2 + y[63] % 2]) + y[:32])
    signature = bytes64(get_word(r) + get_word(r))
    assert secp256k1.verify_digest(point, get_word(0), signature)


def encode_der(r: int, s: int) -> bytes:
    """Return the DER form of a signature."""
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

    return encode_dss_signature(r, s)


def test_der_signatures(backend: Backend) -> None:
    good = secp256k1.sign_digest(KEY, DIGEST)
    r, s = int.from_bytes(good[:32], "big"), int.from_bytes(good[32:64], "big")
    der = encode_der(r, s)
    assert secp256k1.verify_der_signature(PUBLIC, DIGEST, der)
    padded = bytes([0x30, der[1] + 1, 2, der[3] + 1, 0]) + der[4:]
    bad = [b"", der[:-1], der + b"\0", b"\x31" + der[1:], padded, bytes(70), good[:64]]
    bad += [encode_der(r + ORDER, s), encode_der(r, s + ORDER), encode_der(0, s), encode_der(s, r)]
    for data in bad:
        assert not secp256k1.verify_der_signature(PUBLIC, DIGEST, data)


@st.composite
def der_mutants(draw: st.DrawFn) -> bytes:
    """Draw a DER signature with some bytes changed, left out or added."""
    numbers = st.integers(0, ORDER) | st.integers(0, 300)
    data = bytearray(encode_der(draw(numbers), draw(numbers)))
    for _ in range(draw(st.integers(0, 2))):
        position = draw(st.integers(0, len(data) - 1))
        new = draw(st.binary(max_size=2))
        data[position : position + draw(st.integers(0, 2))] = new
    return bytes(data)


@settings(max_examples=300, deadline=None)
@given(der_mutants() | strings)
def test_der_decoding_agrees(data: bytes) -> None:
    found = [each.decode_der(data) for each in (NATIVE, get_reference())]
    small = [pair if pair and max(pair) < ORDER else None for pair in found]
    assert small[0] == small[1]


@few
@given(words, strings)
def test_ed25519_signatures_agree(seed: Bytes32, message: bytes) -> None:
    public = NATIVE.get_ed25519_public_key(seed)
    assert public == get_reference().get_ed25519_public_key(seed)
    signature = NATIVE.sign_ed25519(seed, message)
    assert signature == get_reference().sign_ed25519(seed, message)
    assert NATIVE.verify_ed25519(public, message, signature)
    assert get_reference().verify_ed25519(public, message, signature)


def test_the_second_case_of_rfc_8032(backend: Backend) -> None:
    seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    public = ed25519.compute_ed25519_public_key(bytes32(bytes.fromhex(seed)))
    assert public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = ed25519.sign_ed25519(bytes32(bytes.fromhex(seed)), b"\x72")
    assert signature.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert ed25519.verify_ed25519(public, b"\x72", signature)
    assert not ed25519.verify_ed25519(public, b"\x73", signature)


# Encodings of the eight points of small order, and of the same points in other than the one form.
SMALL = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
]
OTHER_FORMS = [
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]


def verify_with(backend: Backend, public: Bytes32, message: bytes, signature: Bytes64) -> bool:
    """Return what the seam answers with a backend."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ed25519, "BACKEND", backend)
        return ed25519.verify_ed25519(public, message, signature)


def test_points_of_small_order_agree() -> None:
    """Where libraries differ most: the equation without the cofactor, on canonical points only."""
    answers = []
    for public in SMALL + OTHER_FORMS:
        for commitment in SMALL[:4] + OTHER_FORMS[:2]:
            key = bytes32(bytes.fromhex(public))
            signature = bytes64(bytes.fromhex(commitment) + bytes(32))
            found = [verify_with(each, key, b"m", signature) for each in (NATIVE, get_reference())]
            assert found[0] == found[1], (public, commitment)
            if public in OTHER_FORMS or commitment in OTHER_FORMS:
                assert not found[0]
            answers.append(found[0])
    assert set(answers) == {True, False}


def test_a_scalar_is_below_the_order(backend: Backend) -> None:
    public = ed25519.compute_ed25519_public_key(KEY)
    signature = ed25519.sign_ed25519(KEY, b"m")
    scalar = int.from_bytes(signature[32:], "little") + ed25519.ORDER
    other = bytes64(signature[:32] + scalar.to_bytes(32, "little"))
    assert not ed25519.verify_ed25519(public, b"m", other)
    off_curve = bytes32(b"\2" + bytes(31))
    assert not ed25519.verify_ed25519(off_curve, b"m", signature)
