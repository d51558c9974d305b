"""Finding the place that a person means: a state or territory, and a metropolitan area by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cma_roadmap.errors import AmbiguousNameError, UnknownNameError, WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog, find
from cma_roadmap.model.definitions.labor import Career, PayRow, Specialty
from cma_roadmap.model.values.base import parse_iso_date
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, Pay, Place
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.traveling.packing import Asked
    from cma_roadmap.model.traveling.two_states import StateSide, TwoStates

_MOST_CANDIDATES = 12

_UNSURVEYED = {"AS": "American Samoa", "MP": "Northern Mariana Islands"}
"""Territories that the federal survey of pay leaves out; their rules were not looked into."""


class _Named(NamedTuple):
    """A state or territory by its letters and its name."""

    letters: str
    name: str


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


def specialties_of(career: Career, said: str | None) -> tuple[Specialty, ...]:
    """The specialty that is called so, by its id or words of its title; `all` and none are all.

    Raises:
        AmbiguousNameError: several are called so.
        UnknownNameError: there is none; carries near matches.
    """
    if said is None or said.strip().casefold() == "all":
        return career.specialties
    words = _words(said)
    found = [one for one in career.specialties if one.id == said.strip().casefold()]
    titled = [one for one in career.specialties if set(words) <= set(_words(one.title))]
    matches = found or (titled if words else [])
    if len(matches) > 1:
        raise AmbiguousNameError("specialty", said, [(one.id, one.title) for one in matches])
    see = told("hint.see", command="cma-roadmap career --specialty all")
    known = {one.id: one for one in career.specialties}
    return (matches[0],) if matches else (find("specialty", said.strip(), known, see),)


def travels_of(
    catalog: Catalog,
    pay: Pay,
    state: str | None,
    travel_to: Sequence[str],
    today: date,
    rules: date,
) -> list[tuple[Asked, TwoStates]]:
    """Home and the state of each assignment by their rules of the day `rules`, as they were asked.

    Raises:
        UnknownNameError: there is no such state; carries near matches.
        WrongRequestError: home is not said, or is the same; nothing is recorded of the state; or
            days are over, or not written as they should be.
    """
    if not travel_to:
        return []
    if state is None:
        raise WrongRequestError.of("travel_without_state")
    here = _named(catalog, pay, state)
    asked = [_assignment(catalog, pay, here, said, rules) for said in travel_to]
    for said, (one, _) in zip(travel_to, asked, strict=True):
        end = one.last or one.first
        if end is not None and end < today:
            raise WrongRequestError.of("travel_is_over", text=repr(said), day=end, today=today)
    return asked


def _assignment(
    catalog: Catalog, pay: Pay, here: _Named, said: str, rules: date
) -> tuple[Asked, TwoStates]:
    from cma_roadmap.model.traveling.packing import Asked
    from cma_roadmap.planning.states.travel_between import two_states

    name, at, days = said.partition("@")
    there = _named(catalog, pay, name)
    if here == there:
        raise WrongRequestError.of("travel_at_home", state=here.name)
    if there.letters in _UNSURVEYED:
        raise WrongRequestError.of("nothing_recorded", state=there.name)
    first, last = _days(days, said) if at else (None, None)
    travel = two_states(_side(catalog, here, rules), _side(catalog, there, rules))
    return Asked(there.letters, first, last), travel


def _days(days: str, said: str) -> tuple[date, date | None]:
    """The first day of an assignment, and the last one where it is told."""
    begin, dots, end = days.partition("..")
    try:
        first = parse_iso_date(begin.strip())
        last = parse_iso_date(end.strip()) if dots else None
    except ValueError as error:
        raise WrongRequestError.of("travel_days", text=repr(said), reason=str(error)) from None
    if last is not None and last < first:
        raise WrongRequestError.of("travel_days_order", text=repr(said))
    return first, last


def _side(catalog: Catalog, named: _Named, day: date) -> StateSide:
    from cma_roadmap.model.traveling.two_states import StateSide
    from cma_roadmap.planning.states.travel_between import side_of

    if named.letters in catalog.withdrawn:
        catalog.state(named.letters)  # raises, and names the data folder that takes it out
    found = next((state for state in catalog.states if state.id == named.letters), None)
    return side_of(found, day) if found else StateSide(named.letters, named.name)


def _state(catalog: Catalog, pay: Pay, name: str) -> PayRow:
    """A state or territory that has pay, by its letters or its name."""
    named = _named(catalog, pay, name)
    row = pay.row(MEDICAL_ASSISTANT, named.letters)
    if row is None:
        raise WrongRequestError.of("no_pay_recorded", state=named.name)
    return row


def _named(catalog: Catalog, pay: Pay, said: str) -> _Named:
    """The state or territory that is called so, whatever is recorded of it."""
    letters = {state.id: state.name for state in catalog.states}
    letters |= {row.area: row.name or row.area for row in pay.states}
    known = {code: _Named(code, name) for code, name in (_UNSURVEYED | letters).items()}
    by_name = {one.name.casefold(): one for one in known.values()}
    meant = known.get(said.strip().upper()) or by_name.get(said.strip().casefold())
    see = told("hint.see", command="cma-roadmap states")
    return meant or find("state", said.strip(), by_name, see)


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
        raise UnknownNameError("area", said, _near(areas, words), told("hint.see_areas"))
    if len(found) > _MOST_CANDIDATES:
        raise WrongRequestError.of("too_many_areas", name=repr(said), count=len(found))
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
