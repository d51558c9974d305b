"""`states` and `states show STATE`: what each state asks of a medical assistant."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cma_roadmap.cli import options
from cma_roadmap.cli.list_and_show import ListGroup, hand_down
from cma_roadmap.cli.presenting import Presenter
from cma_roadmap.cli.quick import QuickCommand
from cma_roadmap.cli.session import Session
from cma_roadmap.loading.catalog import load_catalog

app = typer.Typer(
    cls=ListGroup,
    add_completion=False,
    rich_markup_mode=None,
    epilog="Example: cma-roadmap states show WA",
)


@app.callback(invoke_without_command=True)
def states(
    ctx: typer.Context,
    data_dir: options.DataDir = None,
    today: options.Today = None,
    as_of: options.AsOf = None,
    form: options.FormatChoice = None,
    as_json: options.AsJson = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """List what each state asks; show STATE tells all about one. --json gives every fact."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    chosen = options.chosen_format(form, as_json)
    catalog = load_catalog(overlay=data_dir)
    day = today or session.clock()

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.state_table import render_states

        return render_states(catalog.states, catalog.sources, as_of or day, width, color=color)

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.state_document import states_document

        return states_document(catalog, catalog.states, day, as_of)

    Presenter(session, chosen, output, no_color, quiet).show(text, document)


@app.command(cls=QuickCommand, epilog="Example: cma-roadmap states show South Dakota")
def show(
    ctx: typer.Context,
    state: Annotated[
        list[str], typer.Argument(metavar="STATE", help="Two letters, or the name of a state.")
    ],
    data_dir: options.DataDir = None,
    today: options.Today = None,
    as_of: options.AsOf = None,
    form: options.FormatChoice = None,
    as_json: options.AsJson = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Tell all about one state: rules, steps, what it accepts."""
    session: Session = ctx.obj
    chosen = options.chosen_format(form, as_json)
    catalog = load_catalog(overlay=data_dir)
    found = catalog.state(" ".join(state))
    day = today or session.clock()

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.state_page import render_state

        names = {listing.id: listing.name for listing in catalog.index}
        return render_state(found, catalog.sources, names, as_of or day, width, color=color)

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.state_document import states_document

        return states_document(catalog, [found], day, as_of)

    Presenter(session, chosen, output, no_color, quiet).show(text, document)
