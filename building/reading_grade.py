"""The US school grade of what people read: run it after the sentences changed.

    nox -s grade

It plans for the people of `docs/scenarios`, reads the sentences of each page (no tables, headings,
commands or sources, which are no prose), and prints the grade by two formulas of textstat that
count letters, words and sentences: the Automated Readability Index and Coleman-Liau. Formulas
that count syllables need a dictionary that is downloaded at run time, so they are not used.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import textstat
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session

TODAY = date(2026, 11, 30)
PEOPLE = Path(__file__).parents[1] / "docs" / "scenarios"
COMMANDS = (("plan",), ("compare",), ("eligible",))
_NO_PROSE = ("Sources",)
_LEAST = 4
"""Words of what counts as a sentence: "15 Oct 2027." is none."""


def sentences(page: str) -> Iterator[str]:
    """The sentences of a page in Markdown."""
    heading = ""
    tokens = MarkdownIt().enable("table").parse(page)
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            heading = token.content
        elif before.type == "paragraph_open" and heading not in _NO_PROSE:
            parts = [part.content for part in token.children or () if part.type == "text"]
            text = " ".join("".join(parts).split())
            yield from (f"{one}." for one in text.split(". ") if len(one.split()) >= _LEAST)


def main() -> None:
    """Print the grade of each command over all people."""
    for command in COMMANDS:
        told: dict[str, None] = {}  # a sentence that many pages share is read once
        for person in sorted(PEOPLE.glob("*.yaml")):
            typed = [*command, "--profile", str(person), "--format", "md"]
            told |= dict.fromkeys(sentences(_page(typed)))
        text = " ".join(one.rstrip(".") + "." for one in told)
        grades = textstat.automated_readability_index(text), textstat.coleman_liau_index(text)
        words = statistics.mean(len(one.split()) for one in told)
        shown = ", ".join(f"{grade:.1f}" for grade in grades)
        asked = " ".join(command)
        sys.stdout.write(f"{asked}: {len(told)} sentences of {words:.1f} words; grades {shown}\n")


def _page(typed: list[str]) -> str:
    result = CliRunner().invoke(app, typed, obj=Session(clock=lambda: TODAY))
    return result.stdout


if __name__ == "__main__":
    main()
