from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cma_roadmap.model.definitions.program import Basis
from cma_roadmap.model.results.network import (
    Dependency,
    DependencyType,
    Driver,
    Phase,
    StepKind,
    StepStatus,
    Timing,
)
from cma_roadmap.model.results.roadmap import Goal, PlannedStep, Roadmap
from cma_roadmap.model.values.fact import Tier
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.json.explanation_document import explanation_document
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.why.chain_page import chain_page
from cma_roadmap.rendering.pages.why.explanation_page import explanation_page
from cma_roadmap.rendering.pages.why.verdict_page import verdict_page
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_forms, check_harmless
from rendering.page_text import check_page, plain
from rendering.poisoned_roadmap import poisoned_plan, poisoned_refusal
from rendering.sample_parts import PHRASES, Steps, dollars, finding, price, roadmap, source

WORDS = ENGLISH | PHRASES
SS, FS, FF, SF = DependencyType.SS, DependencyType.FS, DependencyType.FF, DependencyType.SF
TYPES = (SS, FS, FF, SF)


def drive(plan: Roadmap, step: str, *drivers: Driver) -> Roadmap:
    """The same plan, one step of it held by other drivers."""

    def driven(planned: PlannedStep) -> PlannedStep:
        if planned.step.id != step:
            return planned
        old = planned.timing
        timing = Timing(old.start, old.end, old.latest_start, old.latest_end, old.critical, drivers)
        return PlannedStep(planned.step, timing, planned.findings)

    return replace(plan, steps=tuple(driven(planned) for planned in plan.steps))


def steps_of(name: str) -> Steps:
    """Every kind of step there is, the applying with all that a step can have."""
    steps = Steps(Phase.TRAINING)
    steps.add("class", "Classes", "2027-01-11", "2027-08-11", status=StepStatus.DONE)
    steps.add("end", "Program complete", "2027-08-12", kind=StepKind.MILESTONE, critical=True)
    exam = Steps(Phase.EXAMINATION)
    exam.made = steps.made
    exam.add(
        "apply",
        name,
        "2027-08-12",
        critical=True,
        costs=[
            price("Exam fee", dollars(125), "fees"),
            price("Courier", dollars(10, 20, 30), None, Basis.DEFAULT),
            price("Photo", None, "fees"),
        ],
        documents=["An official transcript."],
        sources=["fees", "rules"],
        findings=[0],
    )
    exam.add("sit", "Sit the exam", "2027-09-01", slack=14)
    exam.add("window", "Time to sit", "2027-09-01", "2027-11-29", kind=StepKind.WINDOW)
    exam.add("by", "Last day to apply", "2028-08-12", kind=StepKind.DEADLINE)
    exam.add("shot", "A shot", "2027-07-01", slack=147)
    exam.add("pinned", "A booked visit", "2027-09-20", status=StepStatus.PINNED)
    exam.add("certified", "Certified", "2027-09-01", kind=StepKind.MILESTONE, critical=True)
    after = Steps(Phase.RENEWAL)
    after.made = exam.made
    after.add("points", "Earn points", "2027-09-02", "2032-08-31", slack=30)
    after.add("tight", "Send papers", "2032-08-01", "2032-08-31")
    state = Steps(Phase.STATE)
    state.made = after.made
    state.add("apply", "Apply to the state", "2027-09-02")
    state.add("first", "Ask the state first", "2027-08-01", critical=True)
    return state


def ties() -> tuple[Dependency, ...]:
    year = Duration(months=12)
    return (
        Dependency("training.end", "examination.apply", SS, code="complete"),
        Dependency(
            "training.end",
            "examination.apply",
            SS,
            Duration(days=-366),
            year,
            "recency",
            "rules",
        ),
        Dependency("training.end", "examination.by", SS, year, year, "recency", "rules"),
        Dependency("examination.apply", "examination.sit", FS, Duration(days=14), code="booking"),
        Dependency(
            "examination.shot",
            "examination.apply",
            FS,
            max_lag=Duration(days=60),
            code="not_earlier",
        ),
    )


