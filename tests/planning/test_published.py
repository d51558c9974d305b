"""Worked examples that the bodies themselves printed, one case a file, computed from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import plain_yaml
from cma_roadmap import load_catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.planning.steps.renewal import grace_last_days

CASES = Path(__file__).parents[1] / "cases" / "published"
IN_DOSSIER = 17
Case = dict[str, Any]


def _cases() -> list[Any]:
    read = [plain_yaml.load(path.read_text("utf-8")) for path in sorted(CASES.glob("*.yaml"))]
    return [pytest.param(case, id=case["id"]) for case in read]


def _expiry(case: Case, body: Credential) -> None:
    for certified in case["input"]["certified_on"]:
        counted = body.certification.counted.at(certified).value
        term = body.certification.term.at(certified).value
        assert counted is not None
        assert term is not None
        assert counted.last_day(certified, term) == case["expect"]["last_day"]


def _grace(case: Case, body: Credential) -> None:
    grace = body.renewal.grace
    assert grace is not None
    given, expect = case["input"], case["expect"]
    rule = grace.length.at(max(given["expired"], given["rule_since"]))
    assert rule.effective_from == given["rule_since"]
    counted = grace.counted.at(given["expired"]).value
    assert counted is not None
    last = min(grace_last_days(given["expired"], rule, counted))
    assert last.isoformat().startswith(expect.get("month", ""))
    assert last == expect["last_day"]


def _wait(case: Case, body: Credential) -> None:
    given, expect = case["input"], case["expect"]
    assert body.retake is not None
    (found,) = [w for w in body.retake.waits if w.after_attempt == given["attempt"]]
    wait = found.wait.at(given["failed_on"]).value
    assert wait is not None
    assert wait.iso == expect["wait"]
    assert wait.after(given["failed_on"]) == expect["earliest"]


def _attempts(case: Case, body: Credential) -> None:
    today = date(2026, 11, 21)
    assert body.retake is not None
    assert body.retake.attempts.at(today).value == case["expect"]["attempts"]
    assert body.retake.after_last is not None
    _holds(str(body.retake.after_last.at(today).value), case)


def _text(case: Case, body: Credential) -> None:
    (found,) = [text for name, text in _texts(body) if name == case["input"]["fact"]]
    _holds(found, case)


def _holds(text: str, case: Case) -> None:
    for words in case["expect"]["text"]:
        assert words.casefold() in text.casefold()


def _texts(body: Credential) -> Iterator[tuple[str, str]]:
    """Every named text of a credential, each with its id and its note."""
    assert body.exam is not None
    assert body.retake is not None
    named = [fact for pathway in body.pathways for fact in pathway.facts]
    named += [*body.application.facts, *body.exam.facts, *body.retake.facts]
    named += [*body.certification.facts, *body.renewal.facts, *body.renewal.ce.facts]
    for fact in named:
        version = fact.fact.at(date(2026, 11, 21))
        yield fact.id, f"{version.value} {version.note or ''}"


CHECKS: dict[str, Callable[[Case, Credential], None]] = {
    "expiry": _expiry,
    "grace": _grace,
    "wait": _wait,
    "attempts": _attempts,
    "text": _text,
}


@pytest.mark.parametrize("case", _cases())
def test_published_example(case: Case) -> None:
    CHECKS[case["check"]](case, load_catalog().credential(case["credential"]))


def test_all_examples_are_here() -> None:
    assert len(_cases()) == IN_DOSSIER


@pytest.mark.parametrize("case", _cases())
def test_says_where_it_was_published(case: Case) -> None:
    assert case["source"].startswith("http")
    assert case["precision"]
