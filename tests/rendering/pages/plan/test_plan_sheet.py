from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from cma_roadmap import Goal, load_catalog, plan
from cma_roadmap.loading.person.transcript import FOOT
from cma_roadmap.model.definitions.profile import empty_profile
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.json.document import roadmap_document
from cma_roadmap.rendering.json.json_text import amounts
from cma_roadmap.rendering.pages.plan.plan_sheet import COLUMNS, render_sheet
from cma_roadmap.rendering.text.spreadsheet import cell
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden
from rendering.ends_of_months import month_end_plan
from rendering.poisoned_roadmap import poisoned_plan
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import SAMPLES, default_plan

CATALOG = load_catalog()
TODAY = date(2026, 11, 22)
SHEETS = {**SAMPLES, "month-end": month_end_plan}
KINDS = ("low", "likely", "high")
Row = dict[str, str]
GOALS = {
    "nothing said": Goal("cma-aama"),
    "two terms": Goal("cma-aama", start=date(2027, 1, 11), horizon=2),
    "a yearly fee": Goal("rma-amt", horizon=3),
    "associate": Goal("ccma-nha", award=Award.ASSOCIATE),
    "a state": Goal("ncma-ncct", state="WA", start=date(2027, 1, 31)),
    "in parts": Goal("cma-aama", per_month=Money(Decimal(20000))),
}


def sheet_of(roadmap: Roadmap) -> str:
    return render_sheet(roadmap, PHRASES | ENGLISH)


def rows_of(sheet: str) -> tuple[list[Row], list[Row]]:
    """Steps, then prices."""
    data = io.StringIO(sheet.encode("utf-8").decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(data, strict=True))
    return [r for r in rows if r["record"] == "step"], [r for r in rows if r["record"] == "price"]


def added(rows: Iterable[Row]) -> dict[str, Decimal]:
    known = [row for row in rows if row["likely"]]
    return {kind: sum((Decimal(row[kind]) for row in known), Decimal(0)) for kind in KINDS}


def told(sums: Mapping[str, Any]) -> dict[str, Decimal]:
    return {kind: Decimal(sums[kind]) for kind in KINDS}


@pytest.mark.parametrize("name", SHEETS)
def test_golden_sheets(request: pytest.FixtureRequest, name: str) -> None:
    sheet = sheet_of(SHEETS[name]())
    assert "\n" not in sheet.replace("\r\n", "")
    golden.check(request, f"sheet-{name}.csv", sheet.replace("\r\n", "\n"))


@pytest.mark.parametrize("goal", GOALS.values(), ids=list(GOALS))
def test_rows_add_up_to_the_sums_of_the_json(goal: Goal) -> None:
    roadmap = plan(CATALOG, empty_profile(), goal, TODAY)
    _, prices = rows_of(render_sheet(roadmap))
    cost = roadmap_document(roadmap)["cost"]
    assert prices
    assert added(prices) == told(cost)
    before = [row for row in prices if row["before_certificate"] == "yes"]
    assert added(before) == told(cost["to_certificate"])
    assert 0 < len(before) < len(prices)
    for phase, sums in cost["by_phase"].items():
        assert added(row for row in prices if row["phase"] == phase) == told(sums)
    for month in cost["by_month"]:
        due = [row for row in prices if row["due"].startswith(month["month"])]
        assert added(due) == told(month)
    with_amount = {row["due"][:7] for row in prices if row["likely"]}
    assert with_amount == {month["month"] for month in cost["by_month"]}


@given(roadmaps(wild=True))
def test_sums_hold_for_any_plan(roadmap: Roadmap) -> None:
    _, prices = rows_of(sheet_of(roadmap))
    cost = roadmap.cost
    assert added(prices) == told(amounts(cost.total))
    before = [row for row in prices if row["before_certificate"] == "yes"]
    assert added(before) == told(amounts(cost.to_certificate))


@given(roadmaps(wild=True))
def test_every_step_and_price_is_there_once_with_its_days(roadmap: Roadmap) -> None:
    steps, prices = rows_of(sheet_of(roadmap))
    assert [row["step"] for row in steps] == [planned.step.id for planned in roadmap.steps]
    for row, planned in zip(steps, roadmap.steps, strict=True):
        timing = planned.timing
        start, last = date.fromisoformat(row["start"]), date.fromisoformat(row["last_day"])
        latest = date.fromisoformat(row["latest_last_day"])
        assert start == timing.start
        assert last + timedelta(days=1) == timing.end
        assert latest - last == timedelta(days=int(row["float_days"]))
        assert row["critical"] == ("yes" if timing.critical else "no")
        assert row["documents"] == cell("; ".join(planned.step.documents))
    assert [(row["step"], row["due"]) for row in prices] == [
        (line.step, line.due.isoformat()) for line in roadmap.cost.lines
    ]


def test_a_price_that_is_not_known_has_no_amount_rather_than_none() -> None:
    _, prices = rows_of(sheet_of(default_plan()))
    (unknown,) = [row for row in prices if row["title"] == "Background check"]
    assert [unknown[kind] for kind in KINDS] == ["", "", ""]
    assert unknown["before_certificate"] == "yes"


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_stays_in_its_cell(bad: str) -> None:
    sheet = sheet_of(poisoned_plan(bad))
    plain = sheet_of(poisoned_plan("Word"))
    assert len(sheet.split("\r\n")) == len(plain.split("\r\n"))
    steps, prices = rows_of(sheet)
    assert {row["title"] for row in prices} == {cell(bad)}
    assert steps[0]["title"] == cell(bad)
    for row in (*steps, *prices):
        assert tuple(row) == (*COLUMNS, *FOOT)
        for name, value in row.items():
            safe = name in ("low", "likely", "high", "float_days")
            assert safe or not value.lstrip().startswith(tuple("=+-@|%\t\r"))


def test_a_plan_without_steps_tells_why_and_what_would_work() -> None:
    plan = SAMPLES["infeasible"]()
    text = sheet_of(plan)

    assert rows_of(text) == ([], [])
    assert text.count("\r\nwhat would work,") == len(plan.alternatives)
    assert text.count("\r\nwhy not,") == sum(
        finding.severity is Severity.PROBLEM for finding in plan.findings
    )
