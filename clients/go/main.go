// Command zgspec-client-go replays vectors of zgspec on github.com/0gfoundation/0g-storage-client: every handler is a
// call of that module and nothing else. A handler that is not listed here is answered as unknown. To write a client of
// your own, keep protocol.go.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"

	"github.com/0gfoundation/0g-storage-client/common/shard"
	"github.com/0gfoundation/0g-storage-client/contract"
	"github.com/0gfoundation/0g-storage-client/core"
	"github.com/0gfoundation/0g-storage-client/core/merkle"
	"github.com/0gfoundation/0g-storage-client/kv"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

var reasons = map[string]string{
	"data is empty":                   "EMPTY_FILE",
	"file is empty":                   "EMPTY_FILE",
	"invalid merkle proof format":     "PROOF_WRONG_SHAPE",
	"merkle proof position mismatch":  "PROOF_WRONG_POSITION",
	"failed to validate merkle proof": "PROOF_FOLD_MISMATCH",
	"merkle proof root mismatch":      "PROOF_ROOT_MISMATCH",
	"unsupported encryption version":  "HEADER_UNKNOWN_VERSION",
	"merkle proof content mismatch":   "PROOF_LEAF_MISMATCH",
}

type node struct {
	Root   common.Hash `json:"root"`
	Height wide        `json:"height"`
}

type submissionData struct {
	Length wide   `json:"length"`
	Tags   octets `json:"tags"`
	Nodes  []node `json:"nodes"`
}

type submission struct {
	Data      submissionData `json:"data"`
	Submitter common.Address `json:"submitter"`
}

// A file is loaded once: a vector suite asks several questions about one file in a row.
type file struct {
	key  string
	data core.IterableData
	tree *merkle.Tree
	err  error
}

var last file

func (loaded *file) UnmarshalJSON(raw []byte) error {
	if last.key != string(raw) {
		data, err := open(raw)
		last = file{key: string(raw), data: data, err: err}
		if err == nil {
			last.tree, last.err = core.MerkleTree(data)
		}
	}
	*loaded = last
	return nil
}

// open takes bytes, or the path of a file of this machine. No vector has one; tests on real files do.
func open(raw json.RawMessage) (core.IterableData, error) {
	var onDisk struct {
		File string `json:"file"`
	}
	if decode(raw, &onDisk) == nil {
		return core.Open(onDisk.File)
	}
	var content octets
	if err := json.Unmarshal(raw, &content); err != nil {
		return nil, err
	}
	return core.NewDataInMemory(content)
}

func dataRoot(data file) (any, error) {
	if data.err != nil {
		return nil, data.err
	}
	return data.tree.Root(), nil
}

func segmentProof(data file, index count) (any, error) {
	if data.err != nil {
		return nil, data.err
	}
	return data.tree.ProofAt(int(index)), nil
}

func segmentRoots(data file) (any, error) {
	if data.err != nil {
		return nil, data.err
	}
	var roots []common.Hash
	for index := range core.NumSegmentsPadded(data.data) {
		start := int64(index) * core.DefaultSegmentSize
		content, err := core.ReadAt(data.data, core.DefaultSegmentSize, start, data.data.PaddedSize())
		if err != nil {
			return nil, err
		}
		roots = append(roots, core.SegmentRoot(content))
	}
	return roots, nil
}

func submissionNodes(data file) (any, error) {
	if data.err != nil {
		return nil, data.err
	}
	made, err := core.NewFlow(data.data, nil).CreateSubmission(common.Address{})
	if err != nil {
		return nil, err
	}
	nodes := []map[string]string{}
	for _, item := range made.Data.Nodes {
		nodes = append(nodes, map[string]string{"root": hexutil.Encode(item.Root[:]), "height": item.Height.String()})
	}
	return nodes, nil
}

func buildTree(leaves []common.Hash) *merkle.Tree {
	var builder merkle.TreeBuilder
	for _, leaf := range leaves {
		builder.AppendHash(leaf)
	}
	return builder.Build()
}

func (item submission) deployed() contract.Submission {
	return contract.Submission{
		Data: contract.SubmissionData{
			Length: item.Data.Length.Int,
			Tags:   item.Data.Tags,
			Nodes:  deployedNodes(item.Data.Nodes),
		},
		Submitter: item.Submitter,
	}
}

func deployedNodes(nodes []node) []contract.SubmissionNode {
	made := []contract.SubmissionNode{}
	for _, item := range nodes {
		made = append(made, contract.SubmissionNode{Root: item.Root, Height: item.Height.Int})
	}
	return made
}

func pack(method string, argument any) (any, error) {
	flow, err := contract.FlowMetaData.GetAbi()
	if err != nil {
		return nil, err
	}
	return flow.Pack(method, argument)
}

