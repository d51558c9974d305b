"""Exporting calendars from the command line: what is kept between them, where, and for whom."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path
from uuid import UUID, uuid5

import pytest
import typer
from typer.testing import CliRunner, Result

from cli.running import TODAY
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.output.calendar_wishes import (
    CalendarWishes,
    Whose,
    calendar_of,
    kept_for,
    state_folder,
)
from cma_roadmap.cli.parsing.quick import QuickCommand
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import BadInputError, WrongRequestError
from cma_roadmap.model.results.exported_calendar import Alarms, PlanIdentity
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.calendar.ics import Component, by_step, read
from rendering.sample_parts import PHRASES
from rendering.sample_roadmap import default_plan, infeasible_plan, renewal_plan

WHOSE = "/home/me/plan.ics"
KEPT = f"calendar-{uuid5(UUID(PlanIdentity('cma-aama').uid), WHOSE)}.ics"
as_root = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in PHRASES.keys() - ENGLISH.keys():
        monkeypatch.setitem(ENGLISH, code, PHRASES[code])


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return session_of({"CMA_ROADMAP_STATE_DIR": str(tmp_path / "state")})


def session_of(environment: Mapping[str, str]) -> Session:
    return Session(clock=lambda: TODAY, environment=environment)


def export(
    session: Session,
    plan: Roadmap | None = None,
    *,
    whose: str | None = WHOSE,
    quiet: bool = False,
    **wishes: object,
) -> Component:
    wanted = CalendarWishes(**wishes)  # type: ignore[arg-type]
    made = calendar_of(plan or default_plan(), wanted, session, Whose(whose), quiet=quiet)
    return read(made.encode())


def moved(days: int = 7) -> Roadmap:
    """The sample plan with its exam some days later, on a later day."""
    plan = default_plan()
    late = timedelta(days=days)

    def later(planned):  # type: ignore[no-untyped-def]
        timing = planned.timing
        if planned.step.id != "examination.sit":
            return planned
        days = timing._replace(start=timing.start + late, end=timing.end + late)
        return planned._replace(timing=days)

    return replace(plan, steps=tuple(map(later, plan.steps)), today=plan.today + late)


def number(calendar: Component, step: str = "examination.sit") -> int:
    return int(by_step(calendar)[step]["SEQUENCE"])


def test_the_calendar_that_goes_out_is_kept_for_the_next(session: Session, tmp_path: Path) -> None:
    first = calendar_of(default_plan(), CalendarWishes(), session, Whose(WHOSE))
    kept = tmp_path / "state" / KEPT

    assert kept.read_bytes() == first.encode()
    assert os.listdir(tmp_path / "state") == [KEPT]
    assert calendar_of(default_plan(), CalendarWishes(), session, Whose(WHOSE)) == first
    assert number(export(session, moved())) == 1
    assert number(export(session, moved(), alarms=Alarms.NONE)) == 2
    assert number(export(session, moved(), alarms=Alarms.NONE)) == 2


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_nobody_else_may_read_what_is_kept(session: Session, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        export(session)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / KEPT).stat().st_mode) == 0o600


def test_each_plan_has_a_file_of_its_own(session: Session, tmp_path: Path) -> None:
    export(session)
    export(session, plan_name="../../night school")
    export(session, renewal_plan())

    assert len(os.listdir(tmp_path / "state")) == 3
    assert number(export(session, moved(), plan_name="../../night school")) == 1
    assert number(export(session)) == 0


def test_what_went_to_one_file_never_reaches_another(session: Session, tmp_path: Path) -> None:
    mine = export(session, moved(), whose=str(tmp_path / "mine.ics"))
    yours = export(session, whose=str(tmp_path / "yours.ics"))

    assert mine["UID"] == yours["UID"]
    assert not any(entry.cancelled for entry in yours.children)
    assert {entry["SEQUENCE"] for entry in yours.children} == {"0"}
    assert len(os.listdir(tmp_path / "state")) == 2


def test_nothing_is_kept_of_whom_nothing_tells(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(session, whose=None)

    assert not (tmp_path / "state").exists()
    assert "nothing tells whose it is" in capsys.readouterr().err
    export(session, whose=None, plan_name="Ana")
    assert number(export(session, moved(), whose=None, plan_name="Ana")) == 1


def test_a_file_tells_whose_calendar_it_is_and_a_stream_does_not(tmp_path: Path) -> None:
    calendar, profile = str(tmp_path / "me.ics"), str(tmp_path / "me.yaml")

    assert kept_for(calendar, profile) == kept_for(calendar, None) == os.path.realpath(calendar)
    assert kept_for(None, profile) == kept_for("-", profile) == os.path.realpath(profile)
    assert kept_for(os.devnull, profile) == os.path.realpath(profile)
    assert kept_for("-", "-") is kept_for(None, None) is None


def test_a_no_is_not_kept(session: Session, tmp_path: Path) -> None:
    export(session)
    kept = (tmp_path / "state" / KEPT).read_bytes()
    no = export(session, infeasible_plan())

    assert len(no.children) == 1
    assert (tmp_path / "state" / KEPT).read_bytes() == kept


def test_a_file_given_is_used_and_nothing_is_kept(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old.ics"
    other = session_of({"HOME": str(tmp_path / "home")})
    old.write_bytes(calendar_of(default_plan(), CalendarWishes(), other, Whose(WHOSE)).encode())

    assert number(export(session, moved(), previous=str(old))) == 1
    assert not (tmp_path / "state").exists()
    assert capsys.readouterr().err == ""


def test_the_earlier_calendar_can_come_from_standard_input(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = calendar_of(default_plan(), CalendarWishes(), session, Whose(WHOSE))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(first.encode())))

    assert number(export(session, moved(), previous="-")) == 1


@pytest.mark.parametrize("name", ["missing.ics", ".", "nul\0.ics"])
def test_a_file_that_cannot_be_read_is_an_error(
    session: Session, tmp_path: Path, name: str
) -> None:
    with pytest.raises(BadInputError) as raised:
        export(session, previous=str(tmp_path / name))

    assert [problem.code for problem in raised.value.problems] == ["unreadable"]
    assert not (tmp_path / "state").exists()


def test_an_endless_file_is_refused(session: Session) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero")
    with pytest.raises(BadInputError) as raised:
        export(session, previous="/dev/zero")

    assert [problem.code for problem in raised.value.problems] == ["file_too_large"]


def test_what_was_kept_and_is_broken_is_told_and_left_alone(
    session: Session, tmp_path: Path
) -> None:
    export(session)
    kept = tmp_path / "state" / KEPT
    whole = kept.read_bytes()
    cut = whole.rindex(b"\r\n", 0, 5000) + 2
    kept.write_bytes(whole[:cut])
    with pytest.raises(BadInputError) as raised:
        export(session)
    (problem,) = raised.value.problems

    assert problem.code == "truncated_calendar"
    assert problem.location is not None
    assert problem.location.file == str(kept)
    assert "--previous" in (problem.hint or "")
    assert kept.stat().st_size == cut


@pytest.mark.parametrize("quiet", [False, True])
def test_where_nothing_can_be_kept_the_calendar_still_comes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quiet: bool
) -> None:
    (tmp_path / "file").write_text("in the way")
    session = session_of({"CMA_ROADMAP_STATE_DIR": str(tmp_path / "file")})

    assert export(session, quiet=quiet).children
    said = capsys.readouterr()
    assert said.out == ""
    assert ("is not kept" in said.err and "--previous" in said.err) is not quiet


def test_who_has_no_home_gets_a_calendar_and_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert export(session_of({})).children
    assert "no folder is known" in capsys.readouterr().err


@pytest.mark.skipif(as_root or os.name != "posix", reason="root may write everywhere")
def test_a_folder_that_nobody_may_write_in_is_no_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.chmod(0o500)

    assert export(session_of({"XDG_STATE_HOME": str(tmp_path)})).children
    assert "is not kept" in capsys.readouterr().err


def test_a_half_written_file_never_takes_the_place_of_a_whole_one(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    export(session)
    kept = tmp_path / "state" / KEPT
    before = kept.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    export(session, moved())

    assert kept.read_bytes() == before
    assert os.listdir(tmp_path / "state") == [KEPT]
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"CMA_ROADMAP_STATE_DIR": "/a", "XDG_STATE_HOME": "/b", "HOME": "/c"}, "/a"),
        ({"XDG_STATE_HOME": "/b", "HOME": "/c"}, "/b/cma-roadmap"),
        ({"XDG_STATE_HOME": "b", "HOME": "/c"}, "/c/.local/state/cma-roadmap"),
        ({"XDG_STATE_HOME": "", "HOME": "/c"}, "/c/.local/state/cma-roadmap"),
        ({"USERPROFILE": "/d"}, "/d/.local/state/cma-roadmap"),
    ],
)
def test_the_folder_is_where_the_specification_says(
    environment: dict[str, str], folder: str
) -> None:
    assert state_folder(environment) == Path(folder)


app = typer.Typer()


@app.command(cls=QuickCommand)
@takes
def sample(ctx: typer.Context, wishes: CalendarWishes) -> None:
    typer.echo(calendar_of(default_plan(), wishes, ctx.obj, Whose(WHOSE)), nl=False)


def run(*arguments: str, environment: dict[str, str]) -> Result:
    result = CliRunner().invoke(
        app,
        list(arguments),
        obj=Session(clock=lambda: date(2026, 11, 21)),
        env={"CMA_ROADMAP_ALARMS": None, "CMA_ROADMAP_PREVIOUS": None, **environment},
        catch_exceptions=False,
    )
    if result.exit_code == 130:  # what Typer makes of Ctrl-C, which is for the test run
        raise KeyboardInterrupt
    return result


def test_the_options_of_a_calendar(tmp_path: Path) -> None:
    where = {"CMA_ROADMAP_STATE_DIR": str(tmp_path)}
    everything = run(environment=where).stdout_bytes
    few = run("--alarms", "few", "--plan-name", "B", environment=where).stdout_bytes
    none = run(environment={**where, "CMA_ROADMAP_ALARMS": "none"}).stdout_bytes
    with pytest.raises(WrongRequestError, match="--alarms: 'loud' will not do: write none, few or"):
        run("--alarms", "loud", environment=where)

    counts = [data.count(b"BEGIN:VALARM") for data in (everything, few, none)]
    assert counts[0] > counts[1] > counts[2] == 0
    assert read(few)["NAME"].endswith("(B)")
    assert CalendarWishes().given == {}
    assert CalendarWishes(alarms=Alarms.FEW, plan_name="B").given == {
        "--alarms": Alarms.FEW,
        "--plan-name": "B",
    }


@pytest.mark.slow
def test_a_start_does_not_load_what_only_a_calendar_needs() -> None:
    program = (
        "import sys, cma_roadmap.cli.commands.plan, cma_roadmap.cli.output.calendar_wishes as _;"
        "print([name for name in ('icalendar', 'tempfile') if name in sys.modules])"
    )
    run_ = subprocess.run(  # noqa: S603 - a program written here
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run_.stdout == "[]\n"
