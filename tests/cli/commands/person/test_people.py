"""`people`: who is kept here, and what goes to another machine: all of it, once."""

from __future__ import annotations

import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from cli.interview.test_terminal import Terminal
from cli.running import check_refusal, document, run


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "people"
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(folder))
    monkeypatch.chdir(tmp_path)
    for name in ("maria", "me"):
        (folder / name).mkdir(parents=True)
    (folder / "maria" / "profile.yaml").write_text("state: WA\n")
    (folder / "not a name").mkdir()
    (folder / ".import.x").mkdir()
    (folder / "file").write_text("")
    return folder


def test_the_list_has_everybody_who_has_a_folder(people: Path) -> None:
    shown = " ".join(run("people", "list").stdout.split())

    assert f"2 people are kept in {people}" in shown
    assert "maria has a profile" in shown
    assert "me no profile yet" in shown
    assert document("people", "list")["people"] == [
        {"name": "maria", "has_profile": True, "folder": str(people / "maria")},
        {"name": "me", "has_profile": False, "folder": str(people / "me")},
    ]


def test_a_list_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(tmp_path / "none"))

    assert "cma-roadmap init" in run("people", "list").stdout
    assert not (tmp_path / "none").exists()


def test_a_person_can_be_taken_to_another_machine(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = people / "maria"
    run("plan", "--person", "maria", "--format", "ics")
    with closing(sqlite3.connect(maria / "log.db")) as log:
        log.execute("PRAGMA journal_mode=WAL")
        log.execute("CREATE TABLE events (text)")
        log.execute("INSERT INTO events VALUES ('passed')")
        log.commit()
        exported = run("people", "export", "maria", "-o", "maria.zip")  # while it is open

    assert exported.exit_code == 0
    assert exported.stdout == ""
    assert stat.S_IMODE(Path("maria.zip").stat().st_mode) == 0o600
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(tmp_path / "other"))
    assert run("people", "import", "maria.zip").exit_code == 0
    there = tmp_path / "other" / "maria"
    assert {one.name for one in there.iterdir()} == {one.name for one in maria.iterdir()}
    assert all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in there.iterdir())
    assert stat.S_IMODE(there.stat().st_mode) == 0o700
    with closing(sqlite3.connect(there / "log.db")) as log:
        assert log.execute("SELECT text FROM events").fetchall() == [("passed",)]
    (calendar,) = there.glob("calendar-*.ics")
    again = run("plan", "--person", "maria", "--format", "ics").stdout_bytes
    assert again == calendar.read_bytes()
    assert b"SEQUENCE:1" not in again


def test_an_export_has_the_same_bytes_each_time_and_harms_no_other_file(people: Path) -> None:
    assert people.is_dir()
    for name in ("a.zip", "b.zip"):
        assert run("people", "export", "Maria", "-o", name).exit_code == 0
    assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()
    assert run("people", "export", "maria", "-o", "a.zip").exit_code == 0

    Path("letter.txt").write_text("Dear Maria")
    check_refusal(run("people", "export", "maria", "-o", "letter.txt"), 2, "letter.txt")
    assert Path("letter.txt").read_text() == "Dear Maria"
    check_refusal(run("people", "export", "maria"), 2, "-o maria.zip")
    check_refusal(run("people", "export", "maria", "-o", "no/maria.zip"), 2, "no")
    check_refusal(run("people", "export", "bob", "-o", "bob.zip"), 2, "no person called 'bob'")
    assert "--previous" in run("people", "export", "me", "-o", "me.zip").stderr


def test_under_another_name_the_calendars_stay_behind(people: Path) -> None:
    run("plan", "--person", "maria", "--format", "ics")
    run("people", "export", "maria", "-o", "maria.zip")

    check_refusal(run("people", "import", "maria.zip"), 2, "called maria here already", "--as")
    result = run("people", "import", "maria.zip", "--as", "Maria-2")
    assert result.exit_code == 0
    assert "left out" in result.stderr
    left = sorted(one.name for one in (people / "maria-2").iterdir())
    assert left == ["profile.sqlite", "profile.yaml"]
    check_refusal(run("people", "import", "maria.zip", "--as", "../x"), 2, "letters and digits")


def zipped(file: str, **texts: str) -> str:
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name.replace("__", "/").replace("_j", ".j"), text)
    return file


