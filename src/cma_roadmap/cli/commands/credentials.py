"""`credentials` and `credentials show ID`: the catalogue, readable."""

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
    epilog="Example: cma-roadmap credentials show rma-amt",
)


@app.callback(invoke_without_command=True)
@takes
def credentials(
    ctx: typer.Context,
    ruled: Ruled,
    shown: Shown,
) -> None:
    """List the credentials; show ID tells all about one. --json gives every fact of each."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session)
    catalog = ruled.catalog()
    day = ruled.day(session)

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.pages.credentials.credential_page import render_credentials

        return render_credentials(
            catalog.credentials, catalog.sources, ruled.as_of or day, width, color=color
        )

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.json.credential_document import credentials_document

        return credentials_document(catalog, catalog.credentials, day, ruled.as_of)

    presenter.show(text, document)


@app.command(cls=QuickCommand, epilog="Example: cma-roadmap credentials show rma-amt")
@takes
def show(
    ctx: typer.Context,
    credential: Annotated[str, typer.Argument(metavar="ID", help="The id of a credential.")],
    ruled: Ruled,
    shown: Shown,
) -> None:
    """Tell all about one credential: ways in, exam, renewal, what is disputed or unknown."""
    session: Session = ctx.obj
    presenter = shown.presenter(session)
    catalog = ruled.catalog()
    found = catalog.credential(credential)
    day = ruled.day(session)

    def text(width: int, color: bool) -> str:
        from cma_roadmap.rendering.pages.credentials.credential_page import render_credential

        return render_credential(found, catalog.sources, ruled.as_of or day, width, color=color)

    def document() -> dict[str, Any]:
        from cma_roadmap.rendering.json.credential_document import credentials_document

        return credentials_document(catalog, [found], day, ruled.as_of)

    presenter.show(text, document)
