"""Finding the school that a person means: by its name, or by a ZIP code near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cma_roadmap.cli.interview.notepad import Notepad
from cma_roadmap.cli.options.program_wishes import Wishes
from cma_roadmap.errors import WrongRequestError, look_alikes
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.planning.programs.program_search import by_distance
from cma_roadmap.sentences.told import told

MOST = 9
"""Schools to show: nobody reads more of them out."""


def matching(said: str, catalog: Catalog) -> list[Program]:
    """The programs that are meant: near a ZIP code, or with all words in name and place.

    Raises:
        WrongRequestError: there is no such ZIP code.
    """
    if re.fullmatch(r"\d{5}(-\d{4})?", said):
        near = Wishes(None, said, None, None, None, None, None, None).wanted(catalog)
        return by_distance(catalog.programs, near)
    words = re.findall(r"[^\W_]+", said.casefold())
    real = [program for program in catalog.programs if not program.typical]
    found = [program for program in real if words and all(w in _names(program) for w in words)]
    if found:
        return sorted(found, key=lambda program: (program.institution or "", program.id))
    near_names = look_alikes(said, sorted({_called(program) for program in real}))
    alike = [program for program in real if _called(program) in near_names]
    return sorted(alike, key=lambda program: near_names.index(_called(program)))


def ask_school(pad: Notepad) -> dict[str, Any] | None:
    """What a profile says of the school that is asked for; `None` where it is skipped."""
    while said := pad.talk.answer("school"):
        try:
            found = matching(said, pad.catalog)
        except WrongRequestError as error:
            pad.talk.refuse(error)
            continue
        chosen = _choose(pad, found) if found else None
        if chosen is not None:
            return {"program": chosen}
        name = pad.talk.answer("school_name") if said[:5].isdigit() else said
        if name:
            pad.talk.remark("school_unlisted", name=name)
            return {"name": name, **_unlisted(pad)}
    return None


def _choose(pad: Notepad, found: Sequence[Program]) -> str | None:
    if len(found) > MOST:
        pad.talk.remark("more_schools", count=len(found) - MOST)
    return pad.talk.choose("school_which", [(one.id, _label(one)) for one in found[:MOST]])


def _unlisted(pad: Notepad) -> dict[str, Any]:
    """What rules ask of a school that the data does not have."""
    kinds = ("CAAHEP", "ABHES", "neither", "abroad")
    kind = pad.talk.choose(
        "accredited", [(one, told(f"interview.accredited.{one}")) for one in kinds]
    )
    if kind == "abroad":
        country = pad.talk.named("country", pad.lookup.country)
        return {"country": country} if country else {}
    found: dict[str, Any] = {}
    if kind is not None:
        found["accreditors"] = [] if kind == "neither" else [kind]
    state = pad.talk.named("school_state", pad.lookup.state)
    institution = pad.talk.yes("institution") if kind == "neither" else None
    hours, externship = pad.count("clock_hours"), pad.count("externship_hours")
    more = {
        "state": state,
        "institution_accredited": institution,
        "clock_hours": hours,
        "externship_hours": externship,
    }
    return found | {name: value for name, value in more.items() if value is not None}


def _names(program: Program) -> str:
    parts = (program.institution, program.name, program.city, program.state)
    return " ".join(filter(None, parts)).casefold()


def _called(program: Program) -> str:
    return (program.institution or program.name).casefold()


def _label(program: Program) -> str:
    name, city = program.institution or program.name, program.city or ""
    what = told(f"interview.award.{program.award}")
    return told("interview.program", name=name, city=city, state=program.state or "", award=what)