// verifySegment does what this module does with a segment that it has downloaded.
func verifySegment(root common.Hash, size, index count, data octets, proof merkle.Proof) (any, error) {
	if len(data)%core.DefaultChunkSize != 0 || size > math.MaxInt64 {
		return nil, skip("this module takes whole entries, and counts bytes in int64")
	}
	segment, total := core.PaddedSegmentRoot(uint64(index), data, int64(size))
	return nil, proof.ValidateHash(root, segment, uint64(index), total)
}

type shardConfig struct {
	ShardId  count `json:"shard_id"`
	NumShard count `json:"num_shard"`
}

func (item shardConfig) deployed() *shard.ShardConfig {
	return &shard.ShardConfig{ShardId: uint64(item.ShardId), NumShard: uint64(item.NumShard)}
}

const noEcies = skip("this version of the module has no header of version 2")

type header struct {
	Nonce        octets  `json:"nonce"`
	EphemeralKey *octets `json:"ephemeral_key"`
}

func (item header) deployed() *core.EncryptionHeader {
	return &core.EncryptionHeader{Version: core.EncryptionVersion, Nonce: [16]byte(item.Nonce)}
}

func isEcies(data []byte) bool { return len(data) > 0 && data[0] == 2 }

func decryptFragment(key octets, header header, start count, fragment octets) (any, error) {
	if header.EphemeralKey != nil {
		return nil, noEcies
	}
	if start > 0 && start < core.EncryptionHeaderSize {
		return nil, skip("this module cuts no fragment inside the header")
	}
	offset := uint64(start - min(start, core.EncryptionHeaderSize))
	data, _, err := core.DecryptFragmentData((*[32]byte)(key), header.deployed(), fragment, start == 0, offset)
	return data, err
}

type keyRead struct {
	StreamId common.Hash `json:"stream_id"`
	Key      octets      `json:"key"`
}

type keyWrite struct {
	StreamId common.Hash `json:"stream_id"`
	Key      octets      `json:"key"`
	Value    octets      `json:"value"`
}

type accessControl struct {
	Operation string         `json:"operation"`
	StreamId  common.Hash    `json:"stream_id"`
	Key       octets         `json:"key"`
	Account   common.Address `json:"account"`
}

type streamData struct {
	Version  count           `json:"version"`
	Reads    []keyRead       `json:"reads"`
	Writes   []keyWrite      `json:"writes"`
	Controls []accessControl `json:"controls"`
}

// add tells the batcher of an operation; an unknown name adds nothing, which the encoding then shows.
func (item accessControl) add(batcher *kv.Batcher) {
	switch item.Operation {
	case "GRANT_ADMIN_ROLE":
		batcher.GrantAdminRole(item.StreamId, item.Account)
	case "RENOUNCE_ADMIN_ROLE":
		batcher.RenounceAdminRole(item.StreamId)
	case "SET_KEY_TO_SPECIAL":
		batcher.SetKeyToSpecial(item.StreamId, item.Key)
	case "SET_KEY_TO_NORMAL":
		batcher.SetKeyToNormal(item.StreamId, item.Key)
	case "GRANT_WRITER_ROLE":
		batcher.GrantWriteRole(item.StreamId, item.Account)
	case "REVOKE_WRITER_ROLE":
		batcher.RevokeWriteRole(item.StreamId, item.Account)
	case "RENOUNCE_WRITER_ROLE":
		batcher.RenounceWriteRole(item.StreamId)
	case "GRANT_SPECIAL_WRITER_ROLE":
		batcher.GrantSpecialWriteRole(item.StreamId, item.Key, item.Account)
	case "REVOKE_SPECIAL_WRITER_ROLE":
		batcher.RevokeSpecialWriteRole(item.StreamId, item.Key, item.Account)
	case "RENOUNCE_SPECIAL_WRITER_ROLE":
		batcher.RenounceSpecialWriteRole(item.StreamId, item.Key)
	}
}

// encodeStreamData lets the module build the operations, whose type it does not export, and adds reads and writes in
// the order of the case. For an empty key the module says that it is too large, so its reason is not told.
func encodeStreamData(input streamData) (any, error) {
	batcher := kv.NewBatcher(uint64(input.Version), nil, nil)
	for _, item := range input.Controls {
		item.add(batcher)
	}
	made, err := batcher.Build()
	if err != nil {
		return nil, err
	}
	for _, item := range input.Reads {
		made.Reads = append(made.Reads, struct {
			StreamId common.Hash
			Key      []byte
		}{item.StreamId, item.Key})
	}
	for _, item := range input.Writes {
		made.Writes = append(made.Writes, struct {
			StreamId common.Hash
			Key      []byte
			Data     []byte
		}{item.StreamId, item.Key, item.Value})
	}
	return made.Encode()
}

// splits counts the parts of a size, which this module holds in an int64.
func splits(size count, part int) (any, error) {
	if size > math.MaxInt64 {
		return nil, skip("this module counts bytes in int64")
	}
	return core.NumSplits(int64(size), part), nil
}

