from dataclasses import dataclass, field
from enum import IntEnum

class AccessControlType(IntEnum):
    GRANT_ADMIN_ROLE = 0x00
    RENOUNCE_ADMIN_ROLE = 0x01
    SET_KEY_TO_SPECIAL = 0x10
    SET_KEY_TO_NORMAL = 0x11
    GRANT_WRITE_ROLE = 0x20
    REVOKE_WRITE_ROLE = 0x21
    RENOUNCE_WRITE_ROLE = 0x22
    GRANT_SPECIAL_WRITE_ROLE = 0x30
    REVOKE_SPECIAL_WRITE_ROLE = 0x31
    RENOUNCE_SPECIAL_WRITE_ROLE = 0x32

@dataclass
class StreamRead:
    stream_id: str
    key: bytes

@dataclass
class StreamWrite:
    stream_id: str
    key: bytes
    data: bytes

@dataclass
class AccessControl:
    type: AccessControlType
    stream_id: str
    account: str | None = ...
    key: bytes | None = ...

@dataclass
class StreamData:
    version: int
    reads: list[StreamRead] = field(default_factory=list)
    writes: list[StreamWrite] = field(default_factory=list)
    controls: list[AccessControl] = field(default_factory=list)
    def encode(self) -> bytes: ...
