from ssz.sedes.base import BaseSedes

class ByteVector(BaseSedes):
    def __init__(self, size: int) -> None: ...
