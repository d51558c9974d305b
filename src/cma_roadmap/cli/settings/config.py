"""The config file: defaults of options by their long names, for all commands or for one.

state: WA
plan:
  horizon: 2
programs show:
  near: 98101
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cma_roadmap.cli.settings.places import MOST_BYTES
from cma_roadmap.cli.spec import Option, spec_of
from cma_roadmap.errors import Problem, SourceLocation, look_alikes
from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.loading.yaml.located import Document, Tree, refusal
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.sentences.told import either, told


class Setting(NamedTuple):
    """A value as the file has it, and where."""

    value: str | list[str]
    location: SourceLocation


@dataclass(frozen=True, slots=True)
class Config:
    """The settings by command, `""` for all, and by the long name of their option."""

    settings: Mapping[str, Mapping[str, Setting]]

    def find(self, command: str, option: str) -> Setting | None:
        """What the file says for an option of a command; its own section is nearest."""
        own, shared = (self.settings.get(one, {}).get(option) for one in (command, ""))
        return own or shared


def read_config(path: Path, program: Any) -> Config:
    """The config file at `path`; an empty one where there is none.

    Args:
        path: the file.
        program: the Typer group whose commands and options it may name.

    Raises:
        BadInputError: it cannot be read, or has something in it that means nothing.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Config({})
    except OSError as error:
        place = SourceLocation(str(path))
        reason = error.strerror or error
        raise refusal([Problem.of("unreadable.config", place, reason=reason)]) from None
    document = parse(data, os.fspath(path), max_bytes=MOST_BYTES)
    reading = _Reading(document, _every_option(program))
    settings = reading.settings()
    problems = [*document.problems, *reading.problems]
    if problems:
        raise refusal(problems)
    return Config(settings)


class _Reading:
    """Goes through a file once; what it cannot use is in `problems`."""

    def __init__(self, document: Document, known: Mapping[str, Mapping[str, Option]]) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._known = known
        self._anywhere = {name: o for options in known.values() for name, o in options.items()}

    def settings(self) -> dict[str, dict[str, Setting]]:
        tree = self._document.tree
        if tree is None:
            return {}
        if not isinstance(tree, dict):
            self._refuse("config_no_mapping", ())
            return {}
        found: dict[str, dict[str, Setting]] = {"": {}}
        for key, value in tree.items():
            if not isinstance(value, dict):
                self._take(found[""], (key,), value, self._anywhere)
            elif key in self._known:
                found[key] = {}
                for name, said in value.items():
                    self._take(found[key], (key, name), said, self._known[key])
            else:
                near = _near(key, [*self._known])
                self._refuse("config_no_command", (key,), name=key, hint=near)
        return found

    def _take(
        self,
        found: dict[str, Setting],
        path: tuple[str, ...],
        value: Tree,
        known: Mapping[str, Option],
    ) -> None:
        name = path[-1]
        if name not in known:
            self._refuse("config_no_option", path, name=name, hint=_near(name, [*known]))
        elif isinstance(value, str):
            found[name] = Setting(value, self._document.locate(path))
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[name] = Setting([str(one) for one in value], self._document.locate(path))
        else:
            self._refuse("config_no_value", path, name=name)

    def _refuse(
        self, code: str, path: tuple[str, ...], *, hint: str | None = None, **params: object
    ) -> None:
        place = self._document.locate(path, at_key=True)
        self.problems.append(Problem.of(code, place, hint=hint, **params))


def _near(name: str, known: list[str]) -> str | None:
    near = look_alikes(name, known)
    return told("hint.did_you_mean", names=either(near)) if near else None


def _every_option(program: Any) -> dict[str, dict[str, Option]]:
    """The options of every command by the words that call it, such as `programs show`."""
    return {name: _options(command) for name, command in _commands(program, "")}


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield before + name, command
        if hasattr(command, "list_commands"):
            yield from _commands(command, f"{before}{name} ")


def _options(command: Any) -> dict[str, Option]:
    specs = (spec_of(param) for param in command.params)
    return {spec.name: spec for spec in specs if isinstance(spec, Option)}
