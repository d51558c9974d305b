"""Frozen values whose classes cost next to nothing to make: the standard library's, made lazily.

`@dataclass` and `NamedTuple` write the source code of every class and compile it: 4.3 and 1.1
million instructions each, a third of a start that has 190 of them. Here classes share what they
can, and a constructor is compiled when the first value is made. A class is written as ever, type
checkers take these for the standard ones, and who asks the module `dataclasses` about a class gets
its answer. Only the forms that this package uses are known.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found] # as `collections` does
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple

__all__ = ["NamedTuple", "dataclass", "field", "replace"]

_MISSING = object()
_NAMES, _DEFAULTS = "__record_names__", "__record_defaults__"
_PUT, _NOTHING, _NEW = "__record_put__", "__record_nothing__", "__record_new__"
"""Names in the source of constructors that the default of no field can have."""


class _MadeAnew:
    """A default that is made anew for each value."""

    def __init__(self, *, default_factory: Callable[[], Any]) -> None:
        self.factory = default_factory


def _record(kind: Any = None, /, **form: bool) -> Any:
    """What `dataclasses.dataclass` does, with a constructor that is made later."""
    return (lambda kind: _dressed(kind, **form)) if kind is None else _dressed(kind, **form)


def _dressed(
    kind: Any,
    *,
    frozen: bool = False,
    slots: bool = False,
    eq: bool = True,
    repr: bool = True,  # noqa: A002 - the standard library's name
    kw_only: bool = False,
) -> Any:
    if not hasattr(kind, _NAMES) and hasattr(kind, "__dataclass_fields__"):
        raise TypeError(f"{kind.__name__} is based on a class of the module dataclasses")
    own = dict(vars(kind))
    hints = own.get("__annotations__", {})
    new = [name for name, hint in hints.items() if not str(hint).startswith("ClassVar")]
    names = tuple(dict.fromkeys((*getattr(kind, _NAMES, ()), *new)))
    space: dict[str, Any] = {
        **({"__repr__": _repr} if repr else {}),
        **({"__eq__": _eq, "__hash__": _hash if frozen else None} if eq else {}),
        **({"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {}),
        **({"__getstate__": _state, "__setstate__": _restore} if frozen and slots else {}),
    }
    space = {name: method for name, method in space.items() if own.get(name) is None}
    init = _Later("__init__")
    space |= {
        _NAMES: names,
        _DEFAULTS: {**getattr(kind, _DEFAULTS, {}), **{n: own[n] for n in new if n in own}},
        "__record_values__": _getter(names),
        "__dataclass_fields__": _Fields(kw_only=kw_only),
        "__match_args__": () if kw_only else names,
        "__init__": init,
    }
    made = _slotted(kind, own, space, new) if slots else _changed(kind, space, new)
    init.make = lambda: _constructor(made, frozen=frozen, kw_only=kw_only)
    init.owner = made
    return made


def _slotted(kind: Any, own: dict[str, Any], space: dict[str, Any], new: list[str]) -> Any:
    """The class anew: one that exists cannot be given slots."""
    left_out = {*new, *space, "__dict__", "__weakref__"}
    space |= {name: value for name, value in own.items() if name not in left_out}
    above = {name for base in kind.__mro__[1:] for name in getattr(base, "__slots__", ())}
    space["__slots__"] = tuple(name for name in new if name not in above)
    made = type(kind)(kind.__name__, kind.__bases__, space)
    made.__qualname__ = kind.__qualname__
    return made


def _changed(kind: Any, space: dict[str, Any], new: list[str]) -> Any:
    for name, value in space.items():
        setattr(kind, name, value)
    for name in new:
        if isinstance(vars(kind).get(name), _MadeAnew):
            delattr(kind, name)
    return kind


def _constructor(kind: Any, *, frozen: bool, kw_only: bool) -> Any:
    """The `__init__` of a class, which takes its fields in order."""
    heads, lines, known = [], [], {_PUT: object.__setattr__, _NOTHING: _MISSING}
    for name in getattr(kind, _NAMES):
        default, value = getattr(kind, _DEFAULTS).get(name, _MISSING), name
        if isinstance(default, _MadeAnew):
            known[f"_{name}"], head = default.factory, f"{name}={_NOTHING}"
            value = f"_{name}() if {name} is {_NOTHING} else {name}"
        elif default is not _MISSING:
            known[f"_{name}"], head = default, f"{name}=_{name}"
        else:
            head = name
        heads.append(head)
        lines.append(f" {_PUT}(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    lines += [" self.__post_init__()"] if hasattr(kind, "__post_init__") else []
    taken = ", ".join(["self", *(["*"] if kw_only else []), *heads])
    return _compiled("__init__", "\n".join([f"def __init__({taken}):", *lines, " pass"]), known)


def _compiled(name: str, source: str, known: dict[str, Any]) -> Any:
    exec(source, known)  # noqa: S102 - as the standard library does
    return known[name]


class _Later:
    """A method that is made when it is first called."""

    make: Callable[[], Any]
    owner: Any

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, value: Any, kind: Any = None) -> Any:
        method = self.make()
        setattr(self.owner, self.name, method)
        return method.__get__(value, kind)


class _Fields:
    """What `dataclasses` wants to know of a class, told when it asks."""

    def __init__(self, *, kw_only: bool) -> None:
        self.kw_only = kw_only

    def __get__(self, value: object, kind: Any) -> dict[str, Any]:
        import dataclasses  # half as slow as all the classes of a start

        made = {}
        for name in getattr(kind, _NAMES):
            default = getattr(kind, _DEFAULTS).get(name, dataclasses.MISSING)
            is_anew = isinstance(default, _MadeAnew)
            given = {"default_factory": default.factory} if is_anew else {"default": default}
            one: Any = dataclasses.field(**given, kw_only=self.kw_only)
            one.name, one._field_type = name, dataclasses._FIELD  # type: ignore[attr-defined]
            one.type = next(
                hints[name]
                for base in kind.__mro__
                if name in (hints := vars(base).get("__annotations__", {}))
            )
            made[name] = one
        return made


def _getter(names: tuple[str, ...]) -> Any:
    """What reads these attributes of a value, as a tuple."""
    if len(names) > 1:
        return staticmethod(attrgetter(*names))
    return staticmethod(lambda value: tuple(getattr(value, name) for name in names))


def _repr(self: Any) -> str:
    told = (f"{name}={getattr(self, name)!r}" for name in self.__record_names__)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self.__record_values__(self) == self.__record_values__(other)


def _hash(self: Any) -> int:
    return hash(self.__record_values__(self))


def _refuse(self: Any, name: str, value: object = None) -> NoReturn:  # noqa: ARG001
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> tuple[Any, ...]:
    values: tuple[Any, ...] = self.__record_values__(self)
    return values


def _restore(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__record_names__, state, strict=True):
        object.__setattr__(self, name, value)


def _replaced(value: Any, /, **changes: Any) -> Any:
    """The same value with other ones in some of its fields."""
    for name in value.__record_names__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


class _Tuple(tuple[Any, ...]):
    """What all named tuples can do."""

    __slots__ = ()
    _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Any) -> Any:
        return cls(*values)

    def _replace(self, /, **changes: Any) -> Any:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(told)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Tuples(type):
    """Makes an ordinary class of what is written as a named tuple."""

    def __new__(cls, name: str, _: tuple[type, ...], space: dict[str, Any]) -> Any:
        names = tuple(space.get("__annotations__", ()))
        defaults = {field: space.pop(field) for field in names if field in space}
        space |= {field: _tuplegetter(place, "") for place, field in enumerate(names)}
        space |= {"_fields": names, "_field_defaults": defaults, "__match_args__": names}
        made = type(
            name, (_Tuple,), {**space, "__slots__": (), "__new__": (new := _Later("__new__"))}
        )
        new.make, new.owner = (lambda: _maker(names, defaults)), made
        return made


def _maker(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """The `__new__` of a named tuple."""
    known = {_NEW: tuple.__new__, **{f"_{name}": value for name, value in defaults.items()}}
    taken = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    values = "".join(f"{name}, " for name in names)
    source = f"def __new__(_cls, {taken}):\n return {_NEW}(_cls, ({values}))"
    return staticmethod(_compiled("__new__", source, known))


if not TYPE_CHECKING:
    dataclass, field, replace = _record, _MadeAnew, _replaced
    NamedTuple = type.__new__(_Tuples, "NamedTuple", (), {})
