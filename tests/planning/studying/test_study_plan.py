from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap import Goal, Request, load_catalog, read_profile, roadmap_for
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.studying.study_plan import Light, PartPlan, Standing, StudyPlan
from cma_roadmap.planning.studying.parts import NO_VIEWS, OwnViews, parts_of
from cma_roadmap.planning.studying.study_plan import study_plan, study_plan_within

TODAY = date(2026, 11, 30)
GRADUATE = """\
state: TX
diploma: {kind: high_school, on: 2020-06-01}
training:
  - {name: City College, accreditors: [CAAHEP], started_on: 2026-01-12, completed_on: 2026-11-20}
"""
LAW_IS_HARD = OwnViews(weak=("medical law",))
CREDENTIALS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct", "cmac-amca")


@cache
def road(credential: str, said: str = "") -> tuple[Roadmap, Profile]:
    who = read_profile((GRADUATE + said).encode(), "profile.yaml")
    goal = Goal(credential, state="TX")
    return roadmap_for(Request(catalog=load_catalog(), profile=who, goal=goal, today=TODAY)), who


def planned(credential: str, views: OwnViews = NO_VIEWS, said: str = "") -> StudyPlan:
    roadmap, who = road(credential, said)
    return study_plan(roadmap, load_catalog(), who, views)


def sitting(days: int, rest: str = "") -> str:
    return f"pins: {{exam.sit: {TODAY + timedelta(days=days)}}}\n{rest}"


def hours(plan: StudyPlan) -> dict[str, int]:
    return {one.part.id: one.hours for one in plan.parts}


def by_area(plan: StudyPlan) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in plan.parts:
        found[one.part.area] = found.get(one.part.area, 0) + one.hours
    return found


def test_six_weeks_and_eight_hours_with_a_break() -> None:
    rest = "availability: {hours_per_week: 8, breaks: [{from: 2026-12-21, to: 2026-12-28}]}\n"
    plan = planned("cma-aama", OwnViews(weak=("medical law",)), sitting(42, rest))

    assert [week.hours for week in plan.weeks] == [8, 8, 8, 0, 8, 8]
    assert [week.light for week in plan.weeks][3] == (Light.BREAK,)
    assert [w.practice_on for w in plan.weeks if w.practice_on] == [date(2026, 12, 28)]
    assert plan.weeks[-1].end == plan.exam_on == date(2027, 1, 11)
    assert (plan.hours, plan.aim, plan.allowed) == (40, 80, 8)
    assert all(share.new == 0 for share in plan.weeks[-1].shares)


def test_who_does_not_say_how_many_hours_gets_what_is_assumed() -> None:
    plan = planned("cma-aama", said=sitting(56))

    assert (plan.weekly, plan.allowed, plan.hours) == (10, None, 80)


def test_with_much_time_a_week_has_no_more_hours_than_are_needed() -> None:
    plan = planned("cma-aama", said=sitting(70, "availability: {hours_per_week: 30}\n"))

    assert (plan.weekly, plan.hours) == (8, 80)


def test_after_a_failure_the_next_attempt_is_studied_for() -> None:
    said = "attempts: [{credential: ccma-nha, on: 2026-11-25, passed: false}]\n"
    roadmap, _ = road("ccma-nha", said)
    sits = [s.timing.start for s in roadmap.steps if s.step.id == "exam.attempt-2.sit"]

    assert planned("ccma-nha", said=said).exam_on == sits[0] > TODAY


def test_weeks_that_the_log_tells_of_are_done_and_do_not_move() -> None:
    pins = "pins: {exam.sit: 2027-01-11, exam.study: 2026-11-16}\n"
    plan = planned("cma-aama", said=pins)

    assert plan.begins == date(2026, 11, 16)
    assert plan.past == 2
    assert plan.weeks[plan.past].start == TODAY


BEGUN = "pins: {exam.sit: 2027-01-11, exam.study: 2026-11-02}\n"


def ahead(plan: StudyPlan) -> dict[str, int]:
    """The hours of each part in the weeks that are left."""
    found = dict.fromkeys(hours(plan), 0)
    for share in (share for week in plan.ahead for share in week.shares):
        found[share.part] += share.new + share.repeated
    return found


