"""Calendars of two persons side by side: no entry, number or end of an entry is shared."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from cli.running import run

DAY, LATER = ("--today", "2026-11-21"), ("--today", "2026-12-05")
SCHOOLS = {"maria": "North Seattle College", "bob": "Spokane Falls College"}


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "people"
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(folder))
    monkeypatch.setenv("CMA_ROADMAP_STATE_DIR", str(tmp_path / "state"))
    for name, school in SCHOOLS.items():
        (folder / name).mkdir(parents=True)
        training = f"[{{name: {school}, accreditors: [CAAHEP], expected_on: 2027-05-14}}]"
        (folder / name / "profile.yaml").write_text(f"training: {training}\n")
    return folder


def calendar(*words: str) -> str:
    result = run("plan", "--format", "ics", *words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def entries(text: str) -> dict[str, tuple[int, str]]:
    """Number and status of every entry by its UID, as two readers agree on them."""
    one = {
        str(event["UID"]): (int(str(event["SEQUENCE"])), str(event["STATUS"]))
        for event in Calendar.from_ical(text).walk("VEVENT")
    }
    other = {
        event.uid.value: (int(event.sequence.value), event.status.value)
        for event in vobject.readOne(StringIO(text)).vevent_list
    }
    assert one == other
    return one


@pytest.mark.usefixtures("people")
def test_two_persons_share_nothing() -> None:
    maria, bob, me = (
        calendar(*words, *DAY) for words in (("--person", "maria"), ("--person", "bob"), ())
    )

    found = [entries(text).keys() for text in (maria, bob, me)]
    assert sum(map(len, found)) == len(set().union(*found))
    assert "CANCELLED" not in maria + bob + me
    assert SCHOOLS["maria"] not in bob + me
    assert "(maria)" in maria
    assert "(bob)" in bob


def test_each_is_numbered_after_its_own_last(people: Path) -> None:
    before = entries(calendar("--person", "maria", *DAY))
    calendar("--person", "bob", *DAY)
    calendar("--person", "bob", *LATER)
    calendar(*LATER)
    assert entries(calendar("--person", "maria", *DAY)) == before

    (people / "maria" / "profile.yaml").write_text("state: WA\n")
    after = entries(calendar("--person", "maria", *LATER))
    assert after.keys() >= before.keys()
    assert max(number for number, _ in after.values()) == 1


def test_what_went_out_lies_with_the_person(people: Path, tmp_path: Path) -> None:
    calendar("--person", "maria", *DAY)
    (kept,) = (people / "maria").glob("calendar-*.ics")

    assert kept.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "state").exists()
    own = tmp_path / "own.ics"
    run("plan", "--person", "me", "-o", str(own), *DAY)
    assert [one.name[:9] for one in (tmp_path / "state").iterdir()] == ["calendar-"]
    assert not (people / "me").exists()


def test_a_calendar_for_others_does_not_name_the_person(people: Path) -> None:
    own, shared = (
        calendar("--person", "maria", *words, *DAY)
        for words in ((), ("--share", "--alarms", "few"))
    )

    assert entries(own).keys() == entries(shared).keys()
    assert "maria" not in shared.casefold()
    previous = people.parent / "before.ics"
    previous.write_text(own, newline="")
    again = calendar("--person", "maria", "--share", "--previous", str(previous), *DAY)
    assert "maria" not in again.casefold()


@pytest.mark.usefixtures("people")
def test_the_person_named_me_is_the_one_who_is_not_named() -> None:
    assert calendar("--person", "me", *DAY) == calendar(*DAY)
