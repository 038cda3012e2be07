from ssz.sedes.list import List

class ByteList(List):
    def __init__(self, max_length: int) -> None: ...
