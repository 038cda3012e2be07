from collections.abc import Sequence

from ssz.sedes.base import BaseSedes

class Container(BaseSedes):
    def __init__(self, field_sedes: Sequence[BaseSedes]) -> None: ...
