"""The pages about the data: what they hold in every form, and that data stays text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from cma_roadmap.errors import Problem, SourceLocation
from cma_roadmap.model.results.audit import (
    CitedSource,
    Coverage,
    Effect,
    FileCount,
    Inspection,
    Known,
    Reading,
    Standing,
    Unknown,
    Weight,
)
from cma_roadmap.model.values.fact import Confidence, Source, Tier
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.blocks import Page, Sheet
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.data.coverage_page import coverage_page
from cma_roadmap.rendering.pages.data.inspection_page import inspection_page, inspection_sheet
from cma_roadmap.rendering.pages.data.schema_list import schemas_page
from cma_roadmap.rendering.pages.data.sources_page import sources_page, sources_sheet
from cma_roadmap.rendering.pages.data.stale_page import stale_page, stale_sheet
from cma_roadmap.rendering.text.spreadsheet import csv_text
from hostile_strings import HOSTILE
from rendering.markup_tree import tree
from rendering.page_forms import check_forms, check_same_frame, html_of, squeezed
from rendering.read_markdown import tables

TODAY = date(2026, 11, 21)
FILES = (FileCount("credentials.yaml", 18, 1177), FileCount("states.yaml", 51, 0))


def inspected(word: str = "idle-page") -> Inspection:
    """A check that found all there is to find."""
    place = SourceLocation(word, 7)
    problems = (Problem("tab", word, place, word), Problem("no_data", "There is no data."))
    return Inspection("0" * 64, FILES, problems, (word, "other"), snapshot_current=False)


def aged(word: str = "old-page", *definitions: str) -> list[Reading]:
    """A reading without a date, then old ones of one source and one of an older source."""
    sure = Confidence.MEDIUM
    day = date(2020, 12, 31)
    return [
        Reading("state", "WA", "steps.fee", "home-page", None, None, Confidence.LOW),
        *(Reading("state", d, "regime", word, "2020", day, sure) for d in definitions or ("WA",)),
        Reading("credential", word, "exam.items", "x", "2019-05-01", date(2019, 5, 1), sure),
    ]


def cited(word: str = "Board", url: str | None = "https://board.example/") -> list[CitedSource]:
    seen = Source(
        id="a", publisher=word, title=word, url=url, tier=Tier.OFFICIAL, seen=word, note=word
    )
    return [CitedSource(seen, 12), CitedSource(seen.model_copy(update={"seen": None}), 0)]


def checked(word: str = "idle-page") -> Page:
    return inspection_page(inspected(word), listed=False)


def stale(word: str = "old-page", *definitions: str) -> Page:
    return stale_page(aged(word, *definitions), 365, TODAY)


def covered(word: str = "AAMA") -> Page:
    counts = dict(zip(Standing, (3, 1, 2, 1, 1), strict=True))
    known = (
        Known("everybody", "everybody", counts, Decimal(100)),
        Known("body", word, counts, Decimal(25)),
        Known("state", "WA", counts, Decimal(3)),
        Known("state", "OR", dict.fromkeys(Standing, 1), Decimal(9)),
    )
    weight = Weight(Effect.OPENS, Decimal(25))
    unknowns = (
        *(Unknown("credential", word, f"renewal.{n}", "page", weight) for n in range(11)),
        Unknown("program", "programs", "tuition", None, Weight(Effect.MONEY, Decimal(3)), 7),
    )
    return coverage_page(Coverage("v", known, unknowns), TODAY)


def sources(word: str = "Board") -> Page:
    return sources_page(cited(word), 512)


def schemas(word: str = "plan") -> Page:
    return schemas_page({"roadmap": word}, ("profile", "aid-overlay", "aid"))


MAKERS = [checked, stale, covered, sources, schemas]
Maker = Callable[[str], Page]


@pytest.mark.parametrize("make", MAKERS)
def test_a_page_says_the_same_in_every_form(make: Callable[[], Page]) -> None:
    check_forms(make())


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("make", MAKERS)
def test_hostile_text_stays_text_in_every_form(make: Maker, word: str) -> None:
    check_forms(make(word))
    check_same_frame(make(word), make("Word"))


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize(
    "sheet",
    [
        inspection_sheet(inspected()._replace(files=(FileCount("{}", 1, 2),))),
        stale_sheet(aged("{}"), TODAY),
        sources_sheet(cited("{}")),
    ],
)
def test_a_sheet_has_no_cell_that_a_spreadsheet_would_run(sheet: Sheet, word: str) -> None:
    rows = [{k: word if v == "{}" else v for k, v in row.items()} for row in sheet.rows]
    text = csv_text(sheet.columns, rows)

    assert any(word in row.values() for row in rows)
    assert len(text.split("\r\n")) == len(rows) + 2
    assert not any(line.startswith(tuple("=+-@\t")) for line in text.split("\r\n"))


def test_problems_stand_on_the_page_unless_they_are_listed_beside_it() -> None:
    beside = inspection_page(inspected(), listed=True)
    alone = squeezed(write_text(checked(), 80, color=False))

    assert beside.sections == ()
    assert "They are listed on standard error" in squeezed(write_text(beside, 80, color=False))
    assert "listed on standard error" not in alone
    assert "PROBLEMS ! idle-page:7: idle-page idle-page ! There is no data." in alone
    assert "- ⚠ idle-page:7: idle-page\n\n  idle-page\n- ⚠ There is no data." in write_markdown(
        checked()
    )
    assert len(html_of(checked()).with_class("problem")) == 2


def test_sound_data_has_no_section_of_problems() -> None:
    sound = inspected()._replace(problems=(), unused_sources=(), snapshot_current=True)
    page = inspection_page(sound, listed=False)

    assert page.sections == ()
    assert "No problem found." in write_text(page, 80, color=False)
    assert "no fact cites" not in write_text(page, 80, color=False)


def test_old_readings_that_decide_nothing_stand_by_source_the_oldest_first() -> None:
    (table,) = tables(write_markdown(stale("p", "WA", "OR", "TX")))

    assert table[1:] == [
        ["x", "2019-05-01", "2761", "1", "0", "p"],
        ["p", "2020", "2151", "3", "0", "WA, OR, TX"],
    ]
    assert "1 more facts have no date at all" in write_text(stale(), 120, color=False)


def test_old_readings_stand_by_plans_times_what_they_change_times_their_age() -> None:
    def reading(source: str, effect: Effect, plans: int, year: int) -> Reading:
        day, weight = date(year, 12, 31), Weight(effect, Decimal(plans))
        return Reading("state", source, "p", source, str(year), day, Confidence.HIGH, weight)

    found = [
        reading("money", Effect.MONEY, 40, 2024),
        reading("opens", Effect.OPENS, 20, 2024),
        reading("older", Effect.DATES, 16, 2020),
        reading("dates", Effect.DATES, 25, 2024),
    ]
    (table,) = tables(write_markdown(stale_page(found, 365, TODAY)))

    assert [row[0] for row in table[1:]] == ["older", "opens", "dates", "money"]
    assert [row[4] for row in table[1:]] == ["16", "20", "25", "40"]


def test_the_coverage_tells_shares_and_the_first_ten_unknowns() -> None:
    shares, unknowns, states = tables(write_markdown(covered()))

    assert shares[2] == ["AAMA", "8", "38%", "13%", "25%", "13%", "13%"]
    assert len(unknowns) == 11
    assert unknowns[1] == ["75", "25", "open or not", "AAMA: renewal.0"]
    assert [row[0] for row in states[1:]] == ["OR", "WA"], "the state that weighs most first"


def test_only_the_first_of_many_definitions_are_named() -> None:
    states = ("WA", "OR", "TX", "CA", "NY")

    assert "WA, OR, TX, 2 more" in write_markdown(stale("p", *states))
    assert "WA, OR, TX, CA |" in write_markdown(stale("p", *states[:4]))


def test_without_old_readings_there_is_no_table() -> None:
    page = stale_page([], 365, TODAY)

    assert tables(write_markdown(page)) == []
    assert "There are none." in write_text(page, 80, color=False)


def test_the_sheet_of_old_readings_has_a_row_for_each_dated_or_not() -> None:
    undated, old, _ = stale_sheet(aged(), TODAY).rows

    assert (undated["id"], undated["seen_by"], undated["age_days"]) == ("WA", None, None)
    assert (old["seen"], old["seen_by"], old["age_days"]) == ("2020", date(2020, 12, 31), 2151)
    assert (old["source"], old["path"], old["confidence"]) == ("old-page", "regime", "medium")


def test_the_sheet_of_sources_has_what_the_page_leaves_out() -> None:
    first, second = sources_sheet(cited()).rows

    assert (first["url"], first["note"], first["citations"]) == (
        "https://board.example/",
        "Board",
        12,
    )
    assert (second["seen"], second["tier"]) == (None, "official")
    assert inspection_sheet(inspected()).rows[0] == {
        "file": "credentials.yaml",
        "definitions": 18,
        "facts": 1177,
    }


def test_no_source_is_told_without_a_table() -> None:
    page = sources_page([], 512)

    assert tables(write_markdown(page)) == []
    assert "No source matches." in write_text(page, 80, color=False)


def test_the_foot_of_a_page_that_rests_on_no_data_names_none() -> None:
    foot = tree(write_html(schemas(), Made(TODAY, None))).all("footer")[0].text
    other = html_of(schemas()).all("footer")[0].text

    assert "on 21 Nov 2026." in foot
    assert "Data:" not in foot
    assert "Data: 000000000000." in other


@pytest.mark.parametrize("width", [60, 80, 140])
def test_figures_stand_to_the_right(width: int) -> None:
    lines = write_text(checked(), width, color=False).splitlines()
    head, first, second = lines[2:5]

    assert len(head) == len(first) == len(second)
    assert second.endswith(" 0")
