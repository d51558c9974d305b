"""The states of a plan in its head: how each deals with the work, and from when one may work."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.roadmap import PlannedState, Roadmap
from cma_roadmap.rendering.messages.words import Words

_ASKS_TO_WORK = (Regime.CERTIFICATION, Regime.REGISTRATION)


def place_lines(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    """Keys and texts of the head; the two letters alone where nothing is known of a state."""
    if roadmap.goal.state is not None and not roadmap.states:
        yield "state", roadmap.goal.state
    for place in roadmap.states:
        said = _place(place, words)
        if place.since is None:
            yield "state", said
        else:
            yield "move", words("view.place-moved", place=said, day=place.since)
        work = _work(place, roadmap, words)
        if work is not None:
            yield "work" if place.since is None else "move-work", work


def _place(place: PlannedState, words: Words) -> str:
    """The state, and in a few words what it asks for."""
    name = place.name
    match place.regime:
        case None | Regime.NONE_RECORDED:
            return words("view.place-none", state=name, checked=place.checked)
        case Regime.NONE:
            return words("view.place-open", state=name)
        case Regime.TASK_LIMITED if place.route is None:
            return words("view.place-tasks", state=name)
        case _ if place.route is None:
            return name
        case Regime.TASK_LIMITED:
            return words("view.place-tasks-route", state=name, route=place.route)
        case _:
            return words("view.place-route", state=name, route=place.route)


def _work(place: PlannedState, roadmap: Roadmap, words: Words) -> str | None:
    """From when one may work, where the state asks for something before that."""
    steps = {planned.step.id: planned for planned in roadmap.steps}
    ready, permit = steps.get(place.ready or ""), steps.get(place.permit or "")
    if place.regime not in _ASKS_TO_WORK or ready is None:
        return None
    if permit is None:
        return words("view.work-from", day=ready.timing.start)
    return words(
        "view.work-permit",
        permit=permit.timing.start,
        name=words.say(permit.step.title),
        day=ready.timing.start,
    )
