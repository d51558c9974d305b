"""`states` and `states show STATE`: what each state asks of a medical assistant."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cma_roadmap.cli.options.list_and_show import ListGroup, hand_down
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.wishes import Ruled, Shown
from cma_roadmap.cli.session import Session
from cma_roadmap.fast_start.quick import QuickCommand

app = typer.Typer(
    cls=ListGroup,
    add_completion=False,
    rich_markup_mode=None,
    epilog="Example: cma-roadmap states show WA",
)


@app.callback(invoke_without_command=True)
@takes
def states(
    ctx: typer.Context,
    ruled: Ruled,
    shown: Shown,
) -> None:
    """List what each state asks; show STATE tells all about one. --json gives every fact."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session)
    catalog = ruled.catalog()
    day = ruled.day(session)

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.pages.states.state_table import render_states

        return render_states(
            catalog.states, catalog.sources, ruled.as_of or day, width, color=color
        )

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.json.state_document import states_document

        return states_document(catalog, catalog.states, day, ruled.as_of)

    presenter.show(text, document)


@app.command(cls=QuickCommand, epilog="Example: cma-roadmap states show South Dakota")
@takes
def show(
    ctx: typer.Context,
    state: Annotated[
        list[str], typer.Argument(metavar="STATE", help="Two letters, or the name of a state.")
    ],
    ruled: Ruled,
    shown: Shown,
) -> None:
    """Tell all about one state: rules, steps, what it accepts."""
    session: Session = ctx.obj
    presenter = shown.presenter(session)
    catalog = ruled.catalog()
    found = catalog.state(" ".join(state))
    day = ruled.day(session)

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.pages.states.state_page import render_state

        names = {listing.id: listing.name for listing in catalog.index}
        return render_state(found, catalog.sources, names, ruled.as_of or day, width, color=color)

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.json.state_document import states_document

        return states_document(catalog, [found], day, ruled.as_of)

    presenter.show(text, document)
