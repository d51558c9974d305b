"""`renew`: the terms ahead of all that is held, what each day late does, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import as_based
from cma_roadmap.cli.options.wishes import Personal, Road, Searched, Shown
from cma_roadmap.cli.output.calendar_wishes import CalendarWishes, Whose, calendar_of, kept_for
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.output.plan_forms import check_calendar_wishes
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.model.tracked.keeping import Renewals
from cma_roadmap.planning.renewing import renewals_for

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

NOT_ATTAINABLE = 4
TERMS = 3

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Keeping:
    """How far ahead to look, and where the person works."""

    state: options.State = None
    move_to: options.MoveTo = None
    horizon: options.Horizon = TERMS
    no_pins: options.NoPins = False

    def road(self) -> Road:
        """The same as what a plan of all that is held is asked for."""
        return Road(
            state=self.state,
            move_to=self.move_to,
            horizon=self.horizon,
            no_pins=self.no_pins,
            all_held=True,
        )


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap renew", "cma-roadmap renew --horizon 4 -o me.ics"),
    help="help.renew",
)
@takes
def renew(
    ctx: typer.Context, keeping: Keeping, personal: Personal, calendar: CalendarWishes, shown: Shown
) -> None:
    """Show how to keep all that is held."""
    session: Session = ctx.obj
    forms = Format.CSV, Format.MARKDOWN, Format.PAGE, Format.CALENDAR
    presenter = shown.presenter(session, *forms)
    check_calendar_wishes(calendar, presenter.form)
    found = renewals_for(request_of(keeping.road(), Searched(), as_based(personal), session))
    roadmap = found.roadmap

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.keeping_documents import renewals_document

        return renewals_document(found)

    whose = Whose(kept_for(shown.output, personal.profile), personal.someone)
    dated = partial(calendar_of, roadmap, calendar, session, whose)
    presenter.show(
        partial(_page, found),
        document,
        roadmap.today,
        roadmap.data_version,
        sheet=partial(_sheet, found),
        more={Format.CALENDAR: partial(dated, quiet=shown.quiet)},
        short=partial(_page, found, short=True),
    )
    if not roadmap.feasible:
        if not shown.quiet:
            say(session, "not_all_kept")
        raise typer.Exit(NOT_ATTAINABLE)


def _page(found: Renewals, *, short: bool = False) -> Page:
    from cma_roadmap.rendering.pages.tracked.renew_page import renew_page

    return renew_page(found, short=short)


def _sheet(found: Renewals) -> Sheet:
    from cma_roadmap.rendering.pages.tracked.keeping_sheets import renew_sheet

    return renew_sheet(found)
