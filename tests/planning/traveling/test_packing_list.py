"""What to pack for other states, held against a table written from the states' rules alone."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.model.traveling.packing import Asked, Assignment, PackingList, Readiness
from cma_roadmap.planning.states.travel_between import side_of, two_states
from cma_roadmap.planning.traveling.packing_list import packing_list

CATALOG = load_catalog()
TODAY = date(2026, 12, 1)
START = date(2027, 1, 4)
CERTIFIED = """\
born: 2001-03-02
diploma: {{kind: high_school, on: 2019-06-14}}
training:
  - {{name: Any college, accreditors: [CAAHEP], completed_on: 2026-04-15, clock_hours: 900,
      externship_hours: 180}}
credentials: [{{id: cma-aama, certified_on: {certified}, expires_on: {expires}}}]
{more}
"""
WORKER = """\
born: 2001-03-02
diploma: {kind: high_school, on: 2019-06-14}
experience: [{role: medical_assistant, from: 2024-01-10, to: present, hours_per_week: 36}]
"""


def holder(expires: str = "2031-05-31", certified: str = "2026-05-01", more: str = "") -> str:
    return CERTIFIED.format(certified=certified, expires=expires, more=more)


def packed(
    profile: str | None,
    *states: str,
    first: date | None = START,
    last: date | None = None,
    today: date = TODAY,
) -> PackingList:
    who = read_profile((profile or "").encode(), "me.yaml")
    home = side_of(CATALOG.state("OR"), today)
    asked = [
        (Asked(name, first, last), two_states(home, side_of(CATALOG.state(name), today)))
        for name in states
    ]
    return packing_list(asked, who, CATALOG, today, None, told=profile is not None)


def one(profile: str | None, state: str, **days: date | None) -> Assignment:
    return packed(profile, state, **days).assignments[0]  # type: ignore[arg-type]


def standings(found: Assignment) -> dict[str, str]:
    return {paper.step.id: paper.standing.value for paper in found.papers}


# Written from the recorded rules of each state before the program was asked.
BLIND = {
    "WA": ("papers_first", "ask"),  # DOH paper first; without training an employer may endorse
    "CT": ("some_tasks", "some_tasks"),  # vaccines ask for 32 hours, a program and a certificate
    "NY": ("yes", "yes"),  # no paper; vaccines are closed to all
    "CA": ("some_tasks", "some_tasks"),  # the blocks of 10 hours, whatever certificate is held
    "NJ": ("some_tasks", "some_tasks"),  # shots and blood draws: 20 hours of training more
    "SC": ("some_tasks", "some_tasks"),  # which certificates both boards approve is not known
    "ND": ("papers_first", "ask"),  # the board's registry; other certificates may be recognized
    "NE": ("yes", "yes"),
    "FL": ("yes", "yes"),
    "TX": ("yes", "yes"),
    "AL": ("ask", "ask"),  # no rule found is no proof that there is none
}


@pytest.mark.parametrize(("state", "answers"), BLIND.items())
def test_the_answer_is_that_of_the_recorded_rules(state: str, answers: tuple[str, str]) -> None:
    found = (one(holder(), state).answer.value, one(WORKER, state).answer.value)

    assert found == answers


def test_what_washington_asks_of_who_is_certified() -> None:
    found = one(holder(), "WA")

    assert found.way is not None
    assert found.way.name.startswith("MA-Certified")
    assert found.way.permit is None  # the exam is passed
    assert standings(found) == {
        "approved-training": "show",
        "high-school-proof": "show",
        "doh-application": "get",
        "fingerprint-check": "get",
        "approved-exam": "show",
    }
    waits = {p.step.id: (p.latest, p.wait_known) for p in found.papers if p.latest is None}
    assert waits["doh-application"] == (None, False)  # nobody says how long it takes


def test_a_graduate_works_in_washington_on_a_permit() -> None:
    found = one(holder().replace("credentials", "#"), "WA")

    assert found.answer.value == "papers_first"
    assert found.way is not None
    assert found.way.permit == "MA-Interim certificate"
    assert standings(found)["approved-exam"] == "missing"


def test_what_connecticut_asks_for_vaccines() -> None:
    trained = one(holder(), "CT")
    worker = standings(one(WORKER, "CT"))

    assert trained.tasks == ("giving vaccines outside hospitals",)
    assert sorted(standings(trained).values()).count("show") == 2
    assert "missing" in worker.values()
    training = next(p for p in trained.papers if p.standing.value == "get")
    # 24 and 8 hours at 36 a week are 7 days: the last one is the day before the first of work
    assert training.latest == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("availability", "latest"),
    [
        ("", date(2026, 12, 28)),
        ("availability: {hours_per_week: 16}", date(2026, 12, 21)),
        (
            "availability: {hours_per_week: 16, breaks: [{from: 2026-12-24, to: 2027-01-02}]}",
            date(2026, 12, 12),
        ),
    ],
)
def test_the_last_day_to_begin_a_training(availability: str, latest: date) -> None:
    found = one(holder(more=availability), "CT")

    assert [p.latest for p in found.papers if p.standing.value == "get"] == [latest]


@pytest.mark.parametrize(
    ("expires", "jersey", "carolina", "florida", "washington"),
    [
        ("2027-01-03", "missing", "missing", "yes", "papers_first"),  # the day before
        ("2027-01-04", "show", "ask", "yes", "papers_first"),  # the first day itself
        ("2027-01-05", "show", "ask", "yes", "papers_first"),
    ],
)
def test_a_certificate_that_ends_about_the_first_day(
    expires: str, jersey: str, carolina: str, florida: str, washington: str
) -> None:
    """New Jersey and South Carolina want it current; Washington wants the exam, once passed."""
    profile = holder(expires)
    nj, sc = one(profile, "NJ"), one(profile, "SC")
    current = {p.step.title: p.standing.value for p in (*nj.papers, *sc.papers)}

    assert current["Hold a current national certificate"] == jersey
    assert current["Keep the certificate current"] == carolina
    assert one(profile, "FL").answer.value == florida
    assert one(profile, "WA").answer.value == washington


@pytest.mark.parametrize(
    ("done", "last", "ending"),
    [
        ("2025-01-03", None, "holds"),  # two years to the end of the month: 2027-01-31
        ("2024-12-31", None, "over"),  # 2026-12-31
        ("2025-01-03", date(2027, 1, 30), "holds"),
        ("2025-01-03", date(2027, 1, 31), "holds"),
        ("2025-01-03", date(2027, 2, 1), "ends_inside"),
    ],
)
def test_a_card_of_two_years(done: str, last: date | None, ending: str) -> None:
    found = one(f"clearances: {{bls: {done}}}", "FL", last=last)

    assert [(card.id, how.value) for card, how in found.endings] == [("bls", ending)]


@pytest.mark.parametrize(
    ("expires", "ending"),
    [("2027-01-03", "over"), ("2027-01-04", "holds"), ("2027-01-05", "holds")],
)
def test_a_card_with_a_last_day_of_its_own(expires: str, ending: str) -> None:
    found = one(holder(expires), "FL")

    assert [how.value for _, how in found.endings] == [ending]


def test_what_is_not_known_of_a_card_is_no_end() -> None:
    doubtful = (
        "credentials: [{id: cma-aama, certified_on: 2015-05-01}]\nclearances: {mmr: 2020-01-01}"
    )
    endings = {card.id: how.value for card, how in one(doubtful, "FL").endings}

    assert endings == {"cma-aama": "unsure", "mmr": "unknown"}


@pytest.mark.parametrize(
    ("expires", "answer"),
    [("2027-01-03", "papers_first"), ("2027-01-04", "yes"), ("2027-01-05", "yes")],
)
def test_a_paper_of_the_state_itself(expires: str, answer: str) -> None:
    paper = f"[{{state: WA, paper: ma-certified, issued_on: 2026-06-01, expires_on: {expires}}}]"
    found = one(holder(more=f"state_papers: {paper}"), "WA")

    assert found.answer.value == answer


def test_a_paper_in_force_is_renewed_before_it_ends_and_one_that_is_over_late() -> None:
    paper = (
        "state_papers: [{{state: WA, paper: ma-certified, issued_on: 2018-06-01, expires_on: {}}}]"
    )
    found = {}
    for ends in ("2026-11-30", "2026-12-01", "2027-01-03"):
        assignment = one(holder(more=paper.format(ends)), "WA")
        found[ends] = [(p.step.id, p.latest) for p in assignment.standing(Readiness.GET)]

    assert found == {
        "2026-11-30": [("late-renewal", None)],
        "2026-12-01": [("renewal", date(2026, 12, 1))],
        "2027-01-03": [("renewal", date(2027, 1, 3))],
    }


@pytest.mark.parametrize(
    ("certified", "exam", "latest"),
    [
        ("2022-01-05", "show", None),  # five years old on 5 Jan 2027, after the first day
        ("2022-01-02", "show", date(2027, 1, 2)),  # too old by then, but not to apply today
        ("2021-12-01", "show", date(2026, 12, 1)),
        ("2021-11-30", "missing", None),
    ],
)
def test_an_exam_that_grows_too_old_for_washington(
    certified: str, exam: str, latest: date | None
) -> None:
    """It counts back from the application, which comes before the first day."""
    found = one(holder(certified=certified).replace("2026-04-15", "2021-10-01"), "WA")
    paper = next(p for p in found.papers if p.step.id == "approved-exam")

    assert (paper.standing.value, paper.latest) == (exam, latest)
    assert found.answer.value == "papers_first"
    assert found.way is not None
    assert bool(found.way.permit) == (exam == "missing")  # one is passed anew on the permit


def test_of_nobody_nothing_is_judged() -> None:
    found = packed(None, "WA", "FL", "AL")
    answers = {a.travel.there.id: a.answer.value for a in found.assignments}

    assert answers == {"WA": "untold", "FL": "yes", "AL": "ask"}
    assert not found.cards
    assert not found.usual


def test_without_a_first_day_no_last_day_is_told() -> None:
    found = one(holder(), "CT", first=None)

    assert {p.latest for p in found.papers} == {None}
    assert all(p.wait_known for p in found.papers)


def test_the_earliest_assignment_comes_first() -> None:
    who = read_profile(holder().encode(), "me.yaml")
    home = side_of(CATALOG.state("OR"), TODAY)
    days = {"FL": date(2027, 6, 1), "TX": date(2027, 2, 1)}
    asked = [
        (Asked(name, day), two_states(home, side_of(CATALOG.state(name), TODAY)))
        for name, day in days.items()
    ]
    found = packing_list(asked, who, CATALOG, TODAY, None, told=True)

    assert [a.travel.there.id for a in found.assignments] == ["TX", "FL"]


def test_every_state_has_an_answer_for_everybody() -> None:
    states = [state.id for state in CATALOG.states if state.id != "OR"]
    for profile in (holder(), WORKER, None):
        found = packed(profile, *states)
        assert len(found.assignments) == len(states)
        for assignment in found.assignments:
            silent = not assignment.travel.there.is_recorded
            assert (assignment.answer.value == "ask") >= silent
