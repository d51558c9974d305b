"""Names that a person may have meant by one that does not exist."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 3


def look_alikes(name: str, known: Sequence[str]) -> list[str]:
    """Up to three of `known`: those that hold `name` whole, else those that look like it."""
    import difflib  # slow to import, and only needed for a mistake

    said = name.casefold()
    inside = [one for one in known if said and said in one][:_MOST]
    return inside or difflib.get_close_matches(said, known, n=_MOST, cutoff=0.5)
