from typing import IO

from ssz.sedes.base import BaseSedes, Deserialized, Serializable

class List(BaseSedes):
    max_length: int
    element_sedes: BaseSedes
    def __init__(self, element_sedes: BaseSedes, max_length: int) -> None: ...
    def serialize(self, value: Serializable) -> bytes: ...
    def _deserialize_stream_to_tuple(self, stream: IO[bytes]) -> tuple[Deserialized, ...]: ...
