from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from cma_roadmap.model.results.network import Listed, Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.rendering.messages.phrases import day_in_words, money_in_words
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.plan.rows import last_day
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.rendering.text.visible import visible
from hostile_strings import HOSTILE
from rendering import golden
from rendering.ends_of_months import month_end_plan
from rendering.poisoned_roadmap import ADDRESS, poisoned_plan, poisoned_refusal
from rendering.random_roadmap import roadmaps
from rendering.read_markdown import PARSER, skeleton, tables, tokens, words
from rendering.sample_parts import PHRASES, Steps, roadmap
from rendering.sample_roadmap import SAMPLES, default_plan, infeasible_plan

TOPICS = Listed.TOPICS
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
PAGES = {**SAMPLES, "month-end": month_end_plan}


def page_of(plan: Roadmap) -> str:
    return write_markdown(plan_page(plan, PHRASES), PHRASES)


@pytest.mark.parametrize("name", PAGES)
def test_golden_pages(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"handout-{name}.md", page_of(PAGES[name]()))


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize("make", [poisoned_plan, poisoned_refusal])
def test_no_text_changes_what_the_page_is_made_of(make: object, bad: str) -> None:
    assert callable(make)
    assert skeleton(page_of(make(bad))) == skeleton(page_of(make("Word")))


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_shown_as_it_is_written(bad: str) -> None:
    shown = " ".join(visible(bad).split())
    told = " ".join(words(page_of(poisoned_plan(bad))))
    assert told.count(shown) >= 10


@pytest.mark.parametrize("bad", HOSTILE)
def test_the_only_links_are_the_addresses_of_sources(bad: str) -> None:
    for page in (page_of(poisoned_plan(bad)), page_of(poisoned_refusal(bad))):
        links = [t for t in tokens(page) if t.type == "link_open"]
        assert len(links) == 1
        assert str(links[0].attrs["href"]).startswith(ADDRESS)
        html = PARSER.render(page)
        assert "<script" not in html
        assert "<img" not in html


@given(roadmaps(wild=True))
def test_every_row_is_in_a_table_with_its_days(plan: Roadmap) -> None:
    view = build(plan, PHRASES)
    rows = [row for panel in view.panels for row in panel.rows]
    found = [row for table in tables(page_of(plan)) for row in table if len(row) == 7]
    told = [cells for cells in found if cells[0] != "Step" or cells[1] != "Starts"]
    assert [(cells[0], cells[1], cells[2]) for cells in told] == [
        (
            " ".join(row.title.split()),
            day_in_words(row.first_day) if row.first_day else "",
            day_in_words(row.last_day) if row.last_day else "",
        )
        for row in rows
    ]


def test_the_answer_comes_first() -> None:
    lines = page_of(default_plan()).splitlines()
    assert lines[0] == "# Your road to CMA (AAMA)"
    labels = [line.split("**")[1] for line in lines[2:7]]
    assert labels == ["Certified by", "Valid through", "Cost by then", "Pathway", "Program"]


def test_what_to_do_first_can_be_ticked_off_with_its_papers() -> None:
    page = page_of(default_plan())
    part = page[page.index("## What to do first") : page.index("## To your certificate")]
    boxes = [line.strip() for line in part.splitlines() if "- [ ]" in line]
    assert boxes[1:3] == ["- [ ] High-school diploma or GED", "- [ ] Photo ID"]
    assert len([box for box in boxes if box.startswith("- [ ] **")]) == 5


def test_what_an_exam_covers_is_no_paper_to_tick_off() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("study", "Study", "2026-12-01", documents=("Clinical: 59 percent",), listed=TOPICS)
    page = page_of(roadmap(steps, goal=Goal("cma-aama")))
    assert "  - What it covers:\n    - Clinical: 59 percent\n" in page


def test_questions_on_who_may_pay_can_be_ticked_off() -> None:
    page = page_of(default_plan())
    part = page[page.index("## Beside these totals") : page.index("## Sources")].splitlines()
    assert part == [
        "## Beside these totals",
        "",
        "- **Practice exam: $30.**",
        "",
        "  Nobody must buy it. [3]",
        "- **A year of dues: price not known.**",
        "",
        "  Ask first. [5]",
        "",
        "## Ask who else may pay",
        "",
        "Nothing of this is counted above: only those you ask can say yes.",
        "",
        "- [ ] **May I get a grant for this program?** Ask: The school's aid office. [1,4]",
        "- [ ] **May I pay by the month?** Ask: The school's business office.",
        "",
    ]


