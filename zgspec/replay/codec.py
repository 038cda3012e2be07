"""Typed values of the specification to JSON and back, led by the annotations of its functions."""

from __future__ import annotations

import dataclasses
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import ModuleType, NoneType, UnionType
from typing import Final, NewType, Protocol, Union, get_args, get_origin, get_type_hints

from zgspec import runtime
from zgspec.naming import compute_constructor
from zgspec.replay import recipes
from zgspec.replay.values import (
    Json,
    ShapeError,
    check_keys,
    describe,
    get_count,
    get_list,
    get_object,
    get_text,
)

DECIMAL: Final = re.compile(r"(0|-?[1-9][0-9]*)\Z")
HEX: Final = re.compile(r"0x([0-9a-f]{2})*\Z")
NUMBER_LIMIT: Final = 2**32
"""Integers whose type stays below this are JSON numbers; all others are decimal strings."""
PROBED_WIDTHS: Final = (8, 16, 24, 32, 48, 64, 128, 160, 192, 256, 512)
PROBED_LENGTHS: Final = (*range(1, 129), 256, 512, 1024)


class UntranslatableType(TypeError):
    """An annotation that has no JSON form."""


class Function(Protocol):
    """Anything that can be called, of which only running it shows more."""

    def __call__(self, *arguments: object, **named: object) -> object:
        """Return what the call gives."""


class Codec(ABC):
    """One type: how its values are read, written, described and left empty."""

    @abstractmethod
    def decode(self, value: object, path: str) -> object:
        """Return the typed value of a JSON value; a wrong shape raises ShapeError with its path."""

    @abstractmethod
    def encode(self, value: object, path: str) -> Json:
        """Return the JSON of a typed value; a value of another type raises ShapeError."""

    @abstractmethod
    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        """Return the JSON Schema; records add themselves to definitions."""

    @abstractmethod
    def get_zero(self) -> Json:
        """Return the emptiest value: 0, false, no items, the first member."""

    def can_change(self) -> bool:
        """Return whether code that holds a value can change it."""
        return False


@dataclass(frozen=True)
class NoneCodec(Codec):
    """Nothing, which is null."""

    def decode(self, value: object, path: str) -> object:
        if value is not None:
            raise ShapeError(path, f"expected null, got {describe(value)}")
        return None

    def encode(self, value: object, path: str) -> Json:
        self.decode(value, path)
        return None

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {"type": "null"}

    def get_zero(self) -> Json:
        return None


@dataclass(frozen=True)
class BooleanCodec(Codec):
    """true or false."""

    def decode(self, value: object, path: str) -> object:
        return self.encode(value, path)

    def encode(self, value: object, path: str) -> Json:
        if not isinstance(value, bool):
            raise ShapeError(path, f"expected true or false, got {describe(value)}")
        return value

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {"type": "boolean"}

    def get_zero(self) -> Json:
        return False


@dataclass(frozen=True)
class TextCodec(Codec):
    """A string."""

    def decode(self, value: object, path: str) -> object:
        return get_text(value, path)

    def encode(self, value: object, path: str) -> Json:
        return get_text(value, path)

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {"type": "string"}

    def get_zero(self) -> Json:
        return ""


@dataclass(frozen=True)
class IntegerCodec(Codec):
    """An integer: a number if its type stays below 2**32, else a decimal string."""

    name: str
    least: int | None
    greatest: int | None
    build: Function

    def is_number(self) -> bool:
        """Return whether values are JSON numbers."""
        return self.greatest is not None and self.greatest < NUMBER_LIMIT and self.least == 0

    def decode(self, value: object, path: str) -> object:
        if self.is_number():
            if type(value) is not int:
                raise ShapeError(path, f"expected {self.name} as a number, got {describe(value)}")
            return self._check(value, path)
        if not isinstance(value, str) or not DECIMAL.match(value):
            raise ShapeError(
                path, f"expected {self.name} as a decimal string, got {describe(value)}"
            )
        return self._check(int(value), path)

    def encode(self, value: object, path: str) -> Json:
        if type(value) is not int:
            raise ShapeError(path, f"expected {self.name}, got {describe(value)}")
        self._check(value, path)
        return value if self.is_number() else str(value)

    def _check(self, value: int, path: str) -> object:
        try:
            return self.build(value)
        except runtime.Fault as fault:
            raise ShapeError(path, f"{value} is not a value of {self.name}") from fault

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        definitions[self.name] = self._get_definition()
        return {"$ref": f"#/$defs/{self.name}"}

    def _get_definition(self) -> dict[str, Json]:
        if self.is_number():
            return {"type": "integer", "minimum": 0, "maximum": self.greatest}
        digits = "" if self.greatest is None else f" up to {self.greatest}"
        pattern = "^(0|[1-9][0-9]*)$" if self.least == 0 else "^(0|-?[1-9][0-9]*)$"
        found: dict[str, Json] = {"type": "string", "pattern": pattern}
        if self.greatest is not None:
            found["maxLength"] = len(str(self.greatest)) + (self.least != 0)
        return found | {"description": f"a decimal integer{digits}"}

    def get_zero(self) -> Json:
        return 0 if self.is_number() else "0"


