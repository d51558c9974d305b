"""`status`: where a plan stands against the first one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import as_based
from cma_roadmap.cli.options.wishes import Personal, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.kept_plans import against_first
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.model.tracked.happened import standing
from cma_roadmap.model.tracked.standing import Standing, standing_of
from cma_roadmap.planning.answer import roadmap_for
from cma_roadmap.tracking.log_file import read

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

NOT_ATTAINABLE = 4

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap status", "cma-roadmap status --json"),
    help="help.status",
)
@takes
def status(
    ctx: typer.Context, road: Road, searched: Searched, personal: Personal, shown: Shown
) -> None:
    """Show where the plan stands."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    roadmap = roadmap_for(request_of(road, searched, as_based(personal), session))
    log = personal.log()
    done = standing(read(log)) if log is not None else ()
    slip = against_first(roadmap, log) if log is not None else None
    found = standing_of(roadmap, done, slip)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import status_document

        return status_document(found)

    page, short = partial(_page, found), partial(_page, found, short=True)
    presenter.show(page, document, roadmap.today, roadmap.data_version, short=short)
    if not roadmap.stands:
        if not shown.quiet:
            say(session, "see_the_plan")
        raise typer.Exit(NOT_ATTAINABLE)


def _page(found: Standing, *, short: bool = False) -> Page:
    from cma_roadmap.rendering.pages.tracked.status_page import status_page

    return status_page(found, short=short)
