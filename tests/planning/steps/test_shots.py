"""Shots given or booked: which count, what is repeated, and live vaccines apart, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap import Goal, load_catalog, plan, read_profile
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Delay, Roadmap, WhatIf
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.result.sharing import Sharing
from cma_roadmap.rendering.messages.phrases import say

TODAY = date(2026, 11, 30)
CATALOG = load_catalog()
APART = 28
GRACE = 4
LEAST = {"hepb": {2: {1: 28}, 3: {1: 112, 2: 56}}, "mmr": {2: {1: 28}}, "varicella": {2: {1: 28}}}
"""CDC's least days: of each dose from each one before it."""
TITER = 30
AGAIN = {"hepb": {2: 28, 3: 56}, "mmr": {1: 28, 2: 28}, "varicella": {1: 28, 2: 28}}
"""The days after a dose that does not count on which it may be repeated, by its number."""
DOSES = {"hepb": 4, "mmr": 2, "varicella": 2}
OTHER = {"mmr": "varicella", "varicella": "mmr", "hepb": ""}
Shots = dict[str, list[date]]


def ago(days: int) -> date:
    """So many days before today; booked days are negative."""
    return TODAY - timedelta(days=days)


def road(
    shots: Shots, pins: str = "", what_if: WhatIf = NOTHING_HAPPENS, born: str = "1999-05"
) -> Roadmap:
    said = ", ".join(f"{name}: [{', '.join(map(str, days))}]" for name, days in shots.items())
    text = (
        f"diploma: {{kind: high_school}}\nclearances: {{{said}}}\npins: {{{pins}}}\nborn: {born}\n"
    )
    goal = Goal("ccma-nha", what_if=what_if)
    return plan(CATALOG, read_profile(text.encode(), "me.yaml"), goal, TODAY)


def doses(found: Roadmap, series: str) -> list[tuple[date, bool]]:
    """The day of each dose, and whether the plan chose it."""
    steps = {each.step.id: each for each in found.steps}
    each = [steps[f"externship.{series}.dose-{n + 1}"] for n in range(DOSES[series])]
    return [(one.timing.start, one.step.status is StepStatus.TODO) for one in each]


def kept(found: Roadmap, series: str) -> list[date]:
    return [day for day, chosen in doses(found, series) if not chosen]


def chosen(found: Roadmap, series: str) -> list[date]:
    return [day for day, own in doses(found, series) if own]


def told(found: Roadmap) -> list[str]:
    codes = ("finding.dose_repeat", "finding.dose_made_up")
    return [say(f.message) for f in found.findings if f.message.code in codes]


# The oracle: each day against those before it, by the tables above.
def expected(series: str, shots: Shots) -> tuple[list[date], dict[date, int]]:
    """The days that count, and the number of the dose that each other day is not."""
    good: list[date] = []
    bad: dict[date, int] = {}
    for day in sorted(shots.get(series, [])):
        number = len(good) + 1
        if number > DOSES[series]:
            break
        since = {n: (day - good[n - 1]).days for n in range(1, number)}
        fine = all(since[n] >= least - GRACE for n, least in LEAST[series].get(number, {}).items())
        if series == "hepb" and number == 4:
            fine = since[3] >= TITER
        grace = GRACE if series == "hepb" else 0
        for before, lacking in bad.items():
            if lacking == number and number in AGAIN[series]:
                fine = fine and (day - before).days >= AGAIN[series][number] - grace
        for other in shots.get(OTHER[series], []):
            fine = fine and not 0 < (day - other).days < APART
        if fine:
            good.append(day)
        else:
            bad[day] = number
    return good, bad


@pytest.mark.parametrize("series", ["hepb", "mmr", "varicella"])
@pytest.mark.parametrize(
    ("days", "counts"), [(0, False), (23, False), (24, True), (27, True), (28, True), (29, True)]
)
@pytest.mark.parametrize("first", [200, 10])
def test_dose_2_counts_from_4_days_before_the_least_interval(
    series: str, days: int, counts: bool, first: int
) -> None:
    found = road({series: [ago(first), ago(first - days)]})
    assert found.feasible
    assert kept(found, series) == [ago(first), ago(first - days)][: 1 + counts]
    assert len(told(found)) == (not counts)


