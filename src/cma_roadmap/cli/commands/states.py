"""`states` and `states show STATE`: what each state asks of a medical assistant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cma_roadmap.cli.options.list_and_show import ListGroup, hand_down
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.wishes import Ruled, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.quick import QuickCommand
from cma_roadmap.cli.session import Session

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

app = typer.Typer(
    cls=ListGroup, add_completion=False, rich_markup_mode=None, epilog="cma-roadmap states show WA"
)


@app.callback(invoke_without_command=True, help="help.states")
@takes
def states(ctx: typer.Context, ruled: Ruled, shown: Shown) -> None:
    """List what each state asks."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = ruled.catalog()
    day = ruled.day(session)

    def page() -> Page:
        from cma_roadmap.rendering.pages.states.state_list import states_page

        return states_page(catalog.states, catalog.sources, ruled.as_of or day)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.states.state_list import states_sheet

        return states_sheet(catalog.states, ruled.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import states_document

        return states_document(catalog, catalog.states, day, ruled.as_of)

    presenter.show(page, document, day, catalog.version, sheet)


@app.command(
    cls=QuickCommand, epilog="cma-roadmap states show South Dakota", help="help.states.show"
)
@takes
def show(
    ctx: typer.Context,
    state: Annotated[list[str], typer.Argument(metavar="STATE", help="help.states.show.state")],
    ruled: Ruled,
    shown: Shown,
) -> None:
    """Tell all about one state."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog = ruled.catalog()
    found = catalog.state(" ".join(state))
    day = ruled.day(session)

    def page() -> Page:
        from cma_roadmap.rendering.pages.states.state_page import state_page

        names = {listing.id: listing.name for listing in catalog.index}
        return state_page(found, catalog.sources, names, ruled.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import states_document

        return states_document(catalog, [found], day, ruled.as_of)

    presenter.show(page, document, day, catalog.version)
