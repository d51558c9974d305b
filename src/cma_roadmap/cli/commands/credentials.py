"""`credentials` and `credentials show ID`: the catalogue, readable."""

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
    epilog="Example: cma-roadmap credentials show rma-amt",
)


@app.callback(invoke_without_command=True)
def credentials(
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
    """List the credentials; show ID tells all about one. --json gives every fact of each."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    chosen = options.chosen_format(form, as_json)
    catalog = load_catalog(overlay=data_dir)
    day = today or session.clock()

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.credential_page import render_credentials

        return render_credentials(
            catalog.credentials, catalog.sources, as_of or day, width, color=color
        )

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.credential_document import credentials_document

        return credentials_document(catalog, catalog.credentials, day, as_of)

    Presenter(session, chosen, output, no_color, quiet).show(text, document)


@app.command(cls=QuickCommand, epilog="Example: cma-roadmap credentials show rma-amt")
def show(
    ctx: typer.Context,
    credential: Annotated[str, typer.Argument(metavar="ID", help="The id of a credential.")],
    data_dir: options.DataDir = None,
    today: options.Today = None,
    as_of: options.AsOf = None,
    form: options.FormatChoice = None,
    as_json: options.AsJson = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Tell all about one credential: ways in, exam, renewal, what is disputed or unknown."""
    session: Session = ctx.obj
    chosen = options.chosen_format(form, as_json)
    catalog = load_catalog(overlay=data_dir)
    found = catalog.credential(credential)
    day = today or session.clock()

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.credential_page import render_credential

        return render_credential(found, catalog.sources, as_of or day, width, color=color)

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.credential_document import credentials_document

        return credentials_document(catalog, [found], day, as_of)

    Presenter(session, chosen, output, no_color, quiet).show(text, document)
