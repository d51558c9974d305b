from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.rendering.gantt.bars import GLYPHS
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.rows import Row, Shape
from cma_roadmap.rendering.plan.view import RoadmapView, build
from rendering import golden
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES, Steps, roadmap
from rendering.sample_roadmap import SAMPLES, default_plan, hostile_plan

SGR = re.compile(r"\x1b\[[0-9;]*m")
MARKS = "".join(piece.text for piece in GLYPHS.values())
UNSAFE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
LEAST_LEAD = 26
"""Numbers, marks and labels before a word that is too long for its line."""


def view_of(plan: Roadmap) -> RoadmapView:
    return build(plan, PHRASES)


def page_of(plan: Roadmap, width: int, *, color: bool = False) -> str:
    return write_text(plan_page(plan, PHRASES), width, color=color)


def widths(least: int = 40) -> st.SearchStrategy[int]:
    usual = [width for width in (60, 72, 80, 100, 140) if width >= least]
    return st.one_of(st.sampled_from(usual), st.integers(least, 200))


@pytest.mark.parametrize("width", [60, 72, 80, 140])
@pytest.mark.parametrize("name", SAMPLES)
def test_golden_pages(request: pytest.FixtureRequest, name: str, width: int) -> None:
    page = page_of(SAMPLES[name](), width)
    golden.check(request, f"timeline-{name}-{width}.txt", page)


@pytest.mark.parametrize("name", SAMPLES)
def test_colour_changes_no_character(name: str) -> None:
    plan = SAMPLES[name]()
    coloured = page_of(plan, 100, color=True)
    assert SGR.sub("", coloured) == page_of(plan, 100)
    assert "\x1b[" in coloured


def test_the_same_roadmap_gives_the_same_bytes() -> None:
    pages = {page_of(default_plan(), 80, color=True) for _ in range(2)}
    assert len(pages) == 1


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page_of(hostile_plan(), 80, color=True)
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "LC_ALL": "C"}.items():
        monkeypatch.setenv(name, value)
    assert page_of(hostile_plan(), 80, color=True) == before


@given(roadmaps(wild=True), widths())
def test_no_line_is_too_wide_but_for_one_unbreakable_word(plan: Roadmap, width: int) -> None:
    for line in page_of(plan, width).splitlines():
        if cell_len(line, "latest") > width:
            longest = max(cell_len(word, "latest") for word in line.split(" "))
            assert longest > width - LEAST_LEAD
            assert cell_len(line, "latest") - longest < LEAST_LEAD


@given(roadmaps(wild=True), widths(), st.booleans())
def test_pages_hold_no_control_characters_and_no_trailing_spaces(
    plan: Roadmap, width: int, color: bool
) -> None:
    page = SGR.sub("", page_of(plan, width, color=color))
    assert page.endswith("\n")
    for line in page.split("\n"):
        assert line == line.rstrip()
        assert all(unicodedata.category(letter) not in UNSAFE for letter in line)


@given(roadmaps(wild=True), widths(60))
def test_no_row_loses_a_word_of_its_title(plan: Roadmap, width: int) -> None:
    view = view_of(plan)
    page = page_of(plan, width)
    at = 0
    for panel in view.panels:
        for row in panel.rows:
            for word in _unbreakable(row.title):
                at = page.find(word, at)
                assert at >= 0, f"{word!r} of {row.title!r} is lost"
                at += len(word)


def _unbreakable(title: str) -> list[str]:
    """The words of a title; wide letters may stand on two lines, so each counts as a word."""
    words = []
    for word in title.split(" "):
        wide = any(cell_len(letter, "latest") == 2 for letter in word)
        words += [c for c in word if cell_len(c, "latest")] if wide else [word] if word else []
    return words


@given(roadmaps(wild=False), widths(72))
def test_bars_start_and_end_in_the_right_cell(plan: Roadmap, width: int) -> None:
    view = view_of(plan)
    lines = page_of(plan, width).splitlines()
    for panel in view.panels:
        top = next(i for i, text in enumerate(lines) if re.fullmatch(r" *[─┬▼]+", text))
        left, cells = _axis(lines[top])
        rows = (text for text in lines[top:] if re.match(f" [{MARKS}] ", text))
        for row in panel.rows:
            drawn = next(rows)[left : left + cells].ljust(cells)
            assert _inked(drawn) == _expected(row, panel, cells), (row, drawn)
        lines = lines[top + 1 :]


def _axis(rule: str) -> tuple[int, int]:
    return len(rule) - len(rule.lstrip()), len(rule.strip())


def _inked(drawn: str) -> set[int]:
    """Cells with the row's own ink, today's line and the slack left out."""
    return {i for i, glyph in enumerate(drawn) if glyph not in " │┄"}


