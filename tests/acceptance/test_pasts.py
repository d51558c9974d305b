"""People with a past: decision tables worked out from the rules of the four bodies by hand."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

import plain_yaml
from cli.running import run

TABLES = Path(__file__).parents[1] / "cases" / "pasts"
BODIES = ("aama", "amt", "nha", "ncct", "lives")
TODAY = date(2026, 11, 30)
ROWS_OF_A_BODY = 40
Json = dict[str, Any]
ABOUT_A_ROW = {"id", "why", "at", "run", "me", "wrong"}
IN_WORDS = {"exit", "exits", "says", "never"}
OF_STEPS = {
    *("absent", "between", "days", "done", "has"),
    *("last_days", "likely", "not_after", "not_before", "not_done"),
}
OF_A_PLAN = {"expired_on", "pathway", "state"}
OF_WAYS_IN = {"once", "opens", "until", "verdict_not", "verdicts"}


def _table(body: str) -> list[Json]:
    rows: list[Json] = plain_yaml.load((TABLES / f"{body}.yaml").read_text("utf-8"))["rows"]
    return rows


def _rows() -> Iterator[Any]:
    for body in BODIES:
        for row in _table(body):
            reason = row.get("wrong")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(row, id=f"{body}-{row['id']}", marks=marks)


def _asked(row: Json, *options: str) -> Any:
    today = str(row.get("at", TODAY))
    profile = yaml.safe_dump(row["me"], sort_keys=False)
    words = shlex.split(row["run"])
    return run(*words, "--today", today, "--profile", "-", *options, stdin=profile)


def _in_words(row: Json) -> Iterator[str]:
    page = _asked(row)
    text = " ".join(page.output.split())
    if page.exit_code not in row.get("exits", [row.get("exit", page.exit_code)]):
        yield f"exit {page.exit_code}: {text[:300]}"
    yield from (f"never says {p!r}" for p in row.get("says", []) if not re.search(p, text))
    yield from (f"says {p!r}" for p in row.get("never", []) if re.search(p, text))


def _presence(steps: Json, row: Json) -> Iterator[str]:
    yield from (f"{name} is there" for name in row.get("absent", []) if name in steps)
    yield from (f"no {name}" for name in row.get("has", []) if name not in steps)
    for name in row.get("done", []):
        if (status := steps.get(name, {}).get("status")) != "done":
            yield f"{name} is {status}, not done"
    for name in row.get("not_done", []):
        if steps.get(name, {}).get("status") == "done":
            yield f"{name} is done"
    found = {line["likely"] for step in steps.values() for line in step["costs"]}
    yield from (f"no price of {p} in {found}" for p in row.get("likely", []) if p not in found)


def _on(steps: Json, name: str) -> tuple[date, date]:
    """First and last day of a step; far off where there is none."""
    if name not in steps:
        return date.max, date.min
    first, end = (date.fromisoformat(steps[name][key]) for key in ("start", "end"))
    return first, max(first, end - timedelta(days=1))


HOLDS: dict[str, Callable[[tuple[date, date], Any], bool]] = {
    "days": lambda span, day: span[0] == day,
    "last_days": lambda span, day: span[1] == day,
    "not_before": lambda span, day: day <= span[0] < date.max,
    "not_after": lambda span, day: date.min < span[1] <= day,
    "between": lambda span, days: days[0] <= span[1] <= days[1],
}


def _dates(steps: Json, row: Json) -> Iterator[str]:
    for key, holds in HOLDS.items():
        for name, said in row.get(key, {}).items():
            if not holds(span := _on(steps, name), said):
                yield f"{key} of {name}: {[str(day) for day in span]}, not {said}"


def _of_a_plan(document: Json, row: Json) -> Iterator[str]:
    found = {
        "expired_on": document.get("expired_on"),
        "pathway": (document.get("pathway") or {}).get("id"),
        "state": document["goal"]["state"],
    }
    for key in sorted(OF_A_PLAN & set(row)):
        wanted = None if row[key] is None else str(row[key])
        if found[key] != wanted:
            yield f"{key}: {found[key]}, not {wanted}"


def _of_ways_in(document: Json, row: Json) -> Iterator[str]:
    ways = {way["id"]: way for one in document["credentials"] for way in one["pathways"]}
    for key, field in {"verdicts": "verdict", "opens": "from", "until": "until"}.items():
        for name, wanted in row.get(key, {}).items():
            if ways[name][field] != str(wanted):
                yield f"{name}: {field} {ways[name][field]}, not {wanted}"
    for name, verdict in row.get("verdict_not", {}).items():
        if ways[name]["verdict"] == verdict:
            yield f"{name}: {verdict}"
    for name, words in row.get("once", {}).items():
        missing = " ".join(str(each) for each in ways[name]["once"])
        if (missing != "") if words is None else not re.search(words, missing):
            yield f"{name} once {missing!r}, not {words}"


@pytest.mark.parametrize("row", list(_rows()))
def test_a_past_is_read_as_the_rules_have_it(row: Json) -> None:
    assert set(row) <= ABOUT_A_ROW | IN_WORDS | OF_STEPS | OF_A_PLAN | OF_WAYS_IN
    wrong = [*_in_words(row)]
    if (OF_STEPS | OF_A_PLAN | OF_WAYS_IN) & set(row):
        document = json.loads(_asked(row, "--json").stdout)
        if OF_WAYS_IN & set(row):
            wrong += _of_ways_in(document, row)
        else:
            steps = {step["id"]: step for step in document["steps"]}
            wrong += [*_presence(steps, row), *_dates(steps, row), *_of_a_plan(document, row)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("body", BODIES)
def test_a_table_is_long_and_each_row_rests_on_a_rule(body: str) -> None:
    rows = _table(body)

    assert len(rows) >= ROWS_OF_A_BODY
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["why"] for row in rows)
