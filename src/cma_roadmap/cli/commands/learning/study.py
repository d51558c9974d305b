"""`study`: a dated plan of study, week by week, from the content outline to the exam."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from cma_roadmap.cli.options import command_options
from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.planning_request import request_of
from cma_roadmap.cli.options.wishes import Based, Road, Searched, Shown
from cma_roadmap.cli.output.calendar_wishes import (
    CalendarWishes,
    Whose,
    kept_for,
    study_calendar_of,
)
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.output import say
from cma_roadmap.cli.output.plan_forms import check_calendar_wishes
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.planning.answer import roadmap_for
from cma_roadmap.planning.studying.parts import OwnViews
from cma_roadmap.planning.studying.study_plan import parts_to_study, study_plan
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from datetime import date

    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.studying.study_plan import Part, StudyPlan
    from cma_roadmap.rendering.page.blocks import Page, Sheet

NOT_ATTAINABLE = 4
_FORMS = Format.MARKDOWN, Format.PAGE, Format.CSV, Format.CALENDAR
_PERCENT = r"100|\d{1,2}"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples(
        'cma-roadmap study --weak "medical law" --score phlebotomy=45',
        "cma-roadmap study --self-check -o study.ics",
    ),
    help="help.study",
)
@takes
def study(
    ctx: typer.Context,
    road: Road,
    searched: Searched,
    based: Based,
    calendar: CalendarWishes,
    shown: Shown,
    strong: command_options.StrongIn = None,
    weak: command_options.WeakIn = None,
    score: command_options.Scored = None,
    self_check: command_options.SelfCheck = False,
) -> None:
    """Plan what to learn in which week up to the exam."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, *_FORMS)
    check_calendar_wishes(calendar, presenter.form)
    told_now = OwnViews(tuple(strong or ()), tuple(weak or ()), _scores(score or ()))
    request = request_of(road, searched, based, session)
    roadmap, catalog = roadmap_for(request), request.catalog
    if not roadmap.feasible:
        if not shown.quiet:
            say(session, "see_the_verdict")
        raise typer.Exit(NOT_ATTAINABLE)
    if self_check:
        parts = parts_to_study(roadmap, catalog)
        told_now = _with_answers(told_now, parts, session, plain=shown.no_color)
    plan = study_plan(roadmap, catalog, request.profile, told_now)
    whose = Whose(kept_for(shown.output, based.profile), based.someone, based.share)
    asked = (plan, roadmap, calendar, session, whose)
    presenter.show(
        partial(_page, plan, catalog),
        partial(_document, plan, catalog, roadmap.as_of),
        roadmap.today,
        catalog.version,
        partial(_sheet, plan),
        {Format.CALENDAR: partial(study_calendar_of, *asked, quiet=shown.quiet)},
        short=partial(_short, plan, catalog),
        most=30,
    )


def _with_answers(
    said: OwnViews, parts: Sequence[Part], session: Session, *, plain: bool
) -> OwnViews:
    """What was typed, with the answers of a self-check.

    Raises:
        WrongRequestError: nobody is there to ask.
    """
    from cma_roadmap.cli.interview.self_check import self_check
    from cma_roadmap.cli.interview.talk import can_ask, on_terminal

    if not can_ask():
        raise WrongRequestError.of("nobody_to_check")
    found = self_check(on_terminal(session, plain=plain), parts)
    return OwnViews(said.strong + found.strong, said.weak + found.weak, said.scores)


def _page(plan: StudyPlan, catalog: Catalog) -> Page:
    from cma_roadmap.rendering.pages.study.study_page import study_page

    return study_page(plan, catalog.sources)


def _short(plan: StudyPlan, catalog: Catalog) -> Page:
    from cma_roadmap.rendering.pages.study.short_study import short_study_page

    return short_study_page(plan, _page(plan, catalog))


def _sheet(plan: StudyPlan) -> Sheet:
    from cma_roadmap.rendering.pages.study.study_page import study_sheet

    return study_sheet(plan)


def _document(plan: StudyPlan, catalog: Catalog, as_of: date | None) -> Mapping[str, object]:
    from cma_roadmap.rendering.json.studying.study_document import study_document

    return study_document(plan, catalog, as_of)


def _scores(said: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Areas with their percents.

    Raises:
        typer.BadParameter: tells all that are no area with a percent.
    """
    pairs = [tuple(part.strip() for part in text.rpartition("=")[::2]) for text in said]
    wrong = [
        repr(text)
        for text, (name, number) in zip(said, pairs, strict=True)
        if not name or not re.fullmatch(_PERCENT, number.removesuffix("%"), re.ASCII)
    ]
    if wrong:
        raise typer.BadParameter(told("error.not_a_score", texts=", ".join(wrong)))
    return tuple((name, int(number.removesuffix("%"))) for name, number in pairs)
