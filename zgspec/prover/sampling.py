"""Concrete inputs of every type that the text uses, biased to boundaries, for whoever chooses."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import Enum
from typing import Final, Protocol

from zgspec.prover.bounds import Bounds
from zgspec.prover.errors import Unsupported
from zgspec.prover.intervals import intersect
from zgspec.prover.program import (
    Function,
    Program,
    get_base,
    get_byte_length,
    get_dict_types,
    get_field_types,
    get_item_type,
    get_optional_type,
    get_tuple_types,
    get_width,
)

OPEN_BITS: Final = 80
MAX_ITEMS: Final = 6
MAX_BYTES: Final = 40


class Chooser(Protocol):
    """Makes choices: at random, or as a test that shrinks its failures."""

    def choose_integer(self, low: int, high: int, special: Sequence[int]) -> int:
        """Return an integer between two bounds, both inclusive; special ones lie between them."""

    def choose_bytes(self, low: int, high: int) -> bytes:
        """Return a string of so many bytes."""


class RandomChooser:
    """Chooses with a generator of random numbers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def choose_integer(self, low: int, high: int, special: Sequence[int]) -> int:
        """Return a special integer, one of any size, or one near an end."""
        kind = self.random.randrange(6)
        if kind > 3:
            return min(high, low + self.random.randrange(4))
        if kind == 0 and special:
            return self.random.choice(special)
        if kind == 1:
            return min(high, low + self.random.randrange(20))
        if kind == 2:
            return self.random.randint(low, high)
        size = self.random.randint(0, (high - low).bit_length())
        return min(high, low + self.random.getrandbits(size)) if size else low

    def choose_bytes(self, low: int, high: int) -> bytes:
        """Return bytes of which a few values are frequent, so that some are equal."""
        length = self.random.randint(low, high)
        if self.random.randrange(2):
            return bytes([self.random.randrange(3)]) * length
        return self.random.randbytes(length)


class Sampler:
    """Draws arguments of a function within bounds."""

    def __init__(
        self,
        program: Program,
        chooser: Chooser,
        bounds: Bounds,
        items: int = MAX_ITEMS,
        ceiling: int | None = None,
    ) -> None:
        self.program = program
        self.chooser = chooser
        self.bounds = bounds
        self.items = items
        self.ceiling = ceiling
        self.constants = find_constants(program)

    def draw_all(self, function: Function) -> dict[str, object]:
        """Return one argument for each parameter."""
        hints = self.program.get_hints(function)
        names = [argument.arg for argument in function.node.args.args]
        return {name: self.draw(name, hints[name]) for name in names}

    def draw(self, path: str, annotation: object) -> object:
        """Return an object of a type. Raises Unsupported for a type that the text does not use."""
        base, kind = get_base(annotation)
        if base is bool:
            return self._integer("", 0, 1) == 1
        if base is int:
            width = None if kind is None else get_width(self.program, kind)
            if width is None:
                return self._integer(path, -(1 << OPEN_BITS), 1 << OPEN_BITS)
            return self._integer(path, 0, (1 << width) - 1)
        if base is bytes:
            length = get_byte_length(kind)
            return self.chooser.choose_bytes(length or 0, MAX_BYTES if length is None else length)
        return self._draw_compound(path, base)

    def _integer(self, path: str, low: int, high: int) -> int:
        bounds = self.bounds.get(path, (None, self.ceiling))
        least, most = intersect((low, high), bounds)
        if least is None or most is None or least > most:
            raise Unsupported(f"no integer lies within the bounds of {path}")
        special = [value for value in self.constants if least <= value <= most]
        return self.chooser.choose_integer(least, most, special)

    def _draw_compound(self, path: str, annotation: object) -> object:
        item = get_item_type(annotation)
        if item is not None:
            low, high = self.bounds.get(f"len({path})", (0, self.items))
            most = self.items if high is None else high
            count = self.chooser.choose_integer(max(low or 0, 0), most, ())
            return [self.draw(f"{path}[]", item) for _ in range(count)]
        pair = get_dict_types(annotation)
        if pair is not None:
            low, high = self.bounds.get(f"len({path})", (0, self.items))
            most = self.items if high is None else high
            count = self.chooser.choose_integer(max(low or 0, 0), most, ())
            keys = [self.draw(f"{path}.key", pair[0]) for _ in range(count)]
            return {key: self.draw(f"{path}[]", pair[1]) for key in keys}
        parts = get_tuple_types(annotation)
        if parts is not None:
            return tuple([self.draw(path, part) for part in parts])
        inner = get_optional_type(annotation)
        if inner is not None:
            return None if self._integer("", 0, 3) == 0 else self.draw(path, inner)
        if not isinstance(annotation, type):
            raise Unsupported(f"drawing {annotation}")
        if issubclass(annotation, Enum):
            members = list(annotation)
            return members[self._integer("", 0, len(members) - 1)]
        types = get_field_types(annotation)
        return annotation(**{name: self.draw(f"{path}.{name}", t) for name, t in types.items()})


def find_constants(program: Program) -> list[int]:
    """Return the integers at which rules of the text change: powers of two, constants, and their neighbours."""
    values = {1 << bit for bit in range(257)}
    for document in program.specification.documents.values():
        namespace: dict[str, object] = vars(program.modules[document.name])
        for name in document.constants:
            value = namespace.get(name)
            if type(value) is int:
                values.add(value)
    return sorted({max(value + step, 0) for value in values for step in (-1, 0, 1)})