@dataclass(frozen=True)
class FixedBytesCodec(Codec):
    """Bytes of one length, as hex."""

    name: str
    length: int
    build: Function

    def decode(self, value: object, path: str) -> object:
        data = decode_hex(value, path)
        if len(data) != self.length:
            raise ShapeError(path, f"expected {self.length} bytes ({self.name}), got {len(data)}")
        try:
            return self.build(data)
        except runtime.Fault as fault:
            raise ShapeError(path, f"not a value of {self.name}: {describe(value)}") from fault

    def encode(self, value: object, path: str) -> Json:
        if type(value) is not bytes or len(value) != self.length:
            raise ShapeError(path, f"expected {self.length} bytes, got {describe(value)}")
        return f"0x{value.hex()}"

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        pattern = f"^0x[0-9a-f]{{{2 * self.length}}}$"
        definitions[self.name] = {"type": "string", "pattern": pattern}
        return {"$ref": f"#/$defs/{self.name}"}

    def get_zero(self) -> Json:
        return f"0x{bytes(self.length).hex()}"


RECIPE_SCHEMA: Final[dict[str, Json]] = {
    "oneOf": [
        {"type": "string", "pattern": "^0x([0-9a-f]{2})*$"},
        {
            "type": "object",
            "properties": {
                "recipe": {"const": "words"},
                "seed": {"type": "integer", "minimum": 0, "maximum": 2**32 - 1},
                "length": {"type": "integer", "minimum": 0},
            },
            "required": ["recipe", "seed", "length"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "recipe": {"enum": ["zeros", "ones"]},
                "length": {"type": "integer", "minimum": 0},
            },
            "required": ["recipe", "length"],
            "additionalProperties": False,
        },
    ]
}


@dataclass(frozen=True)
class BytesCodec(Codec):
    """Bytes of any length: hex, or a recipe where they are long and one gives them."""

    build: Function

    def decode(self, value: object, path: str) -> object:
        if isinstance(value, dict):
            return self.build(decode_recipe(value, path))
        return self.build(decode_hex(value, path))

    def encode(self, value: object, path: str) -> Json:
        if type(value) is not bytes:
            raise ShapeError(path, f"expected bytes, got {describe(value)}")
        return encode_bytes(value)

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        definitions["bytes"] = RECIPE_SCHEMA
        return {"$ref": "#/$defs/bytes"}

    def get_zero(self) -> Json:
        return "0x"


def decode_hex(value: object, path: str) -> bytes:
    """Return the bytes of 0x and lower-case digits."""
    if not isinstance(value, str) or not HEX.match(value):
        raise ShapeError(path, f"expected 0x and pairs of lower-case digits, got {describe(value)}")
    return bytes.fromhex(value[2:])


def decode_recipe(value: dict[str, object], path: str) -> bytes:
    """Return the bytes of a recipe object."""
    name = get_text(value.get("recipe"), f"{path}.recipe")
    if name not in ("words", "zeros", "ones"):
        raise ShapeError(f"{path}.recipe", f"no such recipe: {name!r}")
    required = ("recipe", "seed", "length") if name == "words" else ("recipe", "length")
    check_keys(value, required, (), path)
    seed = get_count(value.get("seed", 0), f"{path}.seed")
    if seed >= 2**32:
        raise ShapeError(f"{path}.seed", f"expected 32 bits, got {seed}")
    return recipes.build_recipe(name, seed, get_count(value["length"], f"{path}.length"))


def expand_recipes(value: Json) -> Json:
    """Return a value in which every recipe is the hex of its bytes."""
    if isinstance(value, dict) and "recipe" in value:
        return f"0x{decode_recipe({**value}, '$').hex()}"
    if isinstance(value, dict):
        return {key: expand_recipes(item) for key, item in value.items()}
    if isinstance(value, list):
        return [expand_recipes(item) for item in value]
    return value


