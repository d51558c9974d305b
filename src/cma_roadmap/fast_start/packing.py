"""Frozen values as bytes that can only ever become values again: nothing in them can be run.

A pack is a list of values in layers, plain ones first, each later one made of earlier ones by their
places in the list; equal values stand in it once. Texts and numbers are JSON, the places are 32-bit
integers that Python reads without a loop. Only classes of the model can be named, and a class that
checks its values when it is made does so here too. Unpacking takes about as long as a pickle.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import islice
from typing import Any

from cma_roadmap.fast_start import plain

_MODEL = "cma_roadmap.model."
_PLAIN: dict[type, Callable[[str], Any] | None] = {
    type(None): None,
    bool: None,
    int: None,
    str: None,
    Decimal: Decimal,
    date: date.fromisoformat,
}
"""The values that are written as they are, or as text that is read by a function."""
_READERS = {kind.__name__: reads for kind, reads in _PLAIN.items()}
_HOLDERS = ("tuple", "dict")
_LENGTH, _PLACE = 8, 4
"""Digits of the length of the JSON; bytes of a place."""


class DamagedError(ValueError):
    """Bytes that are no pack, or that name what the model does not have."""


def pack(value: object) -> bytes:
    """The bytes of a value: plain ones, tuples, tables, enumerations and classes of the model.

    Raises:
        TypeError: something else is in it.
    """
    packer = _Packer()
    packer.add(value)
    return packer.packed()


def unpack(content: bytes) -> Any:
    """The value in `content`, made with the bytes that `pack` wrote.

    Raises:
        DamagedError: it cannot be made.
    """
    try:
        length = int(content[:_LENGTH], 16)
        batches = json.loads(content[_LENGTH : _LENGTH + length])
        places = memoryview(content)[_LENGTH + length :].cast("I")
        if len(places) != sum(_places_of(*batch) for batch in batches):
            raise DamagedError("a place too many or too few")
        return _made(batches, iter(places if sys.byteorder == "little" else _swapped(places)))
    except (ArithmeticError, AttributeError, ImportError, LookupError) as error:
        raise DamagedError(str(error)) from None
    except (RecursionError, TypeError, ValueError) as error:
        raise DamagedError(str(error)) from None


def _made(batches: list[Any], places: Iterator[int]) -> Any:
    pool: list[Any] = []
    found = map(pool.__getitem__, places)
    for form, fields, rows in batches:
        if form in _READERS:
            reads = _READERS[form]
            pool += rows if reads is None else map(reads, rows)
        elif form == "tuple":
            # Whole before it is added: what is read from the pool must not grow it meanwhile.
            pool += [tuple(islice(found, length)) for length in rows]
        elif form == "dict":
            pool += [_table(tuple(islice(found, length))) for length in rows]
        elif isinstance(rows, int):
            values = zip(*[islice(found, rows * len(fields))] * len(fields), strict=True)
            pool += list(_records(_class(form), fields, values))
        else:
            pool += map(_class(form, Enum), rows)
    return pool[-1]


def _places_of(form: str, fields: list[str], rows: Any) -> int:
    return rows * len(fields) if isinstance(rows, int) else sum(rows) if form in _HOLDERS else 0


def _table(parts: tuple[Any, ...]) -> dict[Any, Any]:
    """The table of keys and values that follow each other."""
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _records(kind: Any, fields: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    if tuple(fields) != _fields(kind):
        raise DamagedError(f"{kind.__name__} has other fields")
    if not _is_definition(kind):
        yield from (kind(*row) for row in rows)
        return
    is_pydantic = not issubclass(kind, plain.PlainModel)
    new, put = kind.__new__, object.__setattr__  # definitions are frozen: no usual way to set
    for row in rows:
        made = new(kind)
        put(made, "__dict__", dict(zip(fields, row, strict=True)))
        if is_pydantic:  # which wants these
            put(made, "__pydantic_fields_set__", set(fields))
            put(made, "__pydantic_extra__", None)
            put(made, "__pydantic_private__", None)
        yield made


@cache
def _class(name: str, base: type = object) -> Any:
    """A class of the model by its name, such as `definitions.program:Price`."""
    module, _, called = name.partition(":")
    kind = vars(import_module(_MODEL + module))[called]
    if not isinstance(kind, type) or not issubclass(kind, base) or _name(kind) != name:
        raise DamagedError(f"the model has no {name}")
    return kind


def _name(kind: Any) -> str:
    return f"{kind.__module__.removeprefix(_MODEL)}:{kind.__name__}"


def _is_definition(kind: type) -> bool:
    return hasattr(kind, "model_construct")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The names of the values that an instance has, in the order in which it takes them."""
    if not _is_definition(kind):
        return tuple(getattr(kind, "_fields", None) or vars(kind)["__slots__"])
    own = [base for base in reversed(kind.__mro__) if base.__module__.startswith(_MODEL)]
    names = dict.fromkeys(name for base in own for name in base.__annotations__)
    return tuple(name for name in names if not name.startswith("model_"))


def _swapped(places: memoryview) -> Iterator[int]:
    """The places on a machine that writes integers the other way round."""
    return (int.from_bytes(place.to_bytes(_PLACE, "big"), "little") for place in places)


class _Packer:
    """Every value once, with the layer in which it can be made."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._entries: list[tuple[int, str, tuple[str, ...], Any]] = []

    def add(self, value: Any) -> int:
        """The number of a value, after those that it is made of."""
        kind: Any = type(value)
        if kind in _PLAIN:
            said = value if _PLAIN[kind] is None else str(value)  # 1.2 is not 1.20 in print
            return self._entry(0, kind.__name__, (), said)
        if isinstance(value, Enum):
            return self._entry(1, _name(kind), (), value.value)
        if kind is tuple:
            parts = tuple(map(self.add, value))
            return self._entry(self._above(parts), "tuple", (), parts)
        if kind is dict:
            parts = tuple(self.add(part) for pair in value.items() for part in pair)
            return self._entry(self._above(parts), "dict", (), parts)
        if not kind.__module__.startswith(_MODEL):
            raise TypeError(f"{kind} cannot be packed")
        fields = _fields(kind)
        parts = tuple(self.add(getattr(value, name)) for name in fields)
        return self._entry(self._above(parts), _name(kind), fields, parts)

    def _above(self, parts: tuple[int, ...]) -> int:
        return 2 + max((self._entries[part][0] for part in parts), default=0)

    def _entry(self, layer: int, form: str, fields: tuple[str, ...], said: Any) -> int:
        key = form, type(said), said
        if key not in self._numbers:
            self._numbers[key] = len(self._entries)
            self._entries.append((layer, form, fields, said))
        return self._numbers[key]

    def packed(self) -> bytes:
        order = sorted(range(len(self._entries)), key=lambda n: (*self._entries[n][:2], n))
        place_of = {number: place for place, number in enumerate(order)}
        batches: dict[tuple[int, str], list[Any]] = {}
        places: list[int] = []
        for layer, form, fields, said in map(self._entries.__getitem__, order):
            is_record, is_made = bool(fields), fields or form in _HOLDERS
            batch = batches.setdefault((layer, form), [form, fields, 0 if is_record else []])
            if is_record:
                batch[2] += 1
            else:
                batch[2].append(len(said) if is_made else said)
            places += [place_of[part] for part in said] if is_made else []
        listed = json.dumps(list(batches.values()), ensure_ascii=False, separators=(",", ":"))
        text = listed.encode()
        packed = b"".join(place.to_bytes(_PLACE, "little") for place in places)
        return b"%08x" % len(text) + text + packed
