"""The head of a roadmap: what it leads to, by when, for how much, from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.money import total
from cma_roadmap.rendering.messages.words import Words, nearest_months
from cma_roadmap.rendering.plan.assumed_set_backs import assumed, effects
from cma_roadmap.rendering.plan.other_roads import how_found
from cma_roadmap.rendering.plan.place_lines import place_lines


@dataclass(frozen=True, slots=True)
class HeadFact:
    """One line of the head. `key` names it for renderers that set it apart."""

    key: str
    label: str
    text: str


def title(roadmap: Roadmap, words: Words) -> str:
    """`Your road to …`, or the honest no, or the care of a certificate that is held."""
    name = roadmap.credential_name
    if roadmap.feasible and any(assumed(roadmap, words)):
        return words("view.title.what_if", credential=name)
    if not roadmap.feasible:
        searched = roadmap.search is not None and len(roadmap.search.wish.credentials) > 1
        return words("view.title.nothing" if searched else "view.title.refused", credential=name)
    held = roadmap.certified_on is not None and roadmap.certified_on <= roadmap.today
    return words("view.title.held" if held else "view.title", credential=name)


def head_facts(roadmap: Roadmap, words: Words) -> tuple[HeadFact, ...]:
    """The facts of the head, those that are known, in order."""
    every = (
        *assumed(roadmap, words),
        *(_certificate(roadmap, words) if roadmap.feasible else ()),
        *_money(roadmap, words),
        *effects(roadmap, words),
        *_route(roadmap, words),
        *_found(roadmap, words),
        *_asked(roadmap, words),
    )
    return tuple(HeadFact(key, words(f"view.head.{key}"), text) for key, text in every)


def _certificate(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    certified = roadmap.certified_on
    if certified is not None and certified <= roadmap.today:
        yield "since", words("view.day", day=certified)
    elif certified is not None:
        start = max(roadmap.goal.start or roadmap.today, roadmap.today)
        months = nearest_months(start, certified)
        if start > roadmap.today:
            yield "certified", words("view.certified-start", day=certified, months=months)
        else:
            yield "certified", words("view.certified-today", day=certified, months=months)
    if roadmap.expires_on is not None:
        yield "valid", words("view.day", day=roadmap.expires_on)


def _money(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    cost = roadmap.cost
    held = roadmap.certified_on is None or roadmap.certified_on <= roadmap.today
    key, amount = ("spent", cost.total) if held else ("cost", cost.to_certificate)
    open_ended = cost.unknown if held else cost.unknown_to_certificate
    if not roadmap.feasible and roadmap.goal.finish_by is not None:
        return
    if not roadmap.steps or amount == total(()):
        if open_ended:
            yield key, words("view.cost-unknown")
        return
    code = "view.cost" if amount.low == amount.high else "view.cost-likely"
    text = words(code, amount=words.amount(amount), likely=amount.likely)
    yield key, words("view.at-least", amount=text) if open_ended else text


def _route(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    name = roadmap.pathway.name
    unsure = roadmap.pathway.verdict is Verdict.UNKNOWN
    yield "pathway", words("view.cannot-tell", pathway=name) if unsure else name
    program = roadmap.program
    if program is not None:
        code = "view.program-typical" if program.typical else "view.program"
        place = program.institution
        whole = f"{program.name}, {place}" if place and place not in program.name else program.name
        if program.city and program.state:
            whole = f"{whole} ({program.city}, {program.state})"
        yield "program", words(code, program=whole)


def _found(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    told = how_found(roadmap, words)
    if told is not None:
        yield "found", told


def _asked(roadmap: Roadmap, words: Words) -> Iterator[tuple[str, str]]:
    goal = roadmap.goal
    if goal.start is not None:
        yield "start", words("view.start", day=goal.start, today=roadmap.today)
    else:
        yield "today", words("view.day", day=roadmap.today)
    if goal.finish_by is not None:
        yield "finish", words("view.day", day=goal.finish_by)
    if goal.hours_per_week is not None:
        yield "pace", words("view.pace", hours=goal.hours_per_week)
    yield from place_lines(roadmap, words)
    if roadmap.as_of is not None:
        yield "rules", words("view.day", day=roadmap.as_of)