def test_what_goes_badly_after_some_weeks_gets_hours_in_the_weeks_that_are_left() -> None:
    before, after = planned("cma-aama", said=BEGUN), planned("cma-aama", LAW_IS_HARD, BEGUN)

    assert before.past == after.past == 4
    assert after.weeks[:4] == before.weeks[:4]
    assert [week.hours for week in after.weeks] == [week.hours for week in before.weeks]
    assert ahead(after)["general.law-ethics"] >= ahead(before)["general.law-ethics"] + 3
    check(after, 168)


def test_what_was_learned_already_is_only_repeated() -> None:
    after = planned("cma-aama", OwnViews(weak=("clinical workflow",)), BEGUN)
    learned = {share.part for week in after.weeks[:4] for share in week.shares}
    name = "clinical.workflow"
    found = [s for week in after.ahead for s in week.shares if s.part.startswith(name)]

    assert any(part.startswith(name) for part in learned)
    assert sum(share.repeated for share in found) > 3
    assert not any(share.new for share in found)


def test_views_of_the_profile_were_there_before_so_the_weeks_do_not_move() -> None:
    weak = "study: {weak: [medical law], scores: {pharmacology: 40}}\n"
    plan = planned("cma-aama", said=BEGUN + weak)
    again = planned("cma-aama", LAW_IS_HARD, BEGUN + weak)

    assert again == plan
    assert plan.parts != planned("cma-aama", said=BEGUN).parts


def test_a_profile_about_another_exam_is_told_and_not_counted() -> None:
    plan = planned("cma-aama", said="study: {weak: [knee surgery]}\n")

    assert plan.not_in_outline == ("knee surgery",)
    assert hours(plan) == hours(planned("cma-aama"))


@given(st.data(), st.sampled_from(CREDENTIALS), st.integers(8, 60), st.integers(1, 20))
def test_also_after_some_weeks_what_is_weaker_never_gets_less(
    data: st.DataObject, credential: str, days: int, weekly: int
) -> None:
    began = TODAY - timedelta(days=data.draw(st.integers(7, 40)))
    rest = f"availability: {{hours_per_week: {weekly}}}\n"
    said = f"pins: {{exam.sit: {TODAY + timedelta(days=days)}, exam.study: {began}}}\n{rest}"
    units = [one.part.id for one in planned(credential, NO_VIEWS, said).parts]
    drawn = {name: data.draw(VIEWS) for name in units}
    at = data.draw(st.sampled_from(units))
    usual = planned(credential, views_of({**drawn, at: "usual"}), said)
    weak = planned(credential, views_of({**drawn, at: "weak"}), said)

    assert ahead(weak)[at] >= ahead(usual)[at]
    assert weak.weeks[: weak.past] == usual.weeks[: usual.past]
    check_hours(weak, weekly)


def test_what_was_studied_for_an_exam_that_was_not_passed_is_over() -> None:
    said = (
        "pins: {exam.study: 2026-11-02}\n"
        "attempts: [{credential: ccma-nha, on: 2026-11-25, passed: false}]\n"
    )
    plan = planned("ccma-nha", said=said)

    assert (plan.begins, plan.past) == (TODAY, 0)
    assert plan.sitting == "exam.attempt-2.sit"


def within(said: str, credential: str = "cma-aama") -> StudyPlan | None:
    roadmap, who = road(credential, said)
    return study_plan_within(roadmap, load_catalog(), who)


def test_a_plan_has_weeks_until_studying_is_over_and_again_after_a_failure() -> None:
    over = "finished: {exam.study: 2026-11-20}\npins: {exam.sit: 2026-12-20}\n"
    failed = "attempts: [{credential: cma-aama, on: 2026-11-25, passed: false}]\n"
    again = within(f"finished: {{exam.study: 2026-11-20}}\n{failed}")

    assert within("") == planned("cma-aama")
    assert within(over) is None
    assert again is not None
    assert again.sitting == "exam.attempt-2.sit"
    assert within("", "cet-nha") is None