def encode_bytes(value: bytes) -> Json:
    """Return hex, or the recipe of long bytes."""
    found = recipes.find_recipe(value) if len(value) > recipes.SHORT_BYTES else None
    if found is None:
        return f"0x{value.hex()}"
    name, seed = found
    encoded: dict[str, Json] = {"recipe": name}
    if name == "words":
        encoded["seed"] = seed
    return encoded | {"length": len(value)}


def shorten_bytes(value: Json) -> Json:
    """Return a value in which long hex is a recipe where one gives it: both forms are right."""
    if isinstance(value, str) and len(value) > 2 + 2 * recipes.SHORT_BYTES and HEX.match(value):
        return encode_bytes(bytes.fromhex(value[2:]))
    if isinstance(value, list):
        return [shorten_bytes(item) for item in value]
    if isinstance(value, dict):
        return {key: shorten_bytes(item) for key, item in value.items()}
    return value


@dataclass(frozen=True)
class OptionalCodec(Codec):
    """A value or null."""

    item: Codec

    def decode(self, value: object, path: str) -> object:
        return None if value is None else self.item.decode(value, path)

    def encode(self, value: object, path: str) -> Json:
        return None if value is None else self.item.encode(value, path)

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {"oneOf": [{"type": "null"}, self.item.get_schema(definitions)]}

    def get_zero(self) -> Json:
        return None

    def can_change(self) -> bool:
        return self.item.can_change()


@dataclass(frozen=True)
class SequenceCodec(Codec):
    """Any number of items of one type: a list, or a tuple."""

    item: Codec
    kind: type[list[object]] | type[tuple[object, ...]]

    def decode(self, value: object, path: str) -> object:
        items = get_list(value, path)
        found = [self.item.decode(x, f"{path}[{n}]") for n, x in enumerate(items)]
        return found if self.kind is list else tuple(found)

    def encode(self, value: object, path: str) -> Json:
        if not isinstance(value, (list, tuple)) or type(value) is not self.kind:
            raise ShapeError(path, f"expected a {self.kind.__name__}, got {describe(value)}")
        return [self.item.encode(x, f"{path}[{n}]") for n, x in enumerate(value)]

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {"type": "array", "items": self.item.get_schema(definitions)}

    def get_zero(self) -> Json:
        return []

    def can_change(self) -> bool:
        return self.kind is list or self.item.can_change()


@dataclass(frozen=True)
class TupleCodec(Codec):
    """A fixed number of values, as an array."""

    items: tuple[Codec, ...]

    def decode(self, value: object, path: str) -> object:
        found = get_list(value, path)
        if len(found) != len(self.items):
            raise ShapeError(path, f"expected {len(self.items)} items, got {len(found)}")
        pairs = zip(self.items, found, strict=True)
        return tuple([codec.decode(x, f"{path}[{n}]") for n, (codec, x) in enumerate(pairs)])

    def encode(self, value: object, path: str) -> Json:
        if not isinstance(value, tuple) or len(value) != len(self.items):
            raise ShapeError(path, f"expected {len(self.items)} items, got {describe(value)}")
        pairs = zip(self.items, value, strict=True)
        return [codec.encode(x, f"{path}[{n}]") for n, (codec, x) in enumerate(pairs)]

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        return {
            "type": "array",
            "prefixItems": [codec.get_schema(definitions) for codec in self.items],
            "minItems": len(self.items),
            "maxItems": len(self.items),
        }

    def get_zero(self) -> Json:
        return [codec.get_zero() for codec in self.items]

    def can_change(self) -> bool:
        return any(codec.can_change() for codec in self.items)


