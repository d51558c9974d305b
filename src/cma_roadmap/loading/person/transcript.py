"""Reading points from a table in CSV, such as a transcript: a course a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cma_roadmap.errors import BadInputError, Problem, SourceLocation, WrongRequestError
from cma_roadmap.model.definitions.renewal import MOST_POINTS
from cma_roadmap.model.tracked.happened import EARNED, Course, Happened
from cma_roadmap.model.values.base import parse_iso_date
from cma_roadmap.model.values.money import Money

MAX_BYTES = 4 * 1024 * 1024
NEEDED = ("title", "points", "on")
COLUMNS = (*NEEDED, "category", "for", "cost", "paper")
FOOT = ("made_on", "made_by", "data", "caution")
"""What `ce list` writes beside them in every row, and nothing reads."""
_LONGEST = 200
_POINTS = r"\d{1,4}(\.\d{1,2})?"
_AMERICAN = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_DOLLARS = r"\$?(\d{1,6})(\.\d{1,2})?"
_BETWEEN = re.compile(r"[;,+]")

Look = Callable[[str], str]
Check = Callable[[Happened, SourceLocation], Iterable[Problem]]


class ReadCourse(NamedTuple):
    """Points that were earned, and the place in the file."""

    happened: Happened
    place: SourceLocation


def read_transcript(
    data: bytes, name: str, look: Look, default: tuple[str, ...], check: Check
) -> tuple[ReadCourse, ...]:
    """Read the rows of a table whose first row names the columns.

    Args:
        data: the bytes of the file, in UTF-8.
        name: its name, as it should stand in messages.
        look: gives the id of a credential by its name, or raises `WrongRequestError`.
        default: whom a row is for that does not say.
        check: gives what is wrong with a course that can be read.

    Raises:
        BadInputError: it cannot be used; all problems, by line.
    """
    problems: list[Problem] = []
    rows = list(_rows(data, name, problems))
    found = []
    for line, row in rows:
        place = SourceLocation(name, line)
        read = _Row(row, place, look, default, problems).read()
        if read is not None:
            found.append(ReadCourse(read, place))
            problems += check(read, place)
    if problems:
        at = {id(one): one.location.line or 0 for one in problems if one.location}
        raise BadInputError(sorted(problems, key=lambda one: at.get(id(one), 0)))
    return tuple(found)


def _rows(
    data: bytes, name: str, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Every row that says something, by column, with the line on which it ends.

    What is wrong with a single row goes to `problems`.

    Raises:
        BadInputError: it is no table, or lacks a column.
    """
    place = SourceLocation(name, 1)
    known = {"columns": ", ".join(COLUMNS), "needed": ", ".join(NEEDED)}
    if len(data) > MAX_BYTES:
        raise BadInputError([Problem.of("no_table", place, **known)])
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        heads = [head.strip().casefold() for head in next(reader, [])]
        wrong = [
            Problem.of("column_missing", place, column=column, **known)
            for column in NEEDED
            if column not in heads
        ]
        strange = [head for head in heads if head not in (*COLUMNS, *FOOT)]
        wrong += [Problem.of("column_strange", place, column=repr(h), **known) for h in strange]
        twice = {head for head in heads if heads.count(head) > 1 and head in COLUMNS}
        wrong += [Problem.of("column_twice", place, column=h, **known) for h in sorted(twice)]
        if wrong:
            raise BadInputError(wrong)
        for cells in reader:
            if len(cells) > len(heads):
                where = SourceLocation(name, reader.line_num)
                problems.append(Problem.of("too_many_cells", where, count=len(cells)))
            elif any(cell.strip() for cell in cells):
                padded = (*cells, *("",) * (len(heads) - len(cells)))
                yield reader.line_num, dict(zip(heads, padded, strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise BadInputError([Problem.of("no_table", place, **known)]) from None


class _Row(NamedTuple):
    """One row, while it is read; what is wrong with it goes to `problems`."""

    cells: Mapping[str, str]
    place: SourceLocation
    look: Look
    default: tuple[str, ...]
    problems: list[Problem]

    def read(self) -> Happened | None:
        """The course; `None` where something is wrong with it."""
        before = len(self.problems)
        title, points, on = self._title(), self._points(), self._day()
        cost, whose = self._cost(), self._credentials()
        if len(self.problems) > before or points is None or on is None:
            return None
        course = Course(title, points, self._categories(), whose)
        paper = self._said("paper") or None
        return Happened(EARNED, on, cost=cost, paper=paper, course=course)

    def _said(self, column: str) -> str:
        return " ".join(self.cells.get(column, "").split())

    def _tell(self, key: str, **params: object) -> None:
        self.problems.append(Problem.of(key, self.place, hint=None, **params))

    def _title(self) -> str:
        said = self._said("title")
        if not said or len(said) > _LONGEST:
            self._tell("ce_title", most=_LONGEST)
        return said

    def _points(self) -> Decimal | None:
        try:
            return points_of(self._said("points"))
        except ValueError:
            self._tell("ce_points", text=repr(self._said("points")), most=MOST_POINTS)
            return None

    def _day(self) -> date | None:
        said = self._said("on")
        month_first = re.fullmatch(_AMERICAN, said, re.ASCII)
        if month_first:
            month, day, year = month_first.groups()
            said = f"{year}-{month:0>2}-{day:0>2}"
        try:
            return parse_iso_date(said)
        except ValueError:
            self._tell("ce_day", text=repr(self._said("on")))
            return None

    def _cost(self) -> Money | None:
        said = self._said("cost").replace(",", "")
        found = re.fullmatch(_DOLLARS, said, re.ASCII)
        if said and found is None:
            self._tell("ce_cost", text=repr(said))
        return Money(Decimal(said.removeprefix("$"))) if found else None

    def _categories(self) -> tuple[str, ...]:
        parts = _BETWEEN.split(self._said("category"))
        return tuple(dict.fromkeys(p.strip().casefold() for p in parts if p.strip()))

    def _credentials(self) -> tuple[str, ...]:
        parts = [part.strip() for part in re.split("[;,]", self._said("for")) if part.strip()]
        found = []
        for part in parts:
            try:
                found.append(self.look(part))
            except WrongRequestError as error:
                self.problems.append(Problem("ce_for", error.message, self.place, error.hint))
        if not parts and not self.default:
            self._tell("ce_for_whom")
        return tuple(dict.fromkeys(found)) if parts else self.default


def points_of(text: str) -> Decimal:
    """Points such as `2` or `1.5`.

    Raises:
        ValueError: it is anything else, nothing, or too much.
    """
    if not re.fullmatch(_POINTS, text, re.ASCII) or not 0 < Decimal(text) <= MOST_POINTS:
        raise ValueError(text)
    return Decimal(text)
