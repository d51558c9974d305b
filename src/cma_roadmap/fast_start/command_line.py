"""Reading a plain command line without the parser: importing Typer takes as long as a plan.

Plain are whole names of options with a value that can be read, switches, and words. Whatever is
anything else is a doubt, and goes to Typer, which reads it and has the messages. Both read the same
table of options.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, get_args

_MOST_DIGITS = 6


class DoubtError(Exception):
    """A command line that is not a plain one."""


class Reading:
    """What a command line says to a command, and which of it the environment says.

    `values` are the parameters of the command: groups of options are put together.
    """

    def __init__(self, command: Any, words: Sequence[str], environment: Mapping[str, str]) -> None:
        """Read `words`.

        Raises:
            DoubtError: they are not plain.
        """
        self._groups: dict[str, Any] = {}
        self._owner: dict[str, str] = {}
        self._options: dict[str, tuple[str, Any, Any]] = {}
        self._arguments: list[tuple[str, Any]] = []
        for name, hint in _hints(command, vars(sys.modules[command.__module__])):
            if hasattr(hint, "__metadata__"):
                self._know(name, hint)
            elif hasattr(hint, "__record_names__"):
                self._groups[name] = hint
                for base in hint.__mro__[:-1]:
                    for field, kind in _hints(base, vars(sys.modules[base.__module__])):
                        self._owner[field] = name
                        self._know(field, kind)
            else:
                raise DoubtError  # declared in a way that only Typer's parser knows
        self.found: dict[str, Any] = {}
        self._read(iter(words))
        self.from_environment = self._environment(environment)
        self.values = self._gathered()

    def takes(self, name: str) -> bool:
        """Whether the command has a parameter of this name."""
        return any(name == known for known, _, _ in self._options.values())

    def _know(self, name: str, hint: Any) -> None:
        spec = hint.__metadata__[0]
        if not hasattr(spec, "flag"):
            self._arguments.append((name, hint.__origin__))
            return
        for flag in filter(None, (spec.flag, spec.short)):
            self._options[flag] = name, hint.__origin__, spec

    def _read(self, words: Iterator[str]) -> None:
        loose = []
        for word in words:
            if not word.startswith("-"):
                loose.append(word)
                continue
            flag, equals, value = word.partition("=")
            if flag not in self._options or (equals and not flag.startswith("--")):
                raise DoubtError
            name, kind, spec = self._options[flag]
            if spec.takes is None:
                self._take(name, "" if equals else True)
                continue
            value = value if equals else next(words, "-")
            if value.startswith("-"):
                raise DoubtError
            self._take(name, _value(value, kind, spec), many=_is_many(kind))
        self._place(loose)

    def _take(self, name: str, value: Any, *, many: bool = False) -> None:
        if many:
            self.found.setdefault(name, []).append(value)
        elif name in self.found or value == "":
            raise DoubtError
        else:
            self.found[name] = value

    def _place(self, loose: list[str]) -> None:
        for name, kind in self._arguments:
            if _is_many(kind):
                self.found |= {name: loose} if loose else {}
                return
            if not loose:
                raise DoubtError
            self.found[name] = loose.pop(0)
        if loose or "" in self.found.values():
            raise DoubtError

    def _environment(self, environment: Mapping[str, str]) -> dict[str, str]:
        """The variables that say something that was not typed, by the name of the parameter."""
        told = {}
        for name, kind, spec in self._options.values():
            value = environment.get(spec.variable) if spec.is_setting else None
            if not value or name in told:
                continue
            if name not in self.found:
                if _is_many(kind) or (spec.takes is None and value != "1"):
                    raise DoubtError
                self.found[name] = True if spec.takes is None else _value(value, kind, spec)
                told[name] = spec.variable
        for name, _, spec in self._options.values():
            if name in self.found and any(other in told for other in spec.instead_of):
                raise DoubtError  # what is told nearer wins
        return told

    def _gathered(self) -> dict[str, Any]:
        given = {name: value for name, value in self.found.items() if name not in self._owner}
        for name, group in self._groups.items():
            own = {
                field: self.found[field] for field in group.__record_names__ if field in self.found
            }
            given[name] = group(**own)
        return given


def _hints(holder: Any, known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What each parameter or field is declared as; the context and the result are not looked at."""
    is_class = isinstance(holder, type)
    hints = vars(holder).get("__annotations__", {}) if is_class else holder.__annotations__
    for name, text in hints.items():
        if name not in ("ctx", "return"):
            yield name, eval(text, known)  # noqa: S307 - our own source, as `typing` does


def _is_many(kind: Any) -> bool:
    return any(one == list[str] for one in (kind, *get_args(kind)))


def _value(text: str, kind: Any, spec: Any) -> Any:
    """A value that is typed as it should be.

    Raises:
        DoubtError: it is not.
    """
    kinds = get_args(kind) or (kind,)
    if not text or text.strip() != text:
        raise DoubtError
    try:
        if spec.reads is not None:
            return spec.reads(text)
        if _is_many(kind) or str in kinds:
            return text
        if int in kinds:
            return _number(text, spec)
        return next(one for one in kinds if issubclass(one, Enum))(text)
    except (StopIteration, ValueError):
        raise DoubtError from None


def _number(text: str, spec: Any) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise DoubtError
    number = int(text)
    if not (spec.least is None or number >= spec.least) or (spec.most and number > spec.most):
        raise DoubtError
    return number
