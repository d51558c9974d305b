from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.messages.words import Words, short_range
from cma_roadmap.rendering.page.blocks import Sources
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.plan.refusal import command
from cma_roadmap.rendering.plan.rows import Mark, Row
from cma_roadmap.rendering.plan.view import RoadmapView, build
from rendering.sample_parts import PHRASES, Steps, day, dollars, finding, price, roadmap
from rendering.sample_roadmap import (
    associate_plan,
    default_plan,
    infeasible_plan,
    renewal_plan,
)

GOAL = Goal("cma-aama")


def view_of(plan: Roadmap) -> RoadmapView:
    return build(plan, PHRASES)


def head(view: RoadmapView) -> dict[str, str]:
    return {fact.key: fact.text for fact in view.head}


def rows(view: RoadmapView) -> dict[str, Row]:
    return {row.title: row for panel in view.panels for row in panel.rows}


def one_row(steps: Steps) -> Row:
    (row,) = rows(view_of(roadmap(steps, goal=GOAL))).values()
    return row


def test_phases_come_in_the_order_of_the_road_and_rows_by_day() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("b", "Second", "2027-03-01")
    steps.add("a", "First", "2027-02-01")
    steps.phase = Phase.TRAINING
    steps.add("c", "Earlier phase, later day", "2027-05-01")
    assert list(rows(view_of(roadmap(steps, goal=GOAL)))) == [
        "Earlier phase, later day",
        "First",
        "Second",
    ]


def test_the_road_and_the_keeping_are_two_panels_with_axes_of_their_own() -> None:
    before, after = view_of(default_plan()).panels
    assert before.start == date(2026, 11, 21)
    assert date(2028, 3, 4) <= before.end <= date(2028, 6, 1)
    assert (after.start, after.today) == (date(2028, 3, 4), None)


def test_who_is_certified_already_sees_one_panel_with_today_on_it() -> None:
    (panel,) = view_of(renewal_plan()).panels
    assert panel.title == "Keeping it"
    assert panel.today == date(2026, 11, 21)
    assert panel.start > date(2024, 2, 10), "half a term ago is enough of the past"


def test_the_last_day_is_inclusive_and_a_single_day_is_printed_once() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("long", "Long", "2027-01-11", "2027-02-10")
    steps.add("short", "Short", "2027-01-11")
    found = rows(view_of(roadmap(steps, goal=GOAL)))
    assert (found["Long"].first_day, found["Long"].last_day) == (
        day("2027-01-11"),
        day("2027-02-10"),
    )
    assert (found["Short"].first_day, found["Short"].last_day) == (day("2027-01-11"), None)
    assert (found["Long"].length, found["Short"].length) == ("1 mo", "1 d")


def test_a_deadline_prints_its_day_as_the_last() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("by", "Apply by", "2028-10-22", kind=StepKind.DEADLINE)
    row = one_row(steps)
    assert (row.mark, row.first_day, row.last_day) == (Mark.DEADLINE, None, day("2028-10-22"))


@pytest.mark.parametrize(
    ("status", "critical", "mark"),
    [
        (StepStatus.DONE, True, Mark.DONE),
        (StepStatus.PINNED, True, Mark.PINNED),
        (StepStatus.TODO, True, Mark.CRITICAL),
        (StepStatus.TODO, False, Mark.SLACK),
    ],
)
def test_marks(status: StepStatus, critical: bool, mark: Mark) -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("x", "X", "2027-01-11", "2027-03-01", status=status, critical=critical)
    assert one_row(steps).mark is mark


def test_a_series_is_one_row_with_a_visit_for_each_dose() -> None:
    steps = Steps(Phase.EXTERNSHIP)
    steps.doses("hepb", "Hepatitis B", ("2026-11-21", "2026-12-21", "2027-05-21"), 30, done=1)
    row = one_row(steps)
    assert row.title == "Hepatitis B"
    assert [(v.day.isoformat(), v.done) for v in row.bar.visits] == [
        ("2026-11-21", True),
        ("2026-12-21", False),
        ("2027-05-21", False),
    ]
    assert row.ids == tuple(f"externship.hepb.{n}" for n in (1, 2, 3))
    assert row.mark is Mark.SLACK


def test_a_series_without_a_name_is_called_by_what_its_titles_share() -> None:
    steps = Steps(Phase.EXTERNSHIP)
    for number, what in enumerate(("dose 1", "dose 2", "blood test")):
        steps.add(f"{number}", f"MMR vaccine, {what}", f"2027-0{number + 1}-01", series="mmr")
    assert one_row(steps).title == "MMR vaccine, 3 visits"


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    page = plan_page(default_plan(), PHRASES)
    (told,) = (block for block in page.blocks() if isinstance(block, Sources))
    assert [(note.number, note.id) for note in told.notes] == list(
        enumerate(("nces", "cdc", "aama-apply", "prep", "aama-renew"), 1)
    )
    assert told.notes[0].text.startswith("NCES")
    assert rows(view_of(default_plan()))["Coursework, 740 h"].sources == ("nces",)