@pytest.mark.parametrize(
    ("second", "third", "counts"),
    [
        (56, 107, False),  # 16 weeks after dose 1 are 112 days
        (52, 108, True),
        (56, 112, True),
        (56, 113, True),
        (60, 111, False),  # 8 weeks after dose 2 are 56 days: this is the 51st
        (60, 112, True),
        (60, 116, True),
    ],
)
@pytest.mark.parametrize("first", [300, 90])
def test_dose_3_keeps_both_intervals(second: int, third: int, counts: bool, first: int) -> None:
    given = [ago(first), ago(first - second), ago(first - third)]
    found = road({"hepb": given})
    assert found.feasible
    assert kept(found, "hepb") == given[: 2 + counts]
    assert len(told(found)) == (not counts)


@pytest.mark.parametrize(("days", "counts"), [(29, False), (30, True), (60, True), (61, True)])
def test_the_blood_test_has_no_days_of_grace(days: int, counts: bool) -> None:
    given = [ago(400), ago(370), ago(200), ago(200 - days)]
    found = road({"hepb": given})
    assert kept(found, "hepb") == given[: 3 + counts]
    if not counts:
        assert chosen(found, "hepb") == [TODAY]


def test_doses_of_a_clinic_cost_nothing() -> None:
    found = road({"hepb": [date(2026, 10, 1), date(2026, 11, 5), date(2027, 2, 5)]})
    assert found.feasible
    assert not told(found)
    assert [day.isoformat() for day, _ in doses(found, "hepb")] == [
        *("2026-10-01", "2026-11-05", "2027-02-05"),
        "2027-03-07",  # 30 days later
    ]
    assert found.certified_on == road({}).certified_on


def test_a_dose_too_soon_is_told_and_repeated_after_the_least_interval() -> None:
    found = road({"hepb": [ago(30), ago(10)]})
    assert chosen(found, "hepb")[0] == date(2026, 12, 18)  # 28 days after 20 Nov
    assert told(found) == [
        "Hepatitis B, 3 doses: the visit of 20 Nov 2026 does not count as Dose 2. It is too soon "
        "after Dose 1 of 31 Oct 2026: at least 4 weeks (up to 4 days less still counts) must lie "
        "between. It must be repeated; the plan has the repeat."
    ]


@pytest.mark.parametrize(
    ("again", "counts"), [(23, False), (24, True), (27, True), (28, True), (40, True)]
)
def test_a_repeat_is_counted_from_the_dose_that_does_not_count(again: int, counts: bool) -> None:
    given = [ago(200), ago(190), ago(190 - again)]
    found = road({"hepb": given})
    assert kept(found, "hepb") == [given[0], *([given[2]] if counts else [])]
    assert ("takes its place" in told(found)[0]) == counts


@pytest.mark.parametrize(("again", "counts"), [(24, False), (27, False), (28, True)])
def test_a_live_vaccine_is_repeated_after_28_days_without_grace(again: int, counts: bool) -> None:
    given = [ago(200), ago(190), ago(190 - again)]
    assert len(kept(road({"mmr": given}), "mmr")) == 1 + counts


@pytest.mark.parametrize("one", ["mmr", "varicella"])
@pytest.mark.parametrize("days", [0, 1, 23, 24, 27, 28, 29])
@pytest.mark.parametrize("first", [100, 28, 15, -5])
def test_of_two_live_vaccines_too_close_the_later_one_does_not_count(
    one: str, days: int, first: int
) -> None:
    other, close = OTHER[one], 0 < days < APART
    found = road({one: [ago(first)], other: [ago(first - days)]})
    assert found.feasible
    assert kept(found, one) == [ago(first)]
    assert kept(found, other) == ([] if close else [ago(first - days)])
    assert len(told(found)) == close
    if close:
        assert chosen(found, other)[0] >= ago(first - days - APART)


@pytest.mark.parametrize("one", ["mmr", "varicella"])
@pytest.mark.parametrize("since", [*range(1, 31), 300])
def test_a_live_vaccine_waits_28_days_for_a_given_one(one: str, since: int) -> None:
    found = road({one: [ago(since)]})
    first = max(TODAY, ago(since - APART))
    assert chosen(found, OTHER[one])[0] == chosen(found, one)[0] == first


