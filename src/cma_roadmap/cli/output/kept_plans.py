"""The plans that a log keeps beside what happened: the first one, and the one shown last.

Both are there to be held against: `status` tells how far a plan slipped from the first one, `plan
--against last` what moved since the last one, such as after newer data.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from pathlib import Path

from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import BadInputError, OutputError, Problem, SourceLocation
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Roadmap
from cma_roadmap.model.tracked.moves import PlanDiff, PlanOutline
from cma_roadmap.tracking.log_file import keep_plan, kept_plan
from cma_roadmap.tracking.moved import what_moved
from cma_roadmap.tracking.plan_outline import outline_of, read_plan

LAST = "last"
_FIRST = "first"


def outline(roadmap: Roadmap) -> PlanOutline:
    """A plan as two of them are compared: by its document, as those in files are."""
    return outline_of(json.loads(_document(roadmap)))


def between(old: Roadmap, new: Roadmap) -> PlanDiff:
    """What moved from one plan to another."""
    return what_moved(outline(old), outline(new))


def against_first(roadmap: Roadmap, log: Path) -> PlanDiff | None:
    """What moved since the first plan; `None` where none is kept.

    Raises:
        BadInputError: the log cannot be read.
    """
    return _against(roadmap, log, _FIRST)


def against(roadmap: Roadmap, name: str, log: Path | None) -> PlanDiff:
    """What moved since the plan in the file `name`, or since the last one that was shown.

    Raises:
        BadInputError: there is no such plan, or it cannot be read.
    """
    if name != LAST:
        return what_moved(read_plan(plan_bytes(name), name), outline(roadmap))
    found = _against(roadmap, log, LAST) if log is not None else None
    if found is None:
        raise BadInputError([Problem.of("no_last_plan", SourceLocation(LAST))])
    return found


def _against(roadmap: Roadmap, log: Path, which: str) -> PlanDiff | None:
    kept = kept_plan(log, _name(which, roadmap))
    if kept is None:
        return None
    try:
        old = read_plan(zlib.decompress(kept), str(log))
    except zlib.error:
        raise BadInputError([Problem.of("log_damaged", SourceLocation(str(log)))]) from None
    return what_moved(old, outline(roadmap))


def latest(log: Path) -> PlanOutline | None:
    """The plan that was kept last, for completion, which is silent on whatever is wrong."""
    from cma_roadmap.tracking.log_file import latest_plan

    try:
        kept = latest_plan(log)
        return read_plan(zlib.decompress(kept), str(log)) if kept else None
    except (BadInputError, OutputError, zlib.error):
        return None


def plan_bytes(name: str) -> bytes:
    """The bytes of a file with a plan; `-` is standard input.

    Raises:
        BadInputError: it cannot be read.
    """
    from cma_roadmap.cli.streams import beginning
    from cma_roadmap.tracking.plan_outline import MAX_BYTES

    try:
        return beginning(name, MAX_BYTES)
    except OSError as error:
        place = SourceLocation("<stdin>" if name == "-" else name)
        problem = Problem.of("unreadable.plan", place, reason=error.strerror or error)
        raise BadInputError([problem]) from None


def keep(roadmap: Roadmap, log: Path, day: date) -> None:
    """Keep a plan as the last one, and as the first where there is none.

    What is only played through, with what-ifs or the rules of another day, is not kept.

    Raises:
        BadInputError: the log cannot be read.
        OutputError: it cannot be written.
    """
    if not _is_to_keep(roadmap):
        return
    document = zlib.compress(_document(roadmap))
    keep_plan(log, _name(_FIRST, roadmap), document, day, once=True)
    keep_plan(log, _name(LAST, roadmap), document, day)


def keep_first(roadmap: Roadmap, log: Path, day: date) -> None:
    """Keep a plan as the first, where there is none.

    Raises:
        BadInputError: the log cannot be read.
        OutputError: it cannot be written.
    """
    if _is_to_keep(roadmap) and kept_plan(log, _name(_FIRST, roadmap)) is None:
        keep_plan(log, _name(_FIRST, roadmap), zlib.compress(_document(roadmap)), day, once=True)


def keep_if_any(
    roadmap: Roadmap, log: Path | None, day: date, session: Session, *, quiet: bool
) -> None:
    """Keep a plan for a person who has a log, or a folder of their own; a failure is only told."""
    if log is None or not (log.exists() or _is_own_folder(log)):
        return
    try:
        keep(roadmap, log, day)
    except (BadInputError, OutputError) as error:
        if not quiet:
            say(session, "plan_not_kept", reason=_reason(error))


def _is_own_folder(log: Path) -> bool:
    from cma_roadmap.people.folder import people_folder

    return log.parent.is_dir() and log.parent.parent == people_folder()


def _reason(error: BadInputError | OutputError) -> str:
    return error.problems[0].message if isinstance(error, BadInputError) else error.message


def _is_to_keep(roadmap: Roadmap) -> bool:
    return roadmap.stands and roadmap.goal.what_if == NOTHING_HAPPENS and roadmap.as_of is None


def _name(which: str, roadmap: Roadmap) -> str:
    return f"{which} {'all-held' if roadmap.all_held else roadmap.goal.credential}"


def _document(roadmap: Roadmap) -> bytes:
    from cma_roadmap.rendering.json.document import roadmap_document
    from cma_roadmap.rendering.json.json_text import json_text

    return json_text(roadmap_document(roadmap), indent=None).encode("utf-8")
