"""Roadmaps that carry one text in every place where text from data or a person can stand."""

from __future__ import annotations

from dataclasses import replace

from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase, StepKind
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.roadmap import Alternative, Goal, Roadmap
from cma_roadmap.model.results.route_search import Prefer, RouteSearch, RouteWish, RunnerUp, Safety
from cma_roadmap.model.results.unknown_price import UnknownPrice
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.model.values.message import Severity, message
from rendering.sample_beside import poisoned_beside
from rendering.sample_parts import (
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

ADDRESS = "https://example.org/"


def poisoned_plan(bad: str) -> Roadmap:
    """A plan that works."""
    steps = Steps(Phase.TRAINING)
    steps.add(
        "bad",
        bad,
        "2026-11-21",
        "2027-02-01",
        critical=True,
        costs=[price(bad, dollars(10, 20, 30), "odd"), price(bad, None)],
        documents=[bad, f"second {bad}"],
        sources=["odd"],
        findings=[0],
    )
    steps.add("loose", f"a {bad}", "2026-12-01", slack=3, series="training.s")
    steps.add("looser", f"b {bad}", "2026-12-05", slack=3, series="training.s")
    steps.add("due", bad, "2027-02-05", kind=StepKind.DEADLINE)
    plan = roadmap(
        steps,
        goal=Goal("cma-aama", finish_by=day("2027-06-01")),
        name=bad,
        certified="2027-03-01",
        pathway=bad,
        training=program("Any", Award.CERTIFICATE, 9, typical=True).model_copy(
            update={"name": bad, "institution": bad}
        ),
        findings=[finding(Severity.WARNING, bad, "training.bad", "odd")],
        sources=_sources(bad),
    )
    return replace(poisoned_beside(plan, bad, "odd"), search=_search(bad))


def _search(bad: str) -> RouteSearch:
    safety = Safety(Confidence.LOW, 2, 30, 1)
    other = RunnerUp(
        "cma-aama",
        bad,
        "graduate",
        bad,
        Verdict.MET,
        program("Other", Award.CERTIFICATE, 9, typical=False).model_copy(update={"name": bad}),
        day("2027-04-01"),
        dollars(7),
        partial=True,
        safety=safety,
        applies={"credential": "cma-aama", "program": "other"},
        not_known=(
            UnknownPrice("books", "ged", message("cost.clearance", name=bad), None, 1, before=True),
        ),
    )
    wish = RouteWish(Prefer.FASTEST, ("cma-aama",), Wanted())
    return RouteSearch(wish, 5, 3, 0, safety, None, (other,))


def poisoned_refusal(bad: str) -> Roadmap:
    """A no."""
    inner = clause(bad, Verdict.UNMET, f"why {bad}", sources=["odd"])
    return roadmap(
        Steps(),
        goal=Goal("cma-aama"),
        name=bad,
        verdict=Verdict.UNMET,
        pathway=bad,
        tree=clause(bad, Verdict.UNMET, f"whole {bad}", [inner]),
        alternatives=[
            Alternative(text(bad), {"program": f"x{bad}"}, day("2027-05-05"), dollars(5))
        ],
        findings=[finding(Severity.PROBLEM, bad, None, "odd")],
        sources=_sources(bad),
        feasible=False,
    )


def _sources(bad: str) -> list[Source]:
    plain = source("odd", "Someone", bad, Tier.SECOND)
    linked = plain.model_copy(update={"publisher": bad, "url": ADDRESS + bad})
    loose = plain.model_copy(update={"id": "loose", "url": f"x{bad}"})
    return [linked, loose]
