from typing import TypedDict

from core.merkle import MerkleTree

class Node(TypedDict):
    root: str
    height: int

class SubmissionData(TypedDict):
    length: int
    tags: bytes
    nodes: list[Node]

class Submission(TypedDict):
    data: SubmissionData
    submitter: str

class AbstractFile:
    @staticmethod
    def segment_root(segment: bytes, empty_chunks_padded: int = 0) -> str: ...
    def merkle_tree(self) -> tuple[MerkleTree | None, Exception | None]: ...
    def create_submission(
        self, tags: bytes, submitter: str = ...
    ) -> tuple[Submission | None, Exception | None]: ...

class ZgFile(AbstractFile):
    @staticmethod
    def from_file_path(path: str) -> ZgFile: ...
    @staticmethod
    def from_bytes(data: bytes, filename: str = "data") -> ZgFile: ...
    def close(self) -> None: ...
