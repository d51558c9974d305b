"""`--format ics`: the calendar of a plan, numbered after the one that went out before.

The calendars that went out are kept, one file a plan, in the person's state folder:
`CMA_ROADMAP_STATE_DIR` names it; otherwise it is `cma-roadmap` in `$XDG_STATE_HOME`, or in
`~/.local/state` (XDG Base Directory Specification). What is kept tells of a person's health and
money, so nobody else may read it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import PREFIX, Group, Option
from cma_roadmap.cli.streams import from_stdin
from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.exported_calendar import Alarms, PreviousCalendar
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.results.roadmap import Roadmap

AlarmChoice = Annotated[
    Alarms | None,
    Option("--alarms", Group.OUTPUT, "WHICH", choices=tuple(Alarms), rare=True),
]
PreviousFile = Annotated[str | None, Option("--previous", Group.OUTPUT, "FILE", rare=True)]
PlanName = Annotated[str | None, Option("--plan-name", Group.OUTPUT, "NAME", rare=True)]
_OWN_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class CalendarWishes:
    """How a calendar reminds, what it follows, and what its plan is called."""

    alarms: AlarmChoice = None
    previous: PreviousFile = None
    plan_name: PlanName = None

    @property
    def given(self) -> dict[str, object]:
        """Those that were given, by the name of the option: only a calendar has use for them."""
        named = {
            "--alarms": self.alarms,
            "--previous": self.previous,
            "--plan-name": self.plan_name,
        }
        return {name: value for name, value in named.items() if value is not None}


def calendar_of(
    roadmap: Roadmap,
    wishes: CalendarWishes,
    session: Session,
    *,
    shared: bool = False,
    quiet: bool = False,
) -> str:
    """The calendar of a plan. Call it only when it really goes out: it is kept for the next one.

    It is kept before it is written anywhere. Should the writing fail, the next one has numbers that
    are too high, which does no harm; numbers that went out already would make calendars ignore it.
    With `--previous` nothing in the state folder is read or written, nor for one that is `shared`:
    it is somebody else's calendar that it goes into.

    Raises:
        BadInputError: the earlier calendar cannot be used.
    """
    from cma_roadmap.rendering.calendar.plan_calendar import identity_of, render_calendar

    if shared and not wishes.previous:
        return render_calendar(roadmap, None, wishes.alarms or Alarms.ALL, wishes.plan_name)
    uid = identity_of(roadmap, wishes.plan_name).uid
    kept = None if wishes.previous else _kept_file(session, uid)
    previous: PreviousCalendar | None
    if wishes.previous:
        previous = _given(wishes.previous, uid)
    else:
        previous = _kept(kept, uid, session, quiet=quiet)
    alarms = wishes.alarms or Alarms.ALL
    text = render_calendar(roadmap, previous, alarms, wishes.plan_name)
    if not wishes.previous:
        _keep(kept, text, session, quiet=quiet)
    return text


def _kept_file(session: Session, uid: str) -> Path | None:
    folder = state_folder(session.environment)
    return folder / f"calendar-{uid}.ics" if folder else None


def _given(name: str, uid: str) -> PreviousCalendar:
    """The calendar in the file that the person names; `-` is standard input."""
    from cma_roadmap.loading.calendar.previous_calendar import MAX_BYTES, read_previous

    piped = name == "-"
    place = "<stdin>" if piped else name
    most = MAX_BYTES + 1  # one more than is accepted, so that it is refused
    try:
        data = from_stdin(most) if piped else _beginning(name, most)
    except (OSError, ValueError) as error:
        key = "unreadable.piped_calendar" if piped else "unreadable.calendar"
        problem = Problem.of(key, SourceLocation(place), reason=_reason(error))
        raise BadInputError([problem]) from None
    return read_previous(data, place, uid)


def _beginning(name: str, most: int) -> bytes:
    with open(name, "rb") as file:
        return file.read(most)


def _kept(path: Path | None, uid: str, session: Session, *, quiet: bool) -> PreviousCalendar | None:
    """The calendar that went out last; none, with a warning, where it cannot be read."""
    if path is None:
        return None
    try:
        data = read_kept(path)
    except (OSError, ValueError) as error:
        if not quiet:
            say(session, "calendar_unread", reason=_reason(error))
            say(session, "name_the_calendar")
        return None
    if data is None:
        return None
    from cma_roadmap.loading.calendar.previous_calendar import read_previous

    try:
        return read_previous(data, str(path), uid)
    except BadInputError as error:
        hint = told("hint.calendar_anew")
        raise BadInputError(p._replace(hint=hint) for p in error.problems) from None


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _keep(path: Path | None, text: str, session: Session, *, quiet: bool) -> None:
    """Keep the calendar for the next one; where that cannot be, say what to do instead."""
    try:
        if path is None:
            raise OSError(0, told("error.no_state_folder"))
        keep(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        if not quiet:
            say(session, "calendar_not_kept", reason=_reason(error))
            say(session, "save_the_calendar")


def state_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder for what the program remembers; `None` where a person has no home."""
    named = environment.get(f"{PREFIX}STATE_DIR")
    if named:
        return Path(named)
    base = environment.get("XDG_STATE_HOME", "")
    if os.path.isabs(base):  # the specification says to ignore a relative one
        return Path(base, "cma-roadmap")
    home = environment.get("HOME") or environment.get("USERPROFILE", "")
    return Path(home, ".local", "state", "cma-roadmap") if os.path.isabs(home) else None


def read_kept(path: Path) -> bytes | None:
    """The bytes kept; `None` if there are none yet.

    Raises:
        OSError: they are there and cannot be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def keep(path: Path, data: bytes) -> None:
    """Put `data` in the place of what was kept, whole or not at all, for the owner alone.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    import tempfile  # slow to import, and needed by no other format

    path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".calendar.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    finally:  # it is still there after an error, and after Ctrl-C
        Path(temporary).unlink(missing_ok=True)
