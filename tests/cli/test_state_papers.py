"""`state_papers` in a profile: names in any of their forms, and what cannot be, with its line."""

from __future__ import annotations

import pytest

from cli.running import check_refusal, document, run

PAPER = "state_papers:\n  - {{state: {state}, paper: {paper}, issued_on: {issued}}}\n"


def said(state: str = "WA", paper: str = "ma-certified", issued: str = "2018-03-01") -> str:
    return PAPER.format(state=state, paper=paper, issued=issued)


@pytest.mark.parametrize(
    "paper", ["ma-certified", "MA-Certified", "WA MA-Certified", "MA Certified"]
)
@pytest.mark.parametrize("state", ["WA", "washington"])
def test_a_paper_goes_by_its_id_or_its_name(state: str, paper: str) -> None:
    found = document("plan", "--state", "WA", "--profile", "-", stdin=said(state, paper))

    applied = next(s for s in found["steps"] if s["id"] == "state.doh-application")
    assert (applied["status"], applied["start"]) == ("done", "2018-03-01")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (said(paper="ma-certfied"), ("<stdin>:2", "Did you mean ma-certified?")),
        (said(state="TX"), ("<stdin>:2", "TX gives no paper to work by")),
        (said(state="ND"), ("<stdin>:2", "The papers of ND are:", "uap-technician")),
        (said(state="Washingtn"), ("<stdin>:2", "washington")),
        (said(issued="2026-11-22"), ("<stdin>:2", "issued_on", "today is 2026-11-21")),
        (
            said().replace("}", ", expires_on: 2018-02-28}"),
            ("<stdin>:2", "issued_on comes first, then expires_on"),
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_line(text: str, words: tuple[str, ...]) -> None:
    check_refusal(run("plan", "--profile", "-", stdin=text), 3, *words)
