"""What a state asks for inside a plan: dates worked out by hand from the rules of each state."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal, plan, read_profile
from cma_roadmap.model.definitions.jurisdiction import Regime
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.phrases import say

from .state_plans import CATALOG, GRADUATE, NOBODY, TODAY, holder, in_state, made

STATES = {state.id: state for state in CATALOG.states}
MAIN = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")


class TestWashingtonForSomeoneNew:
    """The order of the state: training, application, interim certificate, exam, certificate."""

    new = in_state("WA")

    def test_the_papers_come_on_the_last_day_of_training_and_the_day_after(self) -> None:
        done = self.new.start("training.complete")
        assert done == date(2027, 10, 5)
        assert self.new.start("state.approved-training") == done
        assert self.new.start("state.doh-application") == done
        assert self.new.start("state.fingerprint-check") == date(2027, 10, 6)

    def test_the_interim_certificate_runs_for_12_months_from_then_on(self) -> None:
        permit = self.new.steps["state.interim-certificate"]
        assert permit.step.kind is StepKind.WINDOW
        assert self.new.start("state.interim-certificate") == date(2027, 10, 6)
        assert self.new.last("state.interim-certificate") == date(2028, 10, 5)
        assert "cannot be renewed" in self.new.says("state_permit_once")

    def test_the_exam_comes_after_the_application_and_within_the_permit(self) -> None:
        dependencies = {(t.predecessor, t.successor): t for t in self.new.roadmap.dependencies}
        assert ("state.doh-application", "exam.sit") in dependencies
        limit = dependencies["state.interim-certificate", "exam.result"]
        assert limit.max_lag is not None
        assert limit.max_lag.iso == "P0D"
        assert limit.type.value == "FF"

    def test_one_may_work_the_day_after_the_result(self) -> None:
        assert self.new.last("exam.result") == date(2027, 10, 31)
        assert self.new.start("state.ready") == date(2027, 11, 1)
        title = say(self.new.steps["state.ready"].step.title)
        assert title == "May work in Washington: MA-Certified"

    def test_the_certificate_comes_on_the_same_day_as_without_a_state(self) -> None:
        assert self.new.roadmap.certified_on == made(NOBODY, Goal("cma-aama")).roadmap.certified_on

    def test_the_application_may_wait_but_not_for_the_exam(self) -> None:
        """Exam and certificate on 30 Oct; the fingerprints, a day, are over by then."""
        timing = self.new.steps["state.doh-application"].timing
        assert timing.latest_start == date(2027, 10, 28)
        assert not timing.critical

    def test_the_other_ways_in_are_named(self) -> None:
        assert "MA-Registered, tied to one employer" in self.new.says("state_route")

    def test_fees_nobody_could_tell_make_the_totals_at_least(self) -> None:
        unknown = self.new.roadmap.cost.unknown_to_certificate
        assert {"state.doh-application", "state.fingerprint-check"} <= set(unknown)
        assert Phase.STATE not in self.new.roadmap.cost.by_phase

    def test_how_long_the_state_takes_is_told_as_unknown(self) -> None:
        told = self.new.says("state_no_wait")
        assert "Apply to the Department of Health; Fingerprint check, if asked" in told


def test_washington_for_a_graduate_begins_today() -> None:
    made_today = in_state("WA", GRADUATE)

    assert made_today.steps["state.approved-training"].step.status is StepStatus.DONE
    assert made_today.start("state.approved-training") == date(2026, 5, 14)
    assert made_today.start("state.doh-application") == TODAY
    assert made_today.start("state.interim-certificate") == date(2026, 11, 22)
    assert made_today.last("state.interim-certificate") == date(2027, 11, 21)


@pytest.mark.parametrize(
    ("training", "verdict"),
    [
        ("clock_hours: 719, externship_hours: 160", Verdict.UNKNOWN),  # (1) ABHES may, the school
        ("clock_hours: 720, externship_hours: 159", Verdict.UNKNOWN),  # (5) sets no number
        ("clock_hours: 720, externship_hours: 160", Verdict.MET),
        ("clock_hours: 720", Verdict.UNKNOWN),
        ("externship_hours: 160", Verdict.UNKNOWN),
    ],
)
def test_a_school_without_a_program_accreditor_needs_the_hours(
    training: str, verdict: Verdict
) -> None:
    """WAC 246-827-0200(2): 720 clock hours, 160 of them externship, at an accredited school."""
    school = f"accreditors: [], institution_accredited: true, {training}"
    assert ma_certified(school) is verdict


@pytest.mark.parametrize(
    ("training", "verdict"),
    [
        ("accreditors: [], institution_accredited: false", Verdict.UNMET),
        ("accreditors: []", Verdict.UNKNOWN),
        ("accreditors: [], institution_accredited: true", Verdict.UNKNOWN),
        ("accreditors: [], program: ipeds-455202-21", Verdict.MET),  # ABHES has the school
        ("accreditors: [], program: ipeds-186645-2", Verdict.UNKNOWN),  # ABHES does not list it
        ("accreditors: [ABHES]", Verdict.MET),
    ],
)
def test_a_school_that_abhes_accredits_needs_no_hours(training: str, verdict: Verdict) -> None:
    """A program offered by a school accredited by ABHES, in the words of the department's page."""
    assert ma_certified(f"{training}, clock_hours: 500, externship_hours: 160") is verdict


