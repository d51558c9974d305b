"""Records the README's picture of a plan on one screen: python docs/pictures/record.py."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cma_roadmap import Goal, Profile, load_catalog, plan
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.short_page import short_plan_page

WIDTH = 80


def main() -> None:
    """Plan as in the README's first example and save what a terminal shows as an SVG."""
    goal = Goal("cma-aama", start=date(2027, 1, 11))
    roadmap = plan(load_catalog(), Profile(), goal, today=date(2026, 11, 21))
    text = write_text(short_plan_page(roadmap), WIDTH, color=True)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(text))
    picture = Path(__file__).with_name("plan.svg")
    console.save_svg(str(picture), title="cma-roadmap plan --start 2027-01-11")


if __name__ == "__main__":
    main()
