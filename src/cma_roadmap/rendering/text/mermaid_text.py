"""Text in a Mermaid diagram: it can end no line, begin no statement and open no directive.

Mermaid has no quotes in a Gantt chart. It does have entity codes, `#58;` for a colon, which it
turns into plain characters when the chart is drawn (`encodeEntities` in its source); whatever its
lexer could take for syntax is written so. Checked with Mermaid 11, by `tests/mermaid`.
"""

from __future__ import annotations

import re

from cma_roadmap.rendering.text.visible import visible

_PLAIN = re.compile(r"[A-Za-z0-9 ,.()'/+\-$!?*=@|_~\[\]^\u00a0-\U0010ffff]")
_OWN_MARKS = "ﬂ°¶ß"
"""What Mermaid writes for `#` and `;` while it works: text with these could become a code."""
_STATEMENT = re.compile(
    r"(?:accTitle|accDescr|accDescription|axisFormat|call|click|dateFormat|excludes|gantt|href"
    r"|includes|inclusiveEndDates|section|tickInterval|title|todayMarker|topAxis|weekday|weekend"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})\b",
    re.IGNORECASE,
)
"""How statements and dates begin that the lexer looks for at the start of a task."""
_NOTHING = "-"
_MARKS = frozenset(("active", "done", "crit", "milestone", "vert"))


def mermaid_text(text: str) -> str:
    """`text` on one line, wherever it stands; a dash for no text, which a task cannot have."""
    shown = " ".join(visible(text).split()) or _NOTHING
    first = _code(shown[0]) if _STATEMENT.match(shown) else _letter(shown[0])
    return first + "".join(map(_letter, shown[1:]))


def _letter(letter: str) -> str:
    plain = _PLAIN.match(letter) and letter not in _OWN_MARKS
    return letter if plain else _code(letter)


def _code(letter: str) -> str:
    return f"#{ord(letter)};"


def mermaid_id(name: str, taken: set[str]) -> str:
    """An id for a task that says where it comes from; it is put among `taken`.

    Letters, digits and single underscores, never a word that Mermaid takes for a mark of the task.
    """
    base = "_".join(re.findall("[A-Za-z0-9]+", name)) or "step"
    if base in _MARKS or not base[0].isalpha():
        base = f"step_{base}"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    taken.add(found)
    return found
