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
	"strconv"
	"strings"

	"github.com/0gfoundation/0g-storage-client/common/shard"
	"github.com/0gfoundation/0g-storage-client/contract"
	"github.com/0gfoundation/0g-storage-client/core"
	"github.com/0gfoundation/0g-storage-client/core/merkle"
	"github.com/0gfoundation/0g-storage-client/kv"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

var deployedReasons = map[string]string{
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
		if err != nil && deployedReasons[err.Error()] == "" {
			return err
		}
		last = file{key: string(raw), data: data, err: err}
		if err == nil {
			last.tree, last.err = core.MerkleTree(data)
		}
	}
	*loaded = last
	return nil
}

func open(raw json.RawMessage) (core.IterableData, error) {
	if getRecipe(raw) == "file" {
		recipe, err := decode[fileRecipe](raw)
		if err != nil {
			return nil, err
		}
		return core.Open(recipe.Path)
	}
	var content octets
	if err := json.Unmarshal(raw, &content); err != nil {
		return nil, err
	}
	return core.NewDataInMemory(content)
}

// judge turns an error of the module into an outcome: its text is what a reason of the specification is deployed as.
func judge(value any, err error) outcome {
	if err == nil {
		return returns(value)
	}
	text, _, _ := strings.Cut(err.Error(), ":")
	if reason, known := deployedReasons[text]; known {
		return rejects(reason)
	}
	return rejects("NO_REASON")
}

// withTree answers a question about the tree of a file.
func (loaded file) withTree(ask func(*merkle.Tree) any) outcome {
	if loaded.err != nil {
		return judge(nil, loaded.err)
	}
	return returns(ask(loaded.tree))
}

func segmentRoots(loaded file) outcome {
	return loaded.withTree(func(*merkle.Tree) any {
		var roots []common.Hash
		padded := loaded.data.PaddedSize()
		for index := range core.NumSegmentsPadded(loaded.data) {
			content, err := core.ReadAt(loaded.data, core.DefaultSegmentSize, int64(index)*core.DefaultSegmentSize, padded)
			if err != nil {
				return err.Error()
			}
			roots = append(roots, core.SegmentRoot(content))
		}
		return roots
	})
}

