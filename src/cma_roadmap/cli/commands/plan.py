"""`plan`: the dated road to one credential, as a timeline or as JSON."""

from __future__ import annotations

from functools import partial
from typing import Any

import typer

from cma_roadmap.cli import options
from cma_roadmap.cli.output import say
from cma_roadmap.cli.people import read_person
from cma_roadmap.cli.presenting import Presenter
from cma_roadmap.cli.quick import QuickCommand
from cma_roadmap.cli.session import Session
from cma_roadmap.loading.catalog import load_catalog
from cma_roadmap.model.roadmap import Goal, Roadmap
from cma_roadmap.planning.planner import plan as make_plan

NOT_ATTAINABLE = 4

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand, epilog="Example: cma-roadmap plan --start 2027-01-11 --hours-per-week 20"
)
def plan(
    ctx: typer.Context,
    credential: options.Credential = options.DEFAULT_CREDENTIAL,
    program: options.Program = None,
    award: options.AwardChoice = None,
    start: options.Start = None,
    finish_by: options.FinishBy = None,
    hours_per_week: options.HoursPerWeek = None,
    sit_early: options.SitEarly = False,
    horizon: options.Horizon = 1,
    profile: options.ProfileFile = None,
    data_dir: options.DataDir = None,
    today: options.Today = None,
    as_of: options.AsOf = None,
    form: options.FormatChoice = None,
    as_json: options.AsJson = False,
    output: options.Output = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Plan the road to a credential, step by step, with dates, costs and sources.

    With nothing said: the CMA (AAMA), full time, a typical accredited certificate program. Exit
    status 4 means that the goal cannot be reached as asked; the plan then says what would help.
    """
    session: Session = ctx.obj
    chosen = options.chosen_format(form, as_json)
    person, catalog = read_person(profile), load_catalog(overlay=data_dir)
    goal = Goal(
        credential=catalog.credential_id(credential),
        program=program,
        award=award,
        state=person.state,
        start=start,
        finish_by=finish_by,
        hours_per_week=hours_per_week,
        sit_early=sit_early,
        horizon=horizon,
    )
    roadmap = make_plan(catalog, person, goal, today or session.clock(), as_of)
    Presenter(session, chosen, output, no_color, quiet).show(
        partial(_timeline, roadmap), partial(_document, roadmap)
    )
    if not roadmap.feasible:
        if not quiet:
            say(session, "This goal cannot be reached as asked; see the reasons in the result.")
        raise typer.Exit(NOT_ATTAINABLE)


def _timeline(roadmap: Roadmap, width: int, color: bool) -> str:
    from cma_roadmap.rendering.timeline import render_timeline
    from cma_roadmap.rendering.view import build

    return render_timeline(build(roadmap), width, color=color)


def _document(roadmap: Roadmap) -> dict[str, Any]:
    from cma_roadmap.rendering.document import roadmap_document

    return roadmap_document(roadmap)
