"""`career`: what the work pays, how it grows, and where it can lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.calendar_wishes import CalendarWishes, kept_for, travel_calendar_of
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.plan_forms import check_calendar_wishes
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError

if TYPE_CHECKING:
    from datetime import date

    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.labor import Career, Wages
    from cma_roadmap.model.definitions.profile import Profile
    from cma_roadmap.model.traveling.packing import Asked, PackingList
    from cma_roadmap.model.traveling.two_states import TwoStates
    from cma_roadmap.rendering.page.blocks import Page, Sheet
    from cma_roadmap.rendering.pages.career.pay_lookup import Place

app = App()


@app.command(
    epilog=examples(
        "cma-roadmap career --state WA",
        "cma-roadmap career --state OR --travel-to WA@2027-01-04 -o travel.ics",
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
    calendar: CalendarWishes,
    shown: Shown,
) -> None:
    """Show pay by place, the outlook, what a certificate adds, employers and next steps."""
    from cma_roadmap.cli.options.career_area import place_of, travels_of
    from cma_roadmap.rendering.pages.career.pay_lookup import Pay

    session: Session = ctx.obj
    forms = (Format.MARKDOWN, Format.PAGE, Format.CSV, Format.CALENDAR)
    presenter = shown.presenter(session, *forms)
    check_calendar_wishes(calendar, presenter.form)
    if presenter.form is Format.CALENDAR and not travel_to:
        raise WrongRequestError.of("calendar_without_travel")
    catalog = personal.catalog()
    person = personal.person(catalog, session)
    home = state or person.state
    found, wages = catalog.career, catalog.wages
    if found is None or wages is None:
        raise WrongRequestError.of("no_career")
    place = place_of(catalog, Pay.of(wages), state if metro else home, metro)
    day = personal.day(session)
    as_of = personal.as_of or day
    asked = travels_of(catalog, Pay.of(wages), home, travel_to or (), as_of)
    packing = _packing(asked, person, catalog, day, personal) if asked else None

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.career_document import career_document

        return career_document(catalog, found, wages, place, day, personal.as_of, packing)

    page = partial(_page, catalog, found, wages, place, as_of, packing)
    sheet = partial(_sheet, found, wages, place, as_of, packing)
    short, most = partial(_short, page, found, wages, place, as_of, packing), 40 if packing else 30
    more = None
    if packing is not None:
        whose = kept_for(shown.output, personal.profile)
        made = partial(travel_calendar_of, packing, catalog, calendar, session, whose=whose)
        more = {Format.CALENDAR: partial(made, person=personal.someone, quiet=shown.quiet)}
    presenter.show(page, document, day, catalog.version, sheet, more, short=short, most=most)


def _packing(
    asked: list[tuple[Asked, TwoStates]],
    person: Profile,
    catalog: Catalog,
    day: date,
    personal: Personal,
) -> PackingList:
    from cma_roadmap.planning.traveling.packing_list import packing_list

    told = personal.profile is not None
    return packing_list(asked, person, catalog, day, personal.as_of, told=told)


def _page(
    catalog: Catalog,
    career: Career,
    wages: Wages,
    place: Place,
    day: date,
    packing: PackingList | None,
) -> Page:
    from cma_roadmap.rendering.pages.career.career_page import career_page

    names = {listing.id: listing.name for listing in catalog.index}
    return career_page(career, wages, catalog.sources, place, day, packing, names)


def _short(
    whole: Callable[[], Page],
    career: Career,
    wages: Wages,
    place: Place,
    day: date,
    packing: PackingList | None,
) -> Page:
    if packing is not None:
        from cma_roadmap.rendering.pages.career.short_travel import short_travel_page

        return short_travel_page(packing, wages, place.state, whole())
    from cma_roadmap.rendering.pages.career.short_career import short_career_page

    return short_career_page(career, wages, place, whole(), day)


def _sheet(
    career: Career, wages: Wages, place: Place, day: date, packing: PackingList | None
) -> Sheet:
    from cma_roadmap.rendering.pages.career.career_sheet import career_sheet

    return career_sheet(career, wages, place, day, packing)
