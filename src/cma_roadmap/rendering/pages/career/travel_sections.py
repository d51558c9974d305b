"""Travel work between two states: the states side by side, what each takes, what is done anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cma_roadmap.model.definitions.jurisdiction import Accepted, NeededFor
from cma_roadmap.model.definitions.labor import PayRow
from cma_roadmap.model.results.two_states import Crossing, StateSide, TwoStates
from cma_roadmap.rendering.page.paper import BLANK, Ink, Line, Piece
from cma_roadmap.rendering.page.tables import TableRow, bullet, columns, remark, table
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.old_state_sections import StatePage, accepts, no_proof
from cma_roadmap.rendering.pages.career.old_state_ways import StepLines
from cma_roadmap.rendering.pages.career.pay_figures import difference
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, is_sure, more_than
from cma_roadmap.rendering.pages.career.travel_cells import side_rows
from cma_roadmap.rendering.text.visible import visible

_DASH = Piece("-")
_ASKED = Piece("?", Ink.WARNING)
_BESIDE, _LEAST, _MOST = 104, 34, 60


def pay_of_both(here: PayRow | None, travel: TwoStates, view: CareerView) -> Iterator[Line]:
    """By how much the middle pay differs, or why the two must not be compared."""
    paper, words = view.told.paper, view.words
    there = view.pay.row(MEDICAL_ASSISTANT, travel.there.id)
    if there is None:
        text = words("travel.no-pay", name=visible(travel.there.name))
        yield from bullet(paper, 0, _ASKED, text)
        return
    for side, row in ((travel.here, here), (travel.there, there)):
        if row is not None and not is_sure(row):
            text = words("travel.unsure-pay", name=visible(side.name)) + view.pay_refs()
            yield from bullet(paper, 0, _ASKED, text)
    more = more_than(there, here)
    if more is not None:
        text = words(
            "travel.pay-difference",
            here=visible(travel.here.name),
            there=visible(travel.there.name),
            difference=difference(more, view.currency),
        )
        yield from bullet(paper, 0, _DASH, text + view.pay_refs(), Ink.STRONG)


def side_by_side(view: CareerView) -> Iterator[Line]:
    """What one needs to work in each, in two columns, or one state after the other."""
    if view.travel is None:
        return
    sides = (view.travel.here, view.travel.there)
    heads = [visible(side.name) for side in sides]
    rows = side_rows(sides, view.told)
    drawn = table(heads, rows, view.told.paper, wide=_BESIDE, least=_LEAST, most=_MOST)
    yield from _one_by_one(heads, rows, view) if drawn is None else drawn


def _one_by_one(heads: Sequence[str], rows: Sequence[TableRow], view: CareerView) -> Iterator[Line]:
    paper = view.told.paper
    for number, head in enumerate(heads):
        if number:
            yield BLANK
        yield from paper.hanging(" ", head, Ink.STRONG)
        for row in rows:
            yield from bullet(paper, 0, _DASH, f"{row.label}:")
            for piece in row.cells[number]:
                yield from paper.hanging("     ", piece.text, piece.ink)


def credentials(view: CareerView) -> Iterator[Line]:
    """Which certificates each state's rules take: by name, then all that they say."""
    travel = view.travel
    if travel is None:
        return
    words, paper = view.words, view.told.paper
    heads = ["", visible(travel.here.name), visible(travel.there.name)]
    rows = [
        [
            visible(view.names.get(one.credential, one.credential)),
            _taken(one.here, travel.here, view),
            _taken(one.there, travel.there, view),
        ]
        for one in travel.credentials
    ]
    if rows:
        drawn = columns([heads, *rows], paper, 0, 1)
        yield from _sentences(heads, rows, view) if drawn is None else drawn
        yield BLANK
        yield from remark(paper, -1, words("travel.taken-legend"))
    for side in (travel.here, travel.there):
        yield from bullet(paper, 0, _DASH, visible(side.name), Ink.STRONG)
        yield from _accepts(side, view)


def _sentences(
    heads: Sequence[str], rows: Sequence[Sequence[str]], view: CareerView
) -> Iterator[Line]:
    for name, *answers in rows:
        told = "; ".join(f"{h}: {text}" for h, text in zip(heads[1:], answers, strict=True))
        yield from view.told.paper.hanging(" - ", f"{name}. {told}")


