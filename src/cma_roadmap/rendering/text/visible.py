"""Text from data made harmless: nothing in it moves the cursor, hides, or turns the line."""

from __future__ import annotations

import re
import unicodedata

USUAL = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
"""Letters, marks and quotes of which every row is seen, and composed, as it stands."""
_SIGN = (
    "[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_PICTURE = f"{_SIGN}[\U0001f3fb-\U0001f3ff\ufe0f]?"
EMOJI = re.compile(f"({_PICTURE}(?:\u200d{_PICTURE})+|{_SIGN}\ufe0f|[0-9#*]\ufe0f\u20e3)")
"""Pictures that belong together, with the joiners and selectors that make one of them (UTS 51).

A joiner stands between two pictures and a selector after one, so that neither can hide anything.
"""
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\ufffe\uffff")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MOST_MARKS = 3


def visible(text: str) -> str:
    r"""`text` as it can be shown: what is not seen when printed becomes an escape that is.

    Control characters, ANSI escapes, line breaks, bidirectional controls, zero-width characters,
    variation selectors, private letters and lone surrogates are written out (`\x1b`, `\n`,
    `\u202e`), but for those within an emoji. Every other kind of space becomes a plain one. A
    letter keeps three combining marks.
    """
    if USUAL.fullmatch(text):
        return text
    parts = EMOJI.split(text)
    return "".join(part if i % 2 else _shown(part) for i, part in enumerate(parts))


def _shown(text: str) -> str:
    """The same of text without emoji."""
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
