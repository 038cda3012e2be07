/**
 * Replays vectors of zgspec on @0gfoundation/0g-ts-sdk: every handler is a call of the SDK and nothing else.
 *
 * A handler that is not listed here is answered as unknown. To write a client of your own, keep protocol.ts.
 */
import {
  EncryptedFile,
  EncryptionHeader,
  FixedPriceFlow__factory,
  MemData,
  MerkleTree,
  Proof,
  ProofErrors,
  StreamData,
  StreamDataBuilder,
  ZgFile,
  calculatePrice,
  checkReplica,
  computePaddedSize,
  cryptAt,
  decryptFile,
  decryptFragmentData,
  deriveEciesDecryptKey,
  isValidConfig,
  nodeForSegment,
  numSplits,
  parseEncryptionHeader,
} from "@0gfoundation/0g-ts-sdk";
import type { ShardConfig, ShardedNode } from "@0gfoundation/0g-ts-sdk";
import type { Json, Outcome } from "./protocol.js";
import { Skip, bytes, filePath, handler, hex, integer, list, object, optional, safeInteger, serve, text, truth } from "./protocol.js";

const ENTRY_SIZE = 256;
const DEPLOYED_REASONS: { [text in ProofErrors]: string } = {
  [ProofErrors.WRONG_FORMAT]: "PROOF_WRONG_SHAPE",
  [ProofErrors.POSITION_MISMATCH]: "PROOF_WRONG_POSITION",
  [ProofErrors.VALIDATION_FAILURE]: "PROOF_FOLD_MISMATCH",
  [ProofErrors.ROOT_MISMATCH]: "PROOF_ROOT_MISMATCH",
  [ProofErrors.CONTENT_MISMATCH]: "PROOF_LEAF_MISMATCH",
};

type SdkFile = MemData | ZgFile;
const node = object({ root: hex, height: integer });
const data = object({ length: integer, tags: bytes, nodes: list(node) });
const submission = object({ data, submitter: hex });
const proof = object({ lemma: list(hex), path: list(truth) });
const config = object({ shard_id: safeInteger, num_shard: safeInteger });
const encryptionHeader = object({ nonce: bytes, ephemeral_key: optional(bytes) });
const flow = FixedPriceFlow__factory.createInterface();

/** The last file and its tree: a vector suite asks several questions about one file in a row. */
let last: { key: string; file: SdkFile; tree: MerkleTree | null } | undefined;

/** The SDK copies an array for each segment that it reads, but not a buffer: large files take a fraction of the time. */
const inMemory = (content: Uint8Array): MemData =>
  new MemData(content.slice().buffer as unknown as ArrayLike<number>, 0, content.length);

async function load(value: Json): Promise<{ file: SdkFile; tree: MerkleTree | null }> {
  const key = JSON.stringify(value);
  if (last?.key === key) return last;
  if (last?.file instanceof ZgFile) await last.file.close();
  const path = filePath(value);
  const file = path === undefined ? inMemory(bytes(value)) : await ZgFile.fromFilePath(path);
  const [tree, error] = await file.merkleTree();
  if (error !== null) throw error;
  last = { key, file, tree };
  return last;
}

const raw = (value: Json): Json => value;
const sized = (size: number): MemData => new MemData([], 0, size);
const count = (value: number): Outcome => ({ returns: String(value) });

/** The SDK says "no tree" where the specification names a reason. */
async function withTree(value: Json, answer: (tree: MerkleTree) => Json): Promise<Outcome> {
  const { tree } = await load(value);
  return tree === null ? { rejects: "EMPTY_FILE" } : { returns: answer(tree) };
}

const plain = ({ lemma, path }: Proof): Json => ({ lemma, path });

const ERROR_REASONS: { [text: string]: string } = {
  "data too short for encryption header": "HEADER_MISSING",
  "unsupported encryption version": "HEADER_UNKNOWN_VERSION",
  "data too short for v1 encryption header": "HEADER_SYMMETRIC_TOO_SHORT",
  "data too short for v2 encryption header": "HEADER_ECIES_TOO_SHORT",
  errKeyIsEmpty: "STREAM_KEY_EMPTY",
  errKeyTooLarge: "STREAM_KEY_TOO_LONG",
};