def test_slack_is_the_time_to_the_latest_last_day() -> None:
    plan = default_plan()
    cells = {row[0]: row[4] for table in tables(page_of(plan)) for row in table if len(row) == 7}
    for planned in plan.steps:
        timing, step = planned.timing, planned.step
        ordinary = step.kind is StepKind.TASK and step.status is StepStatus.TODO
        if timing.float_days and ordinary and not step.series:
            latest = last_day(timing.latest_start, timing.latest_end)
            title = str(step.title.params["text"])
            days = f"{timing.float_days} d"
            assert cells[title] == f"{days}, at the latest {day_in_words(latest)}"


def test_a_series_has_as_much_slack_as_its_tightest_visit() -> None:
    steps = Steps(Phase.EXTERNSHIP)
    for number, (first, slack) in enumerate((("2026-12-01", 3), ("2027-01-01", 40)), 1):
        steps.add(f"dose.{number}", f"Shot {number}", first, slack=slack, series="externship.dose")
    page = page_of(roadmap(steps, goal=Goal("cma-aama")))
    (row,) = [row for table in tables(page) for row in table if row[0].startswith("Shot")]
    assert row[4] == "3 d, at the latest 10 Feb 2027"


def test_roads_that_came_close_have_their_commands() -> None:
    page = page_of(poisoned_plan("Word"))
    part = page[page.index("## Roads that came close") : page.index("## Warnings and notes")]
    assert "1. **Word by Word**\n\n   Certified by 1 Apr 2027, for $7 and Word. Facts" in part
    assert "     --program other" in part


def test_a_day_to_be_done_by_gives_the_last_safe_starts() -> None:
    (table,) = [t for t in tables(page_of(poisoned_plan("Word"))) if t[0][1] == "Begin by"]
    assert table[1:] == [
        ["Word", "21 Nov 2026", "no day to spare"],
        ["a Word", "4 Dec 2026", "3 days to spare"],
        ["b Word", "8 Dec 2026", "3 days to spare"],
    ]


def test_every_deadline_is_listed_by_day() -> None:
    plan = default_plan()
    (table,) = [t for t in tables(page_of(plan)) if t[0] == ["Last day", "What ends", "Notes"]]
    due = [p for p in plan.steps if p.step.kind is StepKind.DEADLINE]
    expected = sorted((last_day(p.timing.start, p.timing.end), p.step.title) for p in due)
    assert [row[0] for row in table[1:]] == [day_in_words(day) for day, _ in expected]


def test_months_and_phases_add_up_to_what_is_told() -> None:
    plan = default_plan()
    money = [t for t in tables(page_of(plan)) if t[0][1:4] == ["Low", "Likely", "High"]]
    assert [table[0][0] for table in money] == [
        "Phase",
        "Up to your certificate",
        "After your certificate",
    ]
    total = plan.cost.total
    assert money[2][1:] == [["Mar 2033", "", "", "", "Renewal fee"]]
    for table in money[:2]:
        parts = [row for row in table[1:-1] if row[1]]
        sums = [sum(int(re.sub(r"\D", "", row[at])) for row in parts) for at in (1, 2, 3)]
        assert sums == [total.low.amount, total.likely.amount, total.high.amount]
        assert table[-1][1:4] == [money_in_words(m) for m in (total.low, total.likely, total.high)]


def test_a_no_gives_its_reasons_and_commands_that_work() -> None:
    page = page_of(infeasible_plan())
    assert page.startswith("# No: CMA (AAMA) cannot be reached as asked\n")
    assert "Your program, Any school, is accredited by neither. [1]" in page
    commands = [token.content for token in tokens(page) if token.type == "fence"]
    assert [command.replace(" \\\n  ", " ") for command in commands] == [
        " ".join(way.command) + "\n" for way in build(infeasible_plan(), PHRASES).ways_out
    ]


def test_numbers_of_sources_are_the_numbers_of_their_list() -> None:
    numbers = plan_page(default_plan(), PHRASES).numbers
    page = page_of(default_plan())
    listed = page[page.index("## Sources") :]
    assert len(numbers) == len(default_plan().sources)
    for source in default_plan().sources:
        assert f"\n{numbers[source.id]}. {source.publisher}: " in listed
        assert f"<{source.url}>" in listed


@given(roadmaps(wild=True))
def test_lines_hold_no_trailing_spaces_or_controls(plan: Roadmap) -> None:
    page = page_of(plan)
    assert page.endswith("\n")
    for line in page.split("\n"):
        assert line == line.rstrip()
        assert not {unicodedata.category(letter) for letter in line} & UNSAFE