def plan_of(name: str = "Apply to the board") -> Roadmap:
    plan = roadmap(
        steps_of(name),
        goal=Goal("alpha-board"),
        certified="2027-09-01",
        goal_step="examination.certified",
        findings=[finding(Severity.WARNING, "Look twice.", "examination.apply", "rules")],
        sources=[
            source("rules", "Board", "Rules", Tier.OFFICIAL),
            source("fees", "Board", "Fees", Tier.OFFICIAL, "2026-11-01"),
            source("other", "Elsewhere", "Not cited by this step", Tier.SECOND),
        ],
    )
    plan = replace(plan, dependencies=ties())
    ready = Driver("predecessor", "training.end", date(2027, 8, 12))
    return drive(plan, "examination.apply", ready)


def page_of(step: str, plan: Roadmap | None = None, width: int = 80, *, color: bool = False) -> str:
    return write_text(explanation_page(plan or plan_of(), step, WORDS), width, color=color)


def squeezed(step: str, plan: Roadmap | None = None) -> str:
    return " ".join(page_of(step, plan).split())


@pytest.mark.parametrize("width", [60, 80])
def test_golden_pages(request: pytest.FixtureRequest, width: int) -> None:
    golden.check(request, f"why-apply-{width}.txt", page_of("examination.apply", width=width))


@pytest.mark.parametrize("width", [24, 40, 80, 140])
def test_every_step_keeps_its_width_and_colour_changes_no_character(width: int) -> None:
    for planned in plan_of().steps:
        page = page_of(planned.step.id, width=width)
        check_page(page, width)
        assert plain(page_of(planned.step.id, width=width, color=True)) == page


def verdict_of(plan: Roadmap) -> Page:
    return verdict_page(plan, {source.id: source for source in plan.sources}, WORDS)


def test_every_form_says_the_same() -> None:
    plan = plan_of()
    for planned in plan.steps:
        check_forms(explanation_page(plan, planned.step.id, WORDS))
        check_forms(chain_page(plan, planned.step.id, WORDS))
    check_forms(verdict_of(plan))
    check_forms(verdict_of(poisoned_refusal("Word")))


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless_in_every_form(bad: str) -> None:
    step = "training.bad"
    check_harmless(lambda text: explanation_page(poisoned_plan(text), step, WORDS), bad)
    check_harmless(lambda text: chain_page(poisoned_plan(text), step, WORDS), bad)
    check_harmless(lambda text: verdict_of(poisoned_refusal(text)), bad)


def test_a_chain_leads_from_today_to_the_step() -> None:
    told = write_text(chain_page(plan_of(), "examination.apply", WORDS), 80, color=False)

    assert told.startswith("Apply to the board on 12 Aug 2027: the steps that put it there\n\n 1. ")
    assert told.endswith(": training\n    complete.\n")


def test_sources_of_facts_that_no_line_names_are_cited_at_the_end() -> None:
    plan = plan_of()
    bare = drive(plan, "examination.apply")
    steps = tuple(p._replace(findings=()) if p.step.costs else p for p in bare.steps)
    unlimited = replace(bare, steps=steps, dependencies=())

    assert "WHAT ELSE IT RESTS ON - Facts read in [2]. SOURCES" in squeezed(
        "examination.apply", unlimited
    )
    assert "WHAT ELSE" not in squeezed("examination.apply")


def test_the_day_is_told_from_its_tie_and_its_limit_both_ways() -> None:
    page = squeezed("examination.apply")

    assert "WHY THAT DAY - It begins no sooner than “Program complete” begins (12 Aug 2027)" in page
    assert "It must begin at most 1 year after “Program complete” begins, by 12 Aug 2028" in page
    assert "It must begin at most 60 days after “A shot” is over, by 31 Aug 2027" in page
    assert "“Sit the exam” begins at the soonest 2 weeks after it is over (27 Aug 2027)" in page


