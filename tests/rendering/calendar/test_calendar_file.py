"""A plan as an iCalendar file: its bytes, its entries and what they say, by readers of others."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given

from cma_roadmap.model.results.exported_calendar import Alarms, PlanIdentity
from cma_roadmap.model.results.network import (
    Dependency,
    DependencyType,
    Phase,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.fact import Tier
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.calendar.plan_calendar import render_calendar
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden
from rendering.calendar.ics import Component, alarm_day, by_step, read
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES, TODAY, Steps, price, roadmap, source
from rendering.sample_roadmap import SAMPLES, default_plan, infeasible_plan

GOLDEN = ("default", "infeasible", "hostile", "renewal")
WORDS = ENGLISH | PHRASES


def written(plan: Roadmap, alarms: Alarms = Alarms.ALL, name: str | None = None) -> bytes:
    return render_calendar(plan, None, alarms, name, WORDS).encode("utf-8")


def calendar(plan: Roadmap, alarms: Alarms = Alarms.ALL, name: str | None = None) -> Component:
    return read(written(plan, alarms, name))


def small(
    steps: Steps, sources: tuple[str, ...] = (), today: date = TODAY, **changes: object
) -> Roadmap:
    cited = [
        source(f"s{number}", "Some body", "A page", Tier.OFFICIAL).model_copy(update={"url": url})
        for number, url in enumerate(sources)
    ]
    made = roadmap(steps, goal=Goal("cma-aama"), sources=cited, today=today)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", GOLDEN)
def test_calendar_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    path, data = golden.GOLDEN / f"calendar-{name}.ics", written(SAMPLES[name]())
    if golden.is_rewritten(request):
        golden.put(path, data)

    assert path.read_bytes() == data
    read(data)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("alarms", Alarms)
def test_readers_of_others_find_the_same_entries(name: str, alarms: Alarms) -> None:
    data = written(SAMPLES[name](), alarms)
    ours = {e["UID"]: e for e in read(data).children}
    one = icalendar.Calendar.from_ical(data)
    other = vobject.readOne(data.decode("utf-8"))
    assert isinstance(one, icalendar.Calendar)

    assert {str(e["UID"]) for e in one.events} == set(ours)
    assert {e.uid.value for e in other.vevent_list} == set(ours)
    for event in one.events:
        found = ours[str(event["UID"])]
        assert event.errors == []
        assert (event.start, event.end) == (found.first, found.end)
        assert len(event.alarms.times) == len(found.children)
    for theirs in other.vevent_list:
        found = ours[theirs.uid.value]
        assert (theirs.dtstart.value, theirs.dtend.value) == (found.first, found.end)
        assert theirs.summary.value == found["SUMMARY"]
        assert theirs.description.value == found["DESCRIPTION"]
        assert len(getattr(theirs, "valarm_list", [])) == len(found.children)


@given(roadmaps(wild=True))
def test_no_text_breaks_the_file(plan: Roadmap) -> None:
    steps = by_step(calendar(plan))

    assert {p.step.id for p in plan.steps} <= set(steps)
    for planned in plan.steps:
        title = visible(str(planned.step.title.params["text"]))
        assert steps[planned.step.id]["SUMMARY"].endswith(title)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add(
        "apply", text, "2027-03-01", costs=[price(text, None)], documents=[text], sources=["s0"]
    )
    cited = source("s0", text, text, Tier.OFFICIAL).model_copy(
        update={"url": f"https://example.org/{text}"}
    )
    plan = roadmap(steps, goal=Goal("cma-aama"), name=text, pathway=text, sources=[cited])
    data = written(plan, name=text)
    (event,) = read(data).children

    assert event["SUMMARY"] == visible(text)
    assert f"- {visible(text)}" in event["DESCRIPTION"].split("\n")
    assert visible(text) in read(data)["NAME"]
    assert event["URL"].startswith("https://example.org/")
    assert event["URL"].isascii()
    assert not set(event["URL"]) & set(' "<>\\^`{|}\x7f')
    assert vobject.readOne(data.decode("utf-8")).vevent.summary.value == visible(text)


def test_backslash_and_capital_n_are_not_a_line_break() -> None:
    steps = Steps()
    steps.add("file", "C:\\New, a;b", "2027-03-01")
    data = written(small(steps))

    assert b"SUMMARY:C:\\\\New\\, a\\;b\r\n" in data


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/", "data:,x", None])
def test_only_web_pages_are_linked(url: str | None) -> None:
    steps = Steps()
    steps.add("read", "Read", "2027-03-01", sources=["s0", "s1"])
    plan = small(steps, ("https://www.example.org/a?b=c&d;e,f",))
    bad = source("s1", "Bad", "Bad", Tier.SECOND).model_copy(update={"url": url})
    (event,) = calendar(replace(plan, sources=(bad, *plan.sources))).children

    assert event["URL"] == "https://www.example.org/a?b=c&d;e,f"
    ((how, where),) = event.all("LINK")
    assert (how["VALUE"], how["LABEL"], where) == ("URI", "Some body", event["URL"])


def test_all_days_are_whole_and_ends_are_exclusive() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("leap", "On a leap day", "2028-02-29")
    steps.add("month", "To the end of a month", "2028-01-31", "2028-02-29")
    steps.add("year", "Over the year", "2027-12-31", "2028-01-01")
    steps.add("last", "Last day of the year", "2027-12-31", kind=StepKind.DEADLINE)
    steps.add("span", "A span that ends", "2027-11-01", "2028-02-29", kind=StepKind.DEADLINE)
    steps.add("open", "Open", "2027-12-01", "2028-02-29", kind=StepKind.WINDOW)
    found = {
        name: (event.first.isoformat(), event.end.isoformat())
        for name, event in by_step(calendar(small(steps))).items()
    }

    assert found == {
        "training.leap": ("2028-02-29", "2028-03-01"),
        "training.month": ("2028-01-31", "2028-03-01"),
        "training.year": ("2027-12-31", "2028-01-02"),
        "training.last": ("2027-12-31", "2028-01-01"),
        "training.span": ("2028-02-29", "2028-03-01"),
        "training.open": ("2027-12-01", "2028-03-01"),
        "training.open/last-day": ("2028-02-29", "2028-03-01"),
    }


def test_only_a_day_of_work_takes_the_day() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("visit", "Visit", "2027-03-01")
    steps.add("booked", "Booked", "2027-03-02", status=StepStatus.PINNED)
    steps.add("done", "Behind you", "2026-03-02", status=StepStatus.DONE)
    steps.add("course", "Course", "2027-03-01", "2027-05-01")
    steps.add("open", "Open", "2027-03-01", "2027-05-01", kind=StepKind.WINDOW)
    steps.add("by", "By", "2027-03-01", kind=StepKind.DEADLINE)
    steps.add("end", "End", "2027-03-01", kind=StepKind.MILESTONE)
    events = by_step(calendar(small(steps)))

    busy = {name for name, event in events.items() if event["TRANSP"] == "OPAQUE"}
    assert busy == {"training.visit", "training.booked"}
    assert events["training.done"]["SUMMARY"] == "Done: Behind you"
    assert not events["training.done"].children


@pytest.mark.parametrize(
    ("kind", "phase", "how", "few", "all_"),
    [
        (StepKind.TASK, Phase.TRAINING, "", (), (1,)),
        (StepKind.TASK, Phase.TRAINING, "critical", (), (7, 1)),
        (StepKind.TASK, Phase.TRAINING, "booked", (1,), (7, 1)),
        (StepKind.TASK, Phase.TRAINING, "done", (), ()),
        (StepKind.MILESTONE, Phase.TRAINING, "", (), ()),
        (StepKind.WINDOW, Phase.TRAINING, "", (), (1,)),
        (StepKind.DEADLINE, Phase.EXAMINATION, "", (7, 1), (30, 7, 1)),
        (StepKind.DEADLINE, Phase.RENEWAL, "", (7, 1), (90, 30, 7, 1)),
    ],
)
def test_reminders_suit_the_step(
    kind: StepKind, phase: Phase, how: str, few: tuple[int, ...], all_: tuple[int, ...]
) -> None:
    statuses = {"booked": StepStatus.PINNED, "done": StepStatus.DONE}
    steps = Steps(phase)
    status = statuses.get(how, StepStatus.TODO)
    steps.add("it", "It", "2028-03-01", kind=kind, status=status, critical=how == "critical")
    for alarms, days in ((Alarms.NONE, ()), (Alarms.FEW, few), (Alarms.ALL, all_)):
        event = by_step(calendar(small(steps), alarms))[f"{phase}.it"]
        rings = tuple((event.first - alarm_day(event, alarm)).days for alarm in event.children)

        assert rings == days
        assert all("It" in alarm["DESCRIPTION"] for alarm in event.children)


def test_a_window_reminds_of_its_last_day_as_of_a_deadline() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("window", "Time to sit", "2027-03-01", "2027-05-29", kind=StepKind.WINDOW)
    event = by_step(calendar(small(steps)))["examination.window/last-day"]

    assert event["SUMMARY"] == "Last day: Time to sit"
    assert [alarm_day(event, a).isoformat() for a in event.children] == [
        "2027-04-29",
        "2027-05-22",
        "2027-05-28",
    ]
    assert event.children[0]["DESCRIPTION"] == "In 30 days: Last day: Time to sit"
    assert event.children[2]["DESCRIPTION"] == "Tomorrow: Last day: Time to sit"


def test_no_reminder_rings_before_today() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("by", "By", "2027-03-08", kind=StepKind.DEADLINE)
    days = {
        today: [
            alarm_day(e, a)
            for e in calendar(small(steps, today=today)).children
            for a in e.children
        ]
        for today in (date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 8))
    }

    assert days[date(2027, 3, 1)] == [date(2027, 3, 1), date(2027, 3, 7)]
    assert days[date(2027, 3, 2)] == [date(2027, 3, 7)]
    assert days[date(2027, 3, 8)] == []


@pytest.mark.parametrize(
    ("type_", "lag", "kind", "gap"),
    [
        (DependencyType.FS, Duration(days=30), "FINISHTOSTART", "P30D"),
        (DependencyType.FS, Duration(), "FINISHTOSTART", None),
        (DependencyType.SS, Duration(days=-56), "STARTTOSTART", "-P56D"),
        # RFC 5545 has no months, so the days are counted: from 30 and 31 January to 28 February.
        (DependencyType.SS, Duration(months=1), "STARTTOSTART", "P29D"),
        (DependencyType.FF, Duration(months=1), "FINISHTOFINISH", "P28D"),
        (DependencyType.SF, Duration(days=2), "STARTTOFINISH", "P2D"),
    ],
)
def test_ties_to_what_comes_before(
    type_: DependencyType, lag: Duration, kind: str, gap: str | None
) -> None:
    steps = Steps()
    steps.add("one", "One", "2027-01-30")
    steps.add("two", "Two", "2027-06-01")
    tie = Dependency("foundation.one", "foundation.two", type_, lag)
    events = by_step(calendar(small(steps, dependencies=(tie,))))
    before, after = events["foundation.one"], events["foundation.two"]

    assert "RELATED-TO" not in before
    assert after.all("RELATED-TO") == [
        ({"RELTYPE": "DEPENDS-ON"}, before["UID"]),
        ({"RELTYPE": kind} | ({"GAP": gap} if gap else {}), before["UID"]),
    ]


def test_a_greatest_lag_alone_is_no_tie_to_wait_for() -> None:
    steps = Steps()
    steps.add("one", "One", "2027-01-31")
    steps.add("two", "Two", "2027-06-01")
    limit = Dependency("foundation.one", "foundation.two", max_lag=Duration(months=12))
    events = by_step(calendar(small(steps, dependencies=(limit,))))

    assert "RELATED-TO" not in events["foundation.two"]
    assert "12 months" not in events["foundation.two"]["SUMMARY"]
    assert "Limits it must keep:" in events["foundation.two"]["DESCRIPTION"]


def test_a_tie_that_puts_a_step_on_its_day_is_no_limit_too() -> None:
    steps = Steps()
    steps.add("one", "One", "2027-01-31")
    steps.add("two", "Two", "2027-02-01")
    exact = Dependency("foundation.one", "foundation.two", max_lag=Duration())
    plan = small(steps, dependencies=(exact,))
    done = Steps()
    done.add("one", "One", "2026-01-31", status=StepStatus.DONE)
    done.add("two", "Two", "2027-02-01")
    limit = Dependency("foundation.one", "foundation.two", max_lag=Duration(months=24))
    behind = by_step(calendar(small(done, dependencies=(limit,))))

    for event in calendar(plan).children:
        assert "Limits it must keep" not in event["DESCRIPTION"]
    assert "Limits it must keep" not in behind["foundation.one"]["DESCRIPTION"]
    assert "Limits it must keep" in behind["foundation.two"]["DESCRIPTION"]


def test_an_entry_tells_price_papers_slack_warnings_and_publishers() -> None:
    text = by_step(calendar(default_plan()))["examination.apply"]["DESCRIPTION"].split("\n")

    assert text == [
        "If it slips:",
        "- There is no slack: each day late moves your certificate by a day.",
        "What it costs:",
        "- Exam fee: $125 (as published).",
        "Have ready:",
        "- Transcript",
        "- Proof of graduation",
        "Sources:",
        "- AAMA",
    ]
    event = by_step(calendar(default_plan()))["examination.result"]
    assert "Check:\n- How long the result takes" in event["DESCRIPTION"]
    assert event["CATEGORIES"] == "Examination"


def test_every_step_has_an_entry_and_windows_two() -> None:
    plan = default_plan()
    windows = {p.step.id for p in plan.steps if p.step.kind is StepKind.WINDOW}

    assert windows
    assert set(by_step(calendar(plan))) == {p.step.id for p in plan.steps} | {
        f"{name}/last-day" for name in windows
    }


def test_a_refused_plan_is_one_entry_that_says_no_why_and_what_would_help() -> None:
    plan = infeasible_plan()
    (event,) = calendar(plan).children
    text = event["DESCRIPTION"]

    assert (event.first, event.end) == (plan.today, plan.today + timedelta(days=1))
    assert event["SUMMARY"] == "No: CMA (AAMA) cannot be reached as asked"
    assert "accredited by neither" in text
    assert "Go for the CCMA (NHA)" in text
    assert "- cma-roadmap plan --credential ccma-nha --state WA" in text
    assert not event.children


def test_steps_of_a_plan_that_breaks_a_limit_are_not_shown() -> None:
    plan = replace(default_plan(), feasible=False)

    assert set(by_step(calendar(plan))) == {"no-plan"}
    assert "should not be followed" in calendar(plan).children[0]["DESCRIPTION"]


def test_head_of_the_calendar() -> None:
    head = calendar(default_plan(), name="night school")

    assert head["NAME"] == head["X-WR-CALNAME"] == "Your road to CMA (AAMA) (night school)"
    assert head["METHOD"] == "PUBLISH"
    assert head["CALSCALE"] == "GREGORIAN"
    assert head["PRODID"].startswith("-//cma-roadmap//")
    assert head["COLOR"] == "teal"
    assert head.all("REFRESH-INTERVAL") == [({"VALUE": "DURATION"}, "P1D")]
    assert "SOURCE" not in head
    assert "Certified by: 3 Mar 2028" in head["DESCRIPTION"]
    assert "No price was found for the background check." in head["DESCRIPTION"]


def test_stamps_are_the_day_of_the_plan() -> None:
    for event in calendar(default_plan()).children:
        assert event["DTSTAMP"] == event["LAST-MODIFIED"] == "20261121T000000Z"
        assert event["SEQUENCE"] == "0"


def test_an_identity_is_the_same_on_every_machine() -> None:
    # Worked out once and written down: were it to change, every imported entry would be doubled.
    identity = PlanIdentity("cma-aama")
    assert identity.uid == "b42c5702-0749-50c5-a178-97ed136f3147"
    assert identity.entry_uid("exam.apply") == "a63b44ef-184f-50e9-b129-9d9c91e13a30"

    others = [
        PlanIdentity("rma-amt"),
        PlanIdentity("cma-aama", "b"),
        PlanIdentity("cma-aama", "b", supposed=True),
        PlanIdentity("cma-aama", supposed=True),
        PlanIdentity('cma-aama", "b'),
        PlanIdentity("cma-aama", person="b"),
        PlanIdentity("cma-aama", person="c"),
        PlanIdentity("cma-aama", "b", person="b"),
    ]
    assert len({identity.uid, *(other.uid for other in others)}) == len(others) + 1
    composed, apart = (PlanIdentity("cma-aama", name) for name in (" caf\u00e9 ", "cafe\u0301"))
    assert composed.uid == apart.uid


@pytest.mark.slow
def test_hash_seed_and_time_zone_change_no_byte() -> None:
    program = (
        "import sys; from rendering.calendar.test_calendar_file import written;"
        "from rendering.sample_roadmap import default_plan;"
        "sys.stdout.buffer.write(written(default_plan()))"
    )
    root = Path(__file__).parents[2]
    made = [
        subprocess.run(  # noqa: S603 - a program written here
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati"))
    ]

    assert made == [written(default_plan())] * 2
