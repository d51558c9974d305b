"""`career`: what the work pays, how it grows, and where it can lead or take you."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.options import command_options
from cma_roadmap.cli.options.wishes import Personal, Shown
from cma_roadmap.cli.output.calendar_wishes import (
    CalendarWishes,
    Whose,
    kept_for,
    travel_calendar_of,
)
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.parsing.declared import App, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.labor import Career, Specialty, Wages
    from cma_roadmap.model.traveling.packing import PackingList
    from cma_roadmap.rendering.page.blocks import Page, Sheet
    from cma_roadmap.rendering.pages.career.career_view import CareerView
    from cma_roadmap.rendering.pages.career.pay_lookup import Place

app = App()
_ONE_SCREEN, _PACKING = 30, 40


@app.command(
    epilog=examples(
        "cma-roadmap career --state WA --specialty cardiology",
        "cma-roadmap career --state OR --travel-to WA@2027-01-04 -o travel.ics",
    ),
    help="help.career",
)
def career(
    ctx: typer.Context,
    state: command_options.PayState = None,
    metro: command_options.Metro = None,
    travel_to: command_options.TravelTo = None,
    specialty: command_options.Specialty = None,
    *,
    personal: Personal,
    calendar: CalendarWishes,
    shown: Shown,
) -> None:
    """Show pay by place, the outlook, what a certificate adds, employers and next steps."""
    session: Session = ctx.obj
    forms = (Format.MARKDOWN, Format.PAGE, Format.CSV, Format.CALENDAR)
    presenter = shown.presenter(session, *forms)
    if calendar.given:
        from cma_roadmap.cli.output.plan_forms import check_calendar_wishes

        check_calendar_wishes(calendar, presenter.form)
    if presenter.form is Format.CALENDAR and not travel_to:
        raise WrongRequestError.of("calendar_without_travel")
    if specialty is not None and travel_to:
        raise WrongRequestError.of("specialty_and_travel")
    told = _told(state, metro, travel_to or [], specialty, personal, session)
    more: dict[Format, Callable[[], str]] = {}
    if told.packing is not None:
        whose = Whose(kept_for(shown.output, personal.profile), personal.someone)
        made = partial(travel_calendar_of, told.packing, told.catalog, calendar, session)
        more[Format.CALENDAR] = partial(made, whose, quiet=shown.quiet)
    most = _ONE_SCREEN if told.packing is None else _PACKING
    written = (told.page, told.document, told.today, told.catalog.version, told.sheet)
    presenter.show(*written, more=more, short=told.short, most=most)


class _Told(NamedTuple):
    """What is told: of which place, by the rules of `day`, and for which work elsewhere.

    `specialties` are those that are shown; `alone` where they were asked for by name.
    """

    catalog: Catalog
    career: Career
    wages: Wages
    place: Place
    today: date
    as_of: date | None
    packing: PackingList | None
    specialties: tuple[Specialty, ...]
    alone: bool

    @property
    def day(self) -> date:
        return self.as_of or self.today

    @property
    def view(self) -> CareerView:
        from cma_roadmap.rendering.pages.career.career_page import view_of

        names = {listing.id: listing.name for listing in self.catalog.index}
        shown = (self.career, self.wages, self.place, self.day)
        return view_of(*shown, packing=self.packing, names=names)

    def page(self) -> Page:
        if self.alone:
            from cma_roadmap.rendering.pages.career.specialties import specialties_page

            return specialties_page(self.specialties, self.view, self.catalog.sources)
        from cma_roadmap.rendering.pages.career.career_page import page_of

        return page_of(self.view, self.catalog.sources)

    def short(self) -> Page:
        if self.alone:
            from cma_roadmap.rendering.pages.career.specialties import short_specialties_page

            return short_specialties_page(self.specialties, self.page(), self.view)
        if self.packing is not None:
            from cma_roadmap.rendering.pages.career.short_travel import short_travel_page

            return short_travel_page(self.packing, self.wages, self.place.state, self.page())
        from cma_roadmap.rendering.pages.career.short_career import short_career_page

        shown = (self.career, self.wages, self.place, self.page(), self.day)
        return short_career_page(*shown)

    def sheet(self) -> Sheet:
        from cma_roadmap.rendering.pages.career.career_sheet import career_sheet

        return career_sheet(self.career, self.wages, self.place, self.day, self.packing)

    def document(self) -> Mapping[str, object]:
        from cma_roadmap.rendering.json.career_document import career_document

        told = (self.catalog, self.career, self.wages, self.place, self.today, self.as_of)
        return career_document(*told, self.packing, self.specialties)


def _told(
    state: str | None,
    metro: str | None,
    travel_to: list[str],
    specialty: str | None,
    personal: Personal,
    session: Session,
) -> _Told:
    """Look up all that is meant by its name, and judge work elsewhere for the person.

    Raises:
        WrongRequestError: a name that does not exist or fits several, or no pay and career at all.
    """
    from cma_roadmap.cli.options.career_area import place_of, specialties_of, travels_of
    from cma_roadmap.rendering.pages.career.pay_lookup import Pay

    catalog = personal.catalog()
    person = personal.person(catalog, session)
    found, wages = catalog.career, catalog.wages
    if found is None or wages is None:
        raise WrongRequestError.of("no_career")
    pay, home, day = Pay.of(wages), state or person.state, personal.day(session)
    place = place_of(catalog, pay, state if metro else home, metro)
    chosen, alone = specialties_of(found, specialty), specialty is not None
    asked = travels_of(catalog, pay, home, travel_to, day, personal.as_of or day)
    packing = None
    if asked:
        from cma_roadmap.planning.traveling.packing_list import packing_list

        rules, told = personal.as_of, personal.profile is not None
        packing = packing_list(asked, person, catalog, day, rules, told=told)
    return _Told(catalog, found, wages, place, day, personal.as_of, packing, chosen, alone)
