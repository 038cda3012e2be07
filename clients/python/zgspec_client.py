"""Replays vectors of zgspec on 0g-storage-sdk: every handler is a call of the SDK and nothing else.

A handler that is not listed here is answered as unknown. To write a client of your own, keep
zgspec_protocol.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from core.kv.builder import StreamDataBuilder
from core.kv.types import AccessControl, AccessControlType, StreamData, StreamRead, StreamWrite
from core.merkle import MerkleTree, Proof, ProofErrors
from core.node_selector import check_replica, is_valid_config
from utils.file_utils import compute_padded_size, num_splits
from utils.transfer import calculate_price
from web3 import Web3
from zgspec_protocol import Input, Json, Outcome, Skip, read_bytes, read_file_path, serve

ENTRY_SIZE = 256
SEGMENT_SIZE = 2**18
DEPLOYED_REASONS = {
    ProofErrors.WRONG_FORMAT: "PROOF_WRONG_SHAPE",
    ProofErrors.POSITION_MISMATCH: "PROOF_WRONG_POSITION",
    ProofErrors.VALIDATION_FAILURE: "PROOF_FOLD_MISMATCH",
    ProofErrors.ROOT_MISMATCH: "PROOF_ROOT_MISMATCH",
    ProofErrors.CONTENT_MISMATCH: "PROOF_LEAF_MISMATCH",
}

ERROR_REASONS = {
    "data too short for encryption header": "HEADER_MISSING",
    "unsupported encryption version": "HEADER_UNKNOWN_VERSION",
    "data too short for v1 encryption header": "HEADER_SYMMETRIC_TOO_SHORT",
    "data too short for v2 encryption header": "HEADER_ECIES_TOO_SHORT",
    "Key is empty": "STREAM_KEY_EMPTY",
    "Key too large": "STREAM_KEY_TOO_LONG",
}


@dataclass
class LoadedFile:
    """A file and its tree: a suite asks several questions about one file in a row."""

    key: Json
    file: ZgFile
    tree: MerkleTree | None


cache: list[LoadedFile] = []


def load(key: Json) -> LoadedFile:
    """Return the file of an input, with its tree."""
    if not cache or cache[0].key != key:
        path = read_file_path(key)
        file = ZgFile.from_bytes(read_bytes(key)) if path is None else ZgFile.from_file_path(path)
        tree, error = file.merkle_tree()
        if error is not None:
            raise error
        cache[:] = [LoadedFile(key, file, tree)]
    return cache[0]


def with_tree(value: Json, ask: Callable[[MerkleTree], Json]) -> Outcome:
    """Ask about the tree of a file. The SDK has "no tree" where the rule names a reason."""
    tree = load(value).tree
    return {"rejects": "EMPTY_FILE"} if tree is None else {"returns": ask(tree)}


def build_tree(leaves: list[str]) -> MerkleTree:
    """Return the tree over leaves."""
    tree = MerkleTree()
    for leaf in leaves:
        tree.add_leaf_by_hash(leaf)
    return tree.build() or tree


def show_proof(proof: Proof) -> Json:
    """Return a proof as it travels."""
    return {"lemma": [*proof.lemma], "path": [*proof.path]}


def compute_segment_proof(value: Input) -> Outcome:
    """Answer with the proof of a segment."""
    index = value.integer("index")
    return with_tree(value.raw("data"), lambda tree: show_proof(tree.proof_at(index)))


def compute_submission_nodes(value: Input) -> Outcome:
    """Answer with the roots and heights of a file."""
    submission, error = load(value.raw("data")).file.create_submission(b"")
    if submission is None:
        raise error or TypeError("no submission and no error")
    nodes = submission["data"]["nodes"]
    return {"returns": [{"root": n["root"], "height": str(n["height"])} for n in nodes]}


def compute_segment_root(value: Input) -> Outcome:
    """Answer with the root of a segment."""
    data = value.bytes("data")
    if len(data) % ENTRY_SIZE:
        raise Skip("this SDK takes whole entries")
    padding = value.integer("entry_count") - len(data) // ENTRY_SIZE
    return {"returns": AbstractFile.segment_root(data, padding)}


def verify_file_proof(value: Input) -> Outcome:
    """Answer whether a proof holds."""
    fields = value.object("proof")
    proof = Proof(fields.hexes("lemma"), fields.truths("path"))
    fields.end()
    error = proof.validate_hash(
        value.hex("root"), value.hex("leaf"), value.integer("position"), value.integer("leaf_count")
    )
    return {"returns": None} if error is None else {"rejects": DEPLOYED_REASONS[error]}


def compute_submission_fee(value: Input) -> Outcome:
    """Answer with the price of a file."""
    capacity = value.integer("capacity")
    nodes = [{"height": k} for k in range(capacity.bit_length()) if capacity >> k & 1]
    return {"returns": str(calculate_price({"nodes": nodes}, value.integer("price")))}


def read_submission(value: Input) -> dict[str, object]:
    """Return a submission as the SDK holds it."""
    fields = value.object("data")
    nodes: list[dict[str, object]] = []
    for node in fields.objects("nodes"):
        nodes.append({"root": node.hex("root"), "height": node.integer("height")})
        node.end()
    data = {"length": fields.integer("length"), "tags": fields.bytes("tags"), "nodes": nodes}
    fields.end()
    submitter = Web3.to_checksum_address(value.hex("submitter"))
    value.end()
    return {"data": data, "submitter": submitter}


def encode_call(name: str, argument: object) -> Outcome:
    """Answer with the bytes of a call."""
    contract = Web3().eth.contract(abi=FLOW_CONTRACT_ABI)
    return {"returns": contract.encode_abi(name, [argument])}


def read_shard(value: Input) -> dict[str, int]:
    """Return a shard as the SDK holds it."""
    config = {"numShard": value.integer("num_shard"), "shardId": value.integer("shard_id")}
    value.end()
    return config


def verify_shard_config(value: Input) -> Outcome:
    """Answer whether a shard exists; the SDK gives no reason."""
    is_valid = is_valid_config(read_shard(value.object("config")))
    return {"returns": None} if is_valid else {"rejects": "NO_REASON"}


def attempt(run: Callable[[], Json]) -> Outcome:
    """Answer with a result of the SDK; its error text begins with what a reason is deployed as."""
    try:
        return {"returns": run()}
    except ValueError as error:
        return {"rejects": ERROR_REASONS.get(str(error).split(":")[0], "NO_REASON")}


def read_header(value: Input) -> EncryptionHeader:
    """Return a header as the SDK holds it."""
    nonce, key = value.bytes("nonce"), value.raw("ephemeral_key")
    value.end()
    return (
        EncryptionHeader(1, nonce) if key is None else EncryptionHeader(2, nonce, read_bytes(key))
    )


def show_header(header: EncryptionHeader) -> Json:
    """Return a header as it travels."""
    key = show_bytes(header.ephemeral_pub) if header.version == 2 else None
    return {"nonce": show_bytes(header.nonce), "ephemeral_key": key}


def decode_encryption_header(data: bytes) -> Outcome:
    """Answer with the header of an encrypted file."""
    return attempt(lambda: show_header(parse_encryption_header(data)))


def show_bytes(data: bytes) -> str:
    """Return bytes as they travel."""
    return f"0x{data.hex()}"


def compute_shared_key(value: Input) -> Outcome:
    """Answer with the key of a file."""
    private_key, public_key = value.bytes("private_key"), value.bytes("public_key")
    return attempt(lambda: show_bytes(derive_ecies_decrypt_key(private_key, public_key)))


def compute_cipher(value: Input) -> Outcome:
    """Answer with encrypted or decrypted bytes."""
    key, nonce = value.bytes("key"), value.bytes("nonce")
    offset, data = value.integer("offset"), value.bytes("data")
    return {"returns": show_bytes(crypt_at(key, nonce, offset, data))}


def compute_decrypted_file(value: Input) -> Outcome:
    """Answer with the data of an encrypted file."""
    key, encrypted = value.bytes("key"), value.bytes("encrypted")
    return attempt(lambda: show_bytes(decrypt_file(key, encrypted)))


def compute_decrypted_fragment(value: Input) -> Outcome:
    """Answer with the data of a part of an encrypted file."""
    key, header = value.bytes("key"), read_header(value.object("header"))
    start, fragment = value.integer("start"), value.bytes("fragment")
    offset = start - header.size()
    if start > 0 and offset < 0:
        raise Skip("this SDK cuts no fragment inside the header")
    return attempt(
        lambda: show_bytes(
            decrypt_fragment_data(key, header, fragment, start == 0, offset).plaintext
        )
    )


def read_control(value: Input) -> AccessControl:
    """Return an operation on roles as the SDK holds it, which writes `WRITE` where others write `WRITER`."""
    kind = AccessControlType[value.text("operation").replace("WRITER", "WRITE")]
    stream_id, key, account = value.hex("stream_id"), value.bytes("key"), value.hex("account")
    value.end()
    return AccessControl(
        kind,
        stream_id,
        None if "RENOUNCE" in kind.name or "KEY" in kind.name else account,
        key if "KEY" in kind.name or "SPECIAL" in kind.name else None,
    )


def read_stream_data(value: Input) -> StreamData:
    """Return the data of a transaction as the SDK holds it."""
    data = StreamData(value.integer("version"))
    for read in value.objects("reads"):
        data.reads.append(StreamRead(read.hex("stream_id"), read.bytes("key")))
        read.end()
    for write in value.objects("writes"):
        stream_id, key = write.hex("stream_id"), write.bytes("key")
        data.writes.append(StreamWrite(stream_id, key, write.bytes("value")))
        write.end()
    data.controls = [read_control(item) for item in value.objects("controls")]
    value.end()
    return data


def encode_stream_data(value: Input) -> Outcome:
    """Answer with the file of a transaction."""
    data = read_stream_data(value.object("data"))
    return attempt(lambda: show_bytes(data.encode()))


def encode_stream_tags(value: Input) -> Outcome:
    """Answer with the tags of a submission to some streams."""
    stream_ids = value.hexes("stream_ids")
    if len({*stream_ids}) < len(stream_ids):
        raise Skip("this SDK names a stream once")
    builder = StreamDataBuilder(0)
    for stream_id in stream_ids:
        builder.add_stream_id(stream_id)
    return {"returns": show_bytes(builder.build_tags())}


serve(
    "storage.md",
    {
        "compute_entry_count": lambda value: {
            "returns": str(num_splits(value.integer("size"), ENTRY_SIZE))
        },
        "compute_segment_count": lambda value: {
            "returns": str(num_splits(value.integer("size"), SEGMENT_SIZE))
        },
        "compute_padded_entry_count": lambda value: {
            "returns": str(compute_padded_size(value.integer("count"))[0])
        },
        "compute_data_root": lambda value: with_tree(value.raw("data"), MerkleTree.root_hash),
        "compute_segment_roots": lambda value: with_tree(
            value.raw("data"), lambda tree: [leaf.hash for leaf in tree.leaves]
        ),
        "compute_segment_proof": compute_segment_proof,
        "compute_submission_nodes": compute_submission_nodes,
        "compute_segment_root": compute_segment_root,
        "compute_tree_root": lambda value: {
            "returns": build_tree(value.hexes("leaves")).root_hash()
        },
        "compute_proof": lambda value: {
            "returns": show_proof(
                build_tree(value.hexes("leaves")).proof_at(value.integer("position"))
            )
        },
        "verify_file_proof": verify_file_proof,
        "compute_submission_fee": compute_submission_fee,
        "encode_submit_calldata": lambda value: encode_call(
            "submit", read_submission(value.object("submission"))
        ),
        "encode_batch_submit_calldata": lambda value: encode_call(
            "batchSubmit", [read_submission(item) for item in value.objects("submissions")]
        ),
        "encode_encryption_header": lambda value: {
            "returns": show_bytes(read_header(value.object("header")).to_bytes())
        },
        "decode_encryption_header": lambda value: decode_encryption_header(value.bytes("data")),
        "compute_shared_key": compute_shared_key,
        "compute_cipher": compute_cipher,
        "compute_decrypted_file": compute_decrypted_file,
        "compute_decrypted_fragment": compute_decrypted_fragment,
        "encode_stream_data": encode_stream_data,
        "encode_stream_tags": encode_stream_tags,
        "verify_shard_config": verify_shard_config,
        "has_full_coverage": lambda value: {
            "returns": check_replica([read_shard(item) for item in value.objects("configs")], 1)
        },
    },
)
