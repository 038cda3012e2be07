"""A chain in this process: contracts, accounts and blocks in pyrevm, and what calls cause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pyrevm

from zgspec.runtime import Reason
from zgspec.runtime.hashing import keccak256

# Where EIP-2935 puts the contract that remembers block hashes.
HISTORY_ADDRESS: Final = bytes.fromhex("0000f90827f1c53a10cb7a02335b175320002935")
FUNDS: Final = 2**250

# Answers the hash of the block number in the calldata, or zero for blocks before a first one (4 bytes to fill in):
# n := calldataload(0); if first > n goto end; mstore(0, n); mstore(0, keccak256(0, 32)); end: return(0, 32)
HISTORY_CODE: Final = "5f358063{first}116014575f5260205f205f525b60205ff3"

# Logs every call, calldata first and then the value as a word:
# calldatacopy(0, 0, calldatasize); mstore(calldatasize, callvalue); log0(0, calldatasize + 32)
REWARD_CODE: Final = bytes.fromhex("365f5f37343652366020015fa000")

# revert(0, 0)
REVERTING_CODE: Final = bytes.fromhex("5f5ffd")


@dataclass(frozen=True)
class Log:
    """An event: the contract, the topics and the data."""

    address: bytes
    topics: list[bytes]
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """What a call caused: its output, whether it was reverted, and its events."""

    output: bytes
    is_reverted: bool
    logs: list[Log]


def word(value: int) -> bytes:
    """Return an integer as a word of the chain."""
    return value.to_bytes(32, "big")


def address_word(address: bytes) -> bytes:
    """Return an address as a word of the chain."""
    return address.rjust(32, b"\x00")


def split_words(data: bytes) -> list[int]:
    """Return the integers in a sequence of words."""
    return [int.from_bytes(data[start : start + 32], "big") for start in range(0, len(data), 32)]


def encode_call(signature: str, *words: int | bytes) -> bytes:
    """Return the calldata of a function whose arguments are single words."""
    arguments = [item if isinstance(item, bytes) else word(item) for item in words]
    return keccak256(signature.encode())[:4] + b"".join(arguments)


def make_creation_code(runtime: bytes) -> bytes:
    """Return code that deploys a contract of less than 256 bytes."""
    # return(0, size) after codecopy(0, 9, size)
    return bytes.fromhex(f"60{len(runtime):02x}8060095f395ff3") + runtime


def is_refused_for(outcome: Outcome, reason: Reason) -> bool:
    """Return whether a call was reverted with exactly the error that a reason names."""
    text = reason.deployed_text
    panic = re.fullmatch(r"Panic\(0x([0-9a-f]+)\)", text)
    if panic:
        expected = encode_call("Panic(uint256)", int(panic[1], 16))
    elif re.fullmatch(r"\w+\(.*\)", text):
        return outcome.is_reverted and outcome.output[:4] == encode_call(text)
    else:
        padded = text.encode().ljust(-(-len(text) // 32) * 32, b"\x00")
        expected = encode_call("Error(string)", 32, len(text)) + padded
    return outcome.is_reverted and outcome.output == expected


def _text(address: bytes) -> str:
    return "0x" + address.hex()


class Chain:
    """Blocks and contracts. Calls take effect unless they are reverted."""

    def __init__(self, number: int, first_recorded: int | None) -> None:
        """Start at a block; the history contract, if there is one, records hashes from a first block on."""
        self.number = number
        self.first_recorded = first_recorded
        self._evm = pyrevm.EVM(spec_id="PRAGUE")
        if first_recorded is not None:
            code = bytes.fromhex(HISTORY_CODE.format(first=f"{first_recorded:08x}"))
            account = pyrevm.AccountInfo(nonce=1, code=code)
            self._evm.insert_account_info(_text(HISTORY_ADDRESS), account)
        self.move_to(number)

    def move_to(self, number: int) -> None:
        """Run what follows in the block of that number."""
        self.number = number
        self._evm.set_block_env(pyrevm.BlockEnv(number=number))

    def get_block_hash(self, number: int) -> bytes:
        """Return what the chain answers for a former block: the two sources differ, so that they are told apart."""
        if self.number - number <= 256:
            return self._evm.block_hash(number)
        if self.first_recorded is None or number < self.first_recorded:
            return bytes(32)
        return keccak256(word(number))

    def deploy(self, deployer: bytes, code: bytes) -> bytes:
        """Deploy a contract and return its address."""
        return bytes.fromhex(self._evm.deploy(_text(deployer), code)[2:])

    def get_balance(self, account: bytes) -> int:
        """Return a balance."""
        return self._evm.get_balance(_text(account))

    def call(self, sender: bytes, contract: bytes, data: bytes, value: int = 0) -> Outcome:
        """Call a contract from an account that has enough funds."""
        self._evm.set_balance(_text(sender), FUNDS)
        try:
            output = self._evm.message_call(_text(sender), _text(contract), data, value=value)
        except RuntimeError as error:
            reverted = re.search(r"Revert \{.*output: 0x([0-9a-f]*)", str(error))
            if reverted is None:
                raise
            return Outcome(bytes.fromhex(reverted[1]), True, [])
        return Outcome(output, False, self._read_logs())

    def view(self, contract: bytes, data: bytes) -> bytes:
        """Return the answer of a call that must succeed."""
        return self._evm.message_call(_text(b"\x00" * 20), _text(contract), data)

    def _read_logs(self) -> list[Log]:
        result = self._evm.result
        if result is None:
            raise ValueError("no call was made")
        return [
            Log(bytes.fromhex(log.address[2:]), *log.data)  # data is a pair of topics and data
            for log in result.logs
        ]
