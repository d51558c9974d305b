"""What if: exams failed, steps that begin late, cards that run out. Days worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.clearance import Dose
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Delay, Roadmap, WhatIf
from cma_roadmap.model.values.message import Message, Severity
from cma_roadmap.rendering.messages.phrases import say

TODAY = date(2026, 11, 21)
CATALOG = load_catalog()
MAIN = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct")


def graduate(completed: str, pins: str = "") -> str:
    """Someone who finished an accredited program, with days they have booked."""
    return (
        "diploma: {kind: high_school, on: 2019-06-14}\n"
        "training: [{name: Any school, accreditors: [CAAHEP], institution_accredited: true, "
        "clock_hours: 900, academic_hours: 720, externship_hours: 180, "
        f"completed_on: {completed}}}]\npins: {{{pins}}}\n"
    )


def student(pins: str = "") -> str:
    """Someone in school until 2027-05-14 whose externship ends on 2027-06-11."""
    return (
        "training: [{name: Any school, accreditors: [CAAHEP], institution_accredited: true, "
        "clock_hours: 900, academic_hours: 720, externship_hours: 180, expected_on: 2027-05-14, "
        f"externship_expected_on: 2027-06-11}}]\npins: {{{pins}}}\n"
    )


WORKER = (
    "diploma: {kind: high_school, on: 2019-06-14}\nclearances: {bls: 2026-03-01}\n"
    "experience: [{role: medical_assistant, from: 2023-01-10, to: present, hours_per_week: 40}]\n"
)


def road(
    credential: str,
    what_if: WhatIf = NOTHING_HAPPENS,
    profile: str = "{}",
    pathway: str | None = None,
    today: date = TODAY,
    program: str | None = None,
) -> Roadmap:
    person = read_profile(profile.encode(), "me.yaml")
    goal = Goal(credential, program, pathway=pathway, what_if=what_if)
    return plan(CATALOG, person, goal, today)


def fails(times: int) -> WhatIf:
    return WhatIf(failed_exams=times)


def starts(roadmap: Roadmap) -> dict[str, date]:
    return {planned.step.id: planned.timing.start for planned in roadmap.steps}


def codes(roadmap: Roadmap) -> set[str]:
    return {finding.message.code for finding in roadmap.findings}


def told(roadmap: Roadmap, code: str) -> str:
    (found,) = [say(f.message) for f in roadmap.findings if f.message.code == code]
    return found


def sittings(roadmap: Roadmap) -> list[date]:
    """The days of all attempts, the first one first."""
    days = starts(roadmap)
    later = [days[f"exam.attempt-{n}.sit"] for n in range(2, 30) if f"exam.attempt-{n}.sit" in days]
    return [days["exam.sit"], *later]


def paid(roadmap: Roadmap) -> list[Decimal | None]:
    """What each application and each retake costs, in their order."""
    names = ["exam.apply", *(f"exam.attempt-{n}.apply" for n in range(2, 30))]
    steps = {planned.step.id: planned.step for planned in roadmap.steps}
    lines = [line for name in names if name in steps for line in steps[name].costs]
    return [line.amount.likely.amount if line.amount else None for line in lines]


def attempts_finding(roadmap: Roadmap) -> str:
    (found,) = [f for f in roadmap.findings if f.message.code.startswith("finding.attempts_")]
    assert (found.step, found.severity) == ("exam.sit", Severity.INFO)
    return say(found.message)


def days_told(message: Message) -> list[date]:
    """The days of the attempts that could still come."""
    tries = message.params["tries"]
    assert isinstance(tries, Message)
    days = tries.params["days"]
    assert isinstance(days, tuple)
    found = [one.params["day"] for one in days if isinstance(one, Message)]
    return [day for day in found if isinstance(day, date)]


# Waits after each attempt: AAMA's is unknown, 90 days the longest told; AMT 45 days each time;
# NHA 30 and 30 days, then 12 months; NCCT 30 and 90 days, then a year. Fees: the whole exam fee
# again, or AMT's 90 USD.
SERIES = {
    ("cma-aama", "2027-03-01"): (
        ["2027-03-01", "2027-05-30", "2027-08-28"],
        ["125", "125", "125"],
    ),
    ("rma-amt", "2027-01-31"): (
        ["2027-01-31", "2027-03-17", "2027-05-01", "2027-06-15"],
        ["150", "90", "90", "90"],
    ),
    ("ccma-nha", "2027-12-31"): (
        ["2027-12-31", "2028-01-30", "2028-02-29", "2029-02-28"],
        ["169", "169", "169", "169"],
    ),
    ("ncma-ncct", "2027-11-01"): (
        ["2027-11-01", "2027-12-01", "2028-02-29", "2029-02-28"],
        ["119", "119", "119", "119"],
    ),
}
COUNTED = [(*key, n) for key, (days, _) in SERIES.items() for n in range(len(days))]


@pytest.mark.parametrize(("credential", "first", "failed"), COUNTED)
def test_each_failure_brings_its_own_wait_and_fee(credential: str, first: str, failed: int) -> None:
    found = road(credential, fails(failed), graduate("2026-11-20", f"exam.sit: {first}"))

    days, fees = SERIES[credential, first]
    assert found.feasible
    assert sittings(found) == [date.fromisoformat(day) for day in days[: failed + 1]]
    assert found.certified_on == date.fromisoformat(days[failed])
    assert paid(found) == [Decimal(fee) for fee in fees[: failed + 1]]


@pytest.mark.parametrize("credential", MAIN)
def test_titles_say_which_attempt_fails(credential: str) -> None:
    found = road(credential, fails(2))

    titles = {planned.step.id: say(planned.step.title) for planned in found.steps}
    assert titles["exam.sit"].endswith("exam, attempt 1: you fail")
    assert titles["exam.attempt-2.sit"].endswith("exam, attempt 2: you fail")
    assert titles["exam.attempt-3.sit"].endswith("exam, attempt 3: you pass")
    assert titles["exam.result"] == "Result of attempt 1: not passed"
    assert titles["exam.attempt-3.result"] == "Result of attempt 3: passed"


@pytest.mark.slow(but=2)
@pytest.mark.parametrize(
    ("credential", "failed", "said"),
    [
        ("cma-aama", 3, ("AAMA allows 3 attempts", "enrolled again")),
        ("cma-aama", 9, ("AAMA allows 3 attempts", "enrolled again")),
        ("rma-amt", 4, ("AMT allows 4 attempts", "was not found: ask AMT")),
        ("ncma-ncct", 4, ("NCCT allows 4 attempts", "No fifth attempt is offered")),
    ],
)
def test_when_every_attempt_fails_there_is_no_certificate(
    credential: str, failed: int, said: tuple[str, ...]
) -> None:
    found = road(credential, fails(failed))

    (problem,) = [f for f in found.findings if f.severity is Severity.PROBLEM]
    assert not found.feasible
    assert found.certified_on is None
    assert found.expires_on is None
    assert all(words in say(problem.message) for words in said)
    assert problem.sources
    assert problem.step == found.critical_path[-1] == f"exam.attempt-{found_cap(found)}.result"
    assert "exam.certified" not in starts(found)
    assert not [name for name in starts(found) if name.startswith("renewal.")]


def found_cap(roadmap: Roadmap) -> int:
    return len(sittings(roadmap))


def test_other_credentials_are_offered_when_every_attempt_fails() -> None:
    found = road("rma-amt", fails(4))

    ways = {other.applies["credential"]: other.certified_on for other in found.alternatives}
    assert "cma-aama" not in ways
    assert "ncma-ncct" not in ways
    assert ways["ccma-nha"] == road("ccma-nha", fails(4)).certified_on


def test_a_wait_beyond_those_on_record_is_not_made_up() -> None:
    found = road("ccma-nha", fails(4))

    # Result within 2 days, then apply, approval, 14 days to a seat: 19 days after the fourth.
    fourth, fifth = sittings(found)[3:]
    assert fifth - fourth == timedelta(days=19)
    assert "after attempt 4 was not found" in told(found, "finding.retake_wait_missing")


def test_an_unknown_wait_is_the_longest_that_anyone_tells() -> None:
    found = road("cma-aama", fails(1))

    (warning,) = [f for f in found.findings if f.message.code == "finding.retake_wait_longest"]
    assert "90 days" in say(warning.message)
    assert warning.severity is Severity.WARNING
    assert warning.sources[0] == "open-exam-prep-cma-process"
    assert found.confidence["open-exam-prep-cma-process"].value == "low"


def test_a_full_fee_means_a_new_application_with_a_window_of_its_own() -> None:
    found = road("cma-aama", fails(1), graduate("2026-11-20", "exam.sit: 2027-03-01"))

    # Result on the day after, so the application goes out on 3 March. Seven business days from
    # Thursday 4 March end with Friday 12 March; then 90 days.
    days = starts(found)
    assert days["exam.attempt-2.apply"] == date(2027, 3, 3)
    assert days["exam.attempt-2.approval"] == date(2027, 3, 4)
    assert days["exam.attempt-2.window"] == date(2027, 3, 13)
    assert "finding.retake_new_application" in codes(found)


def test_a_retake_fee_means_that_the_first_application_goes_on() -> None:
    found = road("rma-amt", fails(1))

    assert "exam.attempt-2.approval" not in starts(found)
    assert "exam.attempt-2.window" not in starts(found)
    assert "finding.retake_same_application" in codes(found)


# AMT's application of 2027-06-20 lives through 2028-06-20, and that of 2028-02-28 through
# 2029-02-27, for the year begins on 29 February; that of 29 February lives through 2029-02-28.
@pytest.mark.parametrize(
    ("applied", "last"),
    [("2027-06-20", "2028-06-20"), ("2028-02-28", "2029-02-27"), ("2028-02-29", "2029-02-28")],
)
def test_all_attempts_fit_the_life_of_one_application_to_the_day(applied: str, last: str) -> None:
    fits = date.fromisoformat(last) - timedelta(days=45)
    booked = "exam.apply: {}, exam.sit: {}"
    just = graduate("2027-05-14", booked.format(applied, fits)).replace("completed", "expected")
    late = graduate("2027-05-14", booked.format(applied, fits + timedelta(days=1))).replace(
        "completed", "expected"
    )

    assert road("rma-amt", fails(1), just).certified_on == date.fromisoformat(last)
    found = road("rma-amt", fails(1), late)
    assert not found.feasible
    (problem,) = [f for f in found.findings if f.severity is Severity.PROBLEM]
    assert problem.step == "exam.attempt-2.sit"
    assert problem.sources == ("amt-testing-faq",)
    assert problem.message.params["last"] == date.fromisoformat(last)
    assert "life of the application" in say(problem.message)
    assert "number 1, on" in attempts_finding(road("rma-amt", profile=late))
    assert "number 2, on" in attempts_finding(road("rma-amt", profile=just))


def test_a_new_application_uses_the_first_pathway_to_its_last_day() -> None:
    # Graduated 2026-03-15: as a recent graduate one applies by 2027-03-15. The result of 13 March
    # is there on 14 March, so the second application goes out on the very last day.
    found = road("cma-aama", fails(1), graduate("2026-03-15", "exam.sit: 2027-03-13"))

    assert starts(found)["exam.attempt-2.apply"] == date(2027, 3, 15)
    assert paid(found) == [Decimal(125), Decimal(125)]
    assert "finding.retake_other_way" not in codes(found)


def test_a_new_application_a_day_later_uses_the_pathway_that_is_open_then() -> None:
    found = road("cma-aama", fails(1), graduate("2026-03-15", "exam.sit: 2027-03-14"))

    assert starts(found)["exam.attempt-2.apply"] == date(2027, 3, 16)
    assert paid(found) == [Decimal(125), Decimal(250)]
    assert "(Category 2)" in told(found, "finding.retake_other_way")
    (step,) = [p.step for p in found.steps if p.step.id == "exam.attempt-2.apply"]
    assert step.documents == ("An official transcript.",)


def test_who_asks_for_one_pathway_is_told_when_it_closes() -> None:
    person = graduate("2026-03-15", "exam.sit: 2027-03-14")

    found = road("cma-aama", fails(1), person, pathway="graduate")

    (problem,) = [f for f in found.findings if f.severity is Severity.PROBLEM]
    assert problem.step == "exam.attempt-2.apply"
    assert problem.message.params["last"] == date(2027, 3, 15)
    assert found.certified_on is None


@pytest.mark.parametrize(("first", "feasible"), [("2027-09-01", True), ("2027-09-02", False)])
def test_a_limit_that_counts_to_the_exam_binds_every_attempt(first: str, feasible: bool) -> None:
    # AMCA: sit within one year of 2026-10-01; 30 days between the first two attempts.
    person = graduate("2026-10-01", f"exam.sit: {first}")
    found = road("cmac-amca", fails(1), person, program="none")

    assert sittings(found)[1] == date.fromisoformat(first) + timedelta(days=30)
    assert found.feasible is feasible


@pytest.mark.parametrize(("first", "unsure"), [("2027-01-30", False), ("2027-01-31", True)])
def test_a_limit_that_may_count_to_the_exam_is_told_and_not_forbidden(
    first: str, unsure: bool
) -> None:
    # NHA: five years from 2022-03-01, and it does not say if the application or the exam counts.
    found = road("ccma-nha", fails(1), graduate("2022-03-01", f"exam.sit: {first}"))

    assert found.feasible
    assert ("finding.attempt_window_unsure" in codes(found)) is unsure
    assert (found.pathway.verdict is Verdict.UNKNOWN) is unsure


RECENT = graduate("2026-10-01")


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("profile", ["{}", WORKER, RECENT, graduate("2025-12-15")])
@pytest.mark.parametrize("credential", [*MAIN, "cmas-amt", "cpt-nha"])
def test_as_many_attempts_fit_as_can_be_planned(credential: str, profile: str) -> None:
    base = road(credential, profile=profile)
    (finding,) = [f for f in base.findings if f.message.code.startswith("finding.attempts_")]
    number = finding.message.params["number"]
    assert isinstance(number, int)

    last, more = (
        road(credential, fails(number - 1), profile),
        road(credential, fails(number), profile),
    )

    assert last.feasible
    assert len(sittings(last)) == number
    assert days_told(finding.message) == sittings(last)[1:]
    doubts = {"finding.attempt_window_unsure", "finding.retake_wait_missing"}
    assert not more.feasible or doubts & codes(more)


def test_the_attempts_that_fit_are_told_with_their_days() -> None:
    found = attempts_finding(
        road("rma-amt", profile=graduate("2026-11-20", "exam.sit: 2027-01-31"))
    )

    # Applied today: the application lives through 2027-11-21.
    assert "attempt 2 on 17 Mar 2027; attempt 3 on 1 May 2027; attempt 4 on 15 Jun 2027" in found
    assert (
        "The last attempt that still fits the windows is number 4, on 21 Nov 2027 at the" in found
    )
    assert "AMT allows 4 in all" in found
    unknown = attempts_finding(road("ccma-nha", profile=WORKER))
    assert "How long to wait after attempt 4 was not found" in unknown
    assert "No limit on how many NHA allows was found" in unknown


def test_failing_no_exam_is_the_plan_itself() -> None:
    assert road("rma-amt", fails(0)) == road("rma-amt")


def test_a_body_without_an_exam_has_none_to_fail() -> None:
    found = road("rma-arma", fails(2))

    assert found.certified_on == road("rma-arma").certified_on
    assert "There is no exam to fail" in told(found, "finding.no_exam_to_fail")


@pytest.mark.parametrize("credential", MAIN)
def test_who_holds_it_already_has_no_exam_ahead(credential: str) -> None:
    holder = f"credentials: [{{id: {credential}, certified_on: 2026-02-10}}]"

    found = road(credential, WhatIf(failed_exams=1, lapsed=("bls",)), holder)

    assert found.feasible
    assert {"finding.nothing_to_fail", "finding.lapse_changes_nothing"} <= codes(found)


def test_recertifying_by_exam_can_fail_too() -> None:
    lapsed = "credentials: [{id: cma-aama, certified_on: 2016-02-10, expires_on: 2021-02-28}]"
    base = road("cma-aama", profile=lapsed)
    assert base.pathway.id == "recertification"

    found = road("cma-aama", fails(1), lapsed)

    assert found.pathway.id == "recertification"
    assert sittings(found)[1] == sittings(base)[0] + timedelta(days=90)
    assert paid(found)[-1] == Decimal(250)
    assert not road("cma-aama", fails(3), lapsed).feasible


# A step that begins late


def late(step: str, days: int) -> WhatIf:
    return WhatIf(delays=(Delay(step, days),))


@pytest.mark.parametrize("days", [0, 1, 60])
@pytest.mark.parametrize("step", ["training.program", "exam.apply", "exam.sit", "exam.certified"])
def test_a_late_step_begins_so_much_later(step: str, days: int) -> None:
    base, found = road("rma-amt"), road("rma-amt", late(step, days))

    assert starts(found)[step] == starts(base)[step] + timedelta(days=days)
    assert found.certified_on is not None
    assert base.certified_on is not None
    (timing,) = [p.timing for p in found.steps if p.step.id == step]
    if days:
        assert [driver.code for driver in timing.drivers] == ["delay"]
        # A day late, processing that would begin on a Sunday begins on the same Monday.
        assert found.certified_on > base.certified_on or days == 1
    else:
        assert starts(found) == starts(base)


def test_what_waits_for_a_late_step_is_late_too() -> None:
    found = road("rma-amt", late("exam.sit", 60), graduate("2026-11-20"))
    base = road("rma-amt", profile=graduate("2026-11-20"))

    moved = {name for name, day in starts(found).items() if day != starts(base)[name]}
    after = {"exam.sit", "exam.result", "exam.certified"}
    assert moved == after | {name for name in starts(base) if name.startswith("renewal.")}
    assert "60 days sooner" in told(found, "finding.what_if")


@pytest.mark.parametrize(("days", "held"), [(56, True), (57, False)])
def test_slack_takes_up_a_delay(days: int, held: bool) -> None:
    """A shot is planned eight weeks before its latest day."""
    found = road("rma-amt", late("externship.tdap", days))

    assert (found.certified_on == road("rma-amt").certified_on) is held
    assert ("all the same" in told(found, "finding.what_if")) is held


def test_delays_add_up_whatever_their_order() -> None:
    first, second = Delay("training.program", 60), Delay("exam.apply", 10)

    one = road("rma-amt", WhatIf(delays=(first, second)))

    base = starts(road("rma-amt", WhatIf(delays=(first,))))
    assert starts(one)["exam.apply"] == base["exam.apply"] + timedelta(days=10)
    assert starts(one) == starts(road("rma-amt", WhatIf(delays=(second, first))))
    twice = road("rma-amt", WhatIf(delays=(first, first)))
    expected = starts(road("rma-amt"))["training.program"] + timedelta(days=120)
    assert starts(twice)["training.program"] == expected


def test_a_booked_day_moves_and_is_still_a_booking() -> None:
    found = road("rma-amt", late("exam.sit", 30), graduate("2026-11-20", "exam.sit: 2027-01-31"))

    (planned,) = [p for p in found.steps if p.step.id == "exam.sit"]
    assert planned.timing.start == date(2027, 3, 2)
    assert planned.step.status.value == "pinned"
    assert [driver.code for driver in planned.timing.drivers] == ["delay"]


def test_a_late_school_takes_its_externship_and_its_end_along() -> None:
    found = starts(road("rma-amt", late("training.program", 30), student()))

    assert found["externship.hours"] == date(2027, 6, 14)
    assert found["training.complete"] == date(2027, 7, 11)
    only = starts(road("rma-amt", late("externship.hours", 1), student()))
    assert only["training.program"] == TODAY
    assert only["training.complete"] == date(2027, 6, 12)


def test_a_seat_that_was_booked_does_not_move_with_a_late_school() -> None:
    person = student("exam.sit: 2027-07-20")

    assert road("rma-amt", profile=person).feasible
    found = road("rma-amt", late("training.program", 30), person)
    assert found.feasible  # with a shorter wait for the seat: that it is two weeks is our own guess
    assert "finding.short" in codes(found)
    found = road("rma-amt", late("training.program", 50), person)
    assert not found.feasible
    assert starts(found)["exam.sit"] == date(2027, 7, 20)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("nosuch", "no step called 'nosuch'"),
        ("exam.apply_by", "a last day that a rule sets"),
        ("exam.window", "a time that a rule sets"),
        ("renewal.1.ce", "counted from the day of the certificate"),
        ("training.complete", "this is done"),
        ("exam.attempt-2.sit", "no step called"),
    ],
)
def test_what_cannot_be_late_is_refused(step: str, said: str) -> None:
    with pytest.raises(WrongRequestError, match="--if delay=") as refused:
        road("rma-amt", late(step, 3), graduate("2024-11-20"))

    assert said in refused.value.message
    assert "Steps that can be delayed: exam.study" in (refused.value.hint or "")


def test_what_has_begun_cannot_begin_late() -> None:
    begun = student().replace(
        "expected_on: 2027-05-14", "expected_on: 2027-05-14, started_on: 2026-09-01"
    )

    with pytest.raises(WrongRequestError, match="has begun"):
        road("rma-amt", late("training.program", 3), begun)


def test_near_names_are_told() -> None:
    with pytest.raises(WrongRequestError) as refused:
        road("rma-amt", late("exam.aply", 3))
    assert (refused.value.hint or "").startswith("Did you mean exam.apply")
    with pytest.raises(WrongRequestError) as refused:
        road("rma-amt", late("tdap", 3))
    assert (refused.value.hint or "").startswith("Did you mean externship.tdap?")


def test_other_ways_are_looked_for_where_the_late_step_does_not_exist() -> None:
    goal = Goal("cma-aama", finish_by=date(2027, 6, 1), what_if=late("externship.hours", 10))

    found = plan(CATALOG, read_profile(b"{}", "me.yaml"), goal, TODAY)

    assert not found.feasible
    assert all("award" not in other.applies for other in found.alternatives)


def test_a_limit_that_pulls_an_earlier_step_along_is_told() -> None:
    # AAMA gives 90 days from approval: who sits 100 days later has to apply later.
    found = road("cma-aama", late("exam.sit", 100), graduate("2026-11-20"))

    assert found.feasible
    assert "Wait for approval" in told(found, "finding.what_if_moved")


# A card that has run out when it is needed


def lapse(*cards: str) -> WhatIf:
    return WhatIf(lapsed=cards)


def test_a_card_that_lapses_is_done_again_on_the_first_day_of_the_externship() -> None:
    base, found = road("rma-amt"), road("rma-amt", lapse("bls"))

    needed = starts(base)["externship.hours"]
    days = starts(found)
    assert days["externship.bls"] == starts(base)["externship.bls"]
    assert days["externship.bls.again"] == needed
    # One day of class, then 20 business days, as four weeks, until the card is there.
    assert days["externship.hours"] == needed + timedelta(days=29)
    (again,) = [p for p in found.steps if p.step.id == "externship.bls.again"]
    assert [driver.code for driver in again.timing.drivers] == ["lapse"]
    price = next(card.cost for card in CATALOG.clearances if card.id == "bls")
    assert price is not None
    assert [line.amount for line in again.step.costs] == [price.range]


def unpriced(dose: Dose) -> Dose:
    return dose.model_copy(update={"cost": None})


def test_the_last_visit_of_a_series_done_again_costs_its_own_price() -> None:
    found = road("rma-amt", lapse("hepb"))
    (again,) = [p.step for p in found.steps if p.step.id == "externship.hepb.again"]
    titer = next(c for c in CATALOG.clearances if c.id == "hepb").doses[-1].cost
    assert titer is not None
    assert [line.amount for line in again.costs] == [titer.range]


def test_one_dose_done_again_does_not_cost_a_whole_series() -> None:
    price = next(card.cost for card in CATALOG.clearances if card.cost is not None)
    assert price is not None
    cards = tuple(
        c.model_copy(update={"cost": price, "doses": tuple(map(unpriced, c.doses))})
        for c in CATALOG.clearances
    )
    priced = replace(CATALOG, clearances=cards)
    found = plan(
        priced, read_profile(b"{}", "me.yaml"), Goal("rma-amt", what_if=lapse("hepb", "bls")), TODAY
    )
    costs = {p.step.id: p.step.costs[0].amount for p in found.steps if p.step.costs}

    assert costs["externship.hepb.dose-1"] == costs["externship.bls.again"] == price.range
    assert costs["externship.hepb.again"] is None


def test_a_held_card_that_lapses_holds_up_the_application_that_asks_for_it() -> None:
    assert starts(road("rma-amt", profile=WORKER))["exam.apply"] == TODAY

    found = starts(road("rma-amt", lapse("bls"), WORKER))

    assert found["externship.bls.again"] == TODAY
    assert found["exam.apply"] == date(2026, 12, 20)


def test_a_held_card_that_lapses_holds_up_the_externship() -> None:
    held = "clearances: {bls: 2026-10-01}"
    base, found = road("rma-amt", profile=held), road("rma-amt", lapse("bls"), held)

    assert starts(found)["externship.bls"] == date(2026, 10, 1)
    assert starts(found)["externship.bls.again"] == starts(base)["externship.hours"]
    assert found.feasible


def test_a_check_that_lapses_is_paid_twice_and_first_done_as_planned() -> None:
    base, found = road("rma-amt"), road("rma-amt", lapse("background"))

    assert starts(found)["externship.background"] == starts(base)["externship.background"]
    lines = [
        line.amount.likely.amount
        for p in found.steps
        if p.step.id.startswith("externship.background")
        for line in p.step.costs
        if line.amount
    ]
    assert lines == [Decimal(65), Decimal(65)]
    assert "$65 less" in told(found, "finding.what_if")
    assert "Urine drug screen" in told(found, "finding.what_if_moved")


def test_of_a_series_the_last_visit_is_done_once_more() -> None:
    base, found = road("rma-amt"), road("rma-amt", lapse("hepb"))

    assert starts(found)["externship.hepb.again"] == starts(base)["externship.hours"]
    assert "Blood test after the doses (anti-HBs)" in told(found, "finding.lapse_of_series")


@pytest.mark.parametrize(("credential", "card"), [("ccma-nha", "bls"), ("rma-amt", "tb")])
def test_a_card_that_nothing_waits_for_changes_nothing(credential: str, card: str) -> None:
    found = road(credential, lapse(card), WORKER)

    assert starts(found) == starts(road(credential, profile=WORKER))
    assert "finding.lapse_changes_nothing" in codes(found)


def test_several_cards_lapse_on_one_day() -> None:
    both = starts(road("rma-amt", lapse("bls", "flu", "bls")))

    assert both["externship.flu.again"] == both["externship.bls.again"]
    assert both["externship.hours"] == starts(road("rma-amt", lapse("bls")))["externship.hours"]


def test_turns_come_one_after_another() -> None:
    # School begins 60 days late, so the card runs out on a later day; its class is full for ten
    # days; the first sitting fails; the second is 7 days late.
    everything = WhatIf(
        failed_exams=1,
        delays=(
            Delay("exam.attempt-2.sit", 7),
            Delay("externship.bls.again", 10),
            Delay("training.program", 60),
        ),
        lapsed=("bls",),
    )

    found = road("rma-amt", everything)

    days, school = starts(found), starts(road("rma-amt", late("training.program", 60)))
    assert days["externship.bls.again"] == school["externship.hours"] + timedelta(days=10)
    assert days["externship.hours"] == school["externship.hours"] + timedelta(days=39)
    assert days["exam.attempt-2.sit"] == days["exam.sit"] + timedelta(days=52)
    assert found.certified_on == days["exam.attempt-2.sit"]
