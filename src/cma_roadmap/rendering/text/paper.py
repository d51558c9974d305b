"""The sheet that text output is laid out on: its width, how wide text is, and where lines break.

Nothing here knows a terminal. A line is a row of pieces with an ink; who prints it decides what an
ink looks like. How many cells a text takes is told by the function that the sheet is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import dataclass


class Ink(StrEnum):
    """What a piece of text is, for a renderer with colours."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    FAINT = "faint"
    CRITICAL = "critical"
    SLACK = "slack"
    DONE = "done"
    DEADLINE = "deadline"
    GOAL = "goal"
    TODAY = "today"
    PROBLEM = "problem"
    WARNING = "warning"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one ink."""

    text: str
    ink: Ink = Ink.PLAIN


Line = tuple[Piece, ...]
BLANK: Line = ()
GLUE = "\u00a0"
"""A space at which no line breaks."""


def line(text: str, ink: Ink = Ink.PLAIN) -> Line:
    """A line in one ink."""
    return (Piece(text, ink),)


def runs(numbers: Iterable[int]) -> str:
    """Ascending numbers as `1,4-6`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ",".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in found)


def trimmed(pieces: Iterable[Piece]) -> Line:
    """A line without spaces at its end, neighbours of one ink joined."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].ink is piece.ink:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.ink)
        elif piece.text:
            joined.append(piece)
    while joined and not joined[-1].text.rstrip(" "):
        joined.pop()
    if joined:
        joined[-1] = Piece(joined[-1].text.rstrip(" "), joined[-1].ink)
    return tuple(joined)


def led(lines: Iterable[Line], indent: int, lead: str, ink: Ink) -> Iterator[Line]:
    """Lines set in by `indent`, the words `lead` that their text begins with in another ink."""
    left = len(lead.replace(" ", "").replace(GLUE, ""))
    for one in lines:
        if not left:
            yield one
            continue
        whole = "".join(piece.text for piece in one)
        end = indent
        while left and end < len(whole):
            left -= whole[end] != " "
            end += 1
        before = Piece(whole[:indent], one[0].ink)
        yield trimmed((before, Piece(whole[indent:end], ink), Piece(whole[end:], one[-1].ink)))


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet `width` cells wide; `measure` tells how many cells a text takes."""

    width: int
    measure: Callable[[str], int]

    def left(self, text: str, width: int) -> str:
        """`text` filled with spaces on its right; longer text is left whole."""
        return text + " " * (width - self.measure(text))

    def right(self, text: str, width: int) -> str:
        """`text` filled with spaces on its left; longer text is left whole."""
        return " " * (width - self.measure(text)) + text

    def widest(self, texts: Iterable[str]) -> int:
        return max(map(self.measure, texts), default=0)

    def wrap(self, text: str, width: int) -> list[str]:
        """Lines of at most `width` cells, broken at spaces and, if need be, between wide letters.

        A word that is longer than a line stays whole on a line of its own.
        """
        lines, used = [""], 0
        for gap, word, size in self._words(text, width):
            if lines[-1] and used + gap + size > width:
                lines.append("")
                used = 0
            lead = " " * gap if lines[-1] else ""
            lines[-1] += lead + word
            used += len(lead) + size
        return [part.replace(GLUE, " ") for part in lines]

    def balanced(self, text: str, width: int) -> list[str]:
        """Wrapped into as few lines as `width` allows, and these about equally long."""
        lines = self.wrap(text, width)
        for narrower in range(width - 1, 0, -1):
            tried = self.wrap(text, narrower)
            if len(tried) > len(lines) or self.widest(tried) > narrower:
                break
            lines = tried
        return lines

    def _words(self, text: str, width: int) -> Iterator[tuple[int, str, int]]:
        """The words of `text` with the space before them and their size in cells."""
        for word in text.split(" "):
            if not word:
                continue
            parts = self._split_wide(word) if self.measure(word) > width else [word]
            for number, part in enumerate(parts):
                yield (1 if number == 0 else 0), part, self.measure(part)

    def _split_wide(self, word: str) -> list[str]:
        """A word cut wherever a wide (CJK) letter stands beside another."""
        parts, last_wide = [""], False
        for letter in word:
            size = self.measure(letter)
            wide = size == 2 or (size == 0 and last_wide)
            if parts[-1] and wide and last_wide and size:
                parts.append("")
            parts[-1] += letter
            last_wide = wide
        return parts

    def hanging(
        self, lead: str, text: str, ink: Ink = Ink.PLAIN, lead_ink: Ink = Ink.PLAIN
    ) -> list[Line]:
        """`text` after `lead`, its further lines set in by the width of `lead`."""
        indent = self.measure(lead)
        first, *rest = self.wrap(text, self.width - indent)
        head = (Piece(lead, lead_ink), Piece(first, ink))
        return [trimmed(head), *((Piece(" " * indent), Piece(part, ink)) for part in rest)]
