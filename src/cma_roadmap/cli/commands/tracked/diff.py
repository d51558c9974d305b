"""`diff`: two plans held against each other, with the cause of every move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cma_roadmap.cli.options.option_groups import takes
from cma_roadmap.cli.options.wishes import Shown
from cma_roadmap.cli.output.formats import Format
from cma_roadmap.cli.output.kept_plans import plan_bytes
from cma_roadmap.cli.output.presenting import Presenter
from cma_roadmap.cli.parsing.quick import QuickCommand, examples
from cma_roadmap.cli.session import Session
from cma_roadmap.cli.spec import Argument
from cma_roadmap.model.tracked.moves import PlanDiff
from cma_roadmap.tracking.moved import what_moved
from cma_roadmap.tracking.plan_outline import read_plan

if TYPE_CHECKING:
    from cma_roadmap.rendering.page.blocks import Page

MOVED = 4

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    cls=QuickCommand,
    epilog=examples(
        "cma-roadmap diff old.json new.json",
        "cma-roadmap plan --json | cma-roadmap diff old.json -",
    ),
    help="help.diff",
)
@takes
def diff(
    ctx: typer.Context,
    old: Annotated[str, Argument("OLD", "help.diff.old")],
    new: Annotated[str, Argument("NEW", "help.diff.new")],
    *,
    shown: Shown,
) -> None:
    """Show what moved from one plan to another, and because of what."""
    session: Session = ctx.obj
    presenter = shown.presenter(session, Format.MARKDOWN, Format.PAGE)
    before, after = (read_plan(plan_bytes(name), name) for name in (old, new))
    found = what_moved(before, after)
    show_diff(found, presenter)
    if found.moved:
        raise typer.Exit(MOVED)


def show_diff(found: PlanDiff, presenter: Presenter) -> None:
    """Show what moved as a page or as a document."""

    def page() -> Page:
        from cma_roadmap.rendering.pages.tracked.diff_page import diff_page

        return diff_page(found)

    def document() -> Mapping[str, object]:
        from cma_roadmap.rendering.json.tracked.documents import diff_document

        return diff_document(found)

    presenter.show(page, document, found.new.today, found.new.data_version, most=30)
