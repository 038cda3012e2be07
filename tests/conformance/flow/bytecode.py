"""Creation code of the published contracts, read from an installed npm package. Nothing of it is kept here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
PLACES: Final = (
    ROOT / "clients/typescript/node_modules",
    ROOT / "tests/conformance/flow/former/node_modules",
)
CURRENT_SDK: Final = "@0gfoundation/0g-ts-sdk"
FORMER_SDK: Final = "@0glabs/0g-ts-sdk"
FLOW: Final = "flow/factories/FixedPriceFlow"
MARKET: Final = "market/factories/FixedPrice"


def find_package(name: str) -> Path:
    """Return the directory of an installed npm package. Raises FileNotFoundError if it is not installed."""
    for place in PLACES:
        if (place / name / "package.json").is_file():
            return place / name
    searched = ", ".join(str(place) for place in PLACES)
    raise FileNotFoundError(f"npm package {name} not found in {searched}; run `make conformance`")


def read_creation_code(package: str, contract: str) -> bytes:
    """Return the creation code of a contract, without constructor arguments."""
    factory = find_package(package) / f"lib.commonjs/contracts/{contract}__factory.js"
    found = re.search(r'_bytecode =\s*"0x([0-9a-f]+)"', factory.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"no bytecode in {factory}")
    return bytes.fromhex(found[1])
