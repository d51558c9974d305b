"""The states of a plan in JSON: the way in that is planned, what it rests on, and the others.

The packing list for work in other states is judged by the same rules, and stands here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cma_roadmap.model.results.planned_state import PlannedState, StateWay
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.rendering.json.clause_document import tree_document
from cma_roadmap.rendering.json.json_text import iso
from cma_roadmap.rendering.messages.phrases import in_words, say
from cma_roadmap.sentences.catalog import ENGLISH

if TYPE_CHECKING:  # types cost a start nothing
    from datetime import date
    from typing import Any

    from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
    from cma_roadmap.model.traveling.packing import Assignment, Carried, Packed, PackingList
    from cma_roadmap.model.traveling.two_states import CrossedStep, StateSide, TwoStates, WayIn
    from cma_roadmap.rendering.json.shapes import career as career_types
    from cma_roadmap.rendering.json.shapes import eligibility as types

    Cite = Callable[[str, Confidence], None]
    Rules = Callable[[Jurisdiction], Any]


def states_of(roadmap: Roadmap) -> list[types.PlannedState]:
    """The states of a plan, the present one first."""
    begins = {planned.step.id: planned.timing.start for planned in roadmap.steps}
    return [_state(place, begins) for place in roadmap.states]


def _state(place: PlannedState, begins: Mapping[str, date]) -> types.PlannedState:
    """One state of a plan; `begins` has the first days of the steps by their ids."""
    on = place.on
    return {
        "state": place.state,
        "name": place.name,
        "regime": place.regime,
        "checked": place.checked.isoformat(),
        "since": iso(place.since),
        "route": place.route,
        "ready": place.ready,
        "may_work_from": iso(begins.get(place.ready or "")),
        "permit": place.permit,
        "verdict": place.verdict,
        "all_tasks": place.all_tasks,
        "lacks": [say(lack) for lack in place.lacks],
        "to_do": list(place.to_do),
        "on": iso(on),
        "tree": tree_document(place.tree, on) if place.tree is not None and on else None,
        "other_routes": [route_document(way) for way in place.others],
    }


def route_document(way: StateWay) -> types.StateRoute:
    """A way into the work, judged for one person."""
    return {
        "name": way.name,
        "verdict": way.verdict,
        "work": way.work,
        "permit": way.permit,
        "from": iso(way.opens),
        "lacks": [say(lack) for lack in way.lacks],
        "to_do": list(way.to_do),
    }


def travel_between(
    travel: TwoStates,
    pay: career_types.PayThereAndHere,
    names: Mapping[str, str],
    rules: Rules,
) -> career_types.TravelBetween:
    """`here` is home, `there` the state of the travel work; `pay` holds a row of each.

    `rules` puts a whole state in JSON.
    """
    return {
        "here": _side(travel.here, rules),
        "there": _side(travel.there, rules),
        "pay": pay,
        "credentials": [
            {
                "credential": one.credential,
                "name": names.get(one.credential),
                "here": one.here,
                "there": one.there,
            }
            for one in travel.credentials
        ],
        "crossing": {
            "known": travel.there.is_recorded,
            "stays_behind": list(travel.here.papers),
            "training_is_local": travel.is_training_local,
            "steps": [_crossed(one) for one in travel.steps],
        },
    }


def _side(side: StateSide, rules: Rules) -> career_types.TravelSide:
    """`rules` is the whole state as in `states`; `null` where none are kept of it."""
    return {
        "id": side.id,
        "name": side.name,
        "recorded": side.is_recorded,
        "older": side.is_older,
        "certificate": side.certificate,
        "ways": [_way(way) for way in side.ways],
        "keeping": [step.id for step in side.keeping],
        "proofs": [step.id for step in side.proofs],
        "interim_permits": [step.id for step in side.permits],
        "papers": list(side.papers),
        "rules": rules(side.state) if side.state else None,
    }


def _way(way: WayIn) -> career_types.WayIn:
    route = way.route
    return {
        "route": route.id if route else None,
        "name": route.name if route else None,
        "steps": [step.id for step in way.steps],
    }


def _crossed(one: CrossedStep) -> career_types.CrossedStep:
    return {
        "step": one.step.id,
        "title": one.step.title,
        "answer": one.crossing,
        "ways": list(one.ways),
    }


def packing_document(packing: PackingList, cite: Cite) -> types.Packing:
    """The packing list; `cite` notes each source that it rests on, and how sure it is there."""
    return {
        "told": packing.told,
        "assignments": [_assignment(one, packing, cite) for one in packing.assignments],
        "cards": [_card(card, cite) for card in packing.cards],
        "usual_and_not_listed": list(packing.usual),
    }


def _assignment(one: Assignment, packing: PackingList, cite: Cite) -> types.PackedAssignment:
    return {
        "state": one.travel.there.id,
        "name": one.travel.there.name,
        "first": iso(one.asked.first),
        "last": iso(one.asked.last),
        "judged_on": one.first.isoformat(),
        "answer": one.answer,
        "route": one.way.name if one.way else None,
        "permit": one.way.permit if one.way else None,
        "opens": iso(one.opens),
        "closed_tasks": list(one.tasks),
        "papers": [_paper(packed, one, cite) for packed in one.papers],
        "cards": [
            {"card": packing.cards.index(card), "ending": ending} for card, ending in one.endings
        ],
        "other_routes": [route_document(way) for way in one.others],
    }


def _paper(packed: Packed, one: Assignment, cite: Cite) -> types.PackedPaper:
    step, state = packed.step, one.travel.there.state
    rule = step.rule.at(one.first)
    for name in rule.sources:
        cite(name, rule.confidence)
    asked = packed.standing in ("get", "ask")
    return {
        "step": step.id,
        "title": step.title,
        "kind": step.kind,
        "needed_for": step.needed_for,
        "tasks": list(step.tasks),
        "standing": packed.standing,
        "reason": say(packed.reason) if packed.reason else None,
        "start_by": iso(packed.latest),
        "wait_known": packed.wait_known,
        "ask": state.agency.name if asked and state and state.agency else None,
        "sources": list(rule.sources),
    }


def _card(card: Carried, cite: Cite) -> types.CarriedCard:
    for name in card.sources:
        cite(name, Confidence.MEDIUM)
    return {
        "kind": card.kind,
        "id": card.id,
        "name": in_words(card.name, ENGLISH),
        "state": card.state,
        "since": iso(card.since),
        "ends": iso(card.ends),
        "ends_latest": iso(card.ends_latest),
        "unsure": card.unsure,
        "sources": list(card.sources),
    }
