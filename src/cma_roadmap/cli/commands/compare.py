"""`compare`: credentials side by side, for one person."""

from __future__ import annotations

from functools import partial
from typing import Any

import typer

from cma_roadmap.cli import options
from cma_roadmap.cli.asked import Names, known_credentials
from cma_roadmap.cli.option_groups import takes
from cma_roadmap.cli.output import say
from cma_roadmap.cli.quick import QuickCommand
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.wishes import Based, Shown
from cma_roadmap.model.comparison import Comparison
from cma_roadmap.model.roadmap import Goal
from cma_roadmap.planning.comparing import compare as compare_all

NO_ROAD = 4

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog="Example: cma-roadmap compare cma-aama rma-amt --profile profile.yaml",
)
@takes
def compare(
    ctx: typer.Context,
    credentials: Names = None,
    program: options.Program = None,
    award: options.AwardChoice = None,
    start: options.Start = None,
    hours_per_week: options.HoursPerWeek = None,
    sit_early: options.SitEarly = False,
    *,
    based: Based,
    shown: Shown,
) -> None:
    """Set credentials side by side: open to you or not, by when, for how much, at what upkeep.

    With nothing said: the four main ones, full time, a typical accredited certificate program. Exit
    status 4 means that there is no road to any of them.
    """
    session: Session = ctx.obj
    presenter = shown.presenter(session)
    person, catalog = based.person(), based.catalog()
    names = known_credentials(catalog, credentials, main_only=True)
    goal = Goal(
        credential=names[0],
        program=program,
        award=award,
        state=person.state,
        start=start,
        hours_per_week=hours_per_week,
        sit_early=sit_early,
    )
    found = compare_all(catalog, person, goal, names, based.day(session), based.as_of)
    presenter.show(partial(_page, found), partial(_document, found))
    if found.winner is None:
        if not shown.quiet:
            say(session, "No road to any of these was found; see the reasons in the result.")
        raise typer.Exit(NO_ROAD)


def _page(found: Comparison, width: int, color: bool) -> str:
    from cma_roadmap.rendering.comparison_table import render_comparison

    return render_comparison(found, width, color=color)


def _document(found: Comparison) -> dict[str, Any]:
    from cma_roadmap.rendering.comparison_document import comparison_document

    return comparison_document(found)
