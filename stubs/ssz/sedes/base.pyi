from collections.abc import Sequence
from typing import TypeAlias

Serializable: TypeAlias = int | bytes | Sequence["Serializable"]
Deserialized: TypeAlias = int | bytes | Sequence["Deserialized"]

class BaseSedes:
    @property
    def is_fixed_sized(self) -> bool: ...
    def get_fixed_size(self) -> int: ...
    def get_sedes_id(self) -> str: ...