def ma_certified(training: str) -> Verdict:
    """Whether Washington's MA-Certified is open to a graduate with this training."""
    person = GRADUATE.replace("accreditors: [CAAHEP]", training).replace(", clock_hours: 800", "")
    found = in_state("WA", person, credential="ccma-nha")
    ways = {way.name: way.verdict for way in found.roadmap.states[0].others}
    planned = found.roadmap.states[0]
    certified = next(name for name in (planned.route, *ways) if name and "Certified" in name)
    return (ways | {str(planned.route): planned.verdict})[certified]


def test_someone_without_a_diploma_earns_the_ged_for_washington() -> None:
    person = GRADUATE.replace("{kind: high_school, on: 2019-06-14}", "{kind: none}")
    found = in_state("WA", person)

    diploma = found.start("foundation.diploma")
    assert found.start("state.high-school-proof") == diploma
    assert found.start("state.doh-application") == diploma
    plain = made(person, Goal("cma-aama")).roadmap
    assert "foundation.test" not in {p.step.id for p in plain.steps}
    assert found.roadmap.certified_on == plain.certified_on


class TestTheAgeOfTheExam:
    """WAC 246-827-0200: no more than 5 years old at the first application."""

    @pytest.mark.parametrize(
        ("certified", "expires"),
        [("2022-11-21", None), ("2021-11-22", None), ("2021-11-21", None)],
        ids=["4 years", "5 years less a day", "5 years to the day"],
    )
    def test_young_enough(self, certified: str, expires: str | None) -> None:
        found = in_state("WA", holder(certified, expires))

        assert found.steps["state.approved-exam"].step.status is StepStatus.DONE
        assert found.start("state.doh-application") == TODAY
        limit = date.fromisoformat(certified).replace(year=int(certified[:4]) + 5)
        assert found.start("state.approved-exam-until") == limit
        assert "state.interim-certificate" not in found.steps
        assert found.start("state.ready") == date(2026, 11, 23)
        assert not found.codes() & {"state_exam_too_old", "state_permit_once"}

    @pytest.mark.parametrize(
        ("certified", "expires", "last"),
        [
            ("2021-11-20", None, "20 Nov 2026"),
            ("2019-06-10", "2029-06-30", "10 Jun 2024"),
        ],
        ids=["5 years and a day", "7 years"],
    )
    def test_too_old(self, certified: str, expires: str | None, last: str) -> None:
        """Applied on 21 Nov; 8 weeks to study from the day after, so passed on 16 Jan 2027."""
        found = in_state("WA", holder(certified, expires))

        assert last in found.says("state_exam_too_old")
        again = found.steps["state.approved-exam"]
        assert say(again.step.title) == "Pass the exam again: CMA (AAMA)"
        assert found.start("state.doh-application") == TODAY
        assert found.start("state.approved-exam") == date(2026, 11, 22)
        assert found.last("state.approved-exam") == date(2027, 1, 16)
        assert found.last("state.interim-certificate") == date(2027, 11, 21)
        assert found.start("state.ready") == date(2027, 1, 17)
        assert "state.approved-exam" in found.roadmap.cost.unknown
        assert "state.approved-exam-until" not in found.steps

    @pytest.mark.parametrize(
        ("on", "counts"), [("2029-02-28", True), ("2029-03-01", False)], ids=str
    )
    def test_an_exam_of_29_february_counts_to_28_february(self, on: str, counts: bool) -> None:
        """Five years after 29 Feb 2024 there is no such day: the last of that month ends it."""
        today = date.fromisoformat(on)
        found = in_state("WA", holder("2024-02-29", "2029-03-31"), today=today)

        assert ("state.approved-exam-until" in found.steps) is counts
        assert ("state_exam_too_old" in found.codes()) is not counts

    def test_an_application_that_is_pinned_to_the_past_is_measured_on_its_day(self) -> None:
        pins = "pins: {state.doh-application: 2024-06-10, state.fingerprint-check: 2024-06-20}"
        found = in_state("WA", holder("2019-06-10", "2029-06-30", pins))

        assert found.steps["state.doh-application"].step.status is StepStatus.DONE
        assert "state_exam_too_old" not in found.codes()
        assert found.start("state.ready") == TODAY
        assert "state.doh-application" not in found.roadmap.cost.unknown

    def test_a_holder_is_told_how_to_say_what_is_done(self) -> None:
        assert "state.doh-application: " in in_state("WA", holder("2024-06-10")).says(
            "state_done_already"
        )


