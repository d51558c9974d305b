"""What `done` is told: a step with its day, or a file with many."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import values
from cma_roadmap.cli.options.wishes import Based, Personal
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.cli.streams import beginning
from cma_roadmap.errors import (
    AmbiguousNameError,
    BadInputError,
    Problem,
    SourceLocation,
    UnknownNameError,
    WrongRequestError,
    look_alikes,
)
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.happened import Happened, Outcome
from cma_roadmap.model.values.base import parse_iso_date
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.phrases import say as in_words
from cma_roadmap.sentences.told import told

On = Annotated[
    date | None, Option("--on", Group.HAPPENED, "DATE", reads=parse_iso_date, is_setting=False)
]
Begun = Annotated[bool, Option("--begun", Group.HAPPENED, rare=True, is_setting=False)]
Cost = Annotated[
    Money | None,
    Option("--cost", Group.HAPPENED, "DOLLARS", reads=values.dollars, rare=True, is_setting=False),
]
Result = Annotated[
    Outcome | None,
    Option("--result", Group.HAPPENED, "HOW", choices=tuple(Outcome), rare=True, is_setting=False),
]
Paper = Annotated[
    str | None, Option("--paper", Group.HAPPENED, "TEXT", rare=True, is_setting=False)
]
FromFile = Annotated[
    str | None,
    Option(
        "--from",
        Group.HAPPENED,
        "FILE",
        rare=True,
        says="help.option.from.file",
        is_setting=False,
    ),
]
Against = Annotated[
    str | None, Option("--against", Group.HAPPENED, "FILE", rare=True, is_setting=False)
]

_OF_A_BODY = ("exam", "renewal", "return")
"""What the ids of steps begin with that are with one body."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Told:
    """What happened, as it is typed."""

    on: On = None
    begun: Begun = False
    cost: Cost = None
    result: Result = None
    paper: Paper = None
    from_file: FromFile = None

    def lines(self, step: str | None, today: date) -> tuple[tuple[Happened, SourceLocation], ...]:
        """What happened, with the place where each of it was told.

        Raises:
            typer.BadParameter: neither a step nor a file is named, or both are.
            BadInputError: the file cannot be used.
        """
        if (step is None) == (self.from_file is None):
            raise typer.BadParameter(told("error.step_or_file"))
        if step is not None:
            happened = Happened(
                step, self.on or today, None, self.begun, self.cost, self.result, self.paper
            )
            return ((happened, SourceLocation(told("word.command_line"))),)
        beside = {"--on": self.on, "--cost": self.cost, "--result": self.result}
        given = [name for name, value in beside.items() if value is not None]
        if given:
            raise typer.BadParameter(told("error.told_in_file", options=", ".join(given)))
        return self._read(self.from_file or "-")

    def _read(self, name: str) -> tuple[tuple[Happened, SourceLocation], ...]:
        from cma_roadmap.loading.person.happened_file import MAX_BYTES, read_happened

        place = "<stdin>" if name == "-" else name
        try:
            data = beginning(name, MAX_BYTES)
        except OSError as error:
            reason = error.strerror or error
            problem = Problem.of("unreadable.happened", SourceLocation(place), reason=reason)
            raise BadInputError([problem]) from None
        return tuple((line.happened, line.place) for line in read_happened(data, place))


def log_required(personal: Personal) -> Path:
    """Where the log of the person is.

    Raises:
        WrongRequestError: nobody can have one.
    """
    log = personal.log()
    if log is None:
        raise WrongRequestError.of("no_log_here")
    return log


def as_based(personal: Personal) -> Based:
    """The same person and data for a plan that is not shared."""
    from dataclasses import fields  # slow to import, and `plan` takes an option from here

    return Based(**{field.name: getattr(personal, field.name) for field in fields(Personal)})


def step_named(said: str, roadmap: Roadmap) -> PlannedStep:
    """The step of a plan that is meant by its id, its title, or a part of it that no other has.

    Of a series of visits, such as the doses of a shot, it is the next one that is still to do.

    Raises:
        UnknownNameError: there is none; carries near matches.
        AmbiguousNameError: several are called so.
    """
    wanted = " ".join(said.split()).casefold()
    bare = wanted.removeprefix(f"{roadmap.goal.credential}.")
    titles = {p.step.id: in_words(p.step.title) for p in roadmap.steps}
    for planned in roadmap.steps:
        if planned.step.id in (wanted, bare):
            return planned
    exact = [p for p in roadmap.steps if titles[p.step.id].casefold() == wanted]
    inside = [p for p in roadmap.steps if wanted and wanted in titles[p.step.id].casefold()]
    found = exact or [p for p in inside if p.step.status is not StepStatus.DONE] or inside
    if len(found) > 1 and len({p.step.id.partition(".dose-")[0] for p in found}) > 1:
        named = [(p.step.id, titles[p.step.id]) for p in found]
        raise AmbiguousNameError("step", said, named)
    if not found:
        known = [*titles, *(title.casefold() for title in titles.values())]
        near = look_alikes(said, known)
        raise UnknownNameError("step", said, near, told("hint.steps_of_plan"))
    return found[0]


def with_step(one: Happened, planned: PlannedStep, roadmap: Roadmap) -> Happened:
    """What happened with the id of its step, and whose exam or renewal it is."""
    step = planned.step.id
    is_of_body = step.partition(".")[0] in _OF_A_BODY and roadmap.all_held is None
    return one._replace(step=step, credential=roadmap.goal.credential if is_of_body else None)
