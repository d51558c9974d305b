"""The text above and below the bars: head, legend, agenda, warnings, money, sources, the no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.message import Severity
from cma_roadmap.rendering.gantt.bars import LEGEND
from cma_roadmap.rendering.messages.sentences import stopped
from cma_roadmap.rendering.page.paper import (
    BLANK,
    GLUE,
    Ink,
    Line,
    Paper,
    Piece,
    line,
    runs,
    trimmed,
)
from cma_roadmap.rendering.plan.view import RoadmapView

_VERDICTS = {
    Verdict.MET: Piece("✓", Ink.DONE),
    Verdict.UNMET: Piece("✗", Ink.PROBLEM),
    Verdict.UNKNOWN: Piece("?", Ink.WARNING),
}
_SEVERITIES = {
    Severity.PROBLEM: Ink.PROBLEM,
    Severity.WARNING: Ink.WARNING,
    Severity.INFO: Ink.STRONG,
}


def notes_text(refs: Sequence[int]) -> str:
    """` [1,4-6]`, to follow a sentence and stay with its last word; nothing for no notes."""
    return f"{GLUE}[{runs(refs)}]" if refs else ""


def head(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The title and the facts under it, their labels in a column."""
    ink = Ink.TITLE if view.feasible else Ink.PROBLEM
    yield from (line(part, ink) for part in paper.wrap(view.title, paper.width))
    yield BLANK
    indent = paper.widest(fact.label for fact in view.head) + 3
    for fact in view.head:
        label = paper.left(f" {fact.label}", indent)
        ink = Ink.GOAL if fact.key == "certified" else Ink.PLAIN
        yield from paper.hanging(label, fact.text, ink, Ink.FAINT)


def legend(view: RoadmapView, glyphs: frozenset[str], paper: Paper) -> Iterator[Line]:
    """What the glyphs mean, those that were drawn."""
    entries = []
    for key, shapes in LEGEND:
        drawn = [shape for shape in shapes if shape in glyphs or shape[0] in glyphs]
        if drawn:
            entries.append(f"{' '.join(drawn)} {view.labels[f'mark.{key}']}")
    written = ""
    for entry in entries:
        longer = f"{written}   {entry}" if written else f" {entry}"
        if paper.measure(longer) > paper.width:
            yield line(written, Ink.FAINT)
            longer = f" {entry}"
        written = longer
    if written:
        yield line(written, Ink.FAINT)


