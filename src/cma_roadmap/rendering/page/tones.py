"""How much a text of a page weighs, and what stands before an entry."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """How much a text weighs; the writer decides what that looks like."""

    PLAIN = "plain"
    STRONG = "strong"
    ASIDE = "aside"
    ANSWER = "answer"
    WARNING = "warning"
    PROBLEM = "problem"


class Mark(StrEnum):
    """What stands before an item; always beside a word that says the same."""

    DASH = "dash"
    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    PARTLY = "partly"
    NOTE = "note"
    WARNING = "warning"
    PROBLEM = "problem"
