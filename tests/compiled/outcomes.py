"""Print, as JSON, what a build does with many inputs: run once interpreted and once compiled."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
import sys
import traceback
from collections.abc import Callable

BAD_INTEGERS: tuple[object, ...] = (
    *(True, False, 1.5, 0.0, float("inf"), "x", "1", None, b"\1", [1], (1,), 3j),
    *(
        -1,
        -(2**70),
        2**8,
        2**16,
        2**31,
        2**32,
        2**62,
        2**63,
        2**64,
        2**128,
        2**256,
        2**300,
        10**5000,
    ),
)
GOOD_INTEGERS: tuple[object, ...] = (0, 1, 255, 2**31, 2**32 - 1, 2**62, 2**63, 2**64 - 1)
BAD_BYTES: tuple[object, ...] = (
    *(None, True, 32, "0" * 32, bytearray(32), [0] * 32, b"", bytes(31), bytes(10**5)),
    *(bytes(length) for length in (4, 16, 20, 32, 33, 64, 65)),
)


def describe_error(error: Exception) -> str:
    """Return the kind and the message of an error, and its reason if it is a rejection."""
    reason = getattr(error, "reason", None)
    return f"{type(error).__name__}: {error} {getattr(reason, 'deployed_text', '')}"


def get_outcome(function: Callable[[object], object], value: object) -> str:
    """Return what a constructor makes of a value."""
    try:
        result = function(value)
    except Exception as error:  # noqa: BLE001 - any difference between the builds has to show
        return describe_error(error)
    return f"{type(result).__name__} {result!r}"


def check_constructors(outcomes: dict[str, str]) -> None:
    """Try every constructor on every value."""
    runtime = importlib.import_module("zgspec.runtime")
    primitives = importlib.import_module("zgspec.mainnet.primitives")
    integers = [
        (name, getattr(runtime, name)) for name in ("u8", "u16", "u32", "u64", "u128", "u256")
    ]
    integers.append(("entries", primitives.entries))
    for name, function in integers:
        for index, value in enumerate(BAD_INTEGERS + GOOD_INTEGERS):
            if name != "entries" or type(value) is int:
                outcomes[f"{name} {index}"] = get_outcome(function, value)
    for length in (4, 16, 20, 32, 33, 64, 65):
        name = f"bytes{length}"
        for index, value in enumerate(BAD_BYTES):
            outcomes[f"{name} {index}"] = get_outcome(getattr(runtime, name), value)


def check_storage(outcomes: dict[str, str]) -> None:
    """Run the sample: states, records, rejections, and the line that a traceback names."""
    runtime = importlib.import_module("zgspec.runtime")
    storage = importlib.import_module("zgspec.mainnet.storage")
    log = storage.Log(storage.entries(1), [], None)
    for height in (0, 3, 1, 63, 64):
        for root in (bytes(32), b"\1" * 32):
            before = copy.deepcopy(log)
            name = f"append {height} {root[0]}"
            try:
                outcomes[name] = str(storage.process_append(log, storage.Node(root, height)))
            except (runtime.Rejected, runtime.Fault) as error:
                outcomes[name] = describe_error(error)
                outcomes[f"{name} line"] = str(traceback.extract_tb(error.__traceback__)[-1].lineno)
                outcomes[f"{name} unchanged"] = str(log == before)
    outcomes["state"] = repr(log)
    outcomes["heights"] = str([storage.compute_heights(n) for n in (0, 1, 2**62 + 5, 2**64 - 1)])
    outcomes["root"] = storage.compute_root([bytes([n]) * 32 for n in range(8)]).hex()
    entries = storage.Entries
    outcomes["units"] = f"{runtime.Uint64.__module__} {entries.__module__} {entries.__name__}"
    node = storage.Node(b"\1" * 32, 2)
    for name, value in {"node": node, "log": log, "reject": storage.LogReject.TOO_HIGH}.items():
        outcomes[f"pickle {name}"] = str(pickle.loads(pickle.dumps(value)) == value)
        outcomes[f"copy {name}"] = str(copy.copy(value) == copy.deepcopy(value) == value)
    outcomes["hash"] = str(hash(node) == hash(copy.copy(node)))
    rejected = pickle.loads(pickle.dumps(runtime.Rejected(storage.LogReject.EMPTY_ROOT)))
    outcomes["rejected"] = describe_error(rejected) + repr(rejected)


def main() -> None:
    """Print the outcomes and where the modules come from."""
    importlib.import_module("zgspec.compiled").activate_from_environment()
    sys.setrecursionlimit(1000)
    outcomes: dict[str, str] = {}
    check_constructors(outcomes)
    check_storage(outcomes)
    names = (
        "zgspec.runtime",
        "zgspec.runtime.core",
        "zgspec.mainnet.primitives",
        "zgspec.mainnet.storage",
    )
    files = {name: str(sys.modules[name].__file__) for name in names}
    print(json.dumps({"outcomes": outcomes, "files": files}))


if __name__ == "__main__":
    main()
