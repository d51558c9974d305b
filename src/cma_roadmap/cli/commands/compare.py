"""`compare`: credentials, schools or whole routes side by side, for one person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options.contests import Contested, sides_of
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.wishes import Based, Searched, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.settings.origins import origins
from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.cli.streams import Ended
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.comparison import Comparison, Contest
from cma_roadmap.planning.answer import comparison_for

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page, Sheet

NO_ROAD = 4

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap compare cma-aama rma-amt --profile profile.yaml",
        "cma-roadmap compare --routes --near 98101",
    ),
    help="help.compare",
)
def compare(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, Argument("NAME", "help.compare.names", completes=Kind.CREDENTIAL)
    ] = None,
    *,
    contested: Contested,
    searched: Searched,
    based: Based,
    shown: Shown,
) -> None:
    """Set credentials side by side."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.CSV, Format.MARKDOWN, Format.PAGE)
    if contested.contest is Contest.CREDENTIALS and "credential" in origins(ctx):
        contested = replace(contested, credential=None)  # a standing wish for the other contests
    sides = sides_of(names, contested, searched, based)
    by_place = sides.contest is not Contest.CREDENTIALS
    request = request_of(
        contested.road(), searched, based, session, by_place=by_place, by_day=False
    )
    found = comparison_for(request, sides)
    page, document, day = partial(_page, found), partial(_document, found), found.today
    sheet, short = partial(_sheet, found), partial(_short, found)
    presenter.show(page, document, day, found.data_version, sheet, short=short, most=30)
    if all(option.certified_on is None for option in found.options):
        if not shown.quiet:
            say(session, "no_road")
        raise Ended(NO_ROAD)


def _page(found: Comparison) -> Page:
    from cma_roadmap.rendering.pages.compare.comparison_page import comparison_page

    return comparison_page(found)


def _short(found: Comparison) -> Page:
    from cma_roadmap.rendering.pages.compare.short_comparison import short_comparison_page

    return short_comparison_page(found, _page(found))


def _document(found: Comparison) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.comparison_document import comparison_document

    return comparison_document(found)


def _sheet(found: Comparison) -> Sheet:
    from cma_roadmap.rendering.pages.compare.comparison_sheet import comparison_sheet

    return comparison_sheet(found)
