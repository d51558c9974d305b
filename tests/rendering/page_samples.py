"""Roadmaps for the picture and the page: month ends, a leap day, hostile text everywhere, many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cma_roadmap.model.definitions.profile import PromisedAid
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Dependency, Driver, Listed, Phase, StepKind
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.roadmap import Alternative, Goal, PlannedStep, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteSearch, RouteWish, RunnerUp, Safety
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.money.costing import summarize
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.sample_beside import poisoned_beside
from rendering.sample_parts import (
    PHRASES,
    Steps,
    clause,
    day,
    dollars,
    finding,
    price,
    program,
    roadmap,
    source,
    text,
)
from rendering.sample_roadmap import default_plan, hostile_plan, infeasible_plan


def speak_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The samples say anything at all, by codes of their own."""
    for code in PHRASES.keys() - ENGLISH.keys():
        monkeypatch.setitem(ENGLISH, code, PHRASES[code])


def month_ends_plan() -> Roadmap:
    """A leap day, month ends, and ties to explain."""
    steps = Steps(Phase.TRAINING)
    fees = [price("Tuition", dollars(900, 1000, 1500), "aama"), price("Books", None)]
    steps.add("course", "Course", "2027-08-31", "2028-02-29", critical=True, costs=fees)
    steps.phase = Phase.EXAMINATION
    steps.add(
        "apply",
        "Apply",
        "2028-02-29",
        critical=True,
        costs=[price("Exam fee", dollars(125), "aama")],
        documents=("Proof of graduation.",),
    )
    steps.add("window", "Testing window", "2028-02-29", "2028-05-31", kind=StepKind.WINDOW)
    steps.add("study", "Study", "2028-01-31", "2028-02-28", slack=1)
    steps.add("certified", "Certified", "2028-03-31", critical=True, kind=StepKind.MILESTONE)
    steps.add("by", "Last day to apply", "2029-02-28", kind=StepKind.DEADLINE)
    made = roadmap(
        steps,
        goal=Goal("cma-aama"),
        certified="2028-03-31",
        goal_step="examination.certified",
        findings=(finding(Severity.WARNING, "Ask about the books.", "training.course", "aama"),),
        sources=(source("aama", "AAMA", "Rules", Tier.OFFICIAL),),
    )
    tie = Dependency(
        "training.course",
        "examination.apply",
        min_lag=Duration(days=-1),
        max_lag=Duration(months=12),
        code="recency",
        source="aama",
    )
    held = Driver("predecessor", "training.course", date(2028, 2, 29), "aama")
    moved = tuple(_held(p, held) if p.step.id == "examination.apply" else p for p in made.steps)
    promised = PromisedAid.model_validate(
        {"name": "A grant", "amount": "50 USD", "on": "2028-02-01"}
    )
    cost = summarize(made.cost.lines, [promised])
    return replace(made, steps=moved, dependencies=(tie,), cost=cost)


def _held(planned: PlannedStep, driver: Driver) -> PlannedStep:
    return planned._replace(timing=planned.timing._replace(drivers=(driver,)))


def searched_plan() -> Roadmap:
    """A plan found by a search, to be done by a day, with a road that came close."""
    safe = Safety(Confidence.HIGH, 2, 40, 2)
    other = RunnerUp(
        "ccma-nha",
        "CCMA (NHA)",
        "training",
        "Training",
        Verdict.MET,
        program("River College", Award.CERTIFICATE, 9, typical=False),
        day("2028-02-29"),
        dollars(900, 1000, 1500),
        partial=True,
        safety=safe,
        applies={"credential": "ccma-nha", "program": "river-college"},
        not_known=(UnknownPrice("books", "ged", message("cost.books"), None, 1, before=True),),
    )
    wish = RouteWish(Prefer.SAFEST, ("cma-aama", "ccma-nha"), Wanted())
    plan = default_plan()
    goal = plan.goal._replace(finish_by=date(2028, 6, 30))
    return replace(plan, goal=goal, search=RouteSearch(wish, 9, 3, 1, safe, None, (other,)))


def dense_plan() -> Roadmap:
    """More steps, and longer ones, than two sheets of paper can hold."""
    steps = Steps(Phase.TRAINING)
    papers = ("A paper with quite a long name that takes a line or two", "Photo ID")
    for number in range(120):
        month = number % 12 + 1
        title = f"Step {number} with a title that is long enough for two lines of a narrow column"
        steps.add(f"s{number}", title, f"2027-{month:02}-11", documents=papers[: number % 3])
    return roadmap(steps, goal=Goal("cma-aama"), certified="2028-01-01")


def tainted_plan(word: str) -> Roadmap:
    """A plan in which every text that can come from data or a profile is `word`."""
    steps = Steps(Phase.TRAINING)
    for number in range(2):
        steps.add(
            f"step-{number}",
            word,
            "2026-12-01",
            f"2027-0{number + 2}-20",
            critical=number == 0,
            costs=[price(word, dollars(5)), price(word, None)],
            documents=[word],
            listed=tuple(Listed)[number],
            slack=30 * number,
            sources=["odd", "bad"],
            findings=[0],
        )
    steps.doses("series", word, ("2026-12-01", "2026-12-21"), 10)
    plan = roadmap(
        steps,
        goal=Goal("cma-aama", program="x"),
        name=word,
        certified="2027-06-01",
        pathway=word,
        training=program("Typical", Award.CERTIFICATE, 9, typical=True).model_copy(
            update={"name": word, "institution": word}
        ),
        findings=(finding(Severity.WARNING, word, "training.step-1", "odd"),),
        sources=_tainted_sources(word),
    )
    return poisoned_beside(plan, word, "odd")


def tainted_refusal(word: str) -> Roadmap:
    """A no in which every text that can come from data or a profile is `word`."""
    tree = clause(word, Verdict.UNMET, word, [clause(word, Verdict.UNKNOWN, word)], ["odd"])
    ways = (Alternative(text(word), {"program": word}, day("2028-03-03"), dollars(5)),)
    return roadmap(
        Steps(),
        goal=Goal("cma-aama", program=word, pathway=word, state=word),
        name=word,
        verdict=Verdict.UNMET,
        pathway=word,
        tree=tree,
        alternatives=ways,
        findings=(finding(Severity.PROBLEM, word, None, "odd"),),
        sources=_tainted_sources(word),
        feasible=False,
    )


def _tainted_sources(word: str) -> tuple[Source, ...]:
    odd = source("odd", "X", "Y", Tier.SECOND, "2026-01")
    named = {"publisher": word, "title": word}
    return (
        odd.model_copy(update={"url": f"https://example.org/{word}", **named}),
        odd.model_copy(update={"id": "bad", "url": word, **named}),
    )


SAMPLES: dict[str, Callable[[], Roadmap]] = {
    "default": default_plan,
    "infeasible": infeasible_plan,
    "hostile": hostile_plan,
    "month-ends": month_ends_plan,
}
"""The plans whose pictures and pages are kept as golden files."""