def test_a_fixed_distance_is_told_once() -> None:
    plan = plan_of()
    held = Driver("predecessor", "training.end", date(2028, 8, 12), "rules")
    page = squeezed("examination.by", drive(plan, "examination.by", held))

    assert page.count("It begins 1 year after “Program complete” begins, on 12 Aug 2028") == 1
    assert "LIMITS" not in page


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("training.class", "behind you"),
        ("examination.apply", "There is no slack: each day late moves your certificate"),
        ("examination.shot", "up to 21 weeks later, on 25 Nov 2027, and you are still certified"),
        ("examination.by", "This is a last day."),
        ("examination.window", "This is a time to watch, not work."),
        ("examination.pinned", "Its day is set by you."),
        ("renewal.points", "up to 30 days later, on 2 Oct 2027, and still be in time."),
        ("renewal.tight", "There is no slack: it must be done by then."),
        ("state.apply", "No last day is known: the sooner, the better."),
        ("state.first", "There is no slack: each day late moves your certificate"),
    ],
)
def test_slack_is_told_for_every_kind_of_step(step: str, words: str) -> None:
    assert words in squeezed(step)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("today", "it can begin today, 12 Aug 2027"),
        ("start", "You asked to start on 12 Aug 2027 (option --start)."),
        ("eligible", "This pathway opens to you on 12 Aug 2027."),
        ("live_vaccines", "far enough apart: not before 12 Aug 2027."),
        ("done", "It was done on 12 Aug 2027."),
        ("pin", "You set its day: 12 Aug 2027."),
        ("something_new", "Not before 12 Aug 2027."),
    ],
)
def test_every_driver_has_words(code: str, words: str) -> None:
    held = Driver(code, None, date(2027, 8, 12), "rules")
    assert words in squeezed("examination.apply", drive(plan_of(), "examination.apply", held))


def test_a_window_that_holds_a_step_back_is_told_as_a_limit() -> None:
    held = Driver("window", "examination.apply", date(2027, 7, 1))
    page = squeezed("examination.shot", drive(plan_of(), "examination.shot", held))

    assert "“Apply to the board” must begin at most 60 days after it is over" in page


def test_costs_show_spread_basis_and_what_is_not_known() -> None:
    page = squeezed("examination.apply")

    assert "Exam fee: $125 (as published)." in page
    assert "Courier: $20 likely, from $10 to $30 (a typical figure, not a quote)." in page
    assert "Photo: the price is not known. Ask before you pay." in page


@pytest.mark.parametrize("side", ["least", "most", "exact"])
@pytest.mark.parametrize("form", ["none", "lag", "lead"])
@pytest.mark.parametrize("type_", TYPES)
def test_every_kind_of_tie_has_words(type_: DependencyType, form: str, side: str) -> None:
    text = WORDS[f"why.{side}.{type_}.{form}"]
    told = text.format(after="It", before="that", lag="2 weeks", day="3 Mar 2028", rule="because")

    assert told.startswith("It ")
    assert told.endswith(": because.")


def test_hostile_titles_are_shown_harmlessly() -> None:
    plan = plan_of("x\x1b[31m [bold]y[/bold] \u202ez\nw")
    page = page_of("examination.apply", plan)

    check_page(page, 80)
    assert "\\x1b[31m [bold]y[/bold] \\u202ez\\nw" in page


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(KeyError):
        page_of("nothing")


def test_the_document_carries_the_step_its_ties_and_only_what_it_cites(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(ENGLISH, "sample", "{text}")
    document = explanation_document(plan_of(), "examination.apply")

    assert document["schema"] == "urn:cma-roadmap:why:1"
    assert document["step"]["id"] == "examination.apply"
    assert document["step"]["findings"] == [0]
    assert [f["message"] for f in document["findings"]] == ["Look twice."]
    assert len(document["dependencies"]) == 4
    assert [source["id"] for source in document["sources"]] == ["rules", "fees"]
    told = document["explanation"]
    assert told["drivers"][0]["ref"] == "training.end"
    assert [limit["code"] for limit in told["limits"]] == ["recency", "not_earlier"]
    assert told["costs"][2]["text"].startswith("Photo: the price is not known")
