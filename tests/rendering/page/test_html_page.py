"""The page of a plan: what it holds, that it is well made, and that data stays text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from cma_roadmap import Goal, Profile, load_catalog, plan
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.money import MoneyRange, total
from cma_roadmap.rendering.messages.phrases import day_in_words, money_in_words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Page, Section
from cma_roadmap.rendering.page.html import Made, write_html
from cma_roadmap.rendering.page.table_blocks import Column, Table
from cma_roadmap.rendering.plan.rows import last_day
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden
from rendering.markup_tree import Node, tree
from rendering.page_samples import (
    SAMPLES,
    month_ends_plan,
    searched_plan,
    speak_samples,
    tainted_plan,
    tainted_refusal,
)
from rendering.page_text import html_of
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import default_plan, infeasible_plan

WORDS = ENGLISH | PHRASES
LINK = re.compile(r"#[a-z]+(-[a-z0-9]+)*|https?://\S+")
_TAGS = """
html head meta title style body a header h1 dl div dt dd nav ul li main section h2 h3 h4 ol p strong
br figure table caption thead tbody tr th td span details summary pre code footer
svg desc g text path rect circle
"""
TAGS = set(_TAGS.split())
"""Every element a page may be made of: none that loads, runs or asks for anything."""


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_samples(monkeypatch)


def real_plan() -> Roadmap:
    goal = Goal("cma-aama", start=date(2027, 1, 11), state="WA")
    return plan(load_catalog(), Profile(), goal, today=date(2026, 11, 21))


def table(page: Node, caption: str) -> list[list[str]]:
    """The cells of the table with this caption, row by row."""
    said = ENGLISH[f"page.{caption}"]
    found = next(t for t in page.all("table") if any(c.text == said for c in t.all("caption")))
    return [[cell.text for cell in row.all("th", "td")] for row in found.all("tr")]


@pytest.mark.parametrize("name", SAMPLES)
def test_page_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    golden.check(request, f"page-{name}.html", html_of(SAMPLES[name]()))


@pytest.mark.parametrize("made", [*SAMPLES.values(), real_plan], ids=[*SAMPLES, "real"])
def test_page_is_well_made(made: Callable[[], Roadmap]) -> None:
    check_well_made(tree(html_of(made())))


@given(roadmaps(wild=True))
def test_any_page_is_well_made(some: Roadmap) -> None:
    check_well_made(tree(html_of(some, WORDS)))


def check_well_made(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in page.walk():
        for name in ("aria-labelledby", "href"):
            for ref in node.attributes.get(name, "").split():
                inner = name == "aria-labelledby" or ref.startswith("#")
                assert not inner or ref.lstrip("#") in ids
        assert not inner_style_or_handler(node)
    assert {node.tag for node in page.walk()} <= TAGS | {""}
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("header")) == 1
    levels = [int(node.tag[1]) for node in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for each in page.all("table"):
        assert len(each.all("caption")) == 1
        assert all(cell.attributes["scope"] for cell in each.all("th"))


def inner_style_or_handler(node: Node) -> bool:
    """Whether an element acts or has a style that is more than the least width of a column."""
    style = node.attributes.get("style", "")
    has_style = style and not re.fullmatch(r"min-width:[\d.]+em", style)
    return bool(has_style) or any(name.startswith("on") for name in node.attributes)


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("made", [tainted_plan, tainted_refusal])
def test_hostile_text_stays_text(made: Callable[[str], Roadmap], word: str) -> None:
    page = tree(html_of(made(word)))
    check_well_made(page)
    shown = " ".join(visible(word).split())
    for node in page.walk():
        for name, value in node.attributes.items():
            assert name == "href" or shown not in value or len(shown) < 2
        link = node.attributes.get("href")
        assert link is None or LINK.fullmatch(link)
    assert shown in page.text
    assert shown in " ".join(node.text for node in page.all("h1", "title"))


def test_only_web_addresses_become_links() -> None:
    for address, is_link in {
        "https://example.org/a?b=1&c=2#d": True,
        "http://example.org/": True,
        "HTTP://example.org/": True,
        "javascript:alert(1)//https://example.org": False,
        "data:text/html,x": False,
        "https:example.org": False,
        "//example.org/x": False,
        "ftp://example.org/": False,
        "https://[bad/": False,
        " javascript:alert(1)": False,
    }.items():
        made = tainted_plan("x")
        changed = made.sources[1].model_copy(update={"url": address})
        page = tree(html_of(replace_source(made, changed)))
        (item,) = (n for n in page.all("li") if n.attributes.get("id") == "source-2")
        links = [a for a in item.all("a") if not a.attributes["href"].startswith("#")]
        assert bool(links) is is_link, address
        for link in links:
            assert link.attributes["rel"] == "noopener noreferrer"
            assert link.attributes["href"] == address


def replace_source(made: Roadmap, changed: Source) -> Roadmap:
    return replace(made, sources=(made.sources[0], changed))


@pytest.mark.parametrize("made", [*SAMPLES.values(), real_plan], ids=[*SAMPLES, "real"])
def test_nothing_is_asked_from_outside(made: Callable[[], Roadmap]) -> None:
    text = html_of(made())
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(r"url\(|@import|<(script|img|link|iframe|object|base|form)\b", text)
    assert "src=" not in text


@pytest.mark.parametrize("made", [*SAMPLES.values(), real_plan], ids=[*SAMPLES, "real"])
def test_footnotes_lead_there_and_back(made: Callable[[], Roadmap]) -> None:
    page = tree(html_of(made()))
    cited = {
        n.attributes["id"]: n.attributes["href"] for n in page.all("a") if "id" in n.attributes
    }
    assert cited
    listed = [
        node for node in page.all("li") if node.attributes.get("id", "").startswith("source-")
    ]
    for source in listed:
        for back in source.all("a"):
            if back.attributes["href"].startswith("#"):
                to = cited[back.attributes["href"].removeprefix("#")]
                assert to == f"#{source.attributes['id']}"
    assert set(cited.values()) <= {f"#{source.attributes['id']}" for source in listed}


@pytest.mark.parametrize("made", [*SAMPLES.values(), real_plan], ids=[*SAMPLES, "real"])
def test_the_table_holds_every_step_with_its_days(made: Callable[[], Roadmap]) -> None:
    roadmap = made()
    page = tree(html_of(roadmap))
    rows = [row for panel in build(roadmap).panels for row in panel.rows]
    assert sum(len(row.ids) for row in rows) == len(roadmap.steps)
    if not rows:
        assert not page.with_class("plan")
        return
    told = [row for row in table(page, "table_caption")[1:] if len(row) > 1]
    steps = {planned.step.id: planned for planned in roadmap.steps}
    expected = iter(told)
    for row in rows:
        first, *cells = next(expected)
        assert first.startswith(" ".join(row.title.split()))
        timing = steps[row.ids[-1]].timing
        assert day_in_words(last_day(timing.start, timing.end)) in cells
        for name in row.ids if len(row.ids) > 1 else ():
            assert day_in_words(steps[name].timing.start) in next(expected)[1]
    assert next(expected, None) is None


def section(page: Node, key: str) -> Node:
    heading = ENGLISH[f"view.label.{key}"]
    return next(each for each in page.all("section") if each.all("h2")[0].text == heading)


def money(amount: MoneyRange) -> list[str]:
    return [money_in_words(part) for part in (amount.low, amount.likely, amount.high)]


@pytest.mark.parametrize("made", [SAMPLES["default"], SAMPLES["month-ends"], real_plan])
def test_sums_are_those_of_the_roadmap(made: Callable[[], Roadmap]) -> None:
    roadmap = made()
    page = tree(html_of(roadmap))
    costs = table(page, "costs_caption")
    assert costs[-1][1:] == money(roadmap.cost.total)
    phases = [row[1:] for row in costs[1 : 1 + len(roadmap.cost.by_phase)]]
    assert phases == [money(amount) for amount in roadmap.cost.by_phase.values()]
    months = [row for row in table(page, "months_caption") if len(row) > 1]
    told = [row[1:4] for row in months[1:] if row[1][0] == "$" and row[0][:3] != "Sum"]
    due = (*roadmap.cost.pay_by_month, *roadmap.cost.later_by_month)
    assert told == [money(month.amount) for month in due if month.amount.high.amount]
    sums = [row[1:4] for row in months if row[0].startswith("Sum")]
    parts = (roadmap.cost.pay_by_month, roadmap.cost.later_by_month)
    assert sums == [money(total(m.amount for m in part)) for part in parts if part]


def test_a_month_without_a_known_price_says_so() -> None:
    page = tree(html_of(default_plan()))
    months = table(page, "months_caption")
    row = next(row for row in months if row[0] == "Aug 2027")
    assert row == ["Aug 2027", "price not known", "", "Background check"]
    assert months[-2:] == [
        ["After your certificate"],
        ["Mar 2033", "price not known", "", "Renewal fee"],
    ]
    drawn = page.with_class("cash-wide")[0].text
    assert "Aug 2027 price not known" in " ".join(drawn.split())
    assert "Mar 2033" not in drawn


def test_what_comes_on_top_and_who_may_pay_is_told_with_its_sources() -> None:
    page = tree(html_of(default_plan()))
    first, second = (section(page, name) for name in ("extras", "aid"))
    assert [item.text for item in first.all("li")] == [
        "Practice exam: $30. Nobody must buy it. Source [3]",
        "A year of dues: price not known. Ask first. Source [5]",
    ]
    asked = [item.text for item in second.all("ul")[0].parts if isinstance(item, Node)]
    assert asked[0].startswith(
        "May I get a grant for this program? Ask: The school's aid office. Source [1] Source [4]"
    )
    assert asked[1] == "May I pay by the month? Ask: The school's business office."
    _, facts = second.all("details")  # the section itself, then what its help is
    told = facts.all("li")[0]
    assert told.text == "What it is: Money for students in need. It is not paid back. Source [1]"
    (link,) = told.all("a")
    assert link.attributes["href"] == "#source-1"
    (listed,) = (n for n in page.all("li") if n.attributes.get("id") == "source-1")
    assert "May I get a grant for this program?" in listed.text


def test_a_no_says_nothing_of_money_beside_it() -> None:
    page = tree(html_of(replace(default_plan(), feasible=False)))
    told = {heading.text for heading in page.all("h2")}
    money_keys = ("costs", "cash-flow", "extras", "aid")
    assert not told & {ENGLISH[f"view.label.{key}"] for key in money_keys}


def test_the_answer_comes_first() -> None:
    page = tree(html_of(SAMPLES["default"]()))
    (answer,) = page.with_class("answer")
    assert answer.text == "Certified by3 Mar 2028, 14 months after the start"
    (head,) = page.all("header")
    for label in ("Cost by then", "Pathway", "Program"):
        assert label in head.text


def test_why_this_day_is_told_with_its_source() -> None:
    page = tree(html_of(month_ends_plan()))
    folded = (n for n in page.all("li") if n.all("details") and n.all("strong"))
    (step,) = (n for n in folded if "Apply" in n.all("strong")[0].text)
    told = step.all("details")[0].text
    assert "Why that day" in told
    assert "It begins at the soonest 1 day before “Course” is over (29 Feb 2028)" in told
    assert "by 1 Mar 2029" in told
    assert "[1]" in told


def test_the_no_tells_why_and_what_to_type() -> None:
    page = tree(html_of(infeasible_plan()))
    assert page.all("h1")[0].text == "No: CMA (AAMA) cannot be reached as asked"
    commands = [node.text for node in page.all("pre")]
    assert commands[1] == (
        "cma-roadmap plan --credential ccma-nha --state WA --finish-by 2028-06-30"
    )
    assert "Your program, Any school, is accredited by neither." in page.text
    assert not page.with_class("hand-out")
    assert not page.all("svg")


def test_roads_that_came_close_and_last_safe_days_are_told() -> None:
    page = tree(html_of(searched_plan()))
    check_well_made(page)
    late = table(page, "late_caption")
    assert ["BLS card (CPR)", "26 Jul 2027", "240 days to spare"] in late
    (road,) = (n for n in page.all("li") if "River College" in n.text)
    assert "Certified by 29 Feb 2028, for $900 to $1,500 and Books and supplies" in road.text
    assert "--program river-college" in road.all("pre")[0].text


def test_the_contents_name_every_section_in_its_order() -> None:
    for made in (*SAMPLES.values(), searched_plan, real_plan):
        page = tree(html_of(made()))
        (contents,) = page.all("nav")
        linked = [a.attributes["href"] for a in contents.all("a")]
        assert linked == [f"#{h.attributes['id']}" for h in page.all("h2")]
        assert [a.text for a in contents.all("a")] == [h.text for h in page.all("h2")]


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text(
        "import sys\n"
        "from rendering.page_text import html_of\n"
        "from cma_roadmap.rendering.svg.svg_timeline import render_svg\n"
        "assert 'jinja2' not in sys.modules\n"
        "from rendering.sample_parts import PHRASES\n"
        "from rendering.page_samples import SAMPLES\n"
        "from cma_roadmap.sentences.catalog import ENGLISH\n"
        "words = ENGLISH | PHRASES\n"
        "for made in SAMPLES.values():\n"
        "    print(html_of(made(), words), render_svg(made(), words))\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join(["src", "tests"])
    told = {
        subprocess.run(  # noqa: S603
            [sys.executable, str(script)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(told.pop()) > 10_000


def test_a_long_fact_takes_the_whole_width_and_a_short_one_its_column() -> None:
    facts = Facts((Fact("Why", "a reason " * 20), Fact("Today", "21 Nov 2026")))
    head = one_page(Page("T", (facts,), (), {})).all("dl")[0]
    assert [node.attributes.get("class") for node in head.all("div")] == ["long", None]


def test_the_head_that_says_what_all_cells_are_is_kept_on_a_phone() -> None:
    columns = tuple(Column(name, f"head {name}") for name in "abcde")
    for titled, kept in ((True, ["head a"]), (False, [])):
        table = Table(columns, (tuple("12345"),), "a", is_titled=titled)
        root = one_page(Page("T", (), (Section("s", "S", (table,)),), {}))
        assert [node.text for node in root.with_class("title")] == kept
        assert bool(root.with_class("titled")) == titled


def one_page(page: Page) -> Node:
    return tree(write_html(page, Made(date(2026, 11, 21), None)))
