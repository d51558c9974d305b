"""`log`: everything that was written down, to read or to export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.told_options import as_based, log_required
from cma_roadmap.cli.options.wishes import Personal, Road, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import write
from cma_roadmap.cli.parsing.quick import QuickCommand, QuickGroup, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.planning.answer import roadmap_for
from cma_roadmap.tracking.log_file import read

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

app = typer.Typer(
    cls=QuickGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples("cma-roadmap log show", "cma-roadmap log export -o events.jsonl"),
)


@app.callback(help="help.log")
def log() -> None:
    """Read what was written down."""


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap log show", "cma-roadmap log show --json"),
    help="help.log.show",
)
@takes
def show(
    ctx: typer.Context, road: Road, searched: Searched, personal: Personal, shown: Shown
) -> None:
    """Show every line, also those that were taken back."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    place, catalog, today = log_required(personal), personal.catalog(), personal.day(session)
    entries = read(place)

    def page() -> Page:
        from cma_roadmap.rendering.messages.words import Words
        from cma_roadmap.rendering.pages.tracked.log_page import log_page, titles_of
        from cma_roadmap.sentences.catalog import ENGLISH

        roadmap = roadmap_for(request_of(road, searched, as_based(personal), session))
        return log_page(entries, titles_of(roadmap, Words(ENGLISH)))

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import log_document

        return log_document(entries, today, catalog.version)

    presenter.show(page, document, today, catalog.version, most=30)


@app.command(
    cls=QuickCommand,
    epilog=examples("cma-roadmap log export -o events.jsonl", "cma-roadmap log export | tail -n 3"),
    help="help.log.export",
)
@takes
def export(
    ctx: typer.Context,
    output: options.Output = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
    *,
    personal: Personal,
) -> None:
    """Write every line as JSON, for other programs and for `done --from`."""
    from cma_roadmap.rendering.json.tracked.documents import log_lines

    session: Session = ctx.obj
    text = log_lines(read(log_required(personal)))
    write(session, text, output, Format.JSON, force=force, quiet=quiet)
