"""The weeks of study as entries: read by two other programs, and imported again and again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from cma_roadmap import Goal, Request, load_catalog, read_profile, roadmap_for
from cma_roadmap.loading.calendar.previous_calendar import read_previous
from cma_roadmap.model.results.exported_calendar import Alarms
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.studying.study_plan import StudyPlan
from cma_roadmap.planning.studying.parts import NO_VIEWS, OwnViews
from cma_roadmap.planning.studying.study_plan import study_plan, study_plan_within
from cma_roadmap.rendering.calendar.plan_calendar import (
    identity_of,
    render_calendar,
    render_study_calendar,
    study_calendar_uid,
)
from rendering.calendar.ics import Importer, by_step, read

TODAY = date(2026, 11, 30)
EXAM = date(2027, 1, 11)
GRADUATE = """\
state: TX
diploma: {kind: high_school, on: 2020-06-01}
training:
  - {name: City College, accreditors: [CAAHEP], started_on: 2026-01-12, completed_on: 2026-11-20}
availability: {hours_per_week: 8, breaks: [{from: 2026-12-21, to: 2026-12-28}]}
"""
PINNED = "pins: {exam.sit: 2027-01-11}\n"
WEEK = "exam.sit/study-week-"


def planned(
    today: date = TODAY, said: str = PINNED, views: OwnViews = NO_VIEWS
) -> tuple[Roadmap, StudyPlan]:
    who, catalog = read_profile((GRADUATE + said).encode(), "profile.yaml"), load_catalog()
    request = Request(catalog=catalog, profile=who, goal=Goal("cma-aama"), today=today)
    roadmap = roadmap_for(request)
    return roadmap, study_plan(roadmap, catalog, who, views)


def whole(roadmap: Roadmap, study: StudyPlan | None, before: bytes | None = None) -> bytes:
    uid = identity_of(roadmap).uid
    old = read_previous(before, "before.ics", uid) if before else None
    return render_calendar(roadmap, old, Alarms.ALL, study=study).encode()


def alone(roadmap: Roadmap, study: StudyPlan, before: bytes | None = None) -> bytes:
    who = identity_of(roadmap)
    uids = who.uid, study_calendar_uid(who)
    old = read_previous(before, "before.ics", *uids) if before else None
    return render_study_calendar(study, who, old, Alarms.ALL, roadmap.data_version).encode()


def test_other_readers_find_every_week_with_its_days_and_hours() -> None:
    roadmap, study = planned()
    data = whole(roadmap, study)
    one: Any = icalendar.Calendar.from_ical(data)
    other: Any = vobject.readOne(data.decode())
    steps = {str(e["X-CMA-ROADMAP-STEP"]): e for e in one.walk("VEVENT")}
    theirs = {e.uid.value: e for e in other.vevent_list}

    for to_go, week in enumerate(reversed(study.weeks), 1):
        event = steps[f"{WEEK}{to_go}"]
        same = theirs[str(event["UID"])]
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (week.start, week.end)
        assert (same.dtstart.value, same.dtend.value) == (week.start, week.end)
        assert same.summary.value == str(event["SUMMARY"])
        assert str(event["TRANSP"]) == "TRANSPARENT"
        assert (f"{week.hours} h" in str(event["SUMMARY"])) == bool(week.hours)
    assert steps["exam.sit/practice-test"]["DTSTART"].dt == date(2026, 12, 28)
    assert max(event["DTEND"].dt for name, event in steps.items() if WEEK in name) == EXAM


def test_what_was_in_a_calendar_before_keeps_its_entry_to_the_letter() -> None:
    roadmap, study = planned()
    before, after = whole(roadmap, None), whole(roadmap, study)
    old, new = by_step(read(before)), by_step(read(after))

    assert {name for name in new if name not in old} == {
        *(f"{WEEK}{n}" for n in range(1, len(study.weeks) + 1)),
        "exam.sit/practice-test",
    }
    assert all(new[name].properties == entry.properties for name, entry in old.items())
    assert after.startswith(before.removesuffix(b"END:VCALENDAR\r\n"))


def test_the_weeks_alone_are_the_same_entries_in_a_calendar_of_another_name() -> None:
    roadmap, study = planned()
    mine, theirs = read(alone(roadmap, study)), read(whole(roadmap, study))
    found = by_step(theirs)

    assert mine["UID"] != theirs["UID"]
    assert {e["UID"] for e in mine.children} == {
        e["UID"] for name, e in found.items() if name.startswith("exam.sit/")
    }
    assert alone(roadmap, study, alone(roadmap, study)) == alone(roadmap, study)


def test_weeks_that_go_by_are_left_alone_and_those_ahead_stay() -> None:
    begun = "pins: {exam.sit: 2027-01-11, exam.study: 2026-11-30}\n"
    first = whole(*planned(said=begun))
    later, study = planned(date(2026, 12, 14), begun)
    again = read(whole(later, study, first))

    assert [e["SEQUENCE"] for e in again.children if WEEK in e["X-CMA-ROADMAP-STEP"]] == ["0"] * 6
    assert not [
        e for e in again.children if e.cancelled and "study-week" in e["X-CMA-ROADMAP-STEP"]
    ]


def test_who_began_and_did_not_say_so_has_no_week_called_off_behind_them() -> None:
    first = whole(*planned())
    later, study = planned(date(2026, 12, 14))
    found = by_step(read(whole(later, study, first)))

    assert f"{WEEK}6" not in found
    assert f"{WEEK}5" not in found
    assert not any(found[f"{WEEK}{n}"].cancelled for n in range(1, 5))


def test_an_exam_that_comes_sooner_calls_off_the_weeks_that_are_no_more() -> None:
    first = whole(*planned())
    soon = "pins: {exam.sit: 2026-12-21}\n"
    found = by_step(read(whole(*planned(said=soon), first)))

    assert [found[f"{WEEK}{n}"].cancelled for n in range(1, 7)] == [False] * 3 + [True] * 3
    assert found[f"{WEEK}1"]["SEQUENCE"] == "1"
    assert found[f"{WEEK}1"].end == date(2026, 12, 21)


def test_an_importer_ends_with_one_entry_a_week() -> None:
    phone = Importer()
    data = whole(*planned())
    phone.take(read(data))
    roadmap, study = planned(views=OwnViews(weak=("medical law",)))
    data = whole(roadmap, study, data)
    phone.take(read(data))
    steps = [kept["X-CMA-ROADMAP-STEP"] for kept in phone.shown]

    assert sorted(step for step in steps if WEEK in step) == [f"{WEEK}{n}" for n in range(1, 7)]


def test_the_next_attempt_has_weeks_of_its_own() -> None:
    failed = "attempts: [{credential: cma-aama, on: 2026-11-25, passed: false}]\n"
    roadmap, study = planned(said=failed)

    assert study_plan_within(
        roadmap, load_catalog(), read_profile((GRADUATE + failed).encode(), "p.yaml")
    )
    assert all(
        "exam.attempt-2.sit/" in e["X-CMA-ROADMAP-STEP"]
        for e in read(alone(roadmap, study)).children
    )


@pytest.mark.parametrize(("alarms", "count"), [(Alarms.NONE, 0), (Alarms.FEW, 1), (Alarms.ALL, 1)])
def test_only_the_practice_test_reminds(alarms: Alarms, count: int) -> None:
    roadmap, study = planned()
    who = identity_of(roadmap)
    data = render_study_calendar(study, who, None, alarms, roadmap.data_version).encode()
    ringing = {e["X-CMA-ROADMAP-STEP"]: e.children for e in read(data).children if e.children}

    assert sum(map(len, ringing.values())) == count
    assert set(ringing) <= {"exam.sit/practice-test"}


def test_weeks_without_any_hours_still_make_a_calendar() -> None:
    free = "availability: {hours_per_week: 8, breaks: [{from: 2026-11-01, to: 2027-02-01}]}\n"
    who = read_profile((GRADUATE.split("availability")[0] + free + PINNED).encode(), "p.yaml")
    request = Request(catalog=load_catalog(), profile=who, goal=Goal("cma-aama"), today=TODAY)
    roadmap = roadmap_for(request)
    study = study_plan(roadmap, load_catalog(), who)

    assert study.hours == 0
    assert {e["SUMMARY"] for e in read(alone(roadmap, study)).children} == {
        "No study hours this week"
    }
    assert all(week.end - week.start <= timedelta(days=7) for week in study.weeks)
