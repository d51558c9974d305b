"""What a person asks and what the program answers, in this process; every question is a command."""

from __future__ import annotations

import json
import re
import shlex
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from cma_roadmap import Goal, load_catalog, read_profile
from cma_roadmap.errors import CmaRoadmapError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.assessment import CredentialAssessment
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, WhatIf
from cma_roadmap.model.values.money import Money
from cma_roadmap.planning.answer import Request, roadmap_for
from cma_roadmap.planning.eligibility.checking import check
from cma_roadmap.rendering.json.document import roadmap_document

Json = dict[str, Any]
NOT_ATTAINABLE = 4
_BARE = re.compile(r"[A-Za-z][\w.-]*( [\w.-]+)*|\d{4}-\d\d(-\d\d)?")


@dataclass(frozen=True)
class Ask:
    """A person as they would write of themselves, and options of `plan` without their dashes."""

    person: Mapping[str, Any]
    options: Mapping[str, str]

    def but(self, **options: str | None) -> Ask:
        """The same with other options; those that are `None` are left out."""
        named = {name.replace("_", "-"): value for name, value in options.items()}
        kept = {n: v for n, v in (dict(self.options) | named).items() if v is not None}
        return replace(self, options=kept)

    def being(self, **person: Any) -> Ask:
        """The same asked by somebody of whom something else is true; `None` leaves it unsaid."""
        said = {n: v for n, v in (dict(self.person) | person).items() if v is not None}
        return replace(self, person=said)

    @property
    def today(self) -> date:
        return date.fromisoformat(self.options["today"])

    @property
    def words(self) -> list[str]:
        return [word for name, value in self.options.items() for word in _option(name, value)]

    @property
    def profile(self) -> str:
        return "".join(f"{name}: {_flow(value)}\n" for name, value in self.person.items())

    def command(self, name: str = "plan") -> str:
        """What to type to ask it."""
        return (
            f"cma-roadmap {name} {shlex.join(self.words)} --profile - <<'YAML'\n{self.profile}YAML"
        )

    def __repr__(self) -> str:
        return self.command()


class Broken(AssertionError):  # noqa: N818 - it is no error of a program but of a plan
    """A rule that does not hold, with the commands that show it."""

    def __init__(self, what: str, *asked: Ask | str) -> None:
        commands = [ask.command() if isinstance(ask, Ask) else ask for ask in asked]
        self.length = sum(map(len, commands))
        super().__init__("\n".join([what, *commands]))


class Answer(NamedTuple):
    """The exit status, and the document of a plan or what was said in its place."""

    status: int
    document: Json
    said: str = ""

    @property
    def feasible(self) -> bool:
        return self.status == 0

    @property
    def certified(self) -> str:
        return str(self.document["certified_on"])

    @property
    def steps(self) -> dict[str, Json]:
        return {step["id"]: step for step in self.document["steps"]}

    def told(self) -> str:
        """In a line: the day and the way, or no."""
        if not self.document:
            return self.said
        way, program = self.document["pathway"], self.document["program"]
        school = program["id"] if program else "no other school"
        day = self.certified if self.feasible else "No"
        return f"{day} (by {way['id']}, {way['verdict']}; {school})"


@cache
def catalog() -> Catalog:
    """The shipped data, read once."""
    return load_catalog()


def plan(ask: Ask) -> Answer:
    """What `plan --json` answers.

    Raises:
        Broken: it ends in a traceback.
    """
    try:
        return _plan(ask)
    except CmaRoadmapError as error:
        return Answer(error.exit_status, {}, f"{type(error).__name__}: {error}")
    except Exception as error:
        raise _traceback(ask.command()) from error


def _traceback(command: str) -> Broken:
    last = traceback.format_exc().splitlines()[-1]
    return Broken(f"a traceback: {last}", command)


def _plan(ask: Ask) -> Answer:
    person = read_profile(ask.profile.encode(), "me.yaml")
    said = ask.options
    goal = _goal(said, person.state)
    as_of = _day(said.get("as-of"))
    found = roadmap_for(
        Request(
            catalog=catalog(),
            profile=person,
            goal=goal,
            today=ask.today,
            credentials=(goal.credential,),
            as_of=as_of,
        )
    )
    document = json.loads(json.dumps(roadmap_document(found)))
    return Answer(0 if found.feasible else NOT_ATTAINABLE, document)


def doors(ask: Ask) -> CredentialAssessment:
    """What `eligible` finds for the credential asked for.

    Raises:
        Broken: it ends in a traceback.
    """
    try:
        person = read_profile(ask.profile.encode(), "me.yaml")
        found = check(catalog(), person, [ask.options["credential"]], ask.today, None)
    except Exception as error:
        raise _traceback(eligible_command(ask)) from error
    return found.credentials[0]


def eligible_command(ask: Ask) -> str:
    """What to type to see what is open to the person."""
    asked = Ask(ask.person, {"today": ask.options["today"]})
    return asked.command(f"eligible {ask.options['credential']}")


_GOAL = frozenset(
    [
        *("credential", "pathway", "program", "award", "state", "start", "finish-by"),
        *("hours-per-week", "sit-early", "no-breaks", "no-pins", "if", "budget", "max-per-month"),
        *("today", "as-of"),
    ]
)


def _goal(said: Mapping[str, str], home: str | None) -> Goal:
    if unknown := said.keys() - _GOAL:
        raise ValueError(f"options that this harness cannot ask for: {sorted(unknown)}")
    return Goal(
        credential=said["credential"],
        program=said.get("program"),
        award=Award(said["award"]) if "award" in said else None,
        state=said.get("state", home),
        start=_day(said.get("start")),
        finish_by=_day(said.get("finish-by")),
        hours_per_week=int(said["hours-per-week"]) if "hours-per-week" in said else None,
        sit_early="sit-early" in said,
        pathway=said.get("pathway"),
        no_breaks="no-breaks" in said,
        no_pins="no-pins" in said,
        what_if=_what_if(said["if"]) if "if" in said else NOTHING_HAPPENS,
        budget=_dollars(said.get("budget")),
        per_month=_dollars(said.get("max-per-month")),
    )


def _what_if(said: str) -> WhatIf:
    name, _, value = said.partition("=")
    return WhatIf(int(value)) if name == "fail-exam" else WhatIf(lapsed=(value,))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _dollars(said: str | None) -> Money | None:
    return Money.parse(f"{said} USD") if said else None


def _option(name: str, value: str) -> Iterator[str]:
    yield f"--{name}"
    if value not in {"", "true"}:
        yield value


def _flow(value: Any) -> str:
    """YAML in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(of)}" for name, of in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _BARE.fullmatch(value):
        return value
    return json.dumps(value)
