"""The sections of a plan's page but for its money: days, steps, warnings, roads, the no."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.phrases import day_in_words
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Command,
    Enumeration,
    Item,
    Items,
    Mark,
    Paragraph,
    Tone,
)
from cma_roadmap.rendering.page.plan_blocks import Checklist, StepReasons, StepTable, Timeline
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.pages.plan import plan_money
from cma_roadmap.rendering.pages.plan.known import known
from cma_roadmap.rendering.pages.plan.told_plan import ToldPlan
from cma_roadmap.rendering.pages.study.told_weeks import ToldWeeks
from cma_roadmap.rendering.plan.checklist import checklist
from cma_roadmap.rendering.plan.other_roads import OtherRoad
from cma_roadmap.rendering.plan.refusal import Clause
from cma_roadmap.rendering.plan.rows import Row, Shape
from cma_roadmap.rendering.text.paper import runs
from cma_roadmap.rendering.text.said import Said, cite

_VERDICTS = {Verdict.MET: Mark.MET, Verdict.UNMET: Mark.UNMET, Verdict.UNKNOWN: Mark.UNKNOWN}
_WEIGHTS = {
    Severity.PROBLEM: Tone.PROBLEM,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.STRONG,
}


_NAMED = frozenset({"step", "deadline"})
"""The columns that name their rows."""


def timeline(told: ToldPlan) -> Iterator[Block]:
    """All steps on the days they take."""
    view = told.view
    if view.panels:
        if not view.feasible:
            yield from (Paragraph(told.words("page.breaks"), Tone.WARNING), Break())
        yield Timeline(view.title, view.head, view.panels, view.labels)


def table(told: ToldPlan) -> Iterator[Block]:
    """The same in words."""
    if told.steps:
        names = ("step", "starts", "last-day", "length", "mark.float", "cost", "notes")
        first, second, third, fourth, fifth, sixth, last = map(told.head, names)
        heads = (first, second, third, fourth, fifth, sixth, last)
        caption = told.words("page.table_caption")
        yield StepTable(told.steps, heads, caption, told.view.labels["warning"])


def steps(told: ToldPlan) -> Iterator[Block]:
    """Why each step is where it is."""
    if told.steps:
        yield StepReasons(told.steps)


def agenda(told: ToldPlan) -> Iterator[Block]:
    """The next things to do, each with what to have ready."""
    items = []
    for one in told.view.agenda:
        body: list[Block] = [Paragraph(f"{one.when}. {one.limit}" + cite(one.sources))]
        if one.documents:
            body.append(Enumeration(one.listed, one.documents, one.to_tick))
        items.append(Item(one.title, one.number, Tone.STRONG, tuple(body)))
    yield from _items(items, to_do=True)


def decides(told: ToldPlan) -> Iterator[Block]:
    """The few warnings that decide something; all of them come later, under their numbers."""
    above = {clause.reason for clause in told.view.refusal}
    few = known(told.roadmap, told.view, told.words, above, "page.no-price")
    return _items(list(few))


def visits(told: ToldPlan) -> Iterator[Block]:
    """The days of every series, which is drawn as one row."""
    return _items([Item(f"{one.title}: {one.days}") for one in told.view.visits], to_do=True)


def study_weeks(told: ToldPlan) -> Iterator[Block]:
    """What to learn in which week, and where the rest of it is told."""
    if told.study is None:
        return
    plan, words = told.study, told.words
    weeks = ToldWeeks(plan, words)
    practice = weeks.practice()
    test = words("view.study.practice", practice=practice) if practice else ""
    hours = words("view.study.hours", hours=weeks.hours())
    yield Paragraph(" ".join(filter(None, (hours, test))))
    yield from _items(list(weeks.items()), to_do=True)
    yield Paragraph(words("view.study.more", credential=plan.credential.id))


def late_starts(told: ToldPlan) -> Iterator[Block]:
    """The last safe first day of every step."""
    rows = [(one.title, one.latest, one.room) for one in told.view.late_starts]
    caption = told.words("page.late_caption")
    yield from _table(told, ("step", "begin-by", "room"), rows, caption)


def deadlines(told: ToldPlan) -> Iterator[Block]:
    """Every last day that is still ahead, the first one first."""
    followed = told.roadmap.can_be_followed
    every = (row for panel in told.view.panels for row in panel.rows if followed(row.ids[0]))
    ahead = [row for row in every if row.bar.shape is Shape.DEADLINE and not row.bar.done]
    ahead.sort(key=lambda row: row.bar.end)
    rows = [
        (day_in_words(row.last_day) if row.last_day else "", row.title, _notes(row, told))
        for row in ahead
    ]
    caption = told.words("page.deadlines_caption")
    yield from _table(told, ("last-day", "deadline", "notes"), rows, caption)


def _notes(row: Row, told: ToldPlan) -> Said:
    warned = f" {told.view.labels['warning']} {runs(row.warnings)}" if row.warnings else ""
    return cite(row.sources) + warned


def _table(
    told: ToldPlan, names: Sequence[str], rows: Sequence[tuple[Said, ...]], caption: str
) -> Iterator[Block]:
    """Rows under the fixed words with these names."""
    if rows:
        named = next(name for name in names if name in _NAMED)
        columns = (
            Column(name, told.head(name), name == "begin-by", flexible=name == named, least=16)
            for name in names
        )
        yield Table(tuple(columns), tuple(rows), named, caption=caption)


def notices(told: ToldPlan) -> Iterator[Block]:
    """The warnings, under the numbers by which the steps name them."""
    items = []
    for one in told.view.notices:
        about = one.about or told.words("page.note", number=one.number)
        lead = f"{one.lead} ({one.about}):" if one.about else f"{one.lead}:"
        text = one.text + cite(one.sources)
        weight = _WEIGHTS[one.severity]
        items.append(Item(text, one.number, lead=lead, lead_tone=weight, about=about))
    if items:
        yield Items(tuple(items), anchor="note")


def refusal(told: ToldPlan) -> Iterator[Block]:
    """The rule, clause under clause, each with its verdict."""
    return _items(_clauses(told.view.refusal, told.view.labels))


def _clauses(clauses: Sequence[Clause], labels: Mapping[str, str]) -> list[Item]:
    """Clauses of one depth, each with those below it as its body."""
    starts = [at for at, one in enumerate(clauses) if one.depth == clauses[0].depth]
    return [
        _clause(clauses[at], _clauses(clauses[at + 1 : end], labels), labels)
        for at, end in pairwise([*starts, len(clauses)])
    ]


def _clause(clause: Clause, below: Sequence[Item], labels: Mapping[str, str]) -> Item:
    verdict = f"{sentence(labels[f'verdict.{clause.verdict}'])}:"
    alone = clause.reason in ("", clause.text)
    text = clause.text + cite(clause.sources if alone else ())
    reason = () if alone else (Paragraph(clause.reason + cite(clause.sources), Tone.ASIDE),)
    return Item(
        text,
        _VERDICTS[clause.verdict],
        body=(*reason, *_items(below)),
        lead=verdict,
        lead_tone=Tone.STRONG if clause.verdict is Verdict.UNMET else Tone.PLAIN,
        about=clause.text,
    )


def ways_out(told: ToldPlan) -> Iterator[Block]:
    """Changes that work, each with its command."""
    found = told.view.ways_out
    yield from _items(
        [
            Item(way.result, way.number, lead=f"{way.change}:", body=(Command(way.command),))
            for way in found
        ]
    )
    if found:
        yield Paragraph(told.view.labels["ways-out-note"], Tone.ASIDE)


def other_roads(told: ToldPlan) -> Iterator[Block]:
    """Roads that came close, each with its command."""
    return _roads(told.view.other_roads)


def other_ways(told: ToldPlan) -> Iterator[Block]:
    """The other ways in that are open, each with its command."""
    return _roads(told.view.other_ways)


def _roads(roads: Sequence[OtherRoad]) -> Iterator[Block]:
    return _items(
        [
            Item(
                road.road,
                road.number,
                Tone.STRONG,
                (Paragraph(_found(road)), Command(road.command)),
            )
            for road in roads
        ]
    )


def _found(road: OtherRoad) -> str:
    return f"{road.result} {road.safety}." if road.safety else road.result


def check(told: ToldPlan) -> Iterator[Block]:
    """What to tick off on paper."""
    view = told.view
    parts = checklist(told.roadmap, view.panels, told.words)
    if parts:
        asked = tuple(one for one in view.notices if one.severity is not Severity.INFO)
        yield Checklist(view.title, view.head[:2], parts, asked, *told.names)


def _items(items: Sequence[Item], *, to_do: bool = False) -> Iterator[Block]:
    if items:
        yield Items(tuple(items), to_do=to_do)


SECTIONS: Mapping[str, Callable[[ToldPlan], Iterator[Block]]] = {
    "refusal": refusal,
    "ways-out": ways_out,
    "other-ways": other_ways,
    "other-roads": other_roads,
    "timeline": timeline,
    "agenda": agenda,
    "know": decides,
    "visits": visits,
    "study-weeks": study_weeks,
    "late-starts": late_starts,
    "table": table,
    "steps": steps,
    "deadlines": deadlines,
    "notices": notices,
    "costs": plan_money.costs,
    "by-year": plan_money.by_year,
    "cash-flow": plan_money.cash_flow,
    "extras": plan_money.extras,
    "aid": plan_money.aid,
    "checklist": check,
}
"""How each section is told, by its key."""
