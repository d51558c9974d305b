"""Who accredits each school, and what its graduates earn: sums, and rows of the tables.

The sums by status are those of whoever read the federal tables. `tests/cases/lists/` holds 200 rows
of each, picked by chance and copied as they stand; they are compared with the YAML, read without
any of the program's own code.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest

import plain_yaml
from cma_roadmap.loading.catalog.catalog_reader import data_dir
from cma_roadmap.model.results.assessment import Answer
from cma_roadmap.planning.eligibility.accreditation import answers_of
from data.key_facts import CATALOG

CASES = Path(__file__).parent.parent / "cases" / "lists"
LIST_DAY = "2024-08-30"
YEARS = (1, 2, 4, 5)
AWARDS = {"AAS (MAAAS)": ["associate"], "certificate or diploma (MACD)": ["certificate"]}
STATUS = {
    "ended": "former",
    "ended; school still ABHES-accredited": "former",
    "withdrawn voluntarily": "withdrawn",
    "merged into institutional": "merged",
    "unclear": "unknown",
    "preaccredited": "unknown",
}
"""The words of the table for what an entry says, where ours are others."""
NO_ENTRY = ("not listed", "no separate program row; school ABHES-accredited")
MOSTLY = 0.8


@cache
def yaml_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = plain_yaml.load((data_dir() / name).read_text("utf-8"))
    return found


@cache
def schools() -> dict[str, dict[str, Any]]:
    return {school["institution"]: school for school in yaml_of("accreditation.yaml")["schools"]}


@cache
def earnings() -> dict[tuple[str, str], dict[str, Any]]:
    rows = yaml_of("earnings.yaml")["schools"]
    return {(row["institution"], row["award"]): row for row in rows}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def standing(school: dict[str, Any]) -> str:
    """Where a school stands on the side of ABHES, by its entries alone."""
    statuses = {entry["status"] for entry in school.get("programs", ())}
    if "accredited" in statuses:
        return "open"
    if "unknown" in statuses:
        return "stale"
    if any(entry["accreditor"] == "ABHES" for entry in school.get("school", ())):
        return "undecided"
    return "ended" if statuses else "not listed"


def test_schools_stand_where_the_list_says() -> None:
    found = Counter(map(standing, schools().values()))

    assert found == {"open": 35, "stale": 4, "undecided": 134, "ended": 24, "not listed": 955}
    assert len(yaml_of("accreditation.yaml")["not_found"]) == 12
    assert sum(found.values()) + 12 == 1164


def test_nearly_every_school_has_an_accreditor_on_record() -> None:
    own = [
        [e for e in school.get("school", ()) if "granted_on" in e and "status" not in e]
        for school in schools().values()
    ]

    assert sum(map(bool, own)) == 1109
    assert sum(len(entries) > 1 for entries in own) == 18


def test_entries_whose_review_was_over_before_the_list_are_told_less_surely() -> None:
    entries = [e for school in schools().values() for e in school.get("school", ())]
    over = [e for e in entries if str(e.get("next_review", LIST_DAY)) < LIST_DAY]
    held = [e for e in over if e.get("status") != "unknown"]

    assert len(held) == 133
    assert {e.get("confidence", "high") for e in held} <= {"medium", "low"}


def test_entries_of_one_meeting_are_told_less_surely() -> None:
    entries = [e for school in schools().values() for e in school.get("programs", ())]
    of_that_day = [e for e in entries if str(e.get("granted_on")) == "2024-02-14"]

    assert len(of_that_day) == 18
    assert {e["confidence"] for e in of_that_day} == {"medium"}


@pytest.mark.parametrize(("school", "closed"), [("249609", "2024-06-23"), ("497000", "2024-01-04")])
def test_schools_that_the_list_has_as_closed_are_told_as_such(school: str, closed: str) -> None:
    (entry,) = schools()[f"ipeds-{school}"]["school"]

    assert (entry["accreditor"], entry["status"]) == ("ACCSC", "former")
    assert (str(entry["ended_on"]), entry["confidence"]) == (closed, "medium")
    assert [*map(str, entry["action"].values())] == ["closed", closed]


def test_actions_that_were_open_on_the_list_have_their_day() -> None:
    entries = (e for school in schools().values() for e in school.get("school", ()))
    told = [[*map(str, entry["action"].values())] for entry in entries if "action" in entry]

    kinds = [kind for kind, _ in told]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "warning": 5,
        "probation": 5,
        "other": 2,
        "show_cause": 1,
        "closed": 2,
    }
    assert all("2023-08-10" <= day <= "2024-08-30" for _, day in told)


def test_no_body_accredits_a_school_twice() -> None:
    for school in schools().values():
        bodies = [entry["accreditor"] for entry in school.get("school", ())]
        assert len(bodies) == len(set(bodies)), school


def of_the_list() -> list[dict[str, str]]:
    return [row for row in rows("accreditation.csv") if row["seen"] == LIST_DAY]


def test_the_rows_are_two_hundred_of_each_table() -> None:
    assert len(rows("accreditation.csv")) == len(rows("earnings.csv")) == 200
    assert len(of_the_list()) > 190


@pytest.mark.parametrize("row", of_the_list(), ids=lambda r: f"{r['unitid']}-{r['kind'][:4]}")
def test_a_row_of_the_list_is_in_the_data(row: dict[str, str]) -> None:
    name = f"ipeds-{row['unitid']}"
    if row["status"] == "not in DAPIP by unitid":
        assert name in yaml_of("accreditation.yaml")["not_found"]
        return
    school = schools()[name]
    if row["status"] == "no open institutional record":
        assert "school" not in school
    elif row["status"] in NO_ENTRY:
        assert "programs" not in school
    elif row["status"] == "undecided":
        assert any(e.get("of_parent") and e["accreditor"] == "ABHES" for e in school["school"])
    else:
        assert matches(row, school), (row, school)


def matches(row: dict[str, str], school: dict[str, Any]) -> bool:
    """Whether an entry of the school says what the row does."""
    whole = row["kind"] == "institutional"
    review = "review_due" if row["status"] == "unclear" else "next_review"
    sure = row["confidence"]
    if whole and row["next_review"] and row["next_review"] < LIST_DAY:
        sure = {"high": "medium", "medium": "low"}[sure]
    wanted = {
        "status": STATUS.get(row["status"], row["status"]),
        "granted_on": row["granted"],
        "ended_on": row["ended"],
        review: row["next_review"],
        "confidence": sure,
        "awards": AWARDS.get(row["award_as_stated"], []),
    }
    defaults = {"status": "accredited", "confidence": "high", "awards": []}
    return any(
        all(_plain(entry.get(key, defaults.get(key, ""))) == want for key, want in wanted.items())
        and (not whole or entry["accreditor"] == row["agency"])
        for entry in school["school" if whole else "programs"]
    )


def _plain(value: Any) -> Any:
    return value if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    "row",
    [row for row in rows("accreditation.csv") if row["seen"] != LIST_DAY],
    ids=lambda r: f"{r['unitid']}-{r['seen']}",
)
def test_a_statement_of_a_page_is_in_the_data(row: dict[str, str]) -> None:
    status = "accredited" if row["status"] == "accredited" else "unknown"
    said = yaml_of("evidence.yaml")["accreditation"]
    wanted = f"ipeds-{row['unitid']}", row["agency"], status, row["confidence"]

    assert wanted in {
        (s["institution"], s["accreditor"], s["status"], s["confidence"]) for s in said
    }


@pytest.mark.parametrize("row", rows("earnings.csv"), ids=lambda r: f"{r['unitid']}-{r['award']}")
def test_a_row_of_earnings_is_in_the_data(row: dict[str, str]) -> None:
    found = earnings()[f"ipeds-{row['unitid']}", row["award"]]
    amounts = [row[f"median_earnings_{years}yr_usd"] for years in YEARS]
    told = ["" if a is None else str(a) for a in found.get("after", (None,) * len(YEARS))]

    assert told == amounts
    assert (
        str(found.get("suppressed", False)).lower()
        == {"yes": "true", "no": "false"}[row["suppressed"]]
    )
    assert str(found.get("share", "")) == row["ma_share_of_5108"]
    if row["suppressed"] == "no":
        assert str(found.get("shared_by", 1)) == row["shared_by_locations"]
    high_school = yaml_of("earnings.yaml")["high_school"]["amounts"]
    assert str(high_school.get(row["state"], "")) == row["state_hs_threshold_usd_cy2024"]


def test_earnings_have_the_sums_of_the_table() -> None:
    table = earnings().values()

    assert len(table) == 1366
    assert sum("after" in row for row in table) == 895
    assert sum(bool(row.get("suppressed")) for row in table) == 471
    assert sum(int(row.get("shared_by", 1)) > 1 for row in table) == 339


@pytest.mark.parametrize(
    ("award", "counts", "medians"),
    [
        ("certificate", (452, 456, 442, 439), (23659, 23343, 27726, 31120)),
        ("associate", (210, 230, 195, 195), (29690, 29685, 34382, 37756)),
    ],
)
def test_medians_over_all_schools_are_those_that_were_read(
    award: str, counts: tuple[int, ...], medians: tuple[int, ...]
) -> None:
    of_award = [
        row
        for (_, each), row in earnings().items()
        if each == award and "after" in row and float(row.get("share", 0)) >= MOSTLY
    ]
    columns = [
        [int(a) for a in c if a is not None]
        for c in zip(*(r["after"] for r in of_award), strict=True)
    ]

    assert tuple(map(len, columns)) == counts
    assert tuple(int(median(c)) for c in columns) == medians


def test_programs_have_the_answers_of_both_bodies() -> None:
    real = [p for p in CATALOG.programs if p.institution_id]
    found = Counter(answer.answer for p in real for answer in answers_of(p)[1:])

    assert set(found) == set(Answer)
    assert found[Answer.NOT_LISTED] > 1000
    in_list = {p.institution_id for p in real} - schools().keys()
    assert in_list <= set(yaml_of("accreditation.yaml")["not_found"])
