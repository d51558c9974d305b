"""`ce`: points that were earned, what is left to earn for each credential, and at what pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options.asked import known_credentials
from cma_roadmap.cli.options.ce_options import (
    DryRun,
    Earned,
    ForWhom,
    Table,
    Title,
    courses_in,
    meant,
)
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.told_options import log_required
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.presenting import Presenter
from cma_roadmap.cli.parsing.quick import QuickCommand, QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.loading.person.transcript import ReadCourse
from cma_roadmap.model.definitions.renewal import EarnedCe
from cma_roadmap.model.tracked.happened import Happened, happenings
from cma_roadmap.model.tracked.keeping import CePlan, CeWriting
from cma_roadmap.planning.ce_plan import plan_ce
from cma_roadmap.tracking.folded import earned as _points
from cma_roadmap.tracking.folded import with_log
from cma_roadmap.tracking.ledger import doubtful_points, wrong_points
from cma_roadmap.tracking.log_file import append, read

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

_LISTS = (Format.CSV, Format.MARKDOWN, Format.PAGE)

app = typer.Typer(
    cls=QuickGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples(
        'cma-roadmap ce add "Diabetes update" --points 2 --category clinical',
        "cma-roadmap ce plan",
    ),
)


@app.callback(help="help.ce")
def ce() -> None:
    """Keep count of continuing education."""


@app.command(
    cls=QuickCommand,
    epilog=examples(
        'cma-roadmap ce add "Diabetes update" --points 2 --category clinical',
        'cma-roadmap ce add "Chart audits" --points 1.5 --for ccma-nha --paper a.pdf',
    ),
    help="help.ce.add",
)
@takes
def add(
    ctx: typer.Context, title: Title, *, told: Earned, personal: Personal, shown: Shown
) -> None:
    """Write down points that were earned."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog, today = personal.catalog(), personal.day(session)
    person = personal.person(catalog, session)
    course = told.course(title, person, catalog, today)
    problems = [*wrong_points(course.happened, catalog, today, course.place)]
    if problems:
        raise BadInputError(problems)
    _write((course,), personal, session, presenter, dry_run=False)


@app.command(
    "import",
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap ce import transcript.csv --dry-run",
        "cma-roadmap ce import transcript.csv --for cma-aama",
    ),
    help="help.ce.import",
)
@takes
def import_(
    ctx: typer.Context,
    table: Table,
    whose: ForWhom = None,
    dry_run: DryRun = False,
    *,
    personal: Personal,
    shown: Shown,
) -> None:
    """Write down all points of a table."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog = personal.catalog()
    default = meant(whose, personal.person(catalog, session), catalog)
    courses = courses_in(table, default, catalog, personal.day(session))
    _write(courses, personal, session, presenter, dry_run=dry_run)


def _write(
    courses: Sequence[ReadCourse],
    personal: Personal,
    session: Session,
    presenter: Presenter,
    *,
    dry_run: bool,
) -> None:
    """Write what is told, unless only a preview is asked for, and tell what counts of it.

    Raises:
        BadInputError: the log tells some of it otherwise; nothing is written.
    """
    log, catalog, today = log_required(personal), personal.catalog(), personal.day(session)
    entries = happenings(read(log))
    new, again = _sorted_out(courses, entries)
    whose = {
        name for one in (*map(_points, new), *(one for one, _ in again)) for name in one.credentials
    }
    person = with_log(personal.written(catalog, session), (*entries, *new), catalog.clearances)
    plan = plan_ce(catalog, person, today, personal.as_of, sorted(whose))
    written = () if dry_run else append(log, new, today)
    doubts = tuple(doubtful_points(new, plan))
    found = CeWriting(tuple(map(_points, new)), written, again, doubts, dry_run, plan)

    def page() -> Page:
        from cma_roadmap.rendering.pages.tracked.ce_page import ce_written_page

        return ce_written_page(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.keeping_documents import ce_document

        return ce_document(found.plan, personal.as_of, found)

    presenter.show(page, document, today, catalog.version, most=30)


def _sorted_out(
    courses: Sequence[ReadCourse], entries: Sequence[Happened]
) -> tuple[list[Happened], tuple[tuple[EarnedCe, SourceLocation], ...]]:
    """What is new, and what is there again, word for word.

    Raises:
        BadInputError: a course is there with other points or kinds.
    """
    known = {one.slot: one for one in entries}
    new, again, problems = list[Happened](), [], []
    for one, place in courses:
        there = known.setdefault(one.slot, one)
        if there is one:
            new.append(one)
        elif there == one:
            again.append((_points(one), place))
        else:
            title = one.course.title if one.course else one.step
            problems.append(Problem.of("ce_told_already", place, title=title, day=one.on))
    if problems:
        raise BadInputError(problems)
    return new, tuple(again)


@app.command(
    "list",
    cls=QuickCommand,
    epilog=examples("cma-roadmap ce list", "cma-roadmap ce list --for cma-aama -o points.csv"),
    help="help.ce.list",
)
@takes
def list_(ctx: typer.Context, whose: ForWhom = None, *, personal: Personal, shown: Shown) -> None:
    """List the points that were earned."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, *_LISTS)
    _show(_plan(whose, personal, session), personal, presenter, "ce_list")


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap ce plan", "cma-roadmap ce plan --for cma-aama --full"),
    help="help.ce.plan",
)
@takes
def plan(ctx: typer.Context, whose: ForWhom = None, *, personal: Personal, shown: Shown) -> None:
    """Tell what is left to earn, and at what pace."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, *_LISTS)
    _show(_plan(whose, personal, session), personal, presenter, "ce_plan")


def _plan(whose: list[str] | None, personal: Personal, session: Session) -> CePlan:
    catalog, today = personal.catalog(), personal.day(session)
    only = known_credentials(catalog, whose) if whose else ()
    return plan_ce(catalog, personal.person(catalog, session), today, personal.as_of, only)


def _show(found: CePlan, personal: Personal, presenter: Presenter, name: str) -> None:
    def page(*, short: bool = False) -> Page:
        from cma_roadmap.rendering.pages.tracked import ce_page

        if name == "ce_list":
            return ce_page.ce_list_page(found)
        return ce_page.ce_plan_page(found, short=short)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.tracked import keeping_sheets

        if name == "ce_list":
            return keeping_sheets.ce_list_sheet(found)
        return keeping_sheets.ce_plan_sheet(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.keeping_documents import ce_document

        return ce_document(found, personal.as_of)

    short = partial(page, short=True) if name == "ce_plan" else None
    presenter.show(
        page, document, found.today, found.data_version, sheet=sheet, short=short, most=30
    )