def _expected(row: Row, panel: Panel, cells: int) -> set[int]:
    """Oracle: ask of each cell whether the moment in its middle lies in the span."""
    days = Fraction((panel.end - panel.start).days)
    start = Fraction((row.bar.start - panel.start).days)
    end = Fraction((row.bar.end - panel.start).days)
    if row.bar.shape in (Shape.POINT, Shape.GOAL, Shape.DEADLINE):
        last = max(start, end - 1)
        if not 0 <= last < days:
            return {0, 1} if last < 0 else {cells - 2, cells - 1}
        return {i for i in range(cells) if i * days / cells <= last < (i + 1) * days / cells}
    if row.bar.shape is Shape.VISITS:
        end = Fraction((max(v.day for v in row.bar.visits) - panel.start).days)
        found = {
            i for i in range(cells) if (i + 1) * days / cells > start and i * days / cells <= end
        }
    else:
        found = {i for i in range(cells) if start <= (i + Fraction(1, 2)) * days / cells < end}
        if not any(
            start <= (i + Fraction(1, 2)) * days / cells < end for i in range(-1, cells + 1)
        ):
            found |= {i for i in range(cells) if 0 <= start - i * days / cells < days / cells}
    # The last visit of a series may last beyond the axis, though its dot lies on it.
    leaves_left, leaves_right = start < 0, (row.bar.end - panel.start).days > days
    return found | ({0} if leaves_left else set()) | ({cells - 1} if leaves_right else set())


@given(roadmaps(wild=False), widths(72))
def test_today_runs_through_every_line_that_leaves_its_cell_free(plan: Roadmap, width: int) -> None:
    view = view_of(plan)
    lines = page_of(plan, width).splitlines()
    for panel in view.panels:
        top = next(i for i, text in enumerate(lines) if re.fullmatch(r" *[─┬▼]+", text))
        left, cells = _axis(lines[top])
        if panel.today is None:
            assert "▼" not in lines[top]
        else:
            days = (panel.end - panel.start).days
            at = left + (panel.today - panel.start).days * cells // days
            assert lines[top].index("▼") == at
            body = lines[top + 1 : lines.index("", top)]
            assert all(text[at : at + 1].strip() for text in body)
        lines = lines[top + 1 :]


def test_brackets_are_printed_as_written() -> None:
    page = page_of(hostile_plan(), 140, color=True)
    assert "[bold]brackets[/bold] [/]" in page


def test_an_address_stays_whole_on_a_line_of_its_own() -> None:
    page = page_of(hostile_plan(), 72)
    assert any(
        line.strip().startswith("https://example.org/long/long") for line in page.split("\n")
    )
    assert "long/" * 30 in page


def test_the_legend_explains_what_was_drawn_and_nothing_else() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("one", "One", "2026-12-01", "2027-02-01", critical=True)
    page = page_of(roadmap(steps, goal=Goal("cma-aama")), 80)
    legend = next(line for line in page.split("\n") if "decides your date" in line)
    assert legend == " ▪ █ decides your date   ▼ │ today"


def test_marks_tell_rows_apart_without_colour() -> None:
    steps = Steps(Phase.TRAINING)
    first = date(2026, 12, 1)
    last = (first + timedelta(days=60)).isoformat()
    steps.add("a", "Critical", first.isoformat(), last, critical=True)
    steps.add("b", "Loose", first.isoformat(), last, slack=10)
    steps.add("c", "Past", first.isoformat(), last, status=StepStatus.DONE)
    steps.add("d", "Booked", first.isoformat(), last, status=StepStatus.PINNED)
    steps.add("e", "Open", first.isoformat(), last, kind=StepKind.WINDOW)
    steps.add("f", "Due", last, kind=StepKind.DEADLINE)
    page = page_of(roadmap(steps, goal=Goal("cma-aama")), 80)
    drawn = {}
    for line in page.split("\n"):
        if re.match(f" [{MARKS}] [A-Z]", line) and len(line) > 30:
            drawn[line[3:].split()[0]] = line[1] + "".join(sorted(set(line) & set("█░▒├┤─◆┄")))
    assert drawn == {
        "Critical": "▪█",
        "Loose": "·┄░",
        "Past": "✓▒",
        "Booked": "▣░",
        "Open": "·─├┤",
        "Due": "◆◆",
    }


def test_text_below_the_bars_is_not_set_too_wide_to_read() -> None:
    page = page_of(default_plan(), 200)
    below = page[page.index("WHAT TO DO FIRST") :]
    assert max(len(line) for line in below.split("\n")) <= 110


def test_the_plain_list_needs_no_box_drawing() -> None:
    assert not re.search(r"[\u2500-\u25ff]", page_of(default_plan(), 71))
