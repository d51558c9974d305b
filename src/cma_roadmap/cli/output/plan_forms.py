"""The forms that a plan can take beside text and JSON; renderers load when they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.output.calendar_wishes import CalendarWishes, calendar_of
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.session import Session
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.sentences.told import told

FORMS = (
    *(Format.CSV, Format.MARKDOWN, Format.CALENDAR, Format.PAGE, Format.PICTURE),
    *(Format.GANTT, Format.LINKED_DATA),
)


def check_calendar_wishes(wishes: CalendarWishes, form: Format) -> None:
    """Refuse what only a calendar has use for.

    Raises:
        typer.BadParameter: names the options.
    """
    if wishes.given and form is not Format.CALENDAR:
        names = ", ".join(wishes.given)
        raise typer.BadParameter(told("error.only_for_calendars", options=names))


def check_one_credential(form: Format, *, all_held: bool) -> None:
    """Refuse linked data for several credentials: it describes one, with its rules.

    Raises:
        typer.BadParameter: says what to ask for instead.
    """
    if all_held and form is Format.LINKED_DATA:
        raise typer.BadParameter(told("error.all_held_ctdl"))


def forms_of(
    roadmap: Roadmap,
    catalog: Callable[[], Catalog],
    wishes: CalendarWishes,
    session: Session,
    *,
    shared: bool,
    quiet: bool,
) -> Mapping[Format, Callable[[], str]]:
    """How to make each form of a plan; `catalog` is read by those that need it."""
    return {
        Format.CSV: partial(_sheet, roadmap),
        Format.CALENDAR: partial(calendar_of, roadmap, wishes, session, shared=shared, quiet=quiet),
        Format.PICTURE: partial(_picture, roadmap),
        Format.GANTT: partial(_gantt, roadmap),
        Format.LINKED_DATA: partial(_linked_data, roadmap, catalog),
    }


def _sheet(roadmap: Roadmap) -> str:
    from cma_roadmap.rendering.pages.plan.plan_sheet import render_sheet

    return render_sheet(roadmap)


def _picture(roadmap: Roadmap) -> str:
    from cma_roadmap.rendering.svg.svg_timeline import render_svg

    return render_svg(roadmap)


def _gantt(roadmap: Roadmap) -> str:
    from cma_roadmap.rendering.gantt.mermaid_gantt import render_mermaid

    return render_mermaid(roadmap)


def _linked_data(roadmap: Roadmap, catalog: Callable[[], Catalog]) -> str:
    from cma_roadmap.rendering.ctdl.ctdl_document import render_ctdl

    data = catalog()
    credential = data.credential(roadmap.pathway.credential)
    return render_ctdl(roadmap, credential, data.sources)