MANIFEST = '{"version": 1, "name": "bob"}'


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({}, "does not say what it is"),
        ({"profile": "state: WA"}, "does not say what it is"),
        ({"cma-roadmap-person_json": "{}"}, "does not say what it is"),
        ({"cma-roadmap-person_json": "[1"}, "does not say what it is"),
        ({"cma-roadmap-person_json": '{"version": 1, "name": "../x"}'}, "does not say what it is"),
        ({"cma-roadmap-person_json": '{"version": 2, "name": "bob"}'}, "later version"),
        ({"cma-roadmap-person_json": MANIFEST, "..__x": ""}, "which no export does"),
        ({"cma-roadmap-person_json": MANIFEST, "__etc__x": ""}, "which no export does"),
        ({"cma-roadmap-person_json": MANIFEST, "a__b": ""}, "which no export does"),
        ({"cma-roadmap-person_json": MANIFEST, ".hidden": ""}, "which no export does"),
    ],
)
def test_what_is_no_export_is_refused_and_nothing_is_written(
    texts: dict[str, str], words: str, people: Path
) -> None:
    before = sorted(people.rglob("*"))

    check_refusal(run("people", "import", zipped("x.zip", **texts)), 2, "x.zip", words)
    assert sorted(people.rglob("*")) == before


def test_a_profile_alone_makes_a_person(people: Path, tmp_path: Path) -> None:
    (tmp_path / "Jo.yaml").write_text("state: NJ\n")
    (tmp_path / "two words.yaml").write_text("state: NJ\n")
    (tmp_path / "wrong.yaml").write_text("state: XX\n")

    assert run("people", "import", "Jo.yaml").exit_code == 0
    assert run("people", "import", "two words.yaml", "--as", "ann").exit_code == 0

    assert (people / "jo" / "profile.yaml").read_text() == "state: NJ\n"
    assert document("plan", "--person", "ann", "--json")["goal"]["state"] == "NJ"
    check_refusal(run("people", "import", "Jo.yaml"), 2, "jo")
    check_refusal(run("people", "import", "wrong.yaml"), 3, "wrong.yaml:1")
    assert not (people / "wrong").exists()


def test_what_is_damaged_is_refused(people: Path) -> None:
    run("people", "export", "maria", "-o", "maria.zip")
    whole = Path("maria.zip").read_bytes()
    run("people", "remove", "maria", "--yes")

    for cut in range(0, len(whole), 7):
        Path("cut.zip").write_bytes(whole[:cut])
        check_refusal(run("people", "import", "cut.zip"), 2, "cut.zip")
    for place in range(30, len(whole), 11):
        Path("bent.zip").write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
        result = run("people", "import", "bent.zip", "--as", "bent")
        assert result.exit_code in (0, 2)
        if result.exit_code == 0:  # a bit that says nothing of what is in it
            assert (people / "bent" / "profile.yaml").read_text() == "state: WA\n"
            run("people", "remove", "bent", "--yes")
    assert not (people / "maria").exists()
    check_refusal(run("people", "import", "none.zip"), 2, "none.zip")
    Path("text.zip").write_text("hello")
    check_refusal(run("people", "import", "text.zip"), 2, "no zip file")


def test_a_bomb_is_refused(people: Path) -> None:
    with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big", b"\0" * (65 * 1024 * 1024))

    check_refusal(run("people", "import", "bomb.zip"), 2, "too large")
    assert sorted(one.name for one in people.iterdir() if one.is_dir())[-2:] == ["me", "not a name"]


def test_a_removal_asks_first(people: Path) -> None:
    check_refusal(run("people", "remove", "maria"), 2, "--yes")
    assert (people / "maria" / "profile.yaml").exists()

    terminal = Terminal(["people", "remove", "maria"], people, "dumb")
    terminal.play([("for good?", "no\n")])
    assert terminal.ended() == 2
    assert (people / "maria" / "profile.yaml").exists()
    terminal = Terminal(["people", "remove", "maria"], people, "dumb")
    terminal.play([("for good?", "yes\n")])
    assert terminal.ended() == 0
    assert not (people / "maria").exists()
    assert not list(people.glob(".removed*"))
    check_refusal(run("people", "remove", "maria", "--yes"), 2, "no person called 'maria'")