def test_an_area_with_fewer_hours_than_topics_is_planned_as_a_whole() -> None:
    plan = planned("ccma-nha", said=sitting(16, "availability: {hours_per_week: 10}\n"))

    assert "foundational" in hours(plan)
    assert all(one.hours for one in plan.parts)


@pytest.mark.parametrize("credential", ["cet-nha", "pmac-aspma", "rma-arma"])
def test_without_an_outline_or_an_exam_there_is_no_plan(credential: str) -> None:
    roadmap, who = road("cma-aama", sitting(42))
    other = load_catalog().credential(credential)
    from dataclasses import replace

    aside = replace(roadmap, goal=roadmap.goal._replace(credential=credential))
    with pytest.raises(WrongRequestError, match=other.name.replace("(", r"\(").replace(")", r"\)")):
        study_plan(aside, load_catalog(), who)


VIEWS = st.sampled_from(["strong", "usual", "weak", "0", "35", "70", "100"])


def views_of(drawn: dict[str, str]) -> OwnViews:
    return OwnViews(
        tuple(name for name, view in drawn.items() if view == "strong"),
        tuple(name for name, view in drawn.items() if view == "weak"),
        tuple((name, int(view)) for name, view in drawn.items() if view.isdigit()),
    )


@given(st.data(), st.sampled_from(CREDENTIALS), st.integers(3, 90), st.integers(1, 40))
def test_what_is_weaker_never_gets_less(
    data: st.DataObject, credential: str, days: int, weekly: int
) -> None:
    said = sitting(days, f"availability: {{hours_per_week: {weekly}}}\n")
    outline = load_catalog().credential(credential).exam
    assert outline is not None
    known = outline.outline.at(TODAY).value
    assert known is not None
    parts = parts_of(known)
    drawn = {part.id: data.draw(VIEWS) for part in parts}
    at = data.draw(st.sampled_from(parts))
    before = planned(credential, views_of({**drawn, at.id: "usual"}), said)
    after = planned(credential, views_of({**drawn, at.id: "weak"}), said)

    assert by_area(after)[at.area] >= by_area(before)[at.area]
    if at.id in hours(after) and at.id in hours(before):
        assert hours(after)[at.id] >= hours(before)[at.id]
    check(after, weekly)


def check(plan: StudyPlan, weekly: int) -> None:
    """What every plan keeps, and that who needs more has no less."""
    check_hours(plan, weekly)
    for one, other in combinations(plan.parts, 2):
        if one.part.area == other.part.area and _need(one) > _need(other):
            assert one.hours >= other.hours


def check_hours(plan: StudyPlan, weekly: int) -> None:
    """What every plan keeps: hours, days, the exam, and no hour lost."""
    assert all(week.hours <= weekly for week in plan.weeks)
    assert plan.weeks[-1].end == plan.exam_on
    assert all(week.start >= plan.begins for week in plan.weeks)
    given_out = {one.part.id: 0 for one in plan.parts}
    for week in plan.weeks:
        for share in week.shares:
            given_out[share.part] += share.new + share.repeated
        used = sum(share.new + share.repeated for share in week.shares)
        assert used + week.practice_hours == week.hours
    assert given_out == hours(plan)
    open_hours = sum(week.hours - week.practice_hours for week in plan.weeks)
    assert sum(given_out.values()) == open_hours


def _need(one: PartPlan) -> Fraction:
    return one.part.percent * one.view.times


def test_a_plan_is_the_same_every_time() -> None:
    views = OwnViews(weak=("law",), scores=(("pharmacology", 45),))

    assert planned("cma-aama", views) == planned("cma-aama", views)


def test_a_mixed_area_that_is_planned_as_a_whole_says_so() -> None:
    said = sitting(14, "availability: {hours_per_week: 6}\n")
    plan = planned("ccma-nha", OwnViews(weak=("nutrition",)), said)
    whole = next(one for one in plan.parts if one.part.id == "foundational")

    assert whole.view.standing is Standing.MIXED
    assert whole.view.times == pytest.approx(1.2)