@dataclass(frozen=True)
class MapCodec(Codec):
    """A mapping, as an object sorted by its keys: the hex of bytes, digits, or the name of a member."""

    key: Codec
    item: Codec

    def decode(self, value: object, path: str) -> object:
        return {
            self._decode_key(text, f"{path}.{text}"): self.item.decode(item, f"{path}.{text}")
            for text, item in get_object(value, path).items()
        }

    def encode(self, value: object, path: str) -> Json:
        if not isinstance(value, dict):
            raise ShapeError(path, f"expected a dict, got {describe(value)}")
        found: dict[str, Json] = {}
        for key, item in value.items():
            text = self._encode_key(key, path)
            found[text] = self.item.encode(item, f"{path}.{text}")
        return {key: found[key] for key in sorted(found)}

    def _decode_key(self, text: str, path: str) -> object:
        if not isinstance(self.key, IntegerCodec) or not self.key.is_number():
            return self.key.decode(text, path)
        return self.key.decode(int(text) if DECIMAL.match(text) else text, path)

    def _encode_key(self, key: object, path: str) -> str:
        """Return a key as text: bytes of any length as hex, since a recipe is no text."""
        encoded = self.key.encode(key, path)
        return f"0x{key.hex()}" if isinstance(key, bytes) else str(encoded)

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        names: dict[str, Json] = {"type": "string"}
        if not isinstance(self.key, IntegerCodec) or not self.key.is_number():
            names = self.key.get_schema(definitions)
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.item.get_schema(definitions),
        }

    def get_zero(self) -> Json:
        return {}

    def can_change(self) -> bool:
        return True


@dataclass(frozen=True)
class EnumerationCodec(Codec):
    """A member of an enumeration, by its name."""

    name: str
    members: Mapping[str, Enum]

    def decode(self, value: object, path: str) -> object:
        name = get_text(value, path)
        if name not in self.members:
            raise ShapeError(path, f"{name!r} is not a member of {self.name}")
        return self.members[name]

    def encode(self, value: object, path: str) -> Json:
        if not isinstance(value, Enum) or self.members.get(value.name) is not value:
            raise ShapeError(path, f"expected a member of {self.name}, got {describe(value)}")
        return value.name

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        definitions[self.name] = {"enum": [*self.members]}
        return {"$ref": f"#/$defs/{self.name}"}

    def get_zero(self) -> Json:
        return next(iter(self.members))


