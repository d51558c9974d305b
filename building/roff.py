"""Manual pages in the macros of man(7): text that stays text, and the few forms that we use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from textwrap import wrap

_SPECIAL = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_wrap = partial(wrap, width=78, break_long_words=False, break_on_hyphens=False)


def literal(text: str) -> str:
    """What is typed as it stands: every sign of it, the hyphens and the quotes of ASCII."""
    return re.sub(r"[\\\-'`^~]", lambda found: _SPECIAL[found[0]], text)


def prose(text: str) -> list[str]:
    """Sentences, each on a line of its own or several; what is typed in them can be copied."""
    sentences = re.split(r"(?<=[.:?!;]) (?=[A-Z])", literal(" ".join(text.split())))
    return [_guarded(line) for sentence in sentences for line in _wrap(sentence)]


def section(title: str, *blocks: Iterable[str]) -> list[str]:
    """A section with blocks, nothing where none says anything."""
    lines = [line for block in blocks for line in block]
    return [f".SH {title}", *lines] if lines else []


def subsection(title: str, lines: Iterable[str]) -> list[str]:
    """A part of a section."""
    return [f".SS {title}", *lines]


def entry(term: str, lines: Iterable[str]) -> list[str]:
    """A term, such as an option, and what it means. The term is in macros or literal already."""
    return [".TP", term, *lines]


def example(lines: Iterable[str]) -> list[str]:
    """Lines to type, as they stand."""
    return [".EX", *(_guarded(literal(line)) for line in lines), ".EE"]


def bold(text: str) -> str:
    """What is typed as it stands."""
    return f"\\fB{literal(text)}\\fR"


def filled(text: str) -> str:
    """What stands for a value."""
    return f"\\fI{literal(text)}\\fR"


def page(name: str, number: int, day: str, version: str, *sections: list[str]) -> str:
    """A whole page."""
    head = f'.TH {name.upper()} {number} {day} "cma\\-roadmap {version}" "User Commands"'
    if number != 1:
        head = head.replace("User Commands", "File Formats")
    return "\n".join([head, *(line for one in sections for line in one)]) + "\n"


def _guarded(line: str) -> str:
    """A line that begins like a request is none."""
    return f"\\&{line}" if line.startswith((".", "'")) else line