class TestThePermit:
    """MA-Interim lasts 12 months and comes once."""

    late = "training: [{name: Good school, accreditors: [CAAHEP], completed_on: 2026-11-20}]\n"

    def test_a_late_exam_that_is_booked_names_the_limit(self) -> None:
        """Permit from 22 Nov 2026 to 21 Nov 2027; exam on 1 Mar 2028, passed the day after."""
        booked = in_state("WA", self.late + "pins: {exam.sit: 2028-03-01}", "rma-amt")

        told = booked.says("state_permit_ends_first")
        assert booked.last("state.interim-certificate") == date(2027, 11, 21)
        assert "12 months" in told or "1 year" in told
        assert "to 21 Nov 2027" in told
        assert f"passed on {booked.last('exam.result').day} Mar 2028" in told
        assert booked.roadmap.feasible

    def test_it_delays_nothing_and_closes_nothing(self) -> None:
        person = self.late + "pins: {exam.sit: 2028-03-01}"
        plain = made(person, Goal("rma-amt")).roadmap

        assert in_state("WA", person, "rma-amt").roadmap.certified_on == plain.certified_on

    def test_an_exam_in_time_is_not_warned_of(self) -> None:
        booked = in_state("WA", self.late + "pins: {exam.sit: 2027-11-01}", "rma-amt")

        assert "state_permit_ends_first" not in booked.codes()

    def test_who_sits_early_needs_no_permit(self) -> None:
        """The exam comes before training ends, so before the application."""
        goal = Goal("cma-aama", state="WA", sit_early=True)
        early = made(NOBODY, goal)

        assert early.last("exam.result") < early.start("state.doh-application")
        assert "state.interim-certificate" not in early.steps
        plain = made(NOBODY, goal._replace(state=None)).roadmap
        assert early.roadmap.certified_on == plain.certified_on


