"""`--format ics`: the calendar of a plan, numbered after the one that went out before.

The calendars that went out are kept, one for each plan and each file that it went to, in the
person's state folder: `CMA_ROADMAP_STATE_DIR` names it; otherwise it is `cma-roadmap` in
`$XDG_STATE_HOME`, or in `~/.local/state` (XDG Base Directory Specification). Those of a person who
is named are in the folder of that person. What is kept tells of a person's health and money, so
nobody else may read it, and none of it may reach the calendar of another person who plans on the
same machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.output.whole_file import put
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import PREFIX, Group, Option
from cma_roadmap.cli.streams import beginning
from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.results.exported_calendar import Alarms, PreviousCalendar
from cma_roadmap.people.folder import folder_of
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.results.roadmap import Roadmap
    from cma_roadmap.model.studying.study_plan import StudyPlan
    from cma_roadmap.model.traveling.packing import PackingList

AlarmChoice = Annotated[
    Alarms | None,
    Option("--alarms", Group.OUTPUT, "WHICH", choices=tuple(Alarms), rare=True),
]
PreviousFile = Annotated[str | None, Option("--previous", Group.OUTPUT, "FILE", rare=True)]
PlanName = Annotated[str | None, Option("--plan-name", Group.OUTPUT, "NAME", rare=True)]
_OWN_FOLDER, _OWN_FILE = 0o700, 0o600


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


def kept_for(output: str | None, profile: str | None) -> str | None:
    """What tells whose calendar it is: the file that it goes to, else the profile it is made of.

    `None` where both are streams: two persons could use them one after the other.
    """
    for name in (output, profile):
        if name not in (None, "-") and not (os.path.exists(name) and not os.path.isfile(name)):
            return os.path.realpath(name)
    return None


class Whose(NamedTuple):
    """Whose calendar it is: the `place` that tells it (see `kept_for`), else a `person` by name.

    `shared`: it goes into somebody else's.
    """

    place: str | None
    person: str | None = None
    shared: bool = False


class _Sort(NamedTuple):
    """A calendar by its UID; `plan` is that of the plan from which its entries have theirs."""

    uid: str
    plan: str


def calendar_of(
    roadmap: Roadmap,
    wishes: CalendarWishes,
    session: Session,
    whose: Whose,
    study: StudyPlan | None = None,
    *,
    quiet: bool = False,
) -> str:
    """The calendar of a plan with its weeks of study, numbered after the one before it.

    A no changes no calendar, so none is kept of it.

    Raises:
        BadInputError: the earlier calendar cannot be used.
    """
    from cma_roadmap.rendering.calendar.plan_calendar import identity_of, render_calendar

    alarms, name, person = wishes.alarms or Alarms.ALL, wishes.plan_name, whose.person
    uid = identity_of(roadmap, name, person).uid
    make = partial(render_calendar, roadmap, alarms=alarms, name=name, person=person, study=study)
    make = partial(make, shared=whose.shared)
    kept = roadmap.stands
    return _numbered(make, _Sort(uid, uid), wishes, session, whose, kept=kept, quiet=quiet)


def study_calendar_of(
    study: StudyPlan,
    roadmap: Roadmap,
    wishes: CalendarWishes,
    session: Session,
    whose: Whose,
    *,
    quiet: bool = False,
) -> str:
    """The calendar of the weeks of study alone, numbered after the one before it.

    Raises:
        BadInputError: the earlier calendar cannot be used.
    """
    from cma_roadmap.rendering.calendar.plan_calendar import (
        identity_of,
        render_study_calendar,
        study_calendar_uid,
    )

    identity = identity_of(roadmap, wishes.plan_name, whose.person)
    alarms, version = wishes.alarms or Alarms.ALL, roadmap.data_version
    sort = _Sort(study_calendar_uid(identity), identity.uid)
    make = partial(render_study_calendar, study, identity, alarms=alarms, data_version=version)
    return _numbered(make, sort, wishes, session, whose, quiet=quiet)


def travel_calendar_of(
    packing: PackingList,
    catalog: Catalog,
    wishes: CalendarWishes,
    session: Session,
    whose: Whose,
    *,
    quiet: bool = False,
) -> str:
    """The calendar of work in other states, kept and numbered as that of a plan.

    Raises:
        BadInputError: the earlier calendar cannot be used.
    """
    from cma_roadmap.rendering.calendar.travel_calendar import render_travel, travel_identity

    alarms, identity = wishes.alarms or Alarms.ALL, travel_identity(wishes.plan_name, whose.person)
    make = partial(render_travel, packing, catalog.sources, alarms=alarms, identity=identity)
    sort = _Sort(identity.uid, identity.uid)
    return _numbered(make, sort, wishes, session, whose, quiet=quiet)


def _numbered(
    make: Callable[[PreviousCalendar | None], str],
    sort: _Sort,
    wishes: CalendarWishes,
    session: Session,
    whose: Whose,
    *,
    kept: bool = True,
    quiet: bool = False,
) -> str:
    """A calendar. Call it only when it really goes out: it is kept for the next one.

    It is kept before it is written anywhere. Should the writing fail, the next one has numbers that
    are too high, which does no harm; numbers that went out already would make calendars ignore it.
    With `--previous` nothing in the state folder is read or written, nor for one that is shared:
    it is somebody else's calendar that it goes into. Nor where nothing tells who has it.

    Raises:
        BadInputError: the earlier calendar cannot be used.
    """
    if wishes.previous:
        return make(_given(wishes.previous, sort))
    if whose.shared or not kept:
        return make(None)
    if whose.place is None and not wishes.plan_name and whose.person is None:
        if not quiet:
            say(session, "nobodys_calendar")
        return make(None)
    file = _kept_file(session, sort.uid, whose)
    text = make(_kept(file, sort, session, quiet=quiet))
    _keep(file, text, session, quiet=quiet)
    return text


def _kept_file(session: Session, uid: str, whose: Whose) -> Path | None:
    if whose.person is not None:
        return folder_of(whose.person) / f"calendar-{uid}.ics"
    from uuid import UUID, uuid5  # only calendars need it

    folder = state_folder(session.environment)
    return folder / f"calendar-{uuid5(UUID(uid), whose.place or '')}.ics" if folder else None


def _given(name: str, sort: _Sort) -> PreviousCalendar:
    """The calendar in the file that the person names; `-` is standard input."""
    from cma_roadmap.loading.calendar.previous_calendar import MAX_BYTES, read_previous

    piped = name == "-"
    place = "<stdin>" if piped else name
    try:
        data = beginning(name, MAX_BYTES)
    except (OSError, ValueError) as error:
        key = "unreadable.piped_calendar" if piped else "unreadable.calendar"
        problem = Problem.of(key, SourceLocation(place), reason=_reason(error))
        raise BadInputError([problem]) from None
    return read_previous(data, place, sort.plan, sort.uid)


def _kept(
    path: Path | None, sort: _Sort, session: Session, *, quiet: bool
) -> PreviousCalendar | None:
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
        return read_previous(data, str(path), sort.plan, sort.uid)
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
    """The bytes kept, or enough to see that they are too many; `None` if there are none yet.

    Raises:
        OSError: they are there and cannot be read.
    """
    from cma_roadmap.loading.calendar.previous_calendar import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None


def keep(path: Path, data: bytes) -> None:
    """Put `data` in the place of what was kept, whole or not at all, for the owner alone.

    Raises:
        OSError: it cannot be written; what was there before is still there.
    """
    path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    put(path, data, _OWN_FILE)