def agenda(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The next things to do."""
    for item in view.agenda:
        lead = f" {item.number}. "
        first, *rest = paper.hanging(lead, item.title, Ink.STRONG)
        yield first
        yield from rest
        indent = " " * len(lead)
        yield from paper.hanging(indent, f"{item.when}. {item.limit}{notes_text(item.refs)}")
        if item.documents:
            ready = f"{item.listed}: {'; '.join(item.documents)}"
            yield from paper.hanging(indent, ready)


def visits(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The days of every series, which is drawn as one row."""
    for one in view.visits:
        yield from paper.hanging(" - ", f"{one.title}: {one.days}")


def late_starts(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The last safe first day of every step, in columns where there is room."""
    title = paper.widest(item.title for item in view.late_starts)
    day = paper.widest(item.latest for item in view.late_starts)
    room = paper.widest(item.room for item in view.late_starts)
    in_columns = 1 + title + 2 + day + 2 + room <= paper.width
    for item in view.late_starts:
        if in_columns:
            named = f" {paper.left(item.title, title)}"
            yield line(f"{named}  {paper.right(item.latest, day)}  {item.room}")
        else:
            yield from paper.hanging(" - ", f"{item.title}: {item.latest}. {item.room}")


def notices(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The warnings, numbered."""
    indent = len(str(len(view.notices))) + 3
    for notice in view.notices:
        number = f" {notice.number}. ".rjust(indent)
        about = f" ({notice.about})" if notice.about else ""
        lead = f"{notice.lead}{about}:"
        text = f"{lead} {notice.text}{notes_text(notice.refs)}"
        first, *rest = paper.hanging(number, text)
        yield _accented(first, notice.lead, _SEVERITIES[notice.severity])
        yield from rest


def _accented(whole: Line, word: str, ink: Ink) -> Line:
    """The line with `word`, which begins its text, in another ink."""
    head_piece, text = whole[0], whole[-1].text
    if len(whole) == 1:
        number, _, rest = text.partition(word)
        return trimmed((Piece(number), Piece(word, ink), Piece(rest)))
    return trimmed((head_piece, Piece(word, ink), Piece(text.removeprefix(word))))


def costs(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Low, likely and high by phase, the sums, and what they leave out."""
    table = view.costs
    if table is None:
        return
    names = [view.labels[key] for key in ("low", "likely", "high")]
    figures = [[row.low, row.likely, row.high] for row in table.rows]
    money = max(paper.widest(text for some in [names, *figures] for text in some), 8) + 2
    first = max(paper.widest(row.label for row in table.rows) + 1, 20)
    wide = first + 3 * money <= paper.width
    if wide:
        yield line(" " * first + "".join(paper.right(name, money) for name in names), Ink.FAINT)
    for row, some in zip(table.rows, figures, strict=True):
        ink = Ink.STRONG if row.is_total else Ink.PLAIN
        if wide:
            text = paper.left(f" {row.label}", first)
            yield line(text + "".join(paper.right(figure, money) for figure in some), ink)
        else:
            told = "; ".join(f"{name} {sum_}" for name, sum_ in zip(names, some, strict=True))
            yield from paper.hanging(" ", f"{row.label}: {told}", ink)
    for remark in table.remarks:
        yield from paper.hanging(" ", remark)


def sources(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Who says so: the address on a line of its own, whole however long."""
    indent = len(str(len(view.sources))) + 4
    for note in view.sources:
        lead = f" [{note.number}] ".rjust(indent)
        yield from paper.hanging(lead, f"{note.publisher}: {stopped(note.title)} ({note.words})")
        if note.url:
            yield (Piece(" " * indent), Piece(note.url, Ink.LINK))


def refusal(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """The rule tree with a verdict before each clause."""
    for clause in view.refusal:
        mark = _VERDICTS[clause.verdict]
        lead = " " + "  " * clause.depth + f"{mark.text} "
        strong = Ink.STRONG if clause.verdict is Verdict.UNMET else Ink.PLAIN
        yield from paper.hanging(lead, clause.text, strong, mark.ink)
        if clause.reason and clause.reason != clause.text:
            indent = " " * (len(lead))
            yield from paper.hanging(indent, clause.reason + notes_text(clause.refs), Ink.FAINT)


def ways_out(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Changes that work, each with its command."""
    for way in view.ways_out:
        lead = f" {way.number}. "
        yield from paper.hanging(lead, f"{way.change}: {way.result}")
        yield from _command(way.command, " " * len(lead), paper)
    if view.ways_out:
        yield from paper.hanging(" ", view.labels["ways-out-note"], Ink.FAINT)


def other_roads(view: RoadmapView, paper: Paper) -> Iterator[Line]:
    """Roads that came close, each with its command."""
    for road in view.other_roads:
        lead = f" {road.number}. "
        indent = " " * len(lead)
        yield from paper.hanging(lead, road.road, Ink.STRONG)
        yield from paper.hanging(indent, f"{road.result} {road.safety}.")
        yield from _command(road.command, indent, paper)


def _command(parts: tuple[str, ...], indent: str, paper: Paper) -> Iterator[Line]:
    """A shell command; where it is too long it goes on after a backslash."""
    written = parts[0]
    for part in parts[1:]:
        if len(indent) + paper.measure(f"{written} {part}") + 2 > paper.width:
            yield (Piece(indent), Piece(f"{written} \\", Ink.LINK))
            written = f"  {part}"
        else:
            written = f"{written} {part}"
    yield (Piece(indent), Piece(written, Ink.LINK))
