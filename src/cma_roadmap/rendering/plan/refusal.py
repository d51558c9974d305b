"""When the goal cannot be met: the rule tree with its verdicts, and commands that work."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from datetime import date

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Assessment, Verdict
from cma_roadmap.model.results.guesses import SetTimes
from cma_roadmap.model.results.roadmap import Alternative, Goal, Roadmap, WhatIf
from cma_roadmap.model.results.route_search import RouteSearch, RouteWish
from cma_roadmap.model.results.unknown_price import known_part
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.unknowns import with_unknown
from cma_roadmap.rendering.messages.words import Words


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the rule; `depth` counts the clauses above it."""

    depth: int
    verdict: Verdict
    text: str
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that works, with the command that plans it, option by option."""

    number: int
    change: str
    result: str
    command: tuple[str, ...]


def clauses(roadmap: Roadmap, words: Words) -> tuple[Clause, ...]:
    """Why not: the clauses of the pathway, top down, judged on the day of asking.

    None if all are met. Where the rules would let the person in, the dates say no: then what they
    break is told.
    """
    if roadmap.steps and roadmap.pathway.verdict is not Verdict.UNMET:
        return tuple(_broken(roadmap, words))
    found = tuple(_clauses(roadmap.pathway.tree, 0, roadmap.today, words))
    return () if all(clause.verdict is Verdict.MET for clause in found) else found


def _broken(roadmap: Roadmap, words: Words) -> Iterator[Clause]:
    titles = {planned.step.id: planned.step.title for planned in roadmap.steps}
    for finding in roadmap.findings:
        if finding.severity is Severity.PROBLEM:
            text = words.say(finding.message)
            place = titles.get(finding.step) if finding.step else None
            step = words.say(place) if place else text
            yield Clause(0, Verdict.UNMET, step, text, finding.sources)


def _clauses(node: Assessment, depth: int, day: date, words: Words) -> Iterator[Clause]:
    reason = words.say(node.reason)
    yield Clause(depth, node.verdict(day), node.text, reason, node.sources)
    for child in node.children:
        yield from _clauses(child, depth + 1, day, words)


def ways_out(roadmap: Roadmap, words: Words) -> tuple[WayOut, ...]:
    """The alternatives, in the order in which planning ranked them."""
    return tuple(
        WayOut(
            number,
            words.say(found.change),
            words("view.way-out", day=found.certified_on, cost=_cost(found, words)),
            command(roadmap.goal, found.applies, roadmap.search),
        )
        for number, found in enumerate(roadmap.alternatives, 1)
    )


def _cost(found: Alternative, words: Words) -> str:
    """What it costs, with what is not known of that."""
    known = known_part(found.cost, found.partial)
    return with_unknown(words.amount(known) if known else None, found.not_known, words)


def command(
    goal: Goal, applies: Mapping[str, str], search: RouteSearch | None = None
) -> tuple[str, ...]:
    """The words of the command that asks for `goal` with some options changed.

    With `search` it is the search that is asked for again.
    """
    move = goal.move_to
    one = search is None or len(search.wish.credentials) == 1
    asked = {
        "credential": goal.credential if one else None,
        "pathway": goal.pathway,
        "program": goal.program,
        "award": str(goal.award) if goal.award else None,
        "state": goal.state,
        "move-to": f"{move.state}@{move.on}" if move else None,
        "start": goal.start.isoformat() if goal.start else None,
        "finish-by": goal.finish_by.isoformat() if goal.finish_by else None,
        "hours-per-week": str(goal.hours_per_week) if goal.hours_per_week else None,
        **_times(goal.times),
        "sit-early": "" if goal.sit_early else None,
        "no-breaks": "" if goal.no_breaks else None,
        "no-pins": "" if goal.no_pins else None,
        "horizon": str(goal.horizon) if goal.horizon != 1 else None,
    }
    asked |= {
        "budget": _plain(goal.budget),
        "max-per-month": _plain(goal.per_month),
    }
    asked |= _searched(search.wish) if search else {}
    asked |= applies
    parts = ["cma-roadmap plan"]
    for name, value in asked.items():
        if value is not None:
            flag = value in ("", "true")
            parts.append(f"--{name}" if flag else f"--{name} {shlex.quote(value)}")
    parts += [f"--if {shlex.quote(text)}" for text in _what_ifs(goal.what_if)]
    return tuple(parts)


def _times(times: SetTimes) -> dict[str, str | None]:
    """Times that were set, as options."""
    set_ = times._asdict().items()
    return {name.replace("_", "-"): None if n is None else str(n) for name, n in set_}


def _searched(wish: RouteWish) -> dict[str, str | None]:
    """What was searched for, as options."""
    wanted, near = wish.wanted, wish.wanted.near
    return {
        "prefer": wish.prefer.value,
        "budget": _plain(wish.budget),
        "max-per-month": _plain(wish.per_month),
        "state": wanted.state,
        "near": near.place.split(" ", 1)[0] if near else None,
        "within": f"{near.within:f}" if near else None,
        "max-cost": _plain(wanted.max_cost),
        "max-months": str(wanted.max_months) if wanted.max_months else None,
        "accredited": wanted.accredited.value if wanted.accredited else None,
        "award": wanted.award.value if wanted.award else None,
    }


def _plain(amount: Money | None) -> str | None:
    """Dollars as the command reads them, without cents where there are none."""
    if amount is None:
        return None
    whole = amount.amount == amount.amount.to_integral_value()
    return f"{amount.amount:.0f}" if whole else f"{amount.amount:.2f}"


def _what_ifs(asked: WhatIf) -> Iterator[str]:
    if asked.failed_exams:
        yield f"fail-exam={asked.failed_exams}"
    yield from (f"delay={delay.step}:{delay.days}d" for delay in asked.delays)
    yield from (f"lapse={card}" for card in asked.lapsed)
