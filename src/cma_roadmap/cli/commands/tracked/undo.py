"""`undo`: take back the last line of the log; both stay in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import as_based, log_required
from cma_roadmap.cli.options.wishes import Personal, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.kept_plans import between
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.tracked.due import due_now
from cma_roadmap.planning.answer import roadmap_for
from cma_roadmap.tracking.log_file import read
from cma_roadmap.tracking.log_file import undo as taken_back

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap undo", "cma-roadmap undo --json"),
    help="help.undo",
)
@takes
def undo(
    ctx: typer.Context, road: Road, searched: Searched, personal: Personal, shown: Shown
) -> None:
    """Take back what was written last."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    log, catalog, today = log_required(personal), personal.catalog(), personal.day(session)
    request = request_of(road, searched, as_based(personal), session)
    undone = taken_back(log, today)
    if undone is None:
        raise WrongRequestError.of("nothing_to_undo")

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import log_document

        return log_document(read(log), today, catalog.version, undone=undone)

    def page() -> Page:
        from cma_roadmap.rendering.pages.tracked.log_page import undone_page

        before = roadmap_for(request)
        after = roadmap_for(replace(request, profile=personal.person(catalog, session)))
        return undone_page(undone, after, between(before, after), due_now(after))

    presenter.show(page, document, today, catalog.version, most=24)
