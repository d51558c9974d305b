"""Writing the list of programs: what people wrote stays as it is, what the tables say is made new.

The text is written here, not by a YAML library, so that the same tables give the same bytes and
every figure stands on one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.loading.ipeds.records import Imported, Record

MARKER = "  # From here on written by: cma-roadmap data import-ipeds. Do not edit below this line."
_PLAIN = re.compile(r"[A-Za-z][\w ./()&,'%;:-]*", re.ASCII)
_AMOUNT = re.compile(r"[1-9]\d*\.00 USD", re.ASCII)
_RISKY = re.compile(r": |:$| #|^(?:null|true|false|yes|no|on|off|y|n)$|[ ,]$", re.IGNORECASE)


def rebuilt(before: str, file: str, made: Imported) -> str:
    """The file with everything above the marker kept, and everything below it made new.

    Raises:
        BadInputError: the file has no marker.
    """
    kept, marker, _ = before.partition(MARKER)
    if not marker:
        raise BadInputError([Problem.of("no_marker", SourceLocation(file), line=MARKER.strip())])
    lines = [kept + MARKER, *_items(made.programs, blank=True)]
    if made.defaults:
        lines += ["", "defaults:", *_items(made.defaults, blank=False)]
    return "\n".join(lines) + "\n"


def _items(records: Iterable[Record], *, blank: bool) -> Iterator[str]:
    for record in records:
        if blank:
            yield ""
        lead = "  - "
        for name, value in record.items():
            yield f"{lead}{name}: {_written(value)}"
            lead = "    "


def _written(value: Any) -> str:
    match value:
        case dict():
            return (
                "{" + ", ".join(f"{k}: {_scalar(v, inside=True)}" for k, v in value.items()) + "}"
            )
        case list():
            return "[" + ", ".join(_scalar(item, inside=True) for item in value) + "]"
        case _:
            return _scalar(value, inside=False)


def _scalar(value: Any, *, inside: bool) -> str:
    """Plain where YAML reads it as it stands, else in double quotes."""
    text = str(value)
    if isinstance(value, int) or _AMOUNT.fullmatch(text):
        return text
    is_plain = bool(_PLAIN.fullmatch(text)) and not _RISKY.search(text)
    if is_plain and not (inside and "," in text):
        return text
    return json.dumps(text, ensure_ascii=False)
