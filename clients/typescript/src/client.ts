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
import type { ShardConfig } from "@0gfoundation/0g-ts-sdk";
import {
  Reject,
  Skip,
  bytes,
  choice,
  handler,
  hex,
  integer,
  list,
  nothing,
  object,
  safeInteger,
  serve,
  text,
  truth,
} from "./protocol.js";

const ENTRY_SIZE = 256;
const REASONS = {
  "invalid merkle proof format": "PROOF_WRONG_SHAPE",
  "merkle proof position mismatch": "PROOF_WRONG_POSITION",
  "failed to validate merkle proof": "PROOF_FOLD_MISMATCH",
  "merkle proof root mismatch": "PROOF_ROOT_MISMATCH",
  "merkle proof content mismatch": "PROOF_LEAF_MISMATCH",
  "data too short for encryption header": "HEADER_MISSING",
  "unsupported encryption version": "HEADER_UNKNOWN_VERSION",
  "data too short for v1 encryption header": "HEADER_SYMMETRIC_TOO_SHORT",
  "data too short for v2 encryption header": "HEADER_ECIES_TOO_SHORT",
  errKeyIsEmpty: "STREAM_KEY_EMPTY",
  errKeyTooLarge: "STREAM_KEY_TOO_LONG",
};

const flow = FixedPriceFlow__factory.createInterface();
const sized = (size: number): MemData => new MemData([], 0, size);

/** The SDK copies an array for each segment that it reads, but not a buffer: large files take a fraction of the time. */
const inMemory = (content: Uint8Array): MemData =>
  new MemData(content.slice().buffer as unknown as ArrayLike<number>, 0, content.length);

/** Bytes, or the path of a file of this machine. No vector has one; tests on real files do. */
const fileData = choice(bytes, object({ file: text }));
type FileData = ReturnType<typeof fileData>;
type SdkFile = MemData | ZgFile;

const open = async (data: FileData): Promise<SdkFile> =>
  data instanceof Uint8Array ? inMemory(data) : await ZgFile.fromFilePath(data.file);

async function withFile<T>(data: FileData, ask: (file: SdkFile) => Promise<T>): Promise<T> {
  const file = await open(data);
  const result = await ask(file);
  if (file instanceof ZgFile) await file.close();
  return result;
}

/** The last path and its tree: tests ask several questions about one file in a row. */
let last: { file: string; tree: MerkleTree } | undefined;

/** The SDK says "no tree" where the specification names a reason. */
async function loadTree(data: FileData): Promise<MerkleTree> {
  if ("file" in data && last?.file === data.file) return last.tree;
  const [tree, error] = await withFile(data, (file) => file.merkleTree());
  if (tree === null) throw error ?? new Reject("EMPTY_FILE");
  if ("file" in data) last = { file: data.file, tree };
  return tree;
}

function buildTree(leaves: string[]): MerkleTree {
  const tree = new MerkleTree();
  leaves.forEach((leaf) => tree.addLeafByHash(leaf));
  return tree.build() ?? tree;
}

const node = object({ root: hex, height: integer });
const submissionData = object({ length: integer, tags: bytes, nodes: list(node) });
const submission = object({ data: submissionData, submitter: hex });
const proof = object({ lemma: list(hex), path: list(truth) });
const config = object({ shard_id: safeInteger, num_shard: safeInteger });
type Config = ReturnType<typeof config>;
const shard = ({ shard_id, num_shard }: Config): ShardConfig => ({ shardId: shard_id, numShard: num_shard });

const encryptionHeader = object({ nonce: bytes, ephemeral_key: choice(bytes, nothing) });
const header = ({ nonce, ephemeral_key: key }: ReturnType<typeof encryptionHeader>): EncryptionHeader =>
  key === null ? new EncryptionHeader(1, nonce) : new EncryptionHeader(2, nonce, key);

/** The types of the SDK, which it does not export, and whether each has a key and an account. */
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

function encodeStreamData({ version, reads, writes, controls }: ReturnType<typeof streamData>): Uint8Array {
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
  return made.encode();
}

function encodeStreamTags(streamIds: string[]): Uint8Array {
  if (new Set(streamIds).size < streamIds.length) throw new Skip("this SDK names a stream once");
  const builder = new StreamDataBuilder(0);
  streamIds.forEach((streamId) => builder.addStreamId(streamId));
  return builder.buildTags();
}

