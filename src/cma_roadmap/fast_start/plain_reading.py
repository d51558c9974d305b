"""Reading what a person wrote without pydantic, whose import takes more than a whole plan.

The annotations, limits and checks are those that pydantic reads. Plain is what is written as nearly
everybody writes it and breaks no rule. Whatever is anything else is a doubt, and goes to pydantic,
which reads it or has the messages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cma_roadmap.fast_start.plain import PlainBefore, PlainField, PlainModel

_NUMBER = re.compile(r"(0|[1-9]\d{0,5})", re.ASCII)
_DECIMAL = re.compile(r"(0|[1-9]\d{0,3})(\.\d\d?)?", re.ASCII)
_SWITCHES = {"true": True, "false": False}


class DoubtError(Exception):
    """What is not plain, or breaks a rule."""


def read_plainly(kind: Any, tree: Any) -> Any:
    """A tree of texts as a model, with the default of each field that is left out.

    Raises:
        DoubtError: something in it is not plain.
    """
    try:
        return _model(kind, tree)
    except (ArithmeticError, LookupError, NameError, TypeError, ValueError) as error:
        raise DoubtError from error


def _model(kind: Any, tree: Any) -> Any:
    if not isinstance(tree, dict):
        raise DoubtError
    left, values = dict(tree), {}
    for name, text, known in _fields(kind):
        said = getattr(kind, "__said__", {}).get(name)
        written = said.said.get("alias", name) if said else name
        if written in left:
            values[name] = _value(eval(text, known), left.pop(written))  # noqa: S307 - our own source, as `typing` does
            _hold(said, values[name])
        elif (said and said.default is ...) or not hasattr(kind, name):
            raise DoubtError
        else:
            values[name] = getattr(kind, name)
    if left:
        raise DoubtError
    made = kind.model_construct(**values)
    for check in _checks(kind):
        check(made)
    return made


def _fields(kind: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each field with its annotation and the names that this is written in."""
    for base in reversed(kind.__mro__):
        for name, text in vars(base).get("__annotations__", {}).items():
            if issubclass(base, PlainModel) and not text.startswith("ClassVar"):
                yield name, text, vars(sys.modules[base.__module__])


def _checks(kind: Any) -> Iterator[Callable[[Any], Any]]:
    for base in reversed(kind.__mro__):
        for method in vars(base).values():
            said = getattr(method, "validates", None)
            if said is not None:
                if said != {"mode": "after"}:
                    raise DoubtError
                yield method


def _value(hint: Any, value: Any) -> Any:
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Annotated:
        return _annotated(hint, value)
    if kind in (Union, UnionType):
        return _one_of(parts, value)
    if kind is tuple and parts[1:] == (...,) and isinstance(value, list):
        return tuple(_value(parts[0], one) for one in value)
    if kind is dict and isinstance(value, dict):
        return {_value(parts[0], name): _value(parts[1], one) for name, one in value.items()}
    if kind is Literal and value in parts:
        return value
    if not isinstance(hint, type):
        raise DoubtError
    return _model(hint, value) if issubclass(hint, PlainModel) else _leaf(hint, value)


def _annotated(hint: Any, value: Any) -> Any:
    for mark in reversed(hint.__metadata__):
        if isinstance(mark, PlainBefore):
            value = mark.func(value)
    made = _value(hint.__origin__, value)
    for mark in hint.__metadata__:
        if not isinstance(mark, PlainBefore):
            _hold(mark, made)
    return made


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    """The value as the one kind that it can be."""
    if value is None and NoneType in kinds:
        return None
    found = []
    for kind in kinds:
        try:
            found += [] if kind is NoneType else [_value(kind, value)]
        except DoubtError:
            continue
    if len(found) != 1:
        raise DoubtError
    return found[0]


def _leaf(kind: type, value: Any) -> Any:
    if kind is date and type(value) is date:
        return value
    if not isinstance(value, str):
        raise DoubtError
    if kind is str:
        return value
    if kind is bool:
        return _SWITCHES[value]
    if kind is int and _NUMBER.fullmatch(value):
        return int(value)
    if kind is Decimal and _DECIMAL.fullmatch(value):
        return Decimal(value)
    if issubclass(kind, Enum):
        return kind(value)
    if hasattr(kind, "parse"):
        return kind.parse(value)
    raise DoubtError


_LIMITS: dict[str, Callable[[Any, Any], bool]] = {
    "alias": lambda _value, _name: True,
    "gt": lambda value, least: value > least,
    "ge": lambda value, least: value >= least,
    "le": lambda value, most: value <= most,
    "min_length": lambda value, least: len(value) >= least,
    "max_length": lambda value, most: len(value) <= most,
    "max_digits": lambda value, most: len(value.as_tuple().digits) <= most,
    "decimal_places": lambda value, most: -value.as_tuple().exponent <= most,
    "pattern": lambda value, form: (
        value.isascii() and "\n" not in value and re.search(form, value) is not None
    ),
}


def _hold(said: Any, value: Any) -> None:
    """Hold a value to what is said of its field.

    Raises:
        DoubtError: it breaks a limit, or one is not known here.
    """
    if said is None:
        return
    if not isinstance(said, PlainField) or said.said.keys() - _LIMITS.keys():
        raise DoubtError
    if not all(_LIMITS[name](value, limit) for name, limit in said.said.items()):
        raise DoubtError
