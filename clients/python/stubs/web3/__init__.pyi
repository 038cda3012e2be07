class Contract:
    def encode_abi(self, abi_element_identifier: str, args: list[object]) -> str: ...

class Eth:
    def contract(self, *, abi: list[dict[str, object]]) -> Contract: ...

class Web3:
    eth: Eth
    @staticmethod
    def to_checksum_address(value: str) -> str: ...