@pytest.mark.parametrize("one", ["mmr", "varicella"])
@pytest.mark.parametrize(
    ("ahead", "first"), [(1, 1), (27, 27), (28, 0), (29, 0)]
)  # before a booked dose as well: else on its day
def test_a_live_vaccine_stays_28_days_from_a_booked_one(one: str, ahead: int, first: int) -> None:
    found = road({one: [ago(-ahead)]})
    assert chosen(found, OTHER[one])[0] == ago(-first)


def test_a_planned_dose_is_28_days_after_the_latest_live_vaccine() -> None:
    found = road({"mmr": [date(2026, 9, 1), date(2026, 11, 3)], "varicella": [date(2026, 10, 1)]})
    assert chosen(found, "varicella") == [date(2026, 12, 1)]


def test_a_pin_keeps_the_least_interval_and_moves_the_other_live_vaccine() -> None:
    found = road({"hepb": [ago(60)]}, "externship.hepb.dose-2: 2026-12-05")
    assert found.feasible
    found = road({}, "externship.mmr.dose-1: 2026-12-10")
    assert found.feasible
    assert chosen(found, "varicella")[0] == date(2026, 12, 10)


def far_enough(found: Roadmap) -> bool:
    """Whether every live vaccine that the plan chose keeps its distance."""
    pairs = [(a, b) for a in doses(found, "mmr") for b in doses(found, "varicella")]
    return not any(0 < abs((one - other).days) < APART for (one, x), (other, y) in pairs if x or y)


@pytest.mark.parametrize("days", [1, 14, 27, 28, 50])
@pytest.mark.parametrize("step", ["mmr.dose-1", "mmr.dose-2", "varicella.dose-2"])
@pytest.mark.parametrize("shots", [{}, {"varicella": [ago(40)]}, {"mmr": [ago(-20)]}])
def test_live_vaccines_stay_apart_when_one_is_late(shots: Shots, step: str, days: int) -> None:
    found = road(shots, what_if=WhatIf(delays=(Delay(f"externship.{step}", days),)))
    assert found.feasible
    assert far_enough(found)


def test_a_booked_dose_that_is_late_makes_the_next_one_too_soon() -> None:
    shots = {"hepb": [date(2026, 12, 5), date(2027, 1, 4)]}
    assert kept(road(shots), "hepb") == shots["hepb"]
    late = WhatIf(delays=(Delay("externship.hepb.dose-1", 10),))
    found = road(shots, what_if=late)
    assert found.feasible
    assert kept(found, "hepb") == [date(2026, 12, 15)]
    assert chosen(found, "hepb")[0] == date(2027, 2, 1)  # 28 days after the one that is too soon


days_given = st.lists(st.integers(-60, 260).map(ago), max_size=4, unique=True)


@given(st.fixed_dictionaries({"hepb": days_given, "mmr": days_given, "varicella": days_given}))
def test_any_shots_are_judged_as_by_the_tables(shots: Shots) -> None:
    found = road(shots)
    assert found.feasible
    for series in DOSES:
        good, bad = expected(series, shots)
        assert kept(found, series) == good
        assert sum(text.startswith(name(series)) for text in told(found)) == len(bad)
        own = chosen(found, series)
        again = AGAIN[series].get(len(good) + 1, 0)
        for day, lacking in bad.items():
            if lacking == len(good) + 1:
                assert (own[0] - day).days >= again
        for other in shots[OTHER[series]] if OTHER[series] else ():
            assert not any(0 < abs((day - other).days) < APART for day in own)
    assert far_enough(found)


def name(series: str) -> str:
    return next(each.name for each in CATALOG.clearances if each.id == series) + ": the visit"


def asked(found: Roadmap, code: str) -> list[str]:
    return [say(f.message) for f in found.findings if f.message.code == f"finding.{code}"]


