"""Inks: what a piece of text is turned into for a terminal with colors, marks, and the sheet."""

from __future__ import annotations

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style

from cma_roadmap.rendering.page.tones import Mark, Tone
from cma_roadmap.rendering.text.paper import Ink, Line, Paper, Piece

_STYLES = {
    Ink.TITLE: Style(bold=True, color="cyan"),
    Ink.HEADING: Style(bold=True),
    Ink.STRONG: Style(bold=True),
    Ink.FAINT: Style(dim=True),
    Ink.CRITICAL: Style(color="cyan", bold=True),
    Ink.DONE: Style(color="green"),
    Ink.DEADLINE: Style(color="red", bold=True),
    Ink.GOAL: Style(color="magenta", bold=True),
    Ink.TODAY: Style(color="green", bold=True),
    Ink.PROBLEM: Style(color="red", bold=True),
    Ink.WARNING: Style(color="magenta", bold=True),
    Ink.LINK: Style(color="cyan"),
}
INKS = {
    Tone.PLAIN: Ink.PLAIN,
    Tone.STRONG: Ink.STRONG,
    Tone.ASIDE: Ink.FAINT,
    Tone.ANSWER: Ink.GOAL,
    Tone.WARNING: Ink.WARNING,
    Tone.PROBLEM: Ink.PROBLEM,
}
MARKS = {
    Mark.DASH: Piece("-"),
    Mark.MET: Piece("✓", Ink.DONE),
    Mark.UNMET: Piece("✗", Ink.PROBLEM),
    Mark.UNKNOWN: Piece("?", Ink.WARNING),
    Mark.PARTLY: Piece("~", Ink.WARNING),
    Mark.NOTE: Piece("!"),
    Mark.WARNING: Piece("!", Ink.WARNING),
    Mark.PROBLEM: Piece("!", Ink.PROBLEM),
}


def mark_of(mark: Mark | int) -> Piece:
    """What stands before an entry."""
    return Piece(f"{mark}.") if isinstance(mark, int) else MARKS[mark]


def paper_of(width: int) -> Paper:
    """A sheet on which text is as wide as terminals draw it, on every machine alike."""
    return Paper(max(width, 20), lambda text: cell_len(text, "latest"))


def inked(pieces: Line, *, color: bool) -> str:
    """One line as text, in its colors or without."""
    if not color:
        return "".join(piece.text for piece in pieces)
    return "".join(
        _STYLES[piece.ink].render(piece.text, color_system=ColorSystem.STANDARD)
        if piece.ink in _STYLES
        else piece.text
        for piece in pieces
    )
