"""A profile as a file to read and to go on with: what was said, and how to say the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.sentences.told import told

EXAMPLE = Path(__file__).with_name("profile_example.yaml")
"""A profile in which every key occurs, with what each is for above it."""

_WIDTH = 98
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_WORD = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*", re.ASCII)
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that some readers of YAML take for something else."""


class Explained(NamedTuple):
    """A key of the profile: what it is for, and lines that show it."""

    text: str
    lines: tuple[str, ...]


def explained() -> dict[str, Explained]:
    """Every key of the example, in its order."""
    found: dict[str, Explained] = {}
    for block in re.split(r"(?m)^# ", EXAMPLE.read_text(encoding="utf-8"))[1:]:
        text, *lines = block.rstrip("\n").split("\n")
        found[lines[0].partition(":")[0]] = Explained(text, tuple(lines))
    return found


def profile_text(said: Mapping[str, Any], notes: Mapping[str, Sequence[str]] | None = None) -> str:
    """The file: every key with what it is for, and below it what was said or an example of it.

    Args:
        said: what is true of the person, as a profile has it: text, numbers, switches, and lists
            and mappings of these.
        notes: sentences to stand as comments above what was said, by its key.
    """
    lines = [*_comment(told("profile.file.about")), ""]
    for key, one in explained().items():
        lines += _comment(one.text)
        lines += (line for note in (notes or {}).get(key, ()) for line in _comment(note))
        lines += _told(key, said[key]) if key in said else (f"#    {line}" for line in one.lines)
        lines.append("")
    return "\n".join(lines)


def _comment(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _told(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield f"{key}:"
        yield from (f"  - {_inline(one)}" for one in value)
    else:
        yield f"{key}: {_inline(value)}"


def _inline(value: Any) -> str:
    """A value in one line, such that no reader of YAML can take it for another."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_inline(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
    text = str(value)
    plain = _WORD.fullmatch(text) and text.casefold() not in _NOT_TEXT
    return text if plain or _DAY.fullmatch(text) else json.dumps(text, ensure_ascii=False)
