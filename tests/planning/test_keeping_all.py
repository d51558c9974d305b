"""All that is held in one plan: each credential as if alone, cards and state papers once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acceptance.recheck import problems
from cma_roadmap import Goal, Request, load_catalog, plan, read_profile, roadmap_for
from cma_roadmap.errors import UnknownNameError, WrongRequestError
from cma_roadmap.model.results.all_held import ALL_HELD, AllHeld
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase, Timing
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import Roadmap, WhatIf
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.json.document import roadmap_document

CATALOG = load_catalog()
TODAY = date(2026, 11, 30)
CMA = "{id: cma-aama, certified_on: 2023-05-10, expires_on: 2028-05-31}"
CCMA = "{id: ccma-nha, certified_on: 2025-08-20, expires_on: 2027-08-20}"
CPT = "{id: cpt-nha, certified_on: 2024-02-10, expires_on: 2028-02-09}"
UNSURE = "{id: cpt-nha, certified_on: 2019-02-10}"
LAPSED = "{id: rma-amt, certified_on: 2008-05-10, expires_on: 2011-05-31}"
BLS = "clearances: {bls: 2025-03-12}"
"""Good through 31 March 2027: two years, to the end of the month."""


def person(*held: str, more: str = "") -> str:
    return f"credentials: [{', '.join(held)}]\n{more}\n"


def together(profile: str, **changes: object) -> Roadmap:
    goal = Goal(ALL_HELD)._replace(**changes)  # type: ignore[arg-type]
    who = read_profile(profile.encode(), "me.yaml")
    return roadmap_for(Request(catalog=CATALOG, profile=who, goal=goal, today=TODAY, all_held=True))


def alone(profile: str, credential: str, **changes: object) -> Roadmap:
    goal = Goal(credential)._replace(**changes)  # type: ignore[arg-type]
    return plan(CATALOG, read_profile(profile.encode(), "me.yaml"), goal, TODAY)


def held(found: Roadmap) -> AllHeld:
    assert found.all_held is not None
    return found.all_held


def days(found: Roadmap) -> dict[str, date]:
    return {planned.step.id: planned.timing.start for planned in found.steps}


def codes(found: Roadmap, step: str | None = None) -> set[str]:
    return {f.message.code for f in found.findings if step is None or f.step == step}


def test_b21_the_holder_of_three_and_a_card() -> None:
    found = together(person(CMA, CCMA, CPT, more=BLS))

    assert found.feasible
    assert [one.credential for one in held(found).credentials] == [
        "cma-aama",
        "ccma-nha",
        "cpt-nha",
    ]
    assert held(found).cards[0].expires_on == date(2027, 3, 31)
    told = days(found)
    assert told["card.bls.1"] == date(2027, 3, 31)
    assert told["cma-aama.renewal.1.expires"] == date(2028, 5, 31)
    assert told["ccma-nha.renewal.1.expires"] == date(2027, 8, 20)
    assert told["cpt-nha.renewal.1.expires"] == date(2028, 2, 9)
    assert found.certified_on == date(2025, 8, 20)
    assert found.expires_on == date(2027, 8, 20)
    years = {each.year for each in found.cost.by_year}
    assert {2027, 2028} <= years


def test_every_credential_is_planned_until_the_longest_of_them_is_over() -> None:
    found = held(together(person(CMA, CCMA, CPT)))
    through = {one.credential: one.through for one in found.credentials}

    assert through == {
        "cma-aama": date(2028, 5, 31),
        "ccma-nha": date(2029, 8, 20),
        "cpt-nha": date(2030, 2, 9),
    }
    assert found.through == date(2028, 5, 31)


def test_fees_without_terms_go_as_far_as_the_rest_and_no_farther() -> None:
    """Who was certified by AMT before 2006 owes no points, only the fee of each year."""
    found = together(person(CMA, "{id: rma-amt, certified_on: 2005-03-01}"))
    fees = sorted(day for name, day in days(found).items() if "rma-amt.renewal" in name)

    assert date(2028, 5, 31) - fees[-1] < timedelta(days=366) * 2
    assert held(found).through == min(date(2028, 5, 31), fees[-1])
    assert fees[-1] < date(2031, 6, 1)


@pytest.mark.parametrize("horizon", [0, 1, 2, 3])
def test_more_renewals_are_shown_where_they_are_asked_for(horizon: int) -> None:
    found = days(together(person(CMA, CCMA), horizon=horizon))
    cycles = max(horizon, 1)

    assert f"cma-aama.renewal.{cycles}.expires" in found
    assert f"cma-aama.renewal.{cycles + 1}.expires" not in found


def test_a_credential_of_which_nobody_can_tell_stays_so_and_spoils_no_other() -> None:
    found = together(person(CMA, UNSURE))
    one, other = held(found).credentials

    assert found.feasible
    assert (one.verdict, one.expires_on) == (Verdict.MET, date(2028, 5, 31))
    assert (other.verdict, other.expires_on) == (Verdict.UNKNOWN, None)
    assert "finding.renewal_unsaid" in codes(found, "cpt-nha.exam.certified")
    assert found.pathway.verdict is Verdict.UNKNOWN
    assert found.expires_on is None


def test_a_credential_that_ran_out_brings_its_own_way_back() -> None:
    found = together(person(CMA, LAPSED))
    own = alone(person(LAPSED), "rma-amt")

    assert found.feasible
    assert found.certified_on == own.certified_on
    assert days(found)["rma-amt.return.ask"] == days(own)["return.ask"]
    assert found.critical_path[-1] == "rma-amt.exam.certified"
    assert "finding.way_back" in codes(found, "rma-amt.return.ask")


def test_what_cannot_be_kept_is_told_and_the_rest_stands() -> None:
    """The papers of a renewal are pinned to a day on which it is too late for them."""
    late = "pins: {cma-aama.renewal.1.submit: 2028-09-01}"
    found = together(person(CMA, CCMA, more=late))
    one, other = held(found).credentials

    assert (found.feasible, found.stands) == (False, True)
    assert (one.feasible, other.feasible) == (False, True)
    told = [f for f in found.findings if f.message.code == "finding.held_not_kept"]
    assert [f.message.params["id"] for f in told] == ["cma-aama"]
    assert told[0].severity is Severity.PROBLEM
    assert days(found)["ccma-nha.renewal.1.expires"] == date(2027, 8, 20)


def test_a_pin_with_a_name_goes_before_one_without_in_every_plan() -> None:
    pins = "pins: {renewal.1.submit: 2027-07-01, ccma-nha.renewal.1.submit: 2027-06-01}"
    profile = person(CMA, CCMA, more=pins)
    found = days(together(profile))

    assert found["ccma-nha.renewal.1.submit"] == date(2027, 6, 1)
    assert found["cma-aama.renewal.1.submit"] == date(2027, 7, 1)
    assert days(alone(profile, "ccma-nha"))["renewal.1.submit"] == date(2027, 6, 1)
    assert "finding.pin_unknown" not in codes(alone(profile, "cma-aama"))


def test_a_pin_that_no_plan_has_is_told_once_and_one_of_the_state_is_none() -> None:
    pins = "pins: {exam.sit: 2027-07-01, state.doh-application: 2026-10-01}\nstate: WA"
    found = together(person(CMA, CCMA, more=pins))
    lost = [f for f in found.findings if f.message.code == "finding.pin_unknown"]

    assert [f.message.params["pin"] for f in lost] == ["exam.sit"]


def test_what_the_state_asks_is_there_once() -> None:
    found = together(person(CPT, CCMA, CMA, more="state: WA"))
    state = [p for p in found.steps if p.step.phase is Phase.STATE]

    assert state
    assert all(p.step.id.startswith("state.") for p in state)
    assert [place.route for place in found.states] == [
        place.route for place in alone(person(CMA), "cma-aama", state="WA").states
    ]
    assert "finding.state_once" in codes(found)
    ties = {(tie.predecessor, tie.successor) for tie in found.dependencies}
    assert ("cma-aama.exam.certified", "state.approved-exam") in ties


def test_a_state_s_own_renewals_are_there_once_and_on_their_days() -> None:
    found = days(together(person(CCMA, CPT, CMA, more="state: ND"), horizon=2))
    own = days(alone(person(CMA), "cma-aama", state="ND", horizon=2))
    renewals = {name: day for name, day in found.items() if "uap-renewal" in name}

    assert renewals
    assert renewals == {name: day for name, day in own.items() if "uap-renewal" in name}


def test_the_state_is_spoken_to_by_what_is_surely_in_force() -> None:
    ran_out = "{id: cma-aama, certified_on: 2010-02-10, expires_on: 2015-02-28}"
    found = together(person(ran_out, CCMA, more="state: WA"))
    told = next(f for f in found.findings if f.message.code == "finding.state_once")

    assert told.message.params["credential"] == "CCMA (NHA)"


def test_of_a_move_each_credential_tells_whether_it_still_holds() -> None:
    move = Move("TX", date(2027, 10, 1))
    found = together(person(CMA, CCMA, more="state: WA"), move_to=move)
    told = {
        f.message.params["credential"]: f.message.code
        for f in found.findings
        if f.message.code.startswith("finding.move_holds")
    }

    assert told == {
        "CMA (AAMA)": "finding.move_holds",
        "CCMA (NHA)": "finding.move_holds_renewed",
    }


@pytest.mark.parametrize("profile", ["", BLS, "credentials: []"])
def test_without_a_credential_it_says_what_to_write(profile: str) -> None:
    with pytest.raises(WrongRequestError, match="nothing to keep") as caught:
        together(profile)

    assert "certified_on" in str(caught.value.hint)


def test_a_credential_that_is_in_no_catalogue_is_not_passed_over() -> None:
    """A profile that was read without looking its names up, as the library allows."""
    with pytest.raises(UnknownNameError, match="cma-aam"):
        together(person("{id: cma-aam, certified_on: 2023-05-10}", CCMA))


def test_a_card_that_is_taken_to_run_out_is_renewed_today() -> None:
    asked = WhatIf(lapsed=("bls", "flu"))
    found = together(person(CMA.replace("2028", "2029"), more=BLS), what_if=asked)

    assert days(found)["card.bls.1"] == TODAY
    assert days(found)["card.bls.2"] == date(2028, 11, 30)
    assert {"finding.card_taken_as_run_out", "finding.lapse_changes_nothing"} <= codes(found)


_DAYS = st.dates(date(2006, 1, 1), date(2026, 11, 30))


@st.composite
def _people(draw: st.DrawFn) -> list[str]:
    """Up to four credentials, with and without a last day, in any order."""
    names = draw(
        st.lists(
            st.sampled_from(["cma-aama", "rma-amt", "ccma-nha", "ncma-ncct", "cpt-nha"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    return [_credential(draw, name) for name in names]


def _credential(draw: st.DrawFn, name: str) -> str:
    since = draw(_DAYS)
    last = draw(st.none() | st.dates(since, date(2032, 1, 1)))
    ends = f", expires_on: {last}" if last else ""
    return f"{{id: {name}, certified_on: {since}{ends}}}"


def _own(found: Roadmap, credential: str) -> Iterator[tuple[str, Timing]]:
    for planned in found.steps:
        if planned.step.id.startswith(f"{credential}."):
            yield planned.step.id.removeprefix(f"{credential}."), planned.timing


@settings(max_examples=25)
@given(_people(), st.sampled_from(["", "state: WA", "state: TX"]))
def test_each_credential_has_the_days_of_its_own_plan(held_: list[str], state: str) -> None:
    profile = person(*held_, more=state)
    found = together(profile)

    for one in held(found).credentials:
        horizon = max(
            (int(n.split(".")[1]) for n, _ in _own(found, one.credential) if "renewal" in n),
            default=1,
        )
        own = alone(profile, one.credential, horizon=horizon)
        mine = {name: (t.start, t.end) for name, t in _own(found, one.credential)}
        theirs = {
            planned.step.id: (planned.timing.start, planned.timing.end)
            for planned in own.steps
            if planned.step.phase is not Phase.STATE
        }
        assert mine == {name: days for name, days in theirs.items() if name in mine}
        assert mine.keys() == {n for n in theirs if not n.startswith("foundation.")}
        assert one.certified_on == own.certified_on


@settings(max_examples=25)
@given(_people().flatmap(lambda held: st.tuples(st.just(held), st.permutations(held))))
def test_the_order_of_the_list_changes_nothing(orders: tuple[list[str], list[str]]) -> None:
    one, other = (roadmap_document(together(person(*held, more=BLS))) for held in orders)

    assert one == other


@settings(max_examples=25)
@given(_people(), st.sampled_from(["", BLS]))
def test_a_stranger_finds_nothing_wrong_and_the_years_add_up(held_: list[str], more: str) -> None:
    found = together(person(*held_, more=more))

    assert problems(roadmap_document(found)) == []  # type: ignore[arg-type]
    for kind in ("low", "likely", "high"):
        lines = [line.line.amount for line in found.cost.lines if line.line.amount]
        in_all = sum((getattr(a, kind).amount for a in lines), Decimal(0))
        years = sum((getattr(y.amount, kind).amount for y in found.cost.by_year), Decimal(0))
        parts = sum((getattr(p.cost.amount, kind).amount for p in held(found).by_year), Decimal(0))
        assert in_all == years == parts
