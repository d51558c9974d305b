"""Travel work between two states: the states side by side, what each takes, what is done anew."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.jurisdiction import Accepted, NeededFor
from cma_roadmap.model.definitions.labor import PayRow
from cma_roadmap.model.traveling.two_states import CrossedStep, Crossing, StateSide, TwoStates
from cma_roadmap.rendering.page.blocks import (
    Block,
    Break,
    Item,
    Items,
    Mark,
    Paragraph,
    Tone,
    asked,
    listed,
)
from cma_roadmap.rendering.page.table_blocks import Column, SideBySide, Table
from cma_roadmap.rendering.pages.career.career_view import CareerView
from cma_roadmap.rendering.pages.career.pay_figures import difference
from cma_roadmap.rendering.pages.career.pay_lookup import MEDICAL_ASSISTANT, is_sure, more_than
from cma_roadmap.rendering.pages.career.travel_cells import side_rows
from cma_roadmap.rendering.pages.states.state_sections import ToldState, accepts, no_proof
from cma_roadmap.rendering.pages.states.state_ways import StateWays
from cma_roadmap.rendering.text.said import cite

_LEAST, _MOST = 34, 60
"""How many cells of a terminal a state needs beside the other, and how many it has use for."""


def pay_of_both(here: PayRow | None, travel: TwoStates, view: CareerView) -> Iterator[Item]:
    """By how much the middle pay differs, or why the two must not be compared."""
    words = view.words
    there = view.pay.row(MEDICAL_ASSISTANT, travel.there.id)
    if there is None:
        yield Item(words("travel.no-pay", name=travel.there.name), Mark.UNKNOWN)
        return
    for side, row in ((travel.here, here), (travel.there, there)):
        if row is not None and not is_sure(row):
            text = words("travel.unsure-pay", name=side.name) + view.pay_cited
            yield Item(text, Mark.UNKNOWN)
    more = more_than(there, here)
    if more is not None:
        differs = words(
            "travel.pay-difference",
            here=travel.here.name,
            there=travel.there.name,
            difference=difference(more, view.currency),
        )
        yield Item(differs + view.pay_cited, tone=Tone.STRONG)


def side_by_side(view: CareerView) -> Iterator[Block]:
    """What one needs to work in each, in two columns, or one state after the other."""
    for number, travel in enumerate(view.travels):
        sides = (travel.here, travel.there)
        heads = tuple(side.name for side in sides)
        if number:
            yield Break()
        yield SideBySide(heads, side_rows(sides, view.facts), _LEAST, _MOST)


def credentials(view: CareerView) -> Iterator[Block]:
    """Which certificates each state's rules take: by name, then all that they say."""
    for number, travel in enumerate(view.travels):
        if number:
            yield Break()
        yield from _credentials(travel, view)


def _credentials(travel: TwoStates, view: CareerView) -> Iterator[Block]:
    words = view.words
    columns = (
        Column("credential", words("travel.column.credential"), flexible=True),
        Column("here", travel.here.name),
        Column("there", travel.there.name),
    )
    rows = tuple(
        (
            view.names.get(one.credential, one.credential),
            _taken(one.here, travel.here, view),
            _taken(one.there, travel.there, view),
        )
        for one in travel.credentials
    )
    if rows:
        yield Table(columns, rows, "credential")
        yield Break()
        yield Paragraph(words("travel.taken-legend"), Tone.ASIDE)
    yield Items(
        tuple(
            Item(side.name, tone=Tone.STRONG, body=tuple(_accepts(side, view)))
            for side in (travel.here, travel.there)
        )
    )


def _taken(accepted: Accepted | None, side: StateSide, view: CareerView) -> str:
    if accepted is not None:
        return view.words(f"travel.taken.{accepted}")
    return view.words("travel.taken.unsaid" if side.is_recorded else "word.unknown")


def _accepts(side: StateSide, view: CareerView) -> Iterator[Block]:
    if side.state is None or not side.state.accepts:
        known = "none" if side.is_recorded else "unknown"
        yield Paragraph(view.words(f"travel.accepts.{known}"), Tone.ASIDE)
        return
    ways = StateWays(side.state, view.facts, view.names)
    yield from accepts(ToldState(side.state, view.facts, ways, view.names))


def crossing(view: CareerView) -> Iterator[Block]:
    """What carries over from home to the other state, what stays behind, what is done anew."""
    for number, travel in enumerate(view.travels):
        if number:
            yield Break()
        yield from _crossing(travel, view)


def _crossing(travel: TwoStates, view: CareerView) -> Iterator[Block]:
    words, there = view.words, travel.there.name
    yield from listed(_carried(travel, view))
    for side in (travel.here, travel.there):
        if side.is_older and side.state is not None:
            older = words("state.older", day=view.facts.day, checked=side.state.checked)
            yield Paragraph(words("travel.open", name=side.name, text=older), Tone.WARNING)
    yield from listed(_to_do(travel, view))
    state = travel.there.state
    who = state.agency.name if state and state.agency else words("state.somebody")
    yield from asked([words("travel.ask-agency", there=there, agency=who)])


def _carried(travel: TwoStates, view: CareerView) -> Iterator[Item]:
    """What holds in both states, and what ends at the line."""
    words, here, there = view.words, travel.here.name, travel.there.name
    yield Item(words("travel.national", there=there))
    if not travel.here.is_recorded:
        yield Item(words("travel.leave-unknown", here=here), Mark.UNKNOWN)
    for paper in travel.here.papers:
        last = paper == travel.here.papers[-1]
        keep = (Paragraph(words("travel.keep", here=here), Tone.ASIDE),) if last else ()
        yield Item(words("finding.move_ends", way=paper, here=here, there=there), body=keep)
    if travel.is_training_local:
        yield Item(words("finding.move_trained", here=here, there=there))


def _to_do(travel: TwoStates, view: CareerView) -> Iterator[Item]:
    """The steps of the new state, by what becomes of them."""
    words, there = view.words, travel.there.name
    if not travel.there.is_recorded:
        yield Item(words("travel.anew-unknown", there=there), Mark.UNKNOWN, Tone.WARNING)
        return
    if not travel.steps:
        yield Item(words("travel.nothing-recorded", there=there))
    for answer in Crossing:
        found = [_crossed(one, view) for one in travel.steps if one.crossing is answer]
        if found:
            head = words(f"travel.crossing.{answer}", there=there)
            yield Item(head, tone=Tone.STRONG, body=tuple(listed(found)))


def _crossed(one: CrossedStep, view: CareerView) -> Item:
    ways = ", ".join(map(str, one.ways))
    text = view.words("travel.step" if ways else "travel.step-all", title=one.step.title, ways=ways)
    if one.step.needed_for is NeededFor.TASKS:
        text = view.words("travel.step-tasks", text=text)
    return Item(text + cite(one.step.rule.at(view.facts.day).sources))


def open_questions(view: CareerView) -> Iterator[Block]:
    """What was looked for and not found in either state, and where nothing was looked for."""
    words, texts = view.words, []
    sides = {side.id: side for one in view.travels for side in (one.here, one.there)}
    for side in sides.values():
        if side.state is None:
            texts.append(words("travel.unkept", name=side.name))
            continue
        unknown = side.state.unknown
        open_ = unknown if side.is_recorded else (no_proof(side.state, view.facts), *unknown)
        texts += [words("travel.open", name=side.name, text=text) for text in open_]
    yield from asked(texts)
