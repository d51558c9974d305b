"""Finding the place that a person means: a state or territory, and a metropolitan area by words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cma_roadmap.errors import AmbiguousNameError, UnknownNameError, WrongRequestError
from cma_roadmap.model.catalog import Catalog, find
from cma_roadmap.model.labor import PayRow
from cma_roadmap.rendering.pay_lookup import Pay, Place

_MOST_CANDIDATES = 12
_SEE = "See the areas of a state: cma-roadmap career --state WA"


def place_of(catalog: Catalog, pay: Pay, state: str | None, metro: str | None) -> Place:
    """The place with pay that is meant; an area by itself brings its state along.

    Raises:
        AmbiguousNameError: several areas are called so; carries them all.
        UnknownNameError: there is no such state or area; carries near matches.
        WrongRequestError: the words fit too many areas to list.
    """
    asked = _state(catalog, pay, state) if state is not None else None
    if metro is None:
        return Place(asked)
    area = _area(pay.areas(asked.area if asked else None), metro)
    home = asked or next((row for row in pay.states if row.area == area.state), None)
    return Place(home, area)


def _state(catalog: Catalog, pay: Pay, name: str) -> PayRow:
    """A state or territory that has pay, by its letters or its name."""
    said = name.strip()
    by_name = {(row.name or row.area).casefold(): row for row in pay.states}
    by_code = {row.area: row for row in pay.states}
    meant = by_code.get(said.upper()) or by_name.get(said.casefold())
    if meant is not None:
        return meant
    known = {state.name.casefold(): state for state in catalog.states}
    recorded = known.get(said.casefold()) or next(
        (state for state in catalog.states if state.id == said.upper()), None
    )
    if recorded is not None:
        raise WrongRequestError(f"No pay is recorded for {recorded.name}.")
    return find("state", said, by_name, "See: cma-roadmap states")


def _area(areas: Sequence[PayRow], said: str) -> PayRow:
    """The one area with this code, or with all these words in its name."""
    words = _words(said)
    exact = [
        row for row in areas if said.strip().casefold() in (row.area, (row.name or "").casefold())
    ]
    whole = [row for row in areas if words and set(words) <= set(_words(row.name or ""))]
    begun = [row for row in areas if words and _all_begin(words, _words(row.name or ""))]
    found = exact or whole or begun
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNameError("area", said, _near(areas, words), _SEE)
    if len(found) > _MOST_CANDIDATES:
        message = f"{said!r} can mean {len(found)} areas."
        raise WrongRequestError(message, hint="Give more words of its name, or --state too.")
    raise AmbiguousNameError("area", said, [(row.area, row.name or row.area) for row in found])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _all_begin(said: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in said)


def _near(areas: Sequence[PayRow], said: Sequence[str]) -> list[str]:
    """Areas with a word in their name that looks like one of these, at most three."""
    import difflib  # slow to import, and only needed for a mistake

    names = {word: row for row in reversed(areas) for word in _words(row.name or "")}
    long = [word for word in said if len(word) > 2]
    close = [
        name for word in long for name in difflib.get_close_matches(word, names, n=3, cutoff=0.75)
    ]
    rows = {names[name].area: names[name] for name in close}
    return [f"{row.area} ({row.name})" for row in list(rows.values())[:3]]
