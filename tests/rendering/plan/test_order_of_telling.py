"""The certificate after the result; what has run out in the head."""

from __future__ import annotations

import json

import pytest

from cli.running import run

PLAN = ("plan", "-c", "ccma-nha", "--today", "2026-11-30", "--profile", "-")
WORKS = "experience: [{role: medical_assistant, from: 2022-01-10, to: present, hours_per_week: 40}]"
GRACE = "credentials: [{id: cma-aama, certified_on: 2021-10-12, expires_on: 2026-10-31}]"
LAPSED = "credentials: [{id: ccma-nha, certified_on: 2022-11-01, expires_on: 2026-10-31}]"
IN_FORCE = "credentials: [{id: ccma-nha, certified_on: 2024-12-01, expires_on: 2026-11-30}]"
UNSAID = "credentials: [{id: ccma-nha, certified_on: 2022-11-01}]"
EXPIRED = "expired 31 Oct 2026, do not use the title"


@pytest.mark.parametrize("form", ["text", "md", "html", "csv"])
@pytest.mark.parametrize("failed", [0, 1])
def test_the_certificate_is_told_after_the_result(form: str, failed: int) -> None:
    """It counts from the day of the exam, which comes before; it is known by the result."""
    again = ("--if", f"fail-exam={failed}") if failed else ()
    shown = run(*PLAN, *again, "--format", form, stdin=WORKS).stdout
    first = {
        "text": "TO YOUR CERTIFICATE",
        "md": "## To your certificate",
        "html": "<h2",
        "csv": "record",
    }
    told = shown[shown.index(first[form]) :]
    last_result = "Result of attempt 2" if failed and form != "text" else "Result"

    assert told.index(last_result) < told.index("Certified: CCMA (NHA)")


def test_the_steps_in_json_are_in_that_order_too() -> None:
    names = [step["id"] for step in json.loads(run(*PLAN, "--json", stdin=WORKS).stdout)["steps"]]

    assert names.index("exam.result") < names.index("exam.certified")


@pytest.mark.parametrize(
    ("credential", "person", "expired"),
    [
        ("ccma-nha", LAPSED, True),
        ("cma-aama", GRACE, True),  # it can be renewed late, and is not in force until then
        ("ccma-nha", IN_FORCE, False),  # today is its last day
        ("ccma-nha", UNSAID, False),  # it may have been renewed
        ("ccma-nha", WORKS, False),
        ("ccma-nha", GRACE, False),  # of another body
    ],
)
def test_what_has_run_out_is_told_in_the_head(credential: str, person: str, expired: bool) -> None:
    words = ("plan", "-c", credential, "--today", "2026-11-30", "--profile", "-")
    head = run(*words, stdin=person).stdout.split("\n\n")[1]
    found = json.loads(run(*words, "--json", stdin=person).stdout)

    assert (EXPIRED in head) is expired
    assert (found["expired_on"] == "2026-10-31") is expired
    assert "Valid through  31 Oct 2026" not in head


def test_a_shared_plan_leaves_that_day_out() -> None:
    shared = json.loads(run(*PLAN, "--json", "--share", stdin=LAPSED).stdout)

    assert shared["expired_on"] is None
