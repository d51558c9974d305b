"""Travel work between two states as JSON: both states whole, and what crossing the line means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cma_roadmap.model.results.two_states import CrossedStep, StateSide, TwoStates, WayIn
from cma_roadmap.rendering.json.definition_walk import Walk
from cma_roadmap.rendering.json.state_document import state_in_full

if TYPE_CHECKING:  # types cost a start nothing
    from cma_roadmap.rendering.json.shapes import career as types


def travel_between(
    travel: TwoStates,
    pay: types.PayThereAndHere,
    names: Mapping[str, str],
    walk: Walk,
) -> types.TravelBetween:
    """`here` is home, `there` the state of the travel work; `pay` holds a row of each."""
    return {
        "here": _side(travel.here, walk),
        "there": _side(travel.there, walk),
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


def _side(side: StateSide, walk: Walk) -> types.TravelSide:
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
        "rules": state_in_full(side.state, walk) if side.state else None,
    }


def _way(way: WayIn) -> types.WayIn:
    route = way.route
    return {
        "route": route.id if route else None,
        "name": route.name if route else None,
        "steps": [step.id for step in way.steps],
    }


def _crossed(one: CrossedStep) -> types.CrossedStep:
    return {
        "step": one.step.id,
        "title": one.step.title,
        "answer": one.crossing,
        "ways": list(one.ways),
    }
