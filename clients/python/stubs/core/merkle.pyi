from enum import Enum

class LeafNode:
    hash: str

class ProofErrors(Enum):
    WRONG_FORMAT = "invalid merkle proof format"
    ROOT_MISMATCH = "merkle proof root mismatch"
    CONTENT_MISMATCH = "merkle proof content mismatch"
    POSITION_MISMATCH = "merkle proof position mismatch"
    VALIDATION_FAILURE = "failed to validate merkle proof"

class Proof:
    lemma: list[str]
    path: list[bool]
    def __init__(self, lemma: list[str] | None = None, path: list[bool] | None = None) -> None: ...
    def validate_hash(
        self, root_hash: str, content_hash: str, position: int, num_leaf_nodes: int
    ) -> ProofErrors | None: ...

class MerkleTree:
    leaves: list[LeafNode]
    def root_hash(self) -> str | None: ...
    def proof_at(self, i: int) -> Proof: ...
    def add_leaf_by_hash(self, leaf_hash: str) -> None: ...
    def build(self) -> MerkleTree | None: ...
