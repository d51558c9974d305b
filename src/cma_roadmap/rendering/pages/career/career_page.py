"""Pay, outlook and next steps in a terminal: of the whole country, or of one state or area."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cma_roadmap.model.definitions.labor import Career, Wages
from cma_roadmap.model.results.two_states import TwoStates
from cma_roadmap.model.values.fact import Source, Tier
from cma_roadmap.rendering.facts.cited import Cited
from cma_roadmap.rendering.facts.fact_lines import FactLines
from cma_roadmap.rendering.messages.english.whole import ENGLISH
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.ink import paper_of
from cma_roadmap.rendering.page.paper import Line
from cma_roadmap.rendering.page.tables import page_text, readable, under
from cma_roadmap.rendering.pages.career import (
    career_sections,
    career_steps,
    career_ways,
    travel_sections,
)
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_lookup import Pay, Place
from cma_roadmap.rendering.pages.career.pay_table import place as place_name
from cma_roadmap.rendering.pages.states.state_head import top
from cma_roadmap.rendering.text.visible import visible

Section = tuple[str, Callable[[CareerView], Iterator[Line]]]

_WHOLE: tuple[Section, ...] = (
    ("pay", career_sections.pay),
    ("by-state", career_sections.by_state),
    ("outlook", career_sections.outlook),
    ("premium", career_sections.premium),
    ("settings", career_sections.settings),
    ("work", career_sections.work),
    ("steps", career_steps.table),
    ("one-by-one", career_ways.one_by_one),
    ("travel", career_sections.travel),
    ("outcomes", career_sections.outcomes),
    ("unknown", career_sections.unknown),
)
_STATE: tuple[Section, ...] = (
    ("pay", career_sections.pay),
    ("areas", career_sections.areas),
    ("steps", career_steps.table),
    ("asks", career_ways.asks),
    ("outlook", career_sections.outlook),
    ("premium", career_sections.premium),
    ("settings", career_sections.settings),
    ("work", career_sections.work),
    ("travel", career_sections.travel),
    ("unknown", career_sections.unknown),
)
_TRAVEL: tuple[Section, ...] = (
    ("pay", career_sections.pay),
    ("travel", career_sections.travel),
    ("side-by-side", travel_sections.side_by_side),
    ("credentials", travel_sections.credentials),
    ("crossing", travel_sections.crossing),
    ("open", travel_sections.open_questions),
    *(section for section in _STATE if section[0] not in ("pay", "areas", "travel")),
)
_AREA = tuple(section for section in _STATE if section[0] != "areas")


def render_career(
    career: Career,
    wages: Wages,
    sources: Mapping[str, Source],
    place: Place,
    day: date,
    width: int,
    *,
    color: bool,
    travel: TwoStates | None = None,
    names: Mapping[str, str] | None = None,
    phrases: Mapping[str, str] = ENGLISH,
) -> str:
    """The page as text: whole for the country, and short on all but pay for one `place`.

    With `travel`, what work in a second state asks for comes first after the pay; `names` are those
    of the catalogue's credentials, by id.
    """
    words = Words(phrases)
    paper = readable(paper_of(width))
    told = FactLines(day, words, Cited(sources, {}, words), paper)
    view = CareerView(career, Pay.of(wages), place, told, travel, names or {})
    return page_text(_lines(view), color=color)


def _lines(view: CareerView) -> Iterator[Line]:
    words, paper = view.words, view.told.paper
    yield from top(_title(view), _head(view), paper)
    for name, section in _sections(view):
        yield from under(words(f"career.heading.{name}"), section(view))
    yield from under(words("view.label.sources"), view.told.cited.lines(paper))
    yield from under(words("career.heading.credits"), _credits(view))


def _sections(view: CareerView) -> tuple[Section, ...]:
    if view.travel is not None:
        return _TRAVEL
    return _AREA if view.place.area else _STATE if view.place.state else _WHOLE


def _title(view: CareerView) -> str:
    row = view.place.area or view.place.state
    if row is None:
        return view.words("career.title")
    name = place_name(row, view.words)
    if view.travel is not None:
        return view.words("career.title-travel", place=name, there=view.travel.there.name)
    return view.words("career.title-place", place=name)


def _head(view: CareerView) -> Iterator[tuple[str, str]]:
    words, wages = view.words, view.pay.wages
    text = words("career.survey-of", period=wages.period, published=wages.published)
    doubt = words(f"state.doubt.{wages.confidence}")
    yield words("career.head.pay"), text + doubt + view.pay_refs()
    yield words("career.head.day"), words("view.day", day=view.told.day)
    yield words("states.head.checked"), words("view.day", day=view.career.checked)
    state = view.place.state
    if state is not None and state.kind == "state":
        yield words("career.head.rules"), _rules_of(state.area, view)


def _rules_of(state: str, view: CareerView) -> str:
    there = view.travel.there if view.travel else None
    if there is None or there.state is None:
        return view.words("career.state-rules", state=state)
    return view.words("career.state-rules-both", state=state, there=there.id)


def _credits(view: CareerView) -> Iterator[Line]:
    """What the agencies whose data this is want to be said with it."""
    cited = view.told.cited
    indent = len(str(len(cited.numbers))) + 4
    for name, number in cited.numbers.items():
        source = cited.sources[name]
        if source.tier is Tier.GOVERNMENT and source.note:
            lead = f" [{number}] ".rjust(indent)
            yield from view.told.paper.hanging(lead, visible(source.note))
