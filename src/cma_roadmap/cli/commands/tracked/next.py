"""`next`: what to do this week and this month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.wishes import Based, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.model.tracked.due import due_now
from cma_roadmap.planning.answer import roadmap_for

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

NOT_ATTAINABLE = 4

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    "next",
    cls=QuickCommand,
    epilog=examples("cma-roadmap next", "cma-roadmap next -c ccma-nha -o week.html"),
    help="help.next",
)
@takes
def next_(ctx: typer.Context, road: Road, searched: Searched, based: Based, shown: Shown) -> None:
    """Show what to do now, what a delay costs soonest first."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    roadmap = roadmap_for(request_of(road, searched, based, session))
    due = due_now(roadmap)

    def page() -> Page:
        from cma_roadmap.rendering.pages.tracked.next_page import next_page

        return next_page(due)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import next_document

        return next_document(roadmap, due)

    presenter.show(page, document, roadmap.today, roadmap.data_version, most=30)
    if not roadmap.stands:
        if not shown.quiet:
            say(session, "see_the_plan")
        raise typer.Exit(NOT_ATTAINABLE)