/** Run a function of the SDK; the beginning of its error text is what a reason of the specification is deployed as. */
function attempt(run: () => Json): Outcome {
  try {
    return { returns: run() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { rejects: ERROR_REASONS[error.message.split(":")[0] ?? ""] ?? "NO_REASON" };
  }
}

const toHex = (value: Uint8Array): string => `0x${Buffer.from(value).toString("hex")}`;
const isSymmetric = (header: EncryptionHeader): boolean => header.version === 1;

function header(input: { nonce: Uint8Array; ephemeral_key: Uint8Array | null }): EncryptionHeader {
  const { nonce, ephemeral_key: key } = input;
  return key === null ? new EncryptionHeader(1, nonce) : new EncryptionHeader(2, nonce, key);
}

const shard = (input: { shard_id: number; num_shard: number }): ShardConfig => ({
  shardId: input.shard_id,
  numShard: input.num_shard,
});
const shardNode = (shardConfig: ShardConfig): ShardedNode => ({ url: "", config: shardConfig, latency: 0, since: 0 });

/** The types of the SDK, which it does not export: whether each has a key and an account. */
const OPERATIONS: { [name: string]: { type: number; key: boolean; account: boolean } } = {
  GRANT_ADMIN_ROLE: { type: 0x00, key: false, account: true },
  RENOUNCE_ADMIN_ROLE: { type: 0x01, key: false, account: false },
  SET_KEY_TO_SPECIAL: { type: 0x10, key: true, account: false },
  SET_KEY_TO_NORMAL: { type: 0x11, key: true, account: false },
  GRANT_WRITER_ROLE: { type: 0x20, key: false, account: true },
  REVOKE_WRITER_ROLE: { type: 0x21, key: false, account: true },
  RENOUNCE_WRITER_ROLE: { type: 0x22, key: false, account: false },
  GRANT_SPECIAL_WRITER_ROLE: { type: 0x30, key: true, account: true },
  REVOKE_SPECIAL_WRITER_ROLE: { type: 0x31, key: true, account: true },
  RENOUNCE_SPECIAL_WRITER_ROLE: { type: 0x32, key: true, account: false },
};
const keyRead = object({ stream_id: hex, key: bytes });
const keyWrite = object({ stream_id: hex, key: bytes, value: bytes });
const accessControl = object({ operation: text, stream_id: hex, key: bytes, account: hex });
const streamData = object({
  version: safeInteger,
  reads: list(keyRead),
  writes: list(keyWrite),
  controls: list(accessControl),
});

function encodeStreamData({ version, reads, writes, controls }: ReturnType<typeof streamData>): Outcome {
  const made = new StreamData(version);
  made.Reads = reads.map((read) => ({ StreamId: read.stream_id, Key: read.key }));
  made.Writes = writes.map((write) => ({ StreamId: write.stream_id, Key: write.key, Data: write.value }));
  made.Controls = controls.map((control) => {
    const found = OPERATIONS[control.operation];
    if (found === undefined) throw new TypeError(`no such operation: ${control.operation}`);
    const key = found.key ? { Key: control.key } : {};
    const account = found.account ? { Account: control.account } : {};
    return { Type: found.type, StreamId: control.stream_id, ...key, ...account };
  });
  return attempt(() => toHex(made.encode()));
}

function encodeStreamTags(streamIds: string[]): Outcome {
  if (new Set(streamIds).size < streamIds.length) throw new Skip("this SDK names a stream once");
  const builder = new StreamDataBuilder(0);
  streamIds.forEach((streamId) => builder.addStreamId(streamId));
  return { returns: toHex(builder.buildTags()) };
}

function buildTree(leaves: string[]): MerkleTree {
  const tree = new MerkleTree();
  leaves.forEach((leaf) => tree.addLeafByHash(leaf));
  return tree.build() ?? tree;
}

await serve("storage.md", {
  compute_entry_count: handler({ size: safeInteger }, ({ size }) => count(numSplits(size, ENTRY_SIZE))),
  compute_padded_entry_count: handler({ count: safeInteger }, (input) => count(computePaddedSize(input.count)[0])),
  compute_segment_count: handler({ size: safeInteger }, ({ size }) => count(sized(size).numSegments())),
  compute_padded_segment_count: handler({ size: safeInteger }, ({ size }) => count(sized(size).numSegmentsPadded())),
  compute_submission_heights: handler({ padded: safeInteger }, ({ padded }) => {
    if (computePaddedSize(padded)[0] !== padded) throw new Skip("this SDK splits padded counts only");
    return { returns: sized(padded * ENTRY_SIZE).splitNodes().map((entries) => String(Math.log2(entries))) };
  }),
  compute_data_root: handler({ data: raw }, (input) => withTree(input.data, (tree) => tree.rootHash())),
  compute_segment_roots: handler({ data: raw }, (input) => withTree(input.data, (tree) => tree.leaves.map((x) => x.hash))),
  compute_segment_proof: handler({ data: raw, index: safeInteger }, (input) =>
    withTree(input.data, (tree) => plain(tree.proofAt(input.index))),
  ),
  compute_submission_nodes: handler({ data: raw }, async (input) => {
    const [made, error] = await (await load(input.data)).file.createSubmission("0x");
    if (made === null) throw error ?? new Error("no submission and no error");
    return { returns: made.data.nodes.map(({ root, height }) => ({ root: String(root), height: String(height) })) };
  }),
  compute_segment_root: handler({ data: bytes, entry_count: safeInteger }, (input) => {
    const padding = input.entry_count - input.data.length / ENTRY_SIZE;
    if (!Number.isInteger(padding)) throw new Skip("this SDK takes whole entries");
    return { returns: MemData.segmentRoot(input.data, padding) };
  }),
  compute_tree_root: handler({ leaves: list(hex) }, ({ leaves }) => ({ returns: buildTree(leaves).rootHash() })),
  compute_proof: handler({ leaves: list(hex), position: safeInteger }, ({ leaves, position }) => ({
    returns: plain(buildTree(leaves).proofAt(position)),
  })),
  verify_file_proof: handler(
    { proof, root: hex, leaf: hex, position: safeInteger, leaf_count: safeInteger },
    (input): Outcome => {
      const { lemma, path } = input.proof;
      const error = new Proof(lemma, path).validateHash(input.root, input.leaf, input.position, input.leaf_count);
      return error === null ? { returns: null } : { rejects: DEPLOYED_REASONS[error] };
    },
  ),
  compute_submission_fee: handler({ price: integer, capacity: integer }, ({ price, capacity }) => {
    const digits = [...capacity.toString(2)].reverse();
    const heights = digits.flatMap((digit, height) => (digit === "1" ? [height] : []));
    const nodes = heights.map((height) => ({ root: "0x", height }));
    const fee = calculatePrice({ data: { length: 0, tags: "0x", nodes }, submitter: "0x" }, price);
    return { returns: String(fee) };
  }),
  verify_shard_config: handler({ config }, (input): Outcome =>
    isValidConfig(shard(input.config)) ? { returns: null } : { rejects: "NO_REASON" },
  ),
  has_segment: handler({ config, segment: safeInteger }, (input) => ({
    returns: nodeForSegment([shardNode(shard(input.config))], input.segment) !== undefined,
  })),
  has_full_coverage: handler({ configs: list(config) }, ({ configs }) => {
    if (configs.some(({ num_shard }) => num_shard > 2 ** 30)) throw new Skip("this SDK counts shards in 32 bits");
    return { returns: checkReplica(configs.map(shard), 1) };
  }),
  encode_encryption_header: handler({ header: encryptionHeader }, (input) => ({
    returns: toHex(header(input.header).toBytes()),
  })),
  decode_encryption_header: handler({ data: bytes }, (input) =>
    attempt(() => {
      const found = parseEncryptionHeader(input.data);
      return { nonce: toHex(found.nonce), ephemeral_key: isSymmetric(found) ? null : toHex(found.ephemeralPub) };
    }),
  ),
  compute_shared_key: handler({ private_key: bytes, public_key: bytes }, (input) =>
    attempt(() => toHex(deriveEciesDecryptKey(input.private_key, input.public_key))),
  ),
  compute_cipher: handler({ key: bytes, nonce: bytes, offset: safeInteger, data: bytes }, (input) => {
    cryptAt(input.key, input.nonce, input.offset, input.data);
    return { returns: toHex(input.data) };
  }),
  compute_encrypted_file: handler({ key: bytes, header: encryptionHeader, data: bytes }, async (input) => {
    const file = new EncryptedFile(inMemory(input.data), input.key, header(input.header));
    return { returns: toHex((await file.readFromFile(0, file.size())).buffer) };
  }),
  compute_decrypted_file: handler({ key: bytes, encrypted: bytes }, (input) =>
    attempt(() => toHex(decryptFile(input.key, input.encrypted))),
  ),
  compute_decrypted_fragment: handler(
    { key: bytes, header: encryptionHeader, start: safeInteger, fragment: bytes },
    ({ key, start, fragment, ...input }) => {
      const found = header(input.header);
      const offset = start - found.size();
      if (start > 0 && offset < 0) throw new Skip("this SDK cuts no fragment inside the header");
      return attempt(() => toHex(decryptFragmentData(key, found, fragment, start === 0, offset).plaintext));
    },
  ),
  encode_stream_data: handler({ data: streamData }, (input) => encodeStreamData(input.data)),
  encode_stream_tags: handler({ stream_ids: list(hex) }, (input) => encodeStreamTags(input.stream_ids)),
  encode_submit_calldata: handler({ submission }, (input) => ({
    returns: flow.encodeFunctionData("submit", [input.submission]),
  })),
  encode_batch_submit_calldata: handler({ submissions: list(submission) }, ({ submissions }) => ({
    returns: flow.encodeFunctionData("batchSubmit", [submissions]),
  })),
});