func submissionNodes(loaded file) outcome {
	if loaded.err != nil {
		return judge(nil, loaded.err)
	}
	made, err := core.NewFlow(loaded.data, nil).CreateSubmission(common.Address{})
	if err != nil {
		return judge(nil, err)
	}
	nodes := []map[string]string{}
	for _, item := range made.Data.Nodes {
		nodes = append(nodes, map[string]string{"root": hexutil.Encode(item.Root[:]), "height": item.Height.String()})
	}
	return returns(nodes)
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

func pack(method string, argument any) outcome {
	flow, err := contract.FlowMetaData.GetAbi()
	if err != nil {
		return judge(nil, err)
	}
	calldata, err := flow.Pack(method, argument)
	return judge(hexutil.Bytes(calldata), err)
}

type segmentInput struct {
	Root  common.Hash  `json:"root"`
	Size  uint64       `json:"size,string"`
	Index uint64       `json:"index,string"`
	Data  octets       `json:"data"`
	Proof merkle.Proof `json:"proof"`
}

// verifySegment does what this module does with a segment that it has downloaded.
func verifySegment(input segmentInput) outcome {
	if len(input.Data)%core.DefaultChunkSize != 0 || input.Size > math.MaxInt64 {
		return skipped("this module takes whole entries, and counts bytes in int64")
	}
	root, count := core.PaddedSegmentRoot(input.Index, input.Data, int64(input.Size))
	return judge(nil, input.Proof.ValidateHash(input.Root, root, input.Index, count))
}

type shardConfig struct {
	ShardId  uint64 `json:"shard_id,string"`
	NumShard uint64 `json:"num_shard,string"`
}

func (item shardConfig) deployed() *shard.ShardConfig {
	return &shard.ShardConfig{ShardId: item.ShardId, NumShard: item.NumShard}
}

const noEcies = "this version of the module has no header of version 2"

type header struct {
	Nonce        octets  `json:"nonce"`
	EphemeralKey *octets `json:"ephemeral_key"`
}

func (item header) deployed() *core.EncryptionHeader {
	return &core.EncryptionHeader{Version: core.EncryptionVersion, Nonce: [16]byte(item.Nonce)}
}

func isEcies(data []byte) bool { return len(data) > 0 && data[0] == 2 }

type fragmentInput struct {
	Key      octets `json:"key"`
	Header   header `json:"header"`
	Start    uint64 `json:"start,string"`
	Fragment octets `json:"fragment"`
}

func decryptFragment(input fragmentInput) outcome {
	if input.Header.EphemeralKey != nil {
		return skipped(noEcies)
	}
	if input.Start > 0 && input.Start < core.EncryptionHeaderSize {
		return skipped("this module cuts no fragment inside the header")
	}
	offset := input.Start - min(input.Start, core.EncryptionHeaderSize)
	key, deployed := (*[32]byte)(input.Key), input.Header.deployed()
	data, _, err := core.DecryptFragmentData(key, deployed, input.Fragment, input.Start == 0, offset)
	return judge(hexutil.Bytes(data), err)
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
	Version  uint64          `json:"version,string"`
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
func encodeStreamData(input streamData) outcome {
	batcher := kv.NewBatcher(input.Version, nil, nil)
	for _, item := range input.Controls {
		item.add(batcher)
	}
	made, err := batcher.Build()
	if err != nil {
		return judge(nil, err)
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
	encoded, err := made.Encode()
	return judge(hexutil.Bytes(encoded), err)
}

func number(value uint64) outcome { return returns(strconv.FormatUint(value, 10)) }

// signed answers a question about a size, which this module holds in an int64.
func signed(size uint64, ask func(int64) uint64) outcome {
	if size > math.MaxInt64 {
		return skipped("this module counts bytes in int64")
	}
	return number(ask(int64(size)))
}

type sizeInput struct {
	Size uint64 `json:"size,string"`
}

type fileInput struct {
	Data file `json:"data"`
}

type leavesInput struct {
	Leaves []common.Hash `json:"leaves"`
}

var handlers = map[string]handler{
	"compute_entry_count": answer(func(input sizeInput) outcome {
		return signed(input.Size, func(size int64) uint64 { return core.NumSplits(size, core.DefaultChunkSize) })
	}),
	"compute_padded_entry_count": answer(func(input struct {
		Count uint64 `json:"count,string"`
	}) outcome {
		padded, _ := core.ComputePaddedSize(input.Count)
		return number(padded)
	}),
	"compute_segment_count": answer(func(input sizeInput) outcome {
		return signed(input.Size, func(size int64) uint64 { return core.NumSplits(size, core.DefaultSegmentSize) })
	}),
	"compute_data_root": answer(func(input fileInput) outcome {
		return input.Data.withTree(func(tree *merkle.Tree) any { return tree.Root() })
	}),
	"compute_segment_roots": answer(func(input fileInput) outcome { return segmentRoots(input.Data) }),
	"compute_segment_proof": answer(func(input struct {
		Data  file   `json:"data"`
		Index uint64 `json:"index,string"`
	}) outcome {
		return input.Data.withTree(func(tree *merkle.Tree) any { return tree.ProofAt(int(input.Index)) })
	}),
	"compute_submission_nodes": answer(func(input fileInput) outcome { return submissionNodes(input.Data) }),
	"compute_bagged_root": answer(func(input struct {
		Nodes []node `json:"nodes"`
	}) outcome {
		data := contract.SubmissionData{Nodes: deployedNodes(input.Nodes)}
		return returns(contract.Submission{Data: data}.Root())
	}),
	"compute_segment_root": answer(func(input struct {
		Data       octets `json:"data"`
		EntryCount uint64 `json:"entry_count,string"`
	}) outcome {
		if len(input.Data)%core.DefaultChunkSize != 0 {
			return skipped("this module takes whole entries")
		}
		return returns(core.SegmentRoot(input.Data, input.EntryCount-uint64(len(input.Data)/core.DefaultChunkSize)))
	}),
	"compute_tree_root": answer(func(input leavesInput) outcome { return returns(buildTree(input.Leaves).Root()) }),
	"compute_proof": answer(func(input struct {
		Leaves   []common.Hash `json:"leaves"`
		Position uint64        `json:"position,string"`
	}) outcome {
		return returns(buildTree(input.Leaves).ProofAt(int(input.Position)))
	}),
	"verify_file_proof": answer(func(input struct {
		Proof     merkle.Proof `json:"proof"`
		Root      common.Hash  `json:"root"`
		Leaf      common.Hash  `json:"leaf"`
		Position  uint64       `json:"position,string"`
		LeafCount uint64       `json:"leaf_count,string"`
	}) outcome {
		return judge(nil, input.Proof.ValidateHash(input.Root, input.Leaf, input.Position, input.LeafCount))
	}),
	"compute_submission_fee": answer(func(input struct {
		Price    wide   `json:"price"`
		Capacity uint64 `json:"capacity,string"`
	}) outcome {
		nodes := []contract.SubmissionNode{}
		for height := range 64 {
			if input.Capacity>>height&1 == 1 {
				nodes = append(nodes, contract.SubmissionNode{Height: big.NewInt(int64(height))})
			}
		}
		data := contract.SubmissionData{Nodes: nodes}
		return returns(contract.Submission{Data: data}.Fee(input.Price.Int).String())
	}),
	"verify_segment": answer(verifySegment),
	"verify_shard_config": answer(func(input struct {
		Config shardConfig `json:"config"`
	}) outcome {
		if config := input.Config.deployed(); !config.IsValid() {
			return rejects("NO_REASON")
		}
		return returns(nil)
	}),
	"has_segment": answer(func(input struct {
		Config  shardConfig `json:"config"`
		Segment uint64      `json:"segment,string"`
	}) outcome {
		return returns(input.Config.deployed().HasSegment(input.Segment))
	}),
	"compute_next_owned_segment": answer(func(input struct {
		Config shardConfig `json:"config"`
		Start  uint64      `json:"start,string"`
	}) outcome {
		return number(input.Config.deployed().NextSegmentIndex(input.Start))
	}),
	"has_full_coverage": answer(func(input struct {
		Configs []shardConfig `json:"configs"`
	}) outcome {
		var configs []*shard.ShardConfig
		for _, item := range input.Configs {
			configs = append(configs, item.deployed())
		}
		return returns(shard.CheckReplica(configs, 1, "min"))
	}),
	"compute_cipher": answer(func(input struct {
		Key    octets `json:"key"`
		Nonce  octets `json:"nonce"`
		Offset uint64 `json:"offset,string"`
		Data   octets `json:"data"`
	}) outcome {
		core.CryptAt((*[32]byte)(input.Key), (*[16]byte)(input.Nonce), input.Offset, input.Data)
		return returns(hexutil.Bytes(input.Data))
	}),
	"encode_encryption_header": answer(func(input struct {
		Header header `json:"header"`
	}) outcome {
		if input.Header.EphemeralKey != nil {
			return skipped(noEcies)
		}
		bytes := input.Header.deployed().ToBytes()
		return returns(hexutil.Bytes(bytes[:]))
	}),
	"decode_encryption_header": answer(func(input struct {
		Data octets `json:"data"`
	}) outcome {
		if isEcies(input.Data) {
			return skipped(noEcies)
		}
		found, err := core.ParseEncryptionHeader(input.Data)
		if err != nil {
			return judge(nil, err)
		}
		return returns(map[string]any{"nonce": hexutil.Bytes(found.Nonce[:]), "ephemeral_key": nil})
	}),
	"compute_decrypted_file": answer(func(input struct {
		Key       octets `json:"key"`
		Encrypted octets `json:"encrypted"`
	}) outcome {
		if isEcies(input.Encrypted) {
			return skipped(noEcies)
		}
		data, err := core.DecryptFile((*[32]byte)(input.Key), input.Encrypted)
		return judge(hexutil.Bytes(data), err)
	}),
	"compute_decrypted_fragment": answer(decryptFragment),
	"encode_stream_data": answer(func(input struct {
		Data streamData `json:"data"`
	}) outcome {
		return encodeStreamData(input.Data)
	}),
	"encode_submit_calldata": answer(func(input struct {
		Submission submission `json:"submission"`
	}) outcome {
		return pack("submit", input.Submission.deployed())
	}),
	"encode_batch_submit_calldata": answer(func(input struct {
		Submissions []submission `json:"submissions"`
	}) outcome {
		made := []contract.Submission{}
		for _, item := range input.Submissions {
			made = append(made, item.deployed())
		}
		return pack("batchSubmit", made)
	}),
}

func main() {
	if err := serve("storage.md", handlers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
