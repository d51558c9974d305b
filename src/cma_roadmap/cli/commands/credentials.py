"""`credentials` and `credentials show ID`: the catalogue, readable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.wishes import Ruled, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.parsing.list_and_show import hand_down
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument, Kind

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

app = App(
    lists=True,
    epilog=examples("cma-roadmap credentials rma-amt", "cma-roadmap credentials --format csv"),
)


@app.callback(invoke_without_command=True, help="help.credentials")
def credentials(ctx: typer.Context, ruled: Ruled, shown: Shown) -> None:
    """List the credentials."""
    if hand_down(ctx):
        return
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = ruled.catalog()
    day = ruled.day(session)

    def page() -> Page:
        from cma_roadmap.rendering.pages.credentials.credential_list import credentials_page

        return credentials_page(catalog.credentials, catalog.sources, ruled.as_of or day)

    def sheet() -> Sheet:
        from cma_roadmap.rendering.pages.credentials.credential_list import credentials_sheet

        return credentials_sheet(catalog.credentials, ruled.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import credentials_document

        return credentials_document(catalog, catalog.credentials, day, ruled.as_of)

    def short() -> Page:
        from cma_roadmap.rendering.pages.credentials.credential_list import short_credentials_page

        return short_credentials_page(page(), catalog.credentials)

    presenter.show(page, document, day, catalog.version, sheet, short=short)


@app.command(
    epilog=examples(
        "cma-roadmap credentials show rma-amt",
        "cma-roadmap credentials show ccma-nha --as-of 2027-01-01",
    ),
    help="help.credentials.show",
)
def show(
    ctx: typer.Context,
    credential: Annotated[
        str, Argument("ID", "help.credentials.show.credential", completes=Kind.CREDENTIAL)
    ],
    ruled: Ruled,
    shown: Shown,
) -> None:
    """Tell all about one credential."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    catalog = ruled.catalog()
    found = catalog.credential(credential)
    day = ruled.day(session)

    def page() -> Page:
        from cma_roadmap.rendering.pages.credentials.credential_page import credential_page

        return credential_page(found, catalog.sources, ruled.as_of or day)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.definition_documents import credentials_document

        return credentials_document(catalog, [found], day, ruled.as_of)

    def short() -> Page:
        from cma_roadmap.rendering.pages.credentials.short_credential import short_credential_page

        return short_credential_page(found, page(), ruled.as_of or day)

    presenter.show(page, document, day, catalog.version, short=short, most=40)