def test_warnings_come_by_weight_and_rows_point_to_them() -> None:
    view = view_of(default_plan())
    assert [notice.severity for notice in view.notices] == [
        Severity.WARNING,
        Severity.WARNING,
        Severity.INFO,
    ]
    result = rows(view)["Result"]
    assert view.notices[result.warnings[0] - 1].about == "Result"


def test_mere_notes_are_not_flagged_at_their_row() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("x", "X", "2027-01-11", findings=[0])
    note = finding(Severity.INFO, "Good to know", "training.x")
    (row,) = rows(view_of(roadmap(steps, goal=GOAL, findings=[note]))).values()
    assert row.warnings == ()


def test_an_unknown_price_makes_every_sum_a_least_one() -> None:
    view = view_of(default_plan())
    assert head(view)["cost"].startswith("$4,785 to $19,685, most likely $8,685, and ")
    price_ = rows(view)["Criminal background check"].price
    assert price_ is not None
    assert (price_.full, price_.short, price_.open_ended) == ("unknown", "$?", True)
    assert view.costs is not None
    assert "Background check (Criminal background check)" in view.costs.remarks[0]


def test_known_and_unknown_prices_of_one_step_add_up_to_at_least() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("apply", "Apply", "2027-01-11", costs=[price("Fee", dollars(125)), price("X", None)])
    found = one_row(steps).price
    assert found is not None
    assert found.full == "$125+"


def test_the_head_tells_when_for_how_much_and_from_when() -> None:
    view = view_of(default_plan())
    assert view.title == "Your road to CMA (AAMA)"
    assert head(view)["certified"] == "3 Mar 2028, 14 months after the start"
    assert head(view)["valid"] == "31 Mar 2033"
    assert head(view)["start"] == "11 Jan 2027 (today is 21 Nov 2026)"


def test_a_pathway_nobody_can_judge_says_so() -> None:
    assert "cannot tell yet" in head(view_of(associate_plan()))["pathway"]


def test_a_refusal_gives_clauses_and_commands() -> None:
    view = view_of(infeasible_plan())
    assert view.title == "No: CMA (AAMA) cannot be reached as asked"
    assert [clause.verdict for clause in view.refusal] == [
        Verdict.UNMET,
        Verdict.MET,
        Verdict.UNMET,
        Verdict.UNKNOWN,
    ]
    assert [clause.depth for clause in view.refusal] == [0, 1, 1, 1]
    assert " ".join(view.ways_out[0].command) == (
        "cma-roadmap plan --credential cma-aama --award certificate --state WA "
        "--start 2027-01-11 --finish-by 2028-06-30"
    )
    assert "certified" not in head(view)


def test_a_command_quotes_what_a_shell_would_read_and_writes_flags_bare() -> None:
    parts = command(GOAL, {"program": "x; rm -rf ~", "sit-early": "true"})
    assert parts == (
        "cma-roadmap plan",
        "--credential cma-aama",
        "--program 'x; rm -rf ~'",
        "--sit-early",
    )


def test_a_plan_whose_rule_holds_but_whose_dates_do_not_shows_no_rule_tree() -> None:
    view = view_of(replace(default_plan(), feasible=False))
    assert view.refusal == ()
    assert view.panels


def test_the_agenda_holds_the_next_tasks_with_their_limits_and_papers() -> None:
    agenda = view_of(default_plan()).agenda
    assert [item.number for item in agenda] == [1, 2, 3, 4, 5]
    first, dose = agenda[0], agenda[1]
    assert first.documents == ("High-school diploma or GED", "Photo ID")
    assert first.limit == "No time to spare: each late day moves your date."
    assert dose.limit == "At the latest by 20 Jan 2027."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-01-31", "2027-02-28", "1 mo"),
        ("2028-02-29", "2029-02-28", "1 yr"),
        ("2027-01-01", "2027-01-04", "3 d"),
        ("2027-01-01", "2027-02-12", "6 wk"),
        ("2027-01-01", "2027-02-14", "44 d"),
        ("2027-01-11", "2027-10-09", "9 mo"),
        ("2028-03-04", "2033-02-28", "5 yr"),
        ("2027-01-01", "2027-01-01", ""),
    ],
)
def test_lengths_in_short_words(start: str, end: str, words: str) -> None:
    assert Words(PHRASES).length(day(start), day(end)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (125, 125, "$125"),
        (0, 400, "$0-$400"),
        (1200, 1900, "$1.2-1.9k"),
        (4600, 19500, "$4.6-19.5k"),
        (4650, 19420, "$4.6-19.5k"),
        (0, 19500, "$0-$19,500"),
        (400, 12500, "$0.4-12.5k"),
        (12500, 12500, "$12,500"),
    ],
)
def test_short_prices_keep_the_true_range_inside(low: int, high: int, words: str) -> None:
    assert short_range(dollars(low, low, high)) == words
