"""What is known of a theorem."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Literal

Status = Literal["proved", "bounded", "refuted", "unknown", "vacuous", "unsupported"]

GOOD: tuple[Status, ...] = ("proved", "bounded")


@dataclass
class Result:
    """The outcome of a proof, as it is kept in the ledger."""

    theorem: str
    place: str
    summary: str
    theory: str
    assumptions: list[str]
    status: Status
    detail: str = ""
    obligations: int = 0
    decided: int = 0
    seconds: float = 0.0
    witness: dict[str, object] | None = None
    counterexample: dict[str, object] | None = None
    replay: str = ""
    vectors: list[dict[str, object]] = field(default_factory=list)
    dead_lines: list[str] = field(default_factory=list)
    mutants: dict[str, str] = field(default_factory=dict)
    broken_by: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the result as plain data."""
        return asdict(self)
