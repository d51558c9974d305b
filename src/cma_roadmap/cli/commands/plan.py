"""`plan`: the dated road to one credential, as a timeline or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import Against
from cma_roadmap.cli.options.wishes import Based, Road, Searched, Shown
from cma_roadmap.cli.output.calendar_wishes import CalendarWishes, Whose, kept_for
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.output.plan_forms import (
    FORMS,
    HandedOver,
    check_calendar_wishes,
    check_one_credential,
    forms_of,
)
from cma_roadmap.cli.output.presenting import Presenter
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.streams import Ended
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.planning.answer import Request, roadmap_for

if TYPE_CHECKING:
    from cma_roadmap.model.studying.study_plan import StudyPlan
    from cma_roadmap.rendering.page.blocks import Page

NOT_ATTAINABLE = 4

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap plan --start 2027-01-11 --hours-per-week 20",
        "cma-roadmap plan --near 98101 --prefer cheapest -o plan.html",
    ),
    help="help.plan",
)
def plan(
    ctx: typer.Context,
    road: Road,
    searched: Searched,
    based: Based,
    calendar: CalendarWishes,
    handed_over: HandedOver,
    shown: Shown,
    against: Against = None,
) -> None:
    """Plan the road to a credential, step by step, with dates, costs and sources."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, *FORMS)
    check_calendar_wishes(calendar, presenter.form)
    handed_over.check(presenter.form)
    check_one_credential(presenter.form, all_held=road.all_held)
    if against is not None and based.share:
        raise WrongRequestError.of("share_against")
    request = request_of(road, searched, based, session)
    roadmap = roadmap_for(request)
    if against is not None:
        _show_against(roadmap, against, based, presenter)
        return
    whose = Whose(kept_for(shown.output, based.profile), based.someone, based.share)
    quiet, study = shown.quiet, partial(_study, roadmap, request)
    more = forms_of(roadmap, based.catalog, calendar, session, whose, study, quiet=quiet)
    page, document = partial(_page, roadmap, handed_over, study), partial(_document, roadmap)
    short = partial(_short, roadmap)
    if not based.share:
        _keep(roadmap, based, session, quiet=quiet)
    if roadmap.stands or not presenter.would_replace():
        presenter.show(page, document, roadmap.today, roadmap.data_version, more=more, short=short)
    elif not quiet:
        say(session, "left_as_it_is", file=shown.output)
    if not roadmap.feasible:
        if not shown.quiet:
            say(session, "not_attainable" if roadmap.all_held is None else "not_all_kept")
        raise Ended(NOT_ATTAINABLE)


def _show_against(roadmap: Roadmap, name: str, based: Based, presenter: Presenter) -> None:
    """What moved, in place of the plan.

    Raises:
        BadInputError: there is no such plan to hold it against.
        typer.BadParameter: a form that only a plan has.
    """
    from cma_roadmap.cli.commands.tracked.diff import show_diff
    from cma_roadmap.cli.output.kept_plans import against

    presenter.require(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.PAGE)
    show_diff(against(roadmap, name, based.log()), presenter)


def _keep(roadmap: Roadmap, based: Based, session: Session, *, quiet: bool) -> None:
    """Keep the plan for the next one to be held against, where the person has a log."""
    log = based.log()
    if log is None or not log.parent.is_dir():
        return
    from cma_roadmap.cli.output.kept_plans import keep_if_any

    keep_if_any(roadmap, log, roadmap.today, session, quiet=quiet)


def _study(roadmap: Roadmap, request: Request) -> StudyPlan | None:
    """What to learn in which week: made only for those who are shown it."""
    from cma_roadmap.planning.studying.study_plan import study_plan_within

    return study_plan_within(roadmap, request.catalog, request.profile)


def _page(roadmap: Roadmap, handed_over: HandedOver, study: Callable[[], StudyPlan | None]) -> Page:
    from cma_roadmap.rendering.pages.plan.plan_page import plan_page
    from cma_roadmap.rendering.pages.plan.told_plan import Names

    names = Names(handed_over.made_for, handed_over.made_by)
    return plan_page(roadmap, names=names, study=study())


def _short(roadmap: Roadmap) -> Page:
    from cma_roadmap.rendering.pages.plan.short_page import short_plan_page

    return short_plan_page(roadmap)


def _document(roadmap: Roadmap) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.document import roadmap_document

    return roadmap_document(roadmap)