@pytest.mark.parametrize(
    ("first", "certified", "asks"),
    [("2027-01-06", "2027-10-21", False), ("2027-01-07", "2027-10-22", True)],
)
def test_a_series_that_decides_is_a_question_for_the_clinic(
    first: str, certified: str, asks: bool
) -> None:
    """Coursework ends on 5 Aug 2027: a blood test on that day holds nothing up.

    Six months and 30 days from 7 Jan: 6 Aug. At the least, 112 and 30 days: 29 May. Heplisav-B
    takes 28 and 30 days: 6 Mar.
    """
    found = road({"hepb": [date.fromisoformat(first)]})
    assert str(found.certified_on) == certified
    least, other = asked(found, "least_intervals"), asked(found, "other_series")
    assert [len(least), len(other)] == [asks, asks]
    if asks:
        assert "ends on 6 Aug 2027 at" in least[0]
        assert "end on 29 May 2027" in least[0]
        assert "From age 18 on there is Heplisav-B" in other[0]
        assert "end on 6 Mar 2027" in other[0]
        assert all("you could be certified 1 day sooner" in text for text in least + other)


@pytest.mark.parametrize(
    ("born", "asks"),
    [
        *(("2009-01", True), ("2009-02", False)),
        *(("2009-01-06", True), ("2009-01-07", True), ("2009-01-08", False)),
    ],
)
def test_another_series_is_for_its_age(born: str, asks: bool) -> None:
    """Dose 1 would be on 7 Jan 2027: who was born in January 2009 may be 18 by then."""
    found = road({"hepb": [date(2027, 1, 7)]}, born=born)
    assert len(asked(found, "other_series") + asked(found, "other_series_if_of_age")) == asks


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("born: 2009-01-07", "other_series"),
        ("born: 2009-01-08", None),
        ("born: 2009-01", "other_series_if_of_age"),
        ("", "other_series_if_of_age"),
    ],
)
def test_who_may_be_too_young_is_told_that_the_age_decides(born: str, code: str | None) -> None:
    """Dose 1 would be on 7 Jan 2027."""
    text = f"diploma: {{kind: high_school}}\nclearances: {{hepb: [2027-01-07]}}\n{born}\n"
    found = plan(CATALOG, read_profile(text.encode(), "me.yaml"), Goal("ccma-nha"), TODAY)
    codes = [each for each in ("other_series", "other_series_if_of_age") if asked(found, each)]

    assert codes == [code] * (code is not None)


@pytest.mark.parametrize(("weeks", "saved"), [(0, 0), (1, 7), (12, 86), (30, 156)])
def test_the_days_that_a_shorter_series_saves_are_those_of_the_certificate(
    weeks: int, saved: int
) -> None:
    """Dose 1 so many weeks after 6 Jan 2027, the last day on which the long series costs nothing.

    From 31 March the long series ends 86 days too late and the short one in time; from 4 August the
    one is 213 days late, the other 57.
    """
    first = date(2027, 1, 6) + timedelta(weeks=weeks)
    found = road({"hepb": [first]})
    told_ = [f for f in found.findings if f.message.code == "finding.other_series"]

    assert [f.message.params["sooner"] for f in told_] == [Duration(days=saved)] * (saved > 0)
    assert bool(told_) == (saved > 0)


def test_a_shorter_series_is_no_question_once_it_would_end_later() -> None:
    given = [date(2026, 6, 28), date(2026, 11, 1), date(2027, 7, 20)]
    found = road({"hepb": given})
    assert found.certified_on == date(2027, 11, 4)
    assert not asked(found, "least_intervals") + asked(found, "other_series")


@pytest.mark.parametrize(
    ("born", "shots", "asks"),
    [
        ("1956-12", {}, True),
        ("1957-01", {}, False),
        ("1956-12", {"mmr": [ago(90)]}, True),
        ("1956-12", {"mmr": [ago(90), ago(60)]}, False),
    ],
)
def test_birth_before_1957_is_a_question_for_the_site(born: str, shots: Shots, asks: bool) -> None:
    found = road(shots, born=born)
    assert [text[:3] for text in asked(found, "born_before")] == ["MMR"] * asks
    person = read_profile(f"born: {born}".encode(), "me.yaml")
    assert not asked(Sharing(person, TODAY).roadmap(found), "born_before")