def _taken(accepted: Accepted | None, side: StateSide, view: CareerView) -> str:
    if accepted is not None:
        return view.words(f"travel.taken.{accepted}")
    return view.words("travel.taken.unsaid" if side.is_recorded else "word.unknown")


def _accepts(side: StateSide, view: CareerView) -> Iterator[Line]:
    told = replace(view.told, paper=replace(view.told.paper, width=view.told.paper.width - 2))
    if side.state is None or not side.state.accepts:
        known = "none" if side.is_recorded else "unknown"
        yield from remark(view.told.paper, 0, view.words(f"travel.accepts.{known}"))
        return
    page = StatePage(side.state, told, StepLines(side.state, told, view.names), view.names)
    for drawn in accepts(page):
        yield (Piece("  "), *drawn)


def crossing(view: CareerView) -> Iterator[Line]:
    """What carries over from home to the other state, what stays behind, what is done anew."""
    travel = view.travel
    if travel is None:
        return
    words, paper = view.words, view.told.paper
    here, there = visible(travel.here.name), visible(travel.there.name)
    yield from bullet(paper, 0, _DASH, words("travel.national", there=there))
    if not travel.here.is_recorded:
        yield from bullet(paper, 0, _ASKED, words("travel.leave-unknown", here=here))
    for paper_name in travel.here.papers:
        text = words("finding.move_ends", way=paper_name, here=here, there=there)
        yield from bullet(paper, 0, _DASH, text)
    if travel.here.papers:
        yield from remark(paper, 0, words("travel.keep", here=here))
    if travel.is_training_local:
        text = words("finding.move_trained", here=here, there=there)
        yield from bullet(paper, 0, _DASH, text)
    for side in (travel.here, travel.there):
        if side.is_older and side.state is not None:
            text = words("state.older", day=view.told.day, checked=side.state.checked)
            said = words("travel.open", name=visible(side.name), text=text)
            yield from remark(paper, 0, said, Ink.WARNING)
    yield from _to_do(travel, view)
    state = travel.there.state
    who = state.agency.name if state and state.agency else words("state.somebody")
    yield from bullet(paper, 0, _ASKED, words("travel.ask-agency", there=there, agency=who))


def _to_do(travel: TwoStates, view: CareerView) -> Iterator[Line]:
    """The steps of the new state, by what becomes of them."""
    words, paper, there = view.words, view.told.paper, visible(travel.there.name)
    if not travel.there.is_recorded:
        yield from bullet(paper, 0, _ASKED, words("travel.anew-unknown", there=there), Ink.WARNING)
        return
    if not travel.steps:
        yield from bullet(paper, 0, _DASH, words("travel.nothing-recorded", there=there))
    for answer in Crossing:
        found = [one for one in travel.steps if one.crossing is answer]
        if found:
            text = words(f"travel.crossing.{answer}", there=there)
            yield from bullet(paper, 0, _DASH, text, Ink.STRONG)
        for one in found:
            ways = ", ".join(map(str, one.ways))
            code = "travel.step" if ways else "travel.step-all"
            refs = view.told.cited.refs(one.step.rule.at(view.told.day).sources)
            text = words(code, title=one.step.title, ways=ways)
            if one.step.needed_for is NeededFor.TASKS:
                text = words("travel.step-tasks", text=text)
            yield from bullet(paper, 1, _DASH, text + refs)


def open_questions(view: CareerView) -> Iterator[Line]:
    """What was looked for and not found in either state, and where nothing was looked for."""
    if view.travel is None:
        return
    for side in (view.travel.here, view.travel.there):
        name, paper = visible(side.name), view.told.paper
        if side.state is None:
            yield from bullet(paper, 0, _ASKED, view.words("travel.unkept", name=name))
            continue
        texts = map(visible, side.state.unknown)
        for text in texts if side.is_recorded else (no_proof(side.state, view.told), *texts):
            said = view.words("travel.open", name=name, text=text)
            yield from bullet(paper, 0, _ASKED, said)
