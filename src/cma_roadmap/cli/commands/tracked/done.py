"""`done`: what happened goes into the log, and the rest is planned around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import (
    Told,
    as_based,
    log_required,
    step_named,
    with_step,
)
from cma_roadmap.cli.options.wishes import Personal, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.kept_plans import between, keep_first
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.errors import (
    AmbiguousNameError,
    BadInputError,
    Problem,
    SourceLocation,
    UnknownNameError,
)
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.tracked.due import due_now
from cma_roadmap.model.tracked.happened import Entry, Happened, happenings
from cma_roadmap.model.values.message import Message
from cma_roadmap.planning.answer import Request, roadmap_for
from cma_roadmap.tracking.checks import surprises, what_cannot_be
from cma_roadmap.tracking.folded import with_log
from cma_roadmap.tracking.ledger import wrong_points
from cma_roadmap.tracking.log_file import append, read

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap done exam.sit --on 2026-11-12 --result pass --cost 125",
        "cma-roadmap done --from events.jsonl",
    ),
    help="help.done",
)
@takes
def done(
    ctx: typer.Context,
    step: Annotated[str | None, Argument("STEP", "help.done.step", completes=Kind.OPEN)] = None,
    *,
    told: Told,
    road: Road,
    searched: Searched,
    personal: Personal,
    shown: Shown,
) -> None:
    """Write down what happened."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    log, catalog, today = log_required(personal), personal.catalog(), personal.day(session)
    lines = told.lines(step, today)
    request = request_of(road, searched, as_based(personal), session)
    telling = _Telling(request, personal.written(catalog, session), list(happenings(read(log))))
    before = telling.plan()
    for happened, place in lines:
        telling.take(happened, place)
    if telling.problems:
        raise BadInputError(telling.problems)
    written = append(log, telling.new, today)
    keep_first(before, log, today)
    after = telling.plan()

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import log_document

        return log_document(read(log), today, catalog.version, written, surprises=telling.surprises)

    page = partial(_page, written, telling.surprises, before, after)
    presenter.show(page, document, today, catalog.version, most=24)


@dataclass
class _Telling:
    """What is told, line by line: each is judged in the plan that those before it lead to."""

    request: Request
    written: Profile
    known: list[Happened]
    new: list[Happened] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    surprises: list[tuple[str, Message]] = field(default_factory=list)
    planned: dict[int, Roadmap] = field(default_factory=dict)

    def person(self) -> Profile:
        """The profile with all that is known by now."""
        happened = (*self.known, *self.new)
        return with_log(self.written, happened, self.request.catalog.clearances)

    def plan(self) -> Roadmap:
        """The plan by now."""
        now = len(self.new)
        if now not in self.planned:
            self.planned = {now: roadmap_for(replace(self.request, profile=self.person()))}
        return self.planned[now]

    def take(self, told: Happened, place: SourceLocation) -> None:
        """Judge one line; what cannot be is a problem, and the lines after it are judged too."""
        if told.course is not None:
            wrong = [*wrong_points(told, self.request.catalog, self.request.today, place)]
            self.problems += wrong
            self.new += [] if wrong else [told]
            return
        roadmap = self.plan()
        try:
            planned = step_named(told.step, roadmap)
        except (UnknownNameError, AmbiguousNameError) as error:
            self.problems.append(Problem("no_such_step", error.message, place, error.hint))
            return
        one = with_step(told, planned, roadmap)
        today = self.request.today
        wrong = [*what_cannot_be(one, planned, self.person(), today, place)]
        self.problems += wrong
        if not wrong:
            self.surprises += [(one.step, text) for text in surprises(one, roadmap)]
            self.new.append(one)


def _page(
    written: tuple[Entry, ...],
    told: list[tuple[str, Message]],
    before: Roadmap,
    after: Roadmap,
) -> Page:
    from cma_roadmap.rendering.pages.tracked.log_page import written_page

    happened = (entry.happened for entry in written)
    over = [one.step for one in happened if one is not None and not one.begun]
    return written_page(written, told, after, between(before, after), due_now(after, over))
