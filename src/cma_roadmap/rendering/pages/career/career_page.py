"""Pay, outlook and next steps as a page: of the whole country, or of one state or area."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.traveling.packing import PackingList
from cma_roadmap.model.values.fact import Confidence, Source
from cma_roadmap.rendering.facts.fact_items import FactItems
from cma_roadmap.rendering.facts.numbering import paged, with_credits
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page import blocks as b
from cma_roadmap.rendering.pages.career import (
    career_sections,
    career_steps,
    career_ways,
    packing_sections,
    specialties,
    travel_sections,
)
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_lookup import Pay, Place
from cma_roadmap.rendering.pages.career.pay_table import place as place_name
from cma_roadmap.sentences.catalog import ENGLISH

Told = tuple[str, Callable[[CareerView], Iterator[b.Block]]]

_WHOLE: tuple[Told, ...] = (
    ("pay", career_sections.pay),
    ("by-state", career_sections.by_state),
    ("outlook", career_sections.outlook),
    ("premium", career_sections.premium),
    ("settings", career_sections.settings),
    ("work", career_sections.work),
    ("steps", career_steps.table),
    ("one-by-one", career_ways.one_by_one),
    ("specialties", specialties.specialties),
    ("asked-by", specialties.asked_by),
    ("travel", career_sections.travel),
    ("outcomes", career_sections.outcomes),
    ("unknown", career_sections.unknown),
)
_STATE: tuple[Told, ...] = (
    ("pay", career_sections.pay),
    ("areas", career_sections.areas),
    ("steps", career_steps.table),
    ("asks", career_ways.asks),
    ("specialties", specialties.specialties),
    ("asked-by", specialties.asked_by),
    ("outlook", career_sections.outlook),
    ("premium", career_sections.premium),
    ("settings", career_sections.settings),
    ("work", career_sections.work),
    ("travel", career_sections.travel),
    ("unknown", career_sections.unknown),
)
_TRAVEL: tuple[Told, ...] = (
    ("packing", packing_sections.packing),
    ("cards", packing_sections.cards),
    ("pay", career_sections.pay),
    ("travel", career_sections.travel),
    ("side-by-side", travel_sections.side_by_side),
    ("credentials", travel_sections.credentials),
    ("crossing", travel_sections.crossing),
    ("open", travel_sections.open_questions),
    *(section for section in _STATE if section[0] not in ("pay", "areas", "travel")),
)
_AREA = tuple(section for section in _STATE if section[0] != "areas")


def career_page(
    career: Career,
    wages: Wages,
    sources: Mapping[str, Source],
    place: Place,
    day: date,
    packing: PackingList | None = None,
    names: Mapping[str, str] | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> b.Page:
    """Whole for the country, and short on all but pay for one `place`.

    With `packing`, what work in other states asks for comes first; `names` are those of the
    catalogue's credentials, by id.
    """
    view = view_of(career, wages, place, day, packing=packing, names=names, phrases=phrases)
    return page_of(view, sources)


def view_of(
    career: Career,
    wages: Wages,
    place: Place,
    day: date,
    *,
    packing: PackingList | None = None,
    names: Mapping[str, str] | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> CareerView:
    """What the pages about pay and career are told from, as in force on `day`."""
    facts = FactItems(day, Words(phrases))
    return CareerView(career, Pay.of(wages), place, facts, packing, names or {})


def page_of(view: CareerView, sources: Mapping[str, Source]) -> b.Page:
    """The same as `career_page`, of a view that is there."""
    words = view.words
    sections = (
        b.Section(name, words(f"career.heading.{name}"), tuple(section(view)))
        for name, section in _sections(view)
    )
    page = paged(career_title(view), [b.Facts(tuple(_head(view)))], sections, sources, words)
    return with_credits(page, sources, words)


def _sections(view: CareerView) -> tuple[Told, ...]:
    if view.packing is not None:
        return _TRAVEL
    return _AREA if view.place.area else _STATE if view.place.state else _WHOLE


def career_title(view: CareerView) -> str:
    """Whose pay it is."""
    row = view.place.area or view.place.state
    if row is None:
        return view.words("career.title")
    name = place_name(row, view.words)
    if view.packing is not None:
        there = tuple(travel.there.name for travel in view.travels)
        return view.words("career.title-travel", place=name, there=there)
    return view.words("career.title-place", place=name)


def _head(view: CareerView) -> Iterator[b.Fact]:
    words, wages = view.words, view.pay.wages
    text = words("career.survey-of", period=wages.period, published=wages.published)
    sure = wages.confidence is Confidence.HIGH
    doubt = "" if sure else words(f"state.doubt.{wages.confidence}")
    yield b.Fact(words("career.head.pay"), text + doubt + view.pay_cited)
    yield b.Fact(words("career.head.day"), words("view.day", day=view.facts.day))
    yield b.Fact(words("states.head.checked"), words("view.day", day=view.career.checked))
    state = view.place.state
    if state is not None and state.kind == "state":
        yield b.Fact(words("career.head.rules"), _rules_of(state.area, view))


def _rules_of(state: str, view: CareerView) -> str:
    kept = [one.there.id for one in view.travels if one.there.state is not None]
    commands = (view.words("career.state-rules", state=one) for one in (state, *kept))
    return view.words("career.state-rules-all", commands="; ".join(commands))