const handlers = {
  compute_entry_count: handler({ size: safeInteger }, ({ size }) => numSplits(size, ENTRY_SIZE)),
  compute_padded_entry_count: handler({ count: safeInteger }, ({ count }) => computePaddedSize(count)[0]),
  compute_segment_count: handler({ size: safeInteger }, ({ size }) => sized(size).numSegments()),
  compute_padded_segment_count: handler({ size: safeInteger }, ({ size }) => sized(size).numSegmentsPadded()),
  compute_submission_heights: handler({ padded: safeInteger }, ({ padded }) => {
    if (computePaddedSize(padded)[0] !== padded) throw new Skip("this SDK splits padded counts only");
    return sized(padded * ENTRY_SIZE).splitNodes().map(Math.log2);
  }),
  compute_data_root: handler({ data: fileData }, async ({ data }) => (await loadTree(data)).rootHash()),
  compute_segment_roots: handler({ data: fileData }, async ({ data }) =>
    (await loadTree(data)).leaves.map(({ hash }) => hash),
  ),
  compute_segment_proof: handler({ data: fileData, index: safeInteger }, async ({ data, index }) =>
    (await loadTree(data)).proofAt(index),
  ),
  compute_submission_nodes: handler({ data: fileData }, async ({ data }) => {
    const [made, error] = await withFile(data, (file) => file.createSubmission("0x"));
    if (made === null) throw error ?? new TypeError("no submission and no error");
    return made.data.nodes;
  }),
  compute_segment_root: handler({ data: bytes, entry_count: safeInteger }, ({ data, entry_count }) => {
    const padding = entry_count - data.length / ENTRY_SIZE;
    if (!Number.isInteger(padding)) throw new Skip("this SDK takes whole entries");
    return MemData.segmentRoot(data, padding);
  }),
  compute_tree_root: handler({ leaves: list(hex) }, ({ leaves }) => buildTree(leaves).rootHash()),
  compute_proof: handler({ leaves: list(hex), position: safeInteger }, ({ leaves, position }) =>
    buildTree(leaves).proofAt(position),
  ),
  verify_file_proof: handler(
    { proof, root: hex, leaf: hex, position: safeInteger, leaf_count: safeInteger },
    ({ proof: { lemma, path }, root, leaf, position, leaf_count }) => {
      const error = new Proof(lemma, path).validateHash(root, leaf, position, leaf_count);
      if (error !== null) throw new Error(error);
      return null;
    },
  ),
  compute_submission_fee: handler({ price: integer, capacity: integer }, ({ price, capacity }) => {
    const digits = [...capacity.toString(2)].reverse();
    const heights = digits.flatMap((digit, height) => (digit === "1" ? [height] : []));
    const nodes = heights.map((height) => ({ root: "0x", height }));
    return calculatePrice({ data: { length: 0, tags: "0x", nodes }, submitter: "0x" }, price);
  }),
  verify_shard_config: handler({ config }, (input) => {
    if (!isValidConfig(shard(input.config))) throw new Reject("NO_REASON");
    return null;
  }),
  has_segment: handler({ config, segment: safeInteger }, (input) => {
    const found = { url: "", config: shard(input.config), latency: 0, since: 0 };
    return nodeForSegment([found], input.segment) !== undefined;
  }),
  has_full_coverage: handler({ configs: list(config) }, ({ configs }) => {
    if (configs.some(({ num_shard }) => num_shard > 2 ** 30)) throw new Skip("this SDK counts shards in 32 bits");
    return checkReplica(configs.map(shard), 1);
  }),
  encode_encryption_header: handler({ header: encryptionHeader }, (input) => header(input.header).toBytes()),
  decode_encryption_header: handler({ data: bytes }, ({ data }) => {
    const { version, nonce, ephemeralPub } = parseEncryptionHeader(data);
    return { nonce, ephemeral_key: version === 1 ? null : ephemeralPub };
  }),
  compute_shared_key: handler({ private_key: bytes, public_key: bytes }, ({ private_key, public_key }) =>
    deriveEciesDecryptKey(private_key, public_key),
  ),
  compute_cipher: handler({ key: bytes, nonce: bytes, offset: safeInteger, data: bytes }, (input) => {
    cryptAt(input.key, input.nonce, input.offset, input.data);
    return input.data;
  }),
  compute_encrypted_file: handler({ key: bytes, header: encryptionHeader, data: bytes }, async (input) => {
    const file = new EncryptedFile(inMemory(input.data), input.key, header(input.header));
    return (await file.readFromFile(0, file.size())).buffer;
  }),
  compute_decrypted_file: handler({ key: bytes, encrypted: bytes }, ({ key, encrypted }) => decryptFile(key, encrypted)),
  compute_decrypted_fragment: handler(
    { key: bytes, header: encryptionHeader, start: safeInteger, fragment: bytes },
    (input) => {
      const found = header(input.header);
      const offset = input.start - found.size();
      if (input.start > 0 && offset < 0) throw new Skip("this SDK cuts no fragment inside the header");
      return decryptFragmentData(input.key, found, input.fragment, input.start === 0, offset).plaintext;
    },
  ),
  encode_stream_data: handler({ data: streamData }, ({ data }) => encodeStreamData(data)),
  encode_stream_tags: handler({ stream_ids: list(hex) }, ({ stream_ids }) => encodeStreamTags(stream_ids)),
  encode_submit_calldata: handler({ submission }, (input) => flow.encodeFunctionData("submit", [input.submission])),
  encode_batch_submit_calldata: handler({ submissions: list(submission) }, ({ submissions }) =>
    flow.encodeFunctionData("batchSubmit", [submissions]),
  ),
};

await serve("storage.md", handlers, REASONS);
