"""Small points of English: a capital at the front."""

from __future__ import annotations


def sentence(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