func submissionFee(price wide, capacity count) (any, error) {
	nodes := []contract.SubmissionNode{}
	for height := range 64 {
		if capacity>>height&1 == 1 {
			nodes = append(nodes, contract.SubmissionNode{Height: big.NewInt(int64(height))})
		}
	}
	data := contract.SubmissionData{Nodes: nodes}
	return contract.Submission{Data: data}.Fee(price.Int).String(), nil
}

func segmentRoot(data octets, entries count) (any, error) {
	if len(data)%core.DefaultChunkSize != 0 {
		return nil, skip("this module takes whole entries")
	}
	return core.SegmentRoot(data, uint64(entries)-uint64(len(data)/core.DefaultChunkSize)), nil
}

func decodeHeader(data octets) (any, error) {
	if isEcies(data) {
		return nil, noEcies
	}
	found, err := core.ParseEncryptionHeader(data)
	if err != nil {
		return nil, err
	}
	return map[string]any{"nonce": hexutil.Bytes(found.Nonce[:]), "ephemeral_key": nil}, nil
}

var handlers = map[string]handler{
	"compute_entry_count": answer(func(size count) (any, error) {
		return splits(size, core.DefaultChunkSize)
	}, "size"),
	"compute_segment_count": answer(func(size count) (any, error) {
		return splits(size, core.DefaultSegmentSize)
	}, "size"),
	"compute_padded_entry_count": answer(func(number count) (any, error) {
		padded, _ := core.ComputePaddedSize(uint64(number))
		return padded, nil
	}, "count"),
	"compute_data_root":        answer(dataRoot, "data"),
	"compute_segment_roots":    answer(segmentRoots, "data"),
	"compute_segment_proof":    answer(segmentProof, "data", "index"),
	"compute_submission_nodes": answer(submissionNodes, "data"),
	"compute_bagged_root": answer(func(nodes []node) (any, error) {
		data := contract.SubmissionData{Nodes: deployedNodes(nodes)}
		return contract.Submission{Data: data}.Root(), nil
	}, "nodes"),
	"compute_segment_root": answer(segmentRoot, "data", "entry_count"),
	"compute_tree_root": answer(func(leaves []common.Hash) (any, error) {
		return buildTree(leaves).Root(), nil
	}, "leaves"),
	"compute_proof": answer(func(leaves []common.Hash, position count) (any, error) {
		return buildTree(leaves).ProofAt(int(position)), nil
	}, "leaves", "position"),
	"verify_file_proof": answer(func(proof merkle.Proof, root, leaf common.Hash, position, total count) (any, error) {
		return nil, proof.ValidateHash(root, leaf, uint64(position), uint64(total))
	}, "proof", "root", "leaf", "position", "leaf_count"),
	"compute_submission_fee": answer(submissionFee, "price", "capacity"),
	"verify_segment":         answer(verifySegment, "root", "size", "index", "data", "proof"),
	"verify_shard_config": answer(func(config shardConfig) (any, error) {
		if !config.deployed().IsValid() {
			return nil, reject("NO_REASON")
		}
		return nil, nil
	}, "config"),
	"has_segment": answer(func(config shardConfig, segment count) (any, error) {
		return config.deployed().HasSegment(uint64(segment)), nil
	}, "config", "segment"),
	"compute_next_owned_segment": answer(func(config shardConfig, start count) (any, error) {
		return config.deployed().NextSegmentIndex(uint64(start)), nil
	}, "config", "start"),
	"has_full_coverage": answer(func(items []shardConfig) (any, error) {
		var configs []*shard.ShardConfig
		for _, item := range items {
			configs = append(configs, item.deployed())
		}
		return shard.CheckReplica(configs, 1, "min"), nil
	}, "configs"),
	"compute_cipher": answer(func(key, nonce octets, offset count, data octets) (any, error) {
		core.CryptAt((*[32]byte)(key), (*[16]byte)(nonce), uint64(offset), data)
		return []byte(data), nil
	}, "key", "nonce", "offset", "data"),
	"encode_encryption_header": answer(func(header header) (any, error) {
		if header.EphemeralKey != nil {
			return nil, noEcies
		}
		encoded := header.deployed().ToBytes()
		return encoded[:], nil
	}, "header"),
	"decode_encryption_header": answer(decodeHeader, "data"),
	"compute_decrypted_file": answer(func(key, encrypted octets) (any, error) {
		if isEcies(encrypted) {
			return nil, noEcies
		}
		return core.DecryptFile((*[32]byte)(key), encrypted)
	}, "key", "encrypted"),
	"compute_decrypted_fragment": answer(decryptFragment, "key", "header", "start", "fragment"),
	"encode_stream_data":         answer(encodeStreamData, "data"),
	"encode_submit_calldata": answer(func(item submission) (any, error) {
		return pack("submit", item.deployed())
	}, "submission"),
	"encode_batch_submit_calldata": answer(func(items []submission) (any, error) {
		made := []contract.Submission{}
		for _, item := range items {
			made = append(made, item.deployed())
		}
		return pack("batchSubmit", made)
	}, "submissions"),
}

func main() {
	if err := serve("storage.md", handlers, reasons); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
