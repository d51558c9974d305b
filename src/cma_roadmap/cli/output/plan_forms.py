"""The forms that a plan can take beside text and JSON; renderers load when they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cma_roadmap.cli.lazily import typer
from cma_roadmap.cli.output.calendar_wishes import CalendarWishes, Whose, calendar_of
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Group, Option
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.studying.study_plan import StudyPlan

For = Annotated[str | None, Option("--for", Group.OUTPUT, "NAME", rare=True)]
From = Annotated[str | None, Option("--from", Group.OUTPUT, "NAME", rare=True)]
FORMS = (
    *(Format.CSV, Format.MARKDOWN, Format.CALENDAR, Format.PAGE, Format.PICTURE),
    *(Format.GANTT, Format.LINKED_DATA),
)
_PAGES = (Format.TEXT, Format.MARKDOWN, Format.PAGE)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Names of whom a plan is made for, and of whoever hands it over."""

    made_for: For = None
    made_by: From = None

    def check(self, form: Format) -> None:
        """Refuse names where there is no room for them.

        Raises:
            typer.BadParameter: names the options.
        """
        names = {"--for": self.made_for, "--from": self.made_by}
        given = ", ".join(option for option, name in names.items() if name)
        if given and form not in _PAGES:
            raise typer.BadParameter(told("error.only_for_pages", options=given))


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
    whose: Whose,
    study: Callable[[], StudyPlan | None],
    *,
    quiet: bool,
) -> Mapping[Format, Callable[[], str]]:
    """How to make each form of a plan; `catalog` and `study` are called by those that need them."""

    def calendar() -> str:
        return calendar_of(roadmap, wishes, session, whose, study(), quiet=quiet)

    return {
        Format.CSV: partial(_sheet, roadmap),
        Format.CALENDAR: calendar,
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
