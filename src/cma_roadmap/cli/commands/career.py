"""`career`: what the work pays, how it grows, and where it can lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError

if TYPE_CHECKING:
    from datetime import date

    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.labor import Career, Wages
    from cma_roadmap.model.results.two_states import TwoStates
    from cma_roadmap.rendering.page.blocks import Page, Sheet
    from cma_roadmap.rendering.pages.career.pay_lookup import Place

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap career --state WA", "cma-roadmap career --state WA --travel-to OR"
    ),
    help="help.career",
)
def career(
    ctx: typer.Context,
    state: command_options.PayState = None,
    metro: command_options.Metro = None,
    travel_to: command_options.TravelTo = None,
    *,
    personal: Personal,
    shown: Shown,
) -> None:
    """Show pay by place, the outlook, what a certificate adds, employers and next steps."""
    from cma_roadmap.cli.options.career_area import place_of, travel_of
    from cma_roadmap.rendering.pages.career.pay_lookup import Pay

    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE, Format.CSV)
    catalog = personal.catalog()
    person = personal.person(catalog, session)
    home = state or person.state
    found, wages = catalog.career, catalog.wages
    if found is None or wages is None:
        raise WrongRequestError.of("no_career")
    place = place_of(catalog, Pay.of(wages), state if metro else home, metro)
    day = personal.day(session)
    as_of = personal.as_of or day
    travel = travel_of(catalog, Pay.of(wages), home, travel_to, as_of)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.career_document import career_document

        return career_document(catalog, found, wages, place, day, personal.as_of, travel)

    page = partial(_page, catalog, found, wages, place, as_of, travel)
    sheet = partial(_sheet, found, wages, place, as_of, travel)
    short = partial(_short, page, found, wages, place, as_of) if travel is None else None
    presenter.show(page, document, day, catalog.version, sheet, short=short, most=30)


def _page(
    catalog: Catalog,
    career: Career,
    wages: Wages,
    place: Place,
    day: date,
    travel: TwoStates | None,
) -> Page:
    from cma_roadmap.rendering.pages.career.career_page import career_page

    names = {listing.id: listing.name for listing in catalog.index}
    return career_page(career, wages, catalog.sources, place, day, travel, names)


def _short(
    whole: Callable[[], Page], career: Career, wages: Wages, place: Place, day: date
) -> Page:
    from cma_roadmap.rendering.pages.career.short_career import short_career_page

    return short_career_page(career, wages, place, whole(), day)


def _sheet(
    career: Career, wages: Wages, place: Place, day: date, travel: TwoStates | None
) -> Sheet:
    from cma_roadmap.rendering.pages.career.career_sheet import career_sheet

    return career_sheet(career, wages, place, day, travel)
