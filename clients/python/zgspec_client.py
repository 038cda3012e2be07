"""Replays vectors of zgspec on 0g-storage-sdk: every handler is a call of the SDK and nothing else.

A handler has the name and the parameters of a function of the specification. One that is not here
is answered as unknown. To write a client of your own, keep zgspec_protocol.py.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache

from contracts.abis import FLOW_CONTRACT_ABI
from core.encryption import (
    EncryptionHeader,
    crypt_at,
    decrypt_file,
    decrypt_fragment_data,
    derive_ecies_decrypt_key,
    parse_encryption_header,
)
from core.file import AbstractFile, ZgFile
from core.kv import types as kv
from core.kv.builder import StreamDataBuilder
from core.merkle import MerkleTree, Proof
from core.node_selector import check_replica, is_valid_config
from utils.file_utils import compute_padded_size, num_splits
from utils.transfer import calculate_price
from web3 import Web3
from zgspec_protocol import Reject, Skip, handle, serve

ENTRY_SIZE = 256
SEGMENT_SIZE = 2**18
REASONS = {
    "invalid merkle proof format": "PROOF_WRONG_SHAPE",
    "merkle proof position mismatch": "PROOF_WRONG_POSITION",
    "failed to validate merkle proof": "PROOF_FOLD_MISMATCH",
    "merkle proof root mismatch": "PROOF_ROOT_MISMATCH",
    "merkle proof content mismatch": "PROOF_LEAF_MISMATCH",
    "data too short for encryption header": "HEADER_MISSING",
    "unsupported encryption version": "HEADER_UNKNOWN_VERSION",
    "data too short for v1 encryption header": "HEADER_SYMMETRIC_TOO_SHORT",
    "data too short for v2 encryption header": "HEADER_ECIES_TOO_SHORT",
    "Key is empty": "STREAM_KEY_EMPTY",
    "Key too large": "STREAM_KEY_TOO_LONG",
}


@handle
def compute_entry_count(size: int) -> int:
    return num_splits(size, ENTRY_SIZE)


@handle
def compute_segment_count(size: int) -> int:
    return num_splits(size, SEGMENT_SIZE)


@handle
def compute_padded_entry_count(count: int) -> int:
    return compute_padded_size(count)[0]


@dataclass(frozen=True)
class OnDisk:
    """A file of this machine. No vector has one; tests on real files do."""

    file: str


def load(data: bytes | OnDisk) -> ZgFile:
    """Return a file as the SDK holds it."""
    return ZgFile.from_bytes(data) if isinstance(data, bytes) else ZgFile.from_file_path(data.file)


@lru_cache(maxsize=1)
def load_tree(data: bytes | OnDisk) -> MerkleTree:
    """Return the tree of a file, for several questions in a row; the SDK has none for an empty one."""
    tree, error = load(data).merkle_tree()
    if tree is None:
        raise error or Reject("EMPTY_FILE")
    return tree


@handle
def compute_data_root(data: bytes | OnDisk) -> str | None:
    return load_tree(data).root_hash()


@handle
def compute_segment_roots(data: bytes | OnDisk) -> list[str]:
    return [leaf.hash for leaf in load_tree(data).leaves]


@handle
def compute_segment_proof(data: bytes | OnDisk, index: int) -> dict[str, object]:
    return vars(load_tree(data).proof_at(index))


@handle
def compute_submission_nodes(data: bytes | OnDisk) -> list[object]:
    submission, error = load(data).create_submission(b"")
    if submission is None:
        raise error or TypeError("no submission and no error")
    return [*submission["data"]["nodes"]]


@handle
def compute_segment_root(data: bytes, entry_count: int) -> str:
    if len(data) % ENTRY_SIZE:
        raise Skip("this SDK takes whole entries")
    return AbstractFile.segment_root(data, entry_count - len(data) // ENTRY_SIZE)


def build_tree(leaves: list[str]) -> MerkleTree:
    """Return the tree over leaves."""
    tree = MerkleTree()
    for leaf in leaves:
        tree.add_leaf_by_hash(leaf)
    return tree.build() or tree


@handle
def compute_tree_root(leaves: list[str]) -> str | None:
    return build_tree(leaves).root_hash()


@handle
def compute_proof(leaves: list[str], position: int) -> dict[str, object]:
    return vars(build_tree(leaves).proof_at(position))


@dataclass
class FileProof:
    lemma: list[str]
    path: list[bool]


@handle
def verify_file_proof(
    proof: FileProof, root: str, leaf: str, position: int, leaf_count: int
) -> None:
    made = Proof(proof.lemma, proof.path)
    error = made.validate_hash(root, leaf, position, leaf_count)
    if error is not None:
        raise ValueError(error.value)


@handle
def compute_submission_fee(price: int, capacity: int) -> int:
    nodes = [{"height": k} for k in range(capacity.bit_length()) if capacity >> k & 1]
    return calculate_price({"nodes": nodes}, price)


@dataclass
class Node:
    root: str
    height: int


@dataclass
class SubmissionData:
    length: int
    tags: bytes
    nodes: list[Node]


@dataclass
class Submission:
    data: SubmissionData
    submitter: str


def encode_call(name: str, argument: object) -> str:
    """Return the bytes of a call."""
    return Web3().eth.contract(abi=FLOW_CONTRACT_ABI).encode_abi(name, [argument])


def convert(submission: Submission) -> dict[str, object]:
    """Return a submission as the SDK holds it."""
    submitter = Web3.to_checksum_address(submission.submitter)
    return {**asdict(submission), "submitter": submitter}


@handle
def encode_submit_calldata(submission: Submission) -> str:
    return encode_call("submit", convert(submission))


@handle
def encode_batch_submit_calldata(submissions: list[Submission]) -> str:
    return encode_call("batchSubmit", [convert(item) for item in submissions])


@dataclass
class ShardConfig:
    shard_id: int
    num_shard: int

    def convert(self) -> dict[str, int]:
        """Return a shard as the SDK holds it."""
        return {"shardId": self.shard_id, "numShard": self.num_shard}


@handle
def verify_shard_config(config: ShardConfig) -> None:
    if not is_valid_config(config.convert()):
        raise Reject("NO_REASON")


@handle
def has_full_coverage(configs: list[ShardConfig]) -> bool:
    return check_replica([config.convert() for config in configs], 1)


@dataclass
class Header:
    nonce: bytes
    ephemeral_key: bytes | None

    def convert(self) -> EncryptionHeader:
        """Return a header as the SDK holds it."""
        key = self.ephemeral_key
        return (
            EncryptionHeader(1, self.nonce) if key is None else EncryptionHeader(2, self.nonce, key)
        )


@handle
def encode_encryption_header(header: Header) -> bytes:
    return header.convert().to_bytes()


@handle
def decode_encryption_header(data: bytes) -> dict[str, object]:
    found = parse_encryption_header(data)
    return {
        "nonce": found.nonce,
        "ephemeral_key": found.ephemeral_pub if found.version == 2 else None,
    }


@handle
def compute_shared_key(private_key: bytes, public_key: bytes) -> bytes:
    return derive_ecies_decrypt_key(private_key, public_key)


@handle
def compute_cipher(key: bytes, nonce: bytes, offset: int, data: bytes) -> bytes:
    return crypt_at(key, nonce, offset, data)


@handle
def compute_decrypted_file(key: bytes, encrypted: bytes) -> bytes:
    return decrypt_file(key, encrypted)


@handle
def compute_decrypted_fragment(key: bytes, header: Header, start: int, fragment: bytes) -> bytes:
    found = header.convert()
    offset = start - found.size()
    if start > 0 and offset < 0:
        raise Skip("this SDK cuts no fragment inside the header")
    return decrypt_fragment_data(key, found, fragment, start == 0, offset).plaintext


@dataclass
class KeyRead:
    stream_id: str
    key: bytes


@dataclass
class KeyWrite:
    stream_id: str
    key: bytes
    value: bytes


@dataclass
class AccessControl:
    operation: str
    stream_id: str
    key: bytes
    account: str

    def convert(self) -> kv.AccessControl:
        """Return an operation as the SDK holds it, which writes `WRITE` where others write `WRITER`."""
        kind = kv.AccessControlType[self.operation.replace("WRITER", "WRITE")]
        account = None if "RENOUNCE" in kind.name or "KEY" in kind.name else self.account
        key = self.key if "KEY" in kind.name or "SPECIAL" in kind.name else None
        return kv.AccessControl(kind, self.stream_id, account, key)


@dataclass
class StreamData:
    version: int
    reads: list[KeyRead]
    writes: list[KeyWrite]
    controls: list[AccessControl]


@handle
def encode_stream_data(data: StreamData) -> bytes:
    made = kv.StreamData(data.version)
    made.reads = [kv.StreamRead(item.stream_id, item.key) for item in data.reads]
    made.writes = [kv.StreamWrite(item.stream_id, item.key, item.value) for item in data.writes]
    made.controls = [item.convert() for item in data.controls]
    return made.encode()


@handle
def encode_stream_tags(stream_ids: list[str]) -> bytes:
    if len({*stream_ids}) < len(stream_ids):
        raise Skip("this SDK names a stream once")
    builder = StreamDataBuilder(0)
    for stream_id in stream_ids:
        builder.add_stream_id(stream_id)
    return builder.build_tags()


serve(REASONS)
