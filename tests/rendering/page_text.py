"""What every page of text must keep, whatever it tells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from rich.cells import cell_len

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.page.html import write_html
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.sentences.catalog import ENGLISH

SGR = re.compile(r"\x1b\[[0-9;]*m")
NOTES = re.compile(r" \[[0-9,-]+\]$")
"""The numbers of sources stay with the word before them."""
UNSAFE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def check_page(text: str, width: int) -> None:
    """Ends in one line break; no space at a line's end; no control; only a long word sticks out."""
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for line in text.removesuffix("\n").split("\n"):
        assert line == line.rstrip()
        assert not [c for c in line if unicodedata.category(c) in UNSAFE]
        assert "\u00a0" not in line
        if cell_len(line) > width:
            # a word of its own, after at most a label: nothing was cut to make it fit
            assert cell_len(NOTES.sub("", line).split()[-1]) > width - 26, line


def plain(colored: str) -> str:
    return SGR.sub("", colored)


def html_of(plan: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """A plan as one HTML file."""
    made = Made(plan.today, plan.data_version)
    return write_html(plan_page(plan, phrases), made, phrases)
