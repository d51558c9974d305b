"""The help of a command: one screen, its options in groups, with two lines to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from textwrap import wrap

from cma_roadmap.cli.help.described import Described, name_of, text_of
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.sentences.told import told

_wrap = partial(wrap, break_on_hyphens=False, break_long_words=False)
_NARROWEST, _WIDEST = 40, 100
_NAMES = 27
"""Columns for what is typed; what it means stands beside it."""
_SCREEN = 60
"""Lines. Where all that is to say is longer, the man page has the last paragraphs."""


def help_text(described: Described, width: int) -> str:
    """The help of a command for a screen of `width` columns."""
    width = max(_NARROWEST, min(width, _WIDEST))
    lines = [*_lines(described, width, len(described.paragraphs))]
    for most in range(len(described.paragraphs) - 1, 0, -1):
        if len(lines) > _SCREEN:
            lines = [*_lines(described, width, most)]
    return "\n".join(lines) + "\n"


def group_text(group: Group, everything: Described, width: int) -> str:
    """All options of one group, of whichever commands, each with its environment variable."""
    width = max(_NARROWEST, min(width, _WIDEST))
    found = {option: None for one in everything.every() for option in one.groups.get(group, ())}
    lines = [_heading(group)]
    for option in found:
        lines += _row(name_of(option), text_of(option), width)
        if option.is_setting:
            lines += _row("", option.variable, width)
    return "\n".join(lines) + "\n"


def _lines(described: Described, width: int, most: int) -> Iterator[str]:
    hang = "  "
    yield from _wrap(f"{told('help.usage')} {described.usage()}", width, subsequent_indent=hang)
    for paragraph in described.paragraphs[:most]:
        yield ""
        yield from _wrap(paragraph, width)
    yield ""
    for argument in described.arguments:
        yield from _row(argument.takes, told(argument.says), width)
    if described.commands:
        yield told("help.commands")
        for command in described.commands:
            yield from _row(command.path.rpartition(" ")[2], command.paragraphs[0], width, names=15)
    for group, options in described.groups.items():
        yield _heading(group)
        yield from _group(options, width)
    yield ""
    yield told("help.examples")
    yield from (f"  {example}" for example in described.examples)
    yield from _wrap(_more(described), width)


def _group(options: Sequence[Option], width: int) -> Iterator[str]:
    """The options that many need, each explained, then the names of the others."""
    for option in options:
        if not option.rare:
            yield from _row(name_of(option), text_of(option), width)
    rare = [name_of(option).replace(" ", "\0") for option in options if option.rare]
    if rare:
        text = told("help.also", options=", ".join(rare), group=options[0].group)
        lines = _wrap(text, width, initial_indent="  ", subsequent_indent="  ")
        yield from (line.replace("\0", " ") for line in lines)


def _row(name: str, text: str, width: int, names: int = _NAMES) -> Iterator[str]:
    """What is typed and what it means, side by side; below each other where that is too tight."""
    first, beside = f"  {name}", " " * names
    if len(first) >= names or width < names + _NARROWEST // 2:
        yield first
        first = ""
    yield from _beside(first.ljust(names), beside, _wrap(text, max(width - names, 20)))


def _beside(first: str, others: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{others if number else first}{line}"


def _heading(group: Group) -> str:
    return told(f"help.group.{group}")


def _more(described: Described) -> str:
    """Where else to look, and what else to set options with."""
    name = described.path.replace(" ", "-")
    return told("help.more", manual=name)
