"""`programs` and `programs show ID`: real programs, and the credentials that each one opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import options, school_options
from cma_roadmap.cli.options.program_wishes import (
    Wishes,
    check_distance,
    middle_of_zip,
    refuse_filters,
)
from cma_roadmap.cli.options.wishes import Based, Personal, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.output.presenting import Presenter
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.parsing.list_and_show import hand_down
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.cli.streams import Ended

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.profile import Profile
    from cma_roadmap.model.definitions.program import Program
    from cma_roadmap.model.results.program_matches import ProgramReport, Search
    from cma_roadmap.rendering.page.blocks import Page, Sheet

CLOSED = 4
SHOWN, SHORT = 40, 20
"""Programs that a page and a first screen show unless more are asked for."""


app = App(
    lists=True,
    epilog=examples(
        "cma-roadmap programs --near 98101 --opens cma-aama --max-cost 12000",
        "cma-roadmap programs --state WA --sort cost --limit 10",
    ),
)


@app.callback(invoke_without_command=True, help="help.programs")
def programs(
    ctx: typer.Context,
    state: options.State = None,
    near: school_options.Near = None,
    within: school_options.Within = None,
    award: options.AwardChoice = None,
    max_cost: school_options.MaxCost = None,
    max_months: school_options.MaxMonths = None,
    accredited: school_options.Accredited = None,
    opens: school_options.Opens = None,
    sort: school_options.Sort = None,
    limit: school_options.Limit = None,
    *,
    personal: Personal,
    shown: Shown,
) -> None:
    """Find programs, and see which credentials each opens."""
    if ctx.invoked_subcommand is not None:
        refuse_filters(ctx)
    if hand_down(ctx):
        return
    presenter = shown.presenter(ctx.obj, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = personal.catalog()
    person = personal.person(catalog, ctx.obj)
    asked = Wishes(state, near, within, award, max_cost, max_months, accredited, opens)
    wishes = asked.at_home(person, sort)
    check_distance(wishes.near, within, sort)
    day, rules = personal.day(ctx.obj), personal.as_of
    _list(presenter, catalog, wishes, sort, limit, day, rules, person.held)


def _list(
    presenter: Presenter,
    catalog: Catalog,
    wishes: Wishes,
    sort: str | None,
    limit: int | None,
    today: date,
    as_of: date | None,
    held: frozenset[str],
) -> None:
    """Show what fits, or what comes nearest to it."""
    from cma_roadmap.model.results.program_matches import SortBy
    from cma_roadmap.planning.programs.graduates import Graduates
    from cma_roadmap.planning.programs.listed_doors import ListedDoors
    from cma_roadmap.planning.programs.program_search import loosened, search

    wanted, doors = wishes.wanted(catalog), ListedDoors(catalog, today, as_of)
    order, known = SortBy(sort) if sort else None, Graduates(catalog)

    def found(most: int | None, earned: Graduates | None = known) -> Search:
        return search(catalog.programs, doors, wanted, order, most, middle_of_zip, held, earned)

    def page() -> Page:
        from cma_roadmap.rendering.pages.programs.program_list import programs_page

        listed = found(limit or SHOWN, known if order is SortBy.EARNINGS else None)
        ways = loosened(catalog.programs, doors, wanted, middle_of_zip, held)
        return programs_page(listed, () if listed.found else tuple(ways), catalog)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.program_document import programs_document

        return programs_document(found(limit), catalog, today, as_of)

    sheet, most = partial(_sheet, found, limit), None if limit else 25
    short = partial(_short, found, limit, page, catalog)
    presenter.show(page, document, today, catalog.version, sheet, short=short, most=most)


def _sheet(found: Callable[[int | None], Search], limit: int | None) -> Sheet:
    from cma_roadmap.rendering.pages.programs.program_sheet import programs_sheet

    return programs_sheet(found(limit))


def _short(
    found: Callable[[int | None], Search],
    limit: int | None,
    whole: Callable[[], Page],
    catalog: Catalog,
) -> Page:
    """A line each; where nothing fits, what comes nearest."""
    from cma_roadmap.rendering.pages.programs.short_programs import short_programs_page

    listed = found(limit or SHORT)
    fits = None if limit else SHORT
    return short_programs_page(listed, catalog, fits) if listed.found else whole()


@app.command(
    epilog=examples(
        "cma-roadmap programs show ipeds-235149-2 --credential cma-aama",
        "cma-roadmap programs show ipeds-235149-2 --near 98101",
    ),
    help="help.programs.show",
)
def show(
    ctx: typer.Context,
    program: Annotated[str, Argument("ID", "help.programs.show.program", completes=Kind.PROGRAM)],
    based: Based,
    shown: Shown,
    credential: options.Wanted = None,
    near: school_options.Near = None,
) -> None:
    """Tell all about one program."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog, day = based.catalog(), based.day(session)
    found = catalog.program(program)
    wanted = catalog.credential_id(credential) if credential else None
    person = based.person(catalog, session) if based.profile else None
    report = _report(found, catalog, person, based, day, near)

    def page() -> Page:
        from cma_roadmap.rendering.pages.programs.program_page import program_page

        return program_page(report, catalog)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.program_document import program_document

        return program_document(report, catalog)

    def short() -> Page:
        from cma_roadmap.rendering.pages.programs.short_programs import short_program_page

        return short_program_page(report, catalog, page())

    presenter.show(page, document, day, catalog.version, short=short, most=30)
    if any(door.credential == wanted and door.closes for door in report.doors):
        if not shown.quiet:
            name = catalog.credential(wanted).name if wanted else ""
            say(session, "way_is_shut", credential=name)
        raise Ended(CLOSED)


def _report(
    program: Program,
    catalog: Catalog,
    person: Profile | None,
    based: Based,
    day: date,
    near: str | None,
) -> ProgramReport:
    """What is known of a program, for the person of the profile where there is one."""
    from cma_roadmap.planning.programs.program_report import program_report
    from cma_roadmap.planning.result.sharing import Sharing

    near = near or (person.zip if person else None)
    place = Wishes.place(near, catalog) if near else None
    report = program_report(catalog, program, day, based.as_of, person, place, middle_of_zip)
    if person is not None and based.share:
        report = Sharing(person, day).told(report)
    return report
