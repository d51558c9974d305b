"""What definitions are made of when nothing will be validated: pydantic's names without pydantic.

Importing pydantic and making its classes takes longer than all the rest of a plan from the
snapshot, whose values were validated when it was made. The classes have the same names, fields and
methods in both modes; a test runs the program in both and compares every byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

validating = True
"""Read once, when `values.base` is first imported; only the program's entry point turns it off."""


class StartOverError(Exception):
    """What the snapshot holds cannot be used, and nothing in this process can validate the YAML."""


class PlainModel:
    """A frozen record of named values."""

    __slots__ = (
        "__dict__",
        "__pydantic_extra__",
        "__pydantic_fields_set__",
        "__pydantic_private__",
    )

    @classmethod
    def model_construct(cls, **values: Any) -> Any:
        """A record of these values; what is left out keeps the default of its class."""
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Any:
        """The same record with other values in some of its fields."""
        return type(self).model_construct(**{**self.__dict__, **update})

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.__dict__.values())))

    def __setattr__(self, name: str, value: object) -> None:
        raise TypeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self)
        return f"{type(self).__name__}({values})"


class PlainField:
    """The default of a field and what is said of it; in a class only the default is left."""

    def __init__(self, default: Any = ..., **said: Any) -> None:
        self.default, self.said = default, said

    def __set_name__(self, owner: Any, name: str) -> None:
        owner.__said__ = {**getattr(owner, "__said__", {}), name: self}
        setattr(owner, name, None if self.default is ... else self.default)


class PlainBefore:
    """What is done with a value before it is read."""

    def __init__(self, func: Callable[[Any], Any]) -> None:
        self.func = func


def plain_validator(**said: Any) -> Callable[[Any], Any]:
    """A decorator that leaves a method as it is, but for a mark."""

    def marked(method: Any) -> Any:
        method.validates = said
        return method

    return marked
