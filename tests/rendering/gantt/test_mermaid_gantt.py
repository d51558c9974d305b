from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, PlannedStep, Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.gantt.mermaid_gantt import render_mermaid
from cma_roadmap.rendering.text.mermaid_text import mermaid_id, mermaid_text
from cma_roadmap.rendering.text.visible import visible
from hostile_strings import HOSTILE
from rendering import golden
from rendering.ends_of_months import month_end_plan
from rendering.gantt.read_gantt import Chart, drawn, read
from rendering.poisoned_roadmap import poisoned_plan, poisoned_refusal
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES, Steps, finding, roadmap
from rendering.sample_roadmap import SAMPLES, default_plan, infeasible_plan, renewal_plan

CHARTS = {**SAMPLES, "month-end": month_end_plan}
STATEMENTS = (
    *("title x", "section x", "click x", "call x", "gantt", "href x", "accTitle", "accDescr"),
    *("dateFormat x", "axisFormat x", "tickInterval 1day", "todayMarker on", "topAxis", "weekday"),
    *("excludes x", "includes x", "inclusiveEndDates", "weekend friday", "2028-02-29", "Title IX"),
)


def chart_of(plan: Roadmap) -> Chart:
    return read(render_mermaid(plan, PHRASES))


def shown(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("name", CHARTS)
def test_golden_charts(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"gantt-{name}.mmd", render_mermaid(CHARTS[name](), PHRASES))


@given(roadmaps(wild=True))
def test_every_step_has_its_own_days(plan: Roadmap) -> None:
    tasks = {task.id: task for task in chart_of(plan).tasks}
    drawn_steps = [p for p in plan.steps if id_of(p) in tasks]
    assert len(tasks) == 1 + len(drawn_steps)
    for planned in plan.steps:
        if planned in drawn_steps:
            task = tasks[id_of(planned)]
            assert (task.start, task.end) == days_of(planned, plan)
            assert task.start < task.end
        else:
            assert planned.step.status is StepStatus.DONE
            assert planned.timing.start < plan.today


def id_of(planned: PlannedStep) -> str:
    return planned.step.id.replace(".", "_").replace("-", "_")


def days_of(planned: PlannedStep, plan: Roadmap) -> tuple[str, str]:
    """A deadline that is no part of a series is its last day alone."""
    step, timing = planned.step, planned.timing
    ties = [p for p in plan.steps if (p.step.phase, p.step.series) == (step.phase, step.series)]
    alone = step.series is None or len(ties) == 1
    end = max(timing.end, timing.start + timedelta(days=1))
    is_day = step.kind is StepKind.DEADLINE and alone
    start = end - timedelta(days=1) if is_day else timing.start
    return start.isoformat(), end.isoformat()


@given(roadmaps(wild=True))
def test_sections_are_phases_in_order_and_each_comes_once(plan: Roadmap) -> None:
    lines = render_mermaid(plan, PHRASES).splitlines()
    sections = [line.split(" ", 3)[3] for line in lines if line.startswith("  section ")]
    phases = [PHRASES[f"view.phase.{phase}"] for phase in Phase]
    assert sections[0] == "Today"
    assert sections[1:] == [phase for phase in phases if phase in sections]


def test_marks_say_how_a_step_stands() -> None:
    steps = Steps(Phase.TRAINING)
    week = ("2026-12-01", "2026-12-07")
    steps.add("crit", "Critical", *week, critical=True)
    steps.add("loose", "Loose", *week, slack=5)
    steps.add("now", "Under way", "2026-11-20", "2026-12-07")
    steps.add("past", "Past", "2026-11-21", "2026-11-23", status=StepStatus.DONE)
    steps.add("one", "One day", "2026-12-01")
    steps.add("due", "Due", "2026-12-01", kind=StepKind.DEADLINE)
    steps.add("open", "Open", *week, kind=StepKind.WINDOW)
    steps.add("cert", "Certified", "2026-12-08", critical=True, kind=StepKind.MILESTONE)
    plan = roadmap(steps, goal=Goal("cma-aama"), goal_step="training.cert")
    marks = {task.id: task.marks for task in chart_of(plan).tasks}
    assert marks == {
        "today": ("milestone",),
        "training_crit": ("crit",),
        "training_loose": (),
        "training_now": ("active",),
        "training_past": ("done",),
        "training_one": ("milestone",),
        "training_due": ("milestone",),
        "training_open": (),
        "training_cert": ("crit", "milestone"),
    }


def test_a_leap_day_and_the_ends_of_months() -> None:
    days = {task.id: (task.start, task.end) for task in chart_of(month_end_plan()).tasks}
    assert days["training_course"] == ("2027-12-31", "2028-03-01")
    assert days["training_one_day"] == ("2028-02-29", "2028-03-01")
    assert days["examination_window"] == ("2028-01-31", "2028-05-01")
    assert days["examination_by"] == ("2028-02-29", "2028-03-01")
    assert days["examination_certified"] == ("2028-03-31", "2028-04-01")
    assert days["renewal_expires"] == ("2032-02-29", "2032-03-01")


def test_what_was_over_long_ago_is_told_and_not_drawn() -> None:
    chart = chart_of(default_plan())
    assert chart.description.endswith("Done before this chart begins: High-school diploma.")
    assert min(task.start for task in chart.tasks) == "2026-11-21"
    assert "examination_certified" not in {task.id for task in chart_of(renewal_plan()).tasks}


@pytest.mark.parametrize("done", [1, 2, 3])
def test_of_a_series_just_the_visits_before_the_chart_are_left_out(done: int) -> None:
    """Whether the series is over or not; a visit of today is not before the chart."""
    steps = Steps(Phase.EXTERNSHIP)
    steps.add("card", "Card", "2026-11-21", "2027-01-20")
    steps.doses("mmr", "MMR", ["2024-05-02", "2026-11-21", "2026-11-23"], slack=0, done=done)
    chart = chart_of(roadmap(steps, goal=Goal("cma-aama")))
    visits = {task.id for task in chart.tasks if "mmr" in task.id}
    assert visits == {"externship_mmr_2", "externship_mmr_3"}
    assert "Done before this chart begins: MMR: dose 1." in chart.description


def test_a_no_says_why_and_what_would_work() -> None:
    chart = chart_of(infeasible_plan())
    assert chart.title == "No: CMA (AAMA) cannot be reached as asked"
    told = [(task.section, task.title, task.start) for task in chart.tasks[1:]]
    assert told == [
        ("Why not", "Not met: All of these must hold", "2026-11-21"),
        ("Why not", "Not met: A program accredited by CAAHEP or ABHES", "2026-11-21"),
        ("Why not", "Cannot tell: No felony", "2026-11-21"),
        (
            "What would work",
            "Enroll in an accredited certificate program: certified by 3 Mar 2028, "
            "$5,100 to $19,800",
            "2028-03-03",
        ),
        ("What would work", "Go for the CCMA (NHA): certified by 14 Jan 2027, $165", "2027-01-14"),
    ]
    assert "Your program, Any school, is accredited by neither." in chart.description


def test_where_dates_say_no_the_problem_is_told_beside_the_steps() -> None:
    plan = default_plan()
    late = replace(
        plan,
        feasible=False,
        goal=plan.goal._replace(finish_by=date(2027, 6, 1)),
        findings=(finding(Severity.PROBLEM, "That is too soon."), *plan.findings),
    )
    chart = chart_of(late)
    assert [t.title for t in chart.tasks if t.section == "Why not"] == ["That is too soon."]
    assert "training_coursework" in {task.id for task in chart.tasks}


@pytest.mark.parametrize(
    "bad", [*HOSTILE, *STATEMENTS, "", "   ", "ﬂ°°60¶ßb", "#60;", "a:b;c#d%%{"]
)
@pytest.mark.parametrize("make", [poisoned_plan, poisoned_refusal])
def test_no_text_breaks_out(make: Callable[[str], Roadmap], bad: str) -> None:
    chart, plain = chart_of(make(bad)), chart_of(make("Word"))
    assert [(t.id, t.start, t.end, t.marks) for t in chart.tasks] == [
        (t.id, t.start, t.end, t.marks) for t in plain.tasks
    ]
    assert [t.section for t in chart.tasks] == [t.section for t in plain.tasks]
    assert any(shown(bad) in t.title for t in chart.tasks)


@given(st.text(max_size=40))
def test_codes_read_back_as_what_was_written(text: str) -> None:
    assert drawn(mermaid_text(text)) == (shown(text) or "-")
    assert "\n" not in mermaid_text(text)


@pytest.mark.parametrize("text", STATEMENTS)
def test_no_text_begins_like_a_statement(text: str) -> None:
    assert re.match(r"#\d+;", mermaid_text(text))
    assert re.match(r"#\d+;", mermaid_text(text.upper()))


@pytest.mark.parametrize("text", ["Calls to make", "Titles", "Apply: today", "Clicker", "Section8"])
def test_words_that_only_look_like_statements_stay_readable(text: str) -> None:
    assert mermaid_text(text)[0] == text[0]


def test_ids_are_safe_and_never_the_same() -> None:
    taken: set[str] = set()
    names = ("exam.sit", "exam-sit", "exam_sit", "done", "crit", "2nd", "", "é", "__proto__", "a,b")
    made = [mermaid_id(name, taken) for name in names]
    assert made[:5] == ["exam_sit", "exam_sit_2", "exam_sit_3", "step_done", "step_crit"]
    assert len(set(made)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]+(?:_?[A-Za-z0-9]+)*", name) for name in made)