class TestCalifornia:
    """Three blocks of 10 hours, one after the other; then practice, then the paper."""

    def test_ten_hours_a_week_take_a_week_each(self) -> None:
        person = holder("2024-06-10", more="availability: {hours_per_week: 10}")
        found = in_state("CA", person)

        assert [found.start(f"state.{name}") for name in self.steps] == [
            date(2026, 11, 21),
            date(2026, 11, 28),
            date(2026, 12, 5),
            date(2026, 12, 12),
            date(2026, 12, 13),
        ]

    def test_full_time_they_take_two_days_each(self) -> None:
        """10 h of 36 a week are 1.9 days, so 2."""
        found = in_state("CA", holder("2024-06-10"))

        assert [found.start(f"state.{name}").day for name in self.steps] == [21, 23, 25, 27, 28]

    def test_a_break_is_left_out(self) -> None:
        rest = "availability: {hours_per_week: 10, breaks: [{from: 2026-11-24, to: 2026-12-01}]}"
        found = in_state("CA", holder("2024-06-10", more=rest))

        assert found.last("state.injections-training") == date(2026, 12, 4)

    def test_they_begin_when_training_is_over(self) -> None:
        found = in_state("CA")

        assert found.start("state.injections-training") == found.start("training.complete")
        assert "it takes no extra time" in found.says("state_in_school")

    def test_work_is_open_from_the_first_day(self) -> None:
        found = in_state("CA")

        assert found.start("state.ready") == TODAY
        assert "Needed only for: injections, skin tests." in found.said

    @pytest.mark.parametrize(
        ("born", "day"),
        [
            ("2009-05", date(2027, 5, 31)),
            ("2008-10", None),
            ("2009-05-14", date(2027, 5, 14)),
            (f"{TODAY - ONE_DAY:2008-%m-%d}", None),
            (f"{TODAY:2008-%m-%d}", None),
            (f"{TODAY + ONE_DAY:2008-%m-%d}", TODAY + ONE_DAY),
        ],
        ids=str,
    )
    def test_the_age_of_18_is_sure_at_the_end_of_the_month_or_on_the_day(
        self, born: str, day: date | None
    ) -> None:
        found = in_state("CA", f'born: "{born}"')

        assert ("state.age-18" in found.steps) is (day is not None)
        assert day is None or found.start("state.age-18") == day
        assert "state_age_unsaid" not in found.codes()
        assert ("Be at least 18 years old to do" in found.said) is (day is not None)

    def test_an_age_that_was_not_said_is_asked_for(self) -> None:
        assert "least age of 18" in in_state("CA").says("state_age_unsaid")

    steps = (
        "injections-training",
        "blood-draw-training",
        "inhalation-training",
        "supervised-performances",
        "training-certificate",
    )


class TestWhatEachCredentialOpens:
    """Routes and acceptance of the four main ones, and of others."""

    @pytest.mark.parametrize("credential", MAIN)
    def test_connecticut_lists_all_four(self, credential: str) -> None:
        found = in_state("CT", credential=credential)

        certified = found.roadmap.certified_on
        assert certified is not None
        assert found.start("state.certificate") > certified  # with the result in hand
        assert found.roadmap.states[0].route == (
            "A program with a recognized accreditor of its own, and a certificate"
        )
        assert "state_not_taken" not in found.codes()

    def test_connecticut_asks_for_32_hours_before_a_vaccine(self) -> None:
        """32 h of 36 a week are 6.2 days, so 7."""
        found = in_state("CT", holder("2024-06-10"))

        assert found.start("state.vaccine-training") == TODAY
        assert found.last("state.vaccine-training") == date(2026, 11, 27)

    @pytest.mark.parametrize("credential", MAIN)
    def test_north_dakota_takes_all_four_for_giving_medication(self, credential: str) -> None:
        found = in_state("ND", credential=credential)

        assert "state.maiii-certificate" in found.steps
        registered = found.steps["state.uap-registration"].timing.end
        assert found.start("state.ready") == registered
        assert found.start("state.maiii-registration") >= registered
        assert (
            say(found.steps["state.ready"].step.title) == "May work in North Dakota: UAP registry"
        )

    def test_north_dakota_is_renewed_on_30_june_of_the_second_year(self) -> None:
        """On the list from 18 Sep 2027; the certificate is valid through October 2032."""
        found = in_state("ND")

        days = [found.start(f"state.uap-renewal-{number}") for number in (1, 2)]
        assert days == [date(2029, 6, 30), date(2031, 6, 30)]
        assert "state.uap-renewal-3" not in found.steps
        assert "your own last day" in found.says("state_renewal_counted")
        fees = found.roadmap.cost.by_phase[Phase.STATE]
        assert str(fees.likely) == "80.00 USD"

    @pytest.mark.parametrize("credential", [*MAIN, "cmac-amca"])
    def test_new_jersey_lists_these(self, credential: str) -> None:
        found = in_state("NJ", credential=credential)

        assert "state.national-certificate" in found.steps
        assert "state_not_taken" not in found.codes()

    def test_new_jersey_does_not_list_this_one(self) -> None:
        found = in_state("NJ", credential="rma-arma")

        assert "state.national-certificate" not in found.steps
        assert "CMA (AAMA)" in found.says("state_not_taken")

    @pytest.mark.parametrize("credential", MAIN)
    def test_south_carolina_names_none_so_the_plan_asks(self, credential: str) -> None:
        found = in_state("SC", credential=credential)

        assert "South Carolina Board of Medical Examiners" in found.says("state_cannot_tell")
        assert ("state_accepts_partly" in found.codes()) is (credential == "ccma-nha")
        assert found.roadmap.states[0].route == "Accredited medical assisting program"

    @pytest.mark.parametrize("credential", MAIN)
    def test_washington_takes_the_four_for_ma_certified(self, credential: str) -> None:
        place = in_state("WA", credential=credential).roadmap.states[0]

        assert place.route == "MA-Certified, with MA-Interim while the exam is open"

    def test_washington_takes_a_phlebotomist_by_another_way(self) -> None:
        found = in_state("WA", credential="cpt-nha")

        assert found.roadmap.states[0].route == "MA-Phlebotomist"
        assert "state_not_taken" not in found.codes()

    def test_washington_for_a_certificate_it_does_not_list(self) -> None:
        found = in_state("WA", credential="cmac-amca")

        assert found.roadmap.states[0].route == "MA-Registered, tied to one employer"
        assert "Approved national exam" in found.said
        assert "state_not_taken" in found.codes()


