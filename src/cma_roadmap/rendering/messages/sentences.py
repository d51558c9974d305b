"""Small points of English: a capital at the front, a stop at the end, the first sentences."""

from __future__ import annotations

import re

_TWO_LINES = 150
"""How long a note may be at one look: two lines of a page of 80 cells."""
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def in_short(text: str, most: int = _TWO_LINES) -> str:
    """The first sentences that fit `most` letters; of one that does not, its beginning."""
    first, *rest = _SENTENCE.split(text)
    for sentence_after in rest:
        if len(first) + len(sentence_after) + 1 > most:
            break
        first = f"{first} {sentence_after}"
    return cut(first, most)


def cut(text: str, most: int) -> str:
    """The words that fit `most` letters, and the sign that there are more."""
    if len(text) <= most:
        return text
    end = text.rfind(" ", 0, most)
    return text[: end if end > 0 else most].rstrip(",;:( ") + " …"
