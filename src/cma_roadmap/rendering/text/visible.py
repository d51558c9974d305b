"""Text from data made harmless: nothing in it moves the cursor, hides, or turns the line."""

from __future__ import annotations

import re
import unicodedata

USUAL = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
"""Letters, marks and quotes of which every row is seen, and composed, as it stands."""
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\ufffe\uffff")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOST_MARKS = 3


def visible(text: str) -> str:
    r"""`text` as it can be shown: what is not seen when printed becomes an escape that is.

    Control characters, ANSI escapes, line breaks, bidirectional controls, zero-width characters,
    variation selectors, private letters and lone surrogates are written out (`\x1b`, `\n`,
    `\u202e`). Every other kind of space becomes a plain one. A letter keeps three combining marks.
    """
    if USUAL.fullmatch(text):
        return text
    shown: list[str] = []
    room = 0  # for combining marks: none at the start, where they would sit on our own text
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            room -= 1
            safe = room >= 0 and not _is_hidden(character, category)
            shown.append(character if safe else _escape(character))
        elif category == "Zs":
            room = 0
            shown.append(" ")
        else:
            room = _MOST_MARKS
            shown.append(_escape(character) if _is_hidden(character, category) else character)
    return "".join(shown)


def _is_hidden(character: str, category: str) -> bool:
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or character in _HIDDEN:
        return True
    code = ord(character)
    return 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF


def _escape(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
