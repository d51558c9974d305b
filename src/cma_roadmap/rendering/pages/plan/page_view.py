"""The page of a plan: all that its templates show, with every id and every way back decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.facts.footnotes import Notice
from cma_roadmap.rendering.facts.page_notes import Citations, PageSource, Ref
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.plan.hand_out import HandOut, hand_out
from cma_roadmap.rendering.pages.plan.page_aid import PageAid, page_aid
from cma_roadmap.rendering.pages.plan.page_steps import PagePanel, StepTeller
from cma_roadmap.rendering.plan.agenda import AgendaItem
from cma_roadmap.rendering.plan.beside_totals import ExtraNote
from cma_roadmap.rendering.plan.cash_flow import CashPart
from cma_roadmap.rendering.plan.refusal import Clause
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.svg import cash_picture, svg_panel
from cma_roadmap.rendering.svg.svg_timeline import picture
from cma_roadmap.rendering.text.markup import Safe

_MARKS = {Verdict.MET: "✓", Verdict.UNMET: "✗", Verdict.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class Pictures:
    """One picture twice: for wide screens and paper, and for narrow screens."""

    wide: Safe
    narrow: Safe


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause of the rule with its mark, its verdict in a word and its sources."""

    clause: Clause
    mark: str
    verdict: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """What the templates show beside `view`, whose order and words they keep."""

    view: RoadmapView
    refusal: tuple[CitedClause, ...]
    agenda: tuple[tuple[AgendaItem, tuple[Ref, ...]], ...]
    timeline: Pictures | None
    panels: tuple[PagePanel, ...]
    cash_bars: Pictures | None
    extras: tuple[tuple[ExtraNote, tuple[Ref, ...]], ...]
    aid: tuple[PageAid, ...]
    notices: tuple[tuple[Notice, tuple[Ref, ...]], ...]
    hand_out: HandOut | None
    sources: tuple[PageSource, ...]


def page_view(roadmap: Roadmap, phrases: Mapping[str, str]) -> PageView:
    """Decide the page; citations are numbered in the order in which it is read."""
    view, words, citations = build(roadmap, phrases), Words(phrases), Citations()
    clauses = tuple(_clauses(view, citations))
    to_do = view.agenda if view.feasible else ()
    first = tuple((item, citations.cite(item.refs)) for item in to_do)
    told = StepTeller(roadmap, view.notes, citations, words).panels(view.panels)
    beside = (view.extras, view.aid) if view.feasible else ((), ())
    extras = tuple((one, citations.cite(one.refs, one.label)) for one in beside[0])
    aid = tuple(page_aid(one, citations) for one in beside[1])
    notices = tuple((one, citations.cite(one.refs, _about(one, words))) for one in view.notices)
    return PageView(
        view=view,
        refusal=clauses,
        agenda=first,
        timeline=_timeline(view, words) if view.panels else None,
        panels=told,
        cash_bars=_cash_bars(view.cash_flow.parts[0], words) if view.cash_flow else None,
        extras=extras,
        aid=aid,
        notices=notices,
        hand_out=hand_out(roadmap, view.panels, view.notices, words),
        sources=citations.sources(view.sources),
    )


def _clauses(view: RoadmapView, citations: Citations) -> Iterator[CitedClause]:
    for clause in view.refusal:
        verdict = view.labels[f"verdict.{clause.verdict}"]
        refs = citations.cite(clause.refs, clause.text)
        yield CitedClause(clause, _MARKS[clause.verdict], verdict, refs)


def _about(notice: Notice, words: Words) -> str:
    return notice.about or words("page.note", number=notice.number)


def _timeline(view: RoadmapView, words: Words) -> Pictures:
    return Pictures(
        picture(view, svg_panel.WIDE, words, "wide"),
        picture(view, svg_panel.NARROW, words, "narrow"),
    )


def _cash_bars(part: CashPart, words: Words) -> Pictures | None:
    """The bars of a part; one sum has nothing to be compared with."""
    if sum(month.amount is not None for month in part.months) < 2 or not part.most:
        return None
    return Pictures(
        cash_picture.cash_picture(part, cash_picture.WIDE, words, "cash-wide"),
        cash_picture.cash_picture(part, cash_picture.NARROW, words, "cash-narrow"),
    )
