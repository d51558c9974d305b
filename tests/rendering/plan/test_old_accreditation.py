"""Accreditation that was seen long ago stands in the head; what is fresh does not."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.planning.programs.program_warnings import _seen
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.headline import head_facts
from cma_roadmap.sentences.catalog import ENGLISH

CATALOG = load_catalog()


@pytest.mark.parametrize(
    ("program", "begins"),
    [
        ("ipeds-236692-2", "CAAHEP, last seen about 2020, about 7 years before you would graduate"),
        ("ipeds-137281-2", "CAAHEP, by a page that shows no date"),
        ("ipeds-141796-2", None),
        (None, None),
    ],
)
def test_the_head_says_when_the_accreditation_is_old(
    program: str | None, begins: str | None
) -> None:
    profile = read_profile(b"{}", "me.yaml")
    found = plan(CATALOG, profile, Goal("cma-aama", program=program), date(2026, 11, 30))

    told = [fact.text for fact in head_facts(found, Words(ENGLISH)) if fact.key == "accreditation"]
    assert [text.startswith(begins or "-") for text in told] == [True] * (begins is not None)


@pytest.mark.parametrize(
    ("seen", "code"),
    [("2025", "seen"), ("2024-08-30", "old"), ("between 2019 and 2026", "seen"), (None, "undated")],
)
def test_more_than_two_years_before_the_graduation_is_old(seen: str | None, code: str) -> None:
    assert _seen("ABHES", seen, date(2027, 10, 5)).code == f"finding.accreditation_{code}"