@dataclass(frozen=True)
class RecordCodec(Codec):
    """A dataclass, as an object with every field."""

    name: str
    record: type
    fields: Mapping[str, Codec]
    is_mutable: bool

    def decode(self, value: object, path: str) -> object:
        found = get_object(value, path)
        check_keys(found, tuple(self.fields), (), path)
        values = {
            name: codec.decode(found[name], f"{path}.{name}") for name, codec in self.fields.items()
        }
        found_record: object = self.record(**values)
        return found_record

    def encode(self, value: object, path: str) -> Json:
        if type(value) is not self.record:
            raise ShapeError(path, f"expected a {self.name}, got {describe(value)}")
        return {
            name: codec.encode(getattr(value, name), f"{path}.{name}")
            for name, codec in self.fields.items()
        }

    def get_schema(self, definitions: dict[str, Json]) -> dict[str, Json]:
        if self.name not in definitions:
            properties: dict[str, Json] = {
                name: codec.get_schema(definitions) for name, codec in self.fields.items()
            }
            definitions[self.name] = {
                "type": "object",
                "properties": properties,
                "required": [*self.fields],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{self.name}"}

    def get_zero(self) -> Json:
        return {name: codec.get_zero() for name, codec in self.fields.items()}

    def can_change(self) -> bool:
        return self.is_mutable or any(codec.can_change() for codec in self.fields.values())


def make_map(key: Codec, item: Codec) -> Codec:
    """Return the codec of a mapping; keys that are no text in JSON raise UntranslatableType."""
    if not isinstance(
        key, (IntegerCodec, FixedBytesCodec, BytesCodec, EnumerationCodec, TextCodec)
    ):
        raise UntranslatableType("a mapping whose keys are no text has no JSON form")
    return MapCodec(key, item)


def _keep(*arguments: object, **named: object) -> object:
    return arguments[0]


def _accepts(build: Function, value: object) -> bool:
    try:
        build(value)
    except runtime.Fault:
        return False
    return True


def find_integer_range(build: Function) -> tuple[int | None, int | None]:
    """Return the least and greatest integer that a constructor accepts, None if unbounded."""
    least = None if _accepts(build, -1) else 0
    if _accepts(build, 2 ** PROBED_WIDTHS[-1]):
        return least, None
    low, high = 0, 2 ** PROBED_WIDTHS[-1]
    for width in PROBED_WIDTHS:
        if not _accepts(build, 2**width):
            high = 2**width
            break
        low = 2**width
    if _accepts(build, high - 1):
        return least, high - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _accepts(build, middle) else (low, middle)
    return least, low


class Types:
    """Finds the codec of an annotation. Constructors and records come from the target modules.

    Annotations are read from modules that are not compiled; the target may be compiled or mutated.
    """

    def __init__(
        self, definitions: Mapping[str, ModuleType], target: Mapping[str, ModuleType]
    ) -> None:
        self._definitions: Final = definitions
        self._target: Final = target
        self._found: Final[dict[object, Codec]] = {}

    def get_hints(self, function: Function) -> dict[str, object]:
        """Return the annotations of a function, `return` among them."""
        hints: dict[str, object] = get_type_hints(function)
        return hints

    def get_codec(self, annotation: object) -> Codec:
        """Return the codec of an annotation; one without JSON form raises UntranslatableType."""
        if annotation not in self._found:
            self._found[annotation] = self._build(annotation)
        return self._found[annotation]

    def _build(self, annotation: object) -> Codec:
        if annotation is None or annotation is NoneType:
            return NoneCodec()
        if annotation is bool:
            return BooleanCodec()
        if annotation is int:
            return IntegerCodec("int", None, None, _keep)
        if annotation is str:
            return TextCodec()
        if annotation is bytes:
            return BytesCodec(_keep)
        if isinstance(annotation, NewType):
            return self._build_new_type(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return self._build_enumeration(annotation)
        if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
            return self._build_record(annotation)
        return self._build_generic(annotation)

    def _build_generic(self, annotation: object) -> Codec:
        origin: object = get_origin(annotation)
        arguments: tuple[object, ...] = get_args(annotation)
        if origin in (Union, UnionType):
            return self._build_optional(arguments)
        if origin is list:
            return SequenceCodec(self.get_codec(arguments[0]), list)
        if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
            return SequenceCodec(self.get_codec(arguments[0]), tuple)
        if origin is tuple:
            return TupleCodec(tuple([self.get_codec(item) for item in arguments]))
        if origin is dict:
            return make_map(self.get_codec(arguments[0]), self.get_codec(arguments[1]))
        raise UntranslatableType(f"{annotation!r} has no JSON form")

    def _build_optional(self, members: tuple[object, ...]) -> Codec:
        items = [item for item in members if item is not NoneType]
        if len(items) != 1 or len(members) != 2:
            raise UntranslatableType(f"a union of {members!r} has no JSON form")
        return OptionalCodec(self.get_codec(items[0]))

    def _build_new_type(self, annotation: NewType) -> Codec:
        base: object = annotation
        while isinstance(base, NewType):
            base = base.__supertype__
        name = annotation.__name__
        build = self._get_constructor(annotation)
        if base is int:
            return IntegerCodec(name, *find_integer_range(build), build)
        if base is bytes:
            lengths = [n for n in (0, *PROBED_LENGTHS) if _accepts(build, bytes(n))]
            return (
                FixedBytesCodec(name, lengths[0], build) if len(lengths) == 1 else BytesCodec(build)
            )
        inner = self.get_codec(annotation.__supertype__)
        if isinstance(inner, (BooleanCodec, TextCodec)):
            return inner
        raise UntranslatableType(f"{name} has no JSON form")

    def _get_constructor(self, annotation: NewType) -> Function:
        module = annotation.__module__
        home = self._target.get(module.rpartition(".")[2])
        name = compute_constructor(annotation.__name__)
        if module.startswith("zgspec.runtime"):
            home = runtime
        build: object = getattr(home, name, None)
        if not callable(build):
            raise UntranslatableType(f"{annotation.__name__} has no checked constructor {name}")
        return build

    def _get_class(self, annotation: type) -> type:
        home = self._target.get(annotation.__module__.rpartition(".")[2])
        found: object = getattr(home, annotation.__name__, annotation)
        return found if isinstance(found, type) else annotation

    def _build_enumeration(self, annotation: type[Enum]) -> Codec:
        found = self._get_class(annotation)
        members = found if issubclass(found, Enum) else annotation
        return EnumerationCodec(annotation.__name__, {member.name: member for member in members})

    def _build_record(self, annotation: type) -> Codec:
        home = self._definitions.get(annotation.__module__.rpartition(".")[2])
        hints: dict[str, object] = get_type_hints(annotation, vars(home) if home else None)
        parameters: object = getattr(annotation, "__dataclass_params__", None)
        return RecordCodec(
            annotation.__name__,
            self._get_class(annotation),
            {name: self.get_codec(hint) for name, hint in hints.items()},
            getattr(parameters, "frozen", False) is not True,
        )
