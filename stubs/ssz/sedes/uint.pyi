from ssz.sedes.base import BaseSedes

class UInt(BaseSedes):
    def __init__(self, num_bits: int) -> None: ...