@pytest.mark.slow(but=4)
@pytest.mark.parametrize("person", [NOBODY, holder("2024-06-10")], ids=["new", "holder"])
@pytest.mark.parametrize("code", sorted(STATES))
def test_every_state_is_planned_for(code: str, person: str) -> None:
    state, found = STATES[code], in_state(code, person)
    regime = state.regime.at(TODAY).value

    assert found.roadmap.feasible
    assert found.roadmap.certified_on == made(person, Goal("cma-aama")).roadmap.certified_on
    if regime is Regime.NONE_RECORDED:
        told = found.says("state_none_recorded")
        looked = f"{state.checked.day} Nov 2026"
        assert f"was found for {state.name}; last looked into on {looked}" in told
        assert state.agency is not None
        assert f"ask {state.agency.name}. Ask: must I register" in told
    if regime in (Regime.NONE, Regime.NONE_RECORDED):
        assert found.of_state == []
    else:
        assert "state.ready" in found.steps
    required = state.required.at(TODAY).value
    assert regime is Regime.NONE_RECORDED or (required and required in found.says("state_required"))


def test_south_dakota_adds_nothing_but_tells_of_the_nurse() -> None:
    assert "If a nurse delegates medication to you" in in_state("SD").says("state_required")


def test_rules_of_another_day_are_told_as_that() -> None:
    roadmap = plan(CATALOG, read_profile(b"", "me"), Goal("cma-aama", state="SD"), TODAY, TODAY)
    before = plan(
        CATALOG, read_profile(b"", "me"), Goal("cma-aama", state="SD"), TODAY, date(2020, 6, 1)
    )

    codes = [{f.message.code for f in r.findings} for r in (roadmap, before)]
    assert ["finding.state_older" in found for found in codes] == [False, True]


def test_the_state_of_the_profile_is_the_state_of_the_plan() -> None:
    assert made("state: WA", Goal("cma-aama")).roadmap.states[0].name == "Washington"


def test_a_place_that_is_not_recorded_is_told() -> None:
    assert "Nothing is recorded of PR" in in_state("PR").says("state_not_recorded")


def test_a_lapsed_holder_hears_how_to_come_back() -> None:
    found = in_state("WA", holder("2011-06-10"))

    assert "3 years or more" in found.said
    assert "3 years or more" not in in_state("WA").said


def test_only_warnings_ask_for_something() -> None:
    """What the state says is a note; what must be checked or redone is more."""
    found = in_state("WA", holder("2019-06-10", "2029-06-30"))

    weights = {f.message.code: f.severity for f in found.roadmap.findings}
    assert weights["finding.state_rule"] is Severity.INFO
    assert weights["finding.state_exam_too_old"] is Severity.WARNING
