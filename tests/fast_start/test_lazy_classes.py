"""Classes that are made lazily do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from cma_roadmap.fast_start import lazy_classes


def frozen(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True)
    class Length:
        """A length."""

        days: int
        unit: str = "day"
        most: ClassVar[int] = 9

        def __post_init__(self) -> None:
            if self.days > self.most:
                raise ValueError("too long")

        @classmethod
        def parse(cls, text: str) -> Any:
            return cls(int(text))

    return Length


def longer(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True)
    class Longer(frozen(dataclass)):  # type: ignore[misc]
        months: int = 0

    return Longer


def open_one(dataclass: Any, field: Any) -> Any:
    @dataclass
    class Draft:
        name: str
        steps: list[int] = field(default_factory=list)

        def __repr__(self) -> str:
            return "a draft"

    return Draft


def by_name(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
    class Wish:
        days: int
        budget: int | None = None

    return Wish


def pair(base: Any) -> Any:
    class Pair(base):  # type: ignore[misc]
        """Two."""

        left: int
        right: str = "r"

        @property
        def both(self) -> str:
            return f"{self.left}{self.right}"

    return Pair


OURS, THEIRS = lazy_classes, dataclasses
KINDS = {
    "frozen": (frozen(OURS.dataclass), frozen(THEIRS.dataclass)),
    "longer": (longer(OURS.dataclass), longer(THEIRS.dataclass)),
    "open": (
        open_one(OURS.dataclass, OURS.field),
        open_one(THEIRS.dataclass, THEIRS.field),
    ),
    "by name": (by_name(OURS.dataclass), by_name(THEIRS.dataclass)),
    "pair": (pair(OURS.NamedTuple), pair(typing.NamedTuple)),
}
CALLS: dict[str, Callable[[Any], Any]] = {
    "one": lambda kind: kind(1),
    "two": lambda kind: kind(1, "x"),
    "named": lambda kind: kind(days=1),
    "too many": lambda kind: kind(1, 2, 3, 4),
    "none": lambda kind: kind(),
    "unknown": lambda kind: kind(1, no=2),
    "too long": lambda kind: kind(10),
    "parsed": lambda kind: kind.parse("4"),
    "equal": lambda kind: (kind(1) == kind(1), kind(1) == kind(2), kind(1) == 1),
    "hash": lambda kind: hash(kind(1)) == hash(kind(1)),
    "set": lambda kind: setattr(kind(1), "days", 3),
    "deleted": lambda kind: delattr(kind(1), "days"),
    "copied": lambda kind: copy.copy(kind(1)) == kind(1),
    "deep": lambda kind: copy.deepcopy(kind(1)) == kind(1),
    "replaced": lambda kind: dataclasses.replace(kind(1), days=2),
    "fields": lambda kind: [
        (f.name, f.type, f.default is dataclasses.MISSING, f.kw_only)
        for f in dataclasses.fields(kind)
    ],
    "dict": lambda kind: dataclasses.asdict(kind(1)),
    "own list": lambda kind: kind(1).steps is kind(1).steps,
    "slots": lambda kind: kind.__slots__,
    "match": lambda kind: kind.__match_args__,
    "name": lambda kind: kind.__qualname__,
    "tuple": lambda kind: (kind._fields, kind._field_defaults, tuple(kind(1)), kind(1).both),
    "changed": lambda kind: (kind(1)._replace(right=2), kind._make([1, 2]), kind(1)._asdict()),
    "changed wrongly": lambda kind: kind(1)._replace(no=2),
    "compared": lambda kind: (kind(1) < kind(2), kind(1) == (1, "r"), hash(kind(1))),
    "default on the class": lambda kind: type(getattr(kind, "unit", None)).__name__,
}


def said(call: Callable[[Any], Any], kind: Any) -> str:
    try:
        return repr(call(kind)).replace("Length.__init__", "__init__")
    except (AttributeError, TypeError, ValueError) as error:
        return type(error).__name__


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("call", CALLS)
def test_a_lazy_class_does_what_the_standard_one_does(call: str, name: str) -> None:
    ours, theirs = KINDS[name]
    assert said(CALLS[call], ours) == said(CALLS[call], theirs)


class Told(lazy_classes.NamedTuple):
    days: int = 1


@lazy_classes.dataclass(frozen=True, slots=True)
class Kept:
    days: int = 1


@pytest.mark.parametrize("value", [Told(2), Kept(2)])
def test_values_are_pickled(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - made here


def test_a_value_is_replaced_without_the_standard_library() -> None:
    assert lazy_classes.replace(Kept(2), days=3) == Kept(3)
    with pytest.raises(TypeError):
        lazy_classes.replace(Kept(2), weeks=3)  # type: ignore[call-arg]


class OddlyNamed(lazy_classes.NamedTuple):
    new: int = 1
    cls: int = 2


@lazy_classes.dataclass(frozen=True, slots=True)
class OddlyNamedRecord:
    put: int = 1
    set: int = 2
    new: tuple[int, ...] = lazy_classes.field(default_factory=tuple)


def test_a_field_may_be_named_as_what_makes_the_value() -> None:
    assert OddlyNamed(new=3) == (3, 2)
    made = OddlyNamedRecord(set=5)
    assert (made.put, made.set, made.new) == (1, 5, ())


def test_a_record_is_not_based_on_a_class_of_the_standard_library() -> None:
    base = dataclasses.make_dataclass("Base", ["a"], frozen=True)
    with pytest.raises(TypeError, match="Named is based on"):
        lazy_classes.dataclass(frozen=True)(type("Named", (base,), {}))
