"""A plan as a Gantt chart in Mermaid, which wikis and code forges draw.

Mermaid takes the second date of a task for its end, exclusive, as long as `inclusiveEndDates` is
not set (`getEndDate` in its source): just what the model has. Its own line for today follows the
clock of whoever looks, so it is off, and today is a milestone like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.message import Severity
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import Row, Shape
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.text.mermaid_text import mermaid_id, mermaid_text
from cma_roadmap.sentences.catalog import ENGLISH

_POINTS = (Shape.POINT, Shape.GOAL, Shape.DEADLINE)


class GanttTask(NamedTuple):
    """One line of the chart; `end` is exclusive and always later than `start`.

    What takes a single day is a `point` too: as a bar on an axis of years it would have no width.
    """

    section: str
    name: str
    title: str
    start: date
    end: date
    critical: bool = False
    done: bool = False
    under_way: bool = False
    milestone: bool = False

    @property
    def point(self) -> bool:
        return self.milestone or self.end - self.start == ONE_DAY


class Gantt(NamedTuple):
    """The tasks in order; `left_out` names what was over too long ago to be on the axis."""

    tasks: tuple[GanttTask, ...]
    left_out: tuple[str, ...]


def gantt(roadmap: Roadmap, view: RoadmapView, words: Words) -> Gantt:
    """Today, then what stands against the goal and what would work, then the steps by phase."""
    today = words("view.day", day=roadmap.today)
    tasks = [_point(view.labels["mark.today"], "today", today, roadmap.today)]
    tasks += _against(roadmap, view, words)
    tasks += _ways_out(roadmap, view, words)
    begins = min((panel.start for panel in view.panels), default=roadmap.today)
    left_out = []
    for section, row in _rows(view):
        found = list(_steps(row, section, roadmap.today))
        over = [task.title for task in found if task.done and task.start < begins]
        tasks += [task for task in found if not task.done or task.start >= begins]
        left_out += [row.title] if len(over) == len(found) else over
    return Gantt(tuple(tasks), tuple(left_out))


def _point(section: str, name: str, title: str, day: date) -> GanttTask:
    return GanttTask(sentence(section), name, title, day, day + ONE_DAY, milestone=True)


def _against(roadmap: Roadmap, view: RoadmapView, words: Words) -> Iterator[GanttTask]:
    """The clauses that do not surely hold; where it is the dates that say no, the problems."""
    heading, today = view.labels["refusal"], roadmap.today
    if view.feasible:
        return
    for number, clause in enumerate(view.refusal, 1):
        if clause.verdict is not Verdict.MET:
            verdict = sentence(view.labels[f"verdict.{clause.verdict}"])
            title = words("view.chart.clause", verdict=verdict, clause=clause.text)
            yield _point(heading, f"clause-{number}", title, today)
    if not view.refusal:
        for notice in view.notices:
            if notice.severity is Severity.PROBLEM:
                yield _point(heading, f"problem-{notice.number}", notice.text, today)


def _ways_out(roadmap: Roadmap, view: RoadmapView, words: Words) -> Iterator[GanttTask]:
    """What would work, each on the day on which it leads to the certificate."""
    for way, found in zip(view.ways_out, roadmap.alternatives, strict=True):
        title = words("view.chart.way", change=way.change, result=way.result)
        yield _point(view.labels["ways-out"], f"way-{way.number}", title, found.certified_on)


def _rows(view: RoadmapView) -> list[tuple[str, Row]]:
    """Rows with the title of their phase; a phase that is in both panels is one section."""
    phases = list(Phase)
    rows = [
        (group.title, row) for panel in view.panels for group in panel.groups for row in group.rows
    ]
    return sorted(rows, key=lambda pair: phases.index(pair[1].phase))


def _steps(row: Row, section: str, today: date) -> Iterator[GanttTask]:
    """The row as one task; a series as one for each visit."""
    if row.bar.visits:
        yield from _visits(row, section)
        return
    bar = row.bar
    end = max(bar.end, bar.start + ONE_DAY)
    yield GanttTask(
        section,
        row.ids[0],
        row.title,
        start=end - ONE_DAY if bar.shape is Shape.DEADLINE else bar.start,
        end=end,
        critical=bar.critical and not bar.done,
        done=bar.done,
        under_way=bar.shape is Shape.BAR and not bar.done and bar.start <= today < bar.end,
        milestone=bar.shape in _POINTS,
    )


def _visits(row: Row, section: str) -> Iterator[GanttTask]:
    for name, visit in zip(row.ids, row.bar.visits, strict=True):
        end = max(visit.end, visit.day + ONE_DAY)
        critical = row.bar.critical and not visit.done
        yield GanttTask(section, name, visit.title, visit.day, end, critical, visit.done)


def render_mermaid(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The chart as Mermaid text; ends in a line break."""
    view, words = build(roadmap, phrases), Words(phrases)
    chart = gantt(roadmap, view, words)
    title = mermaid_text(view.title)
    made = " ".join(Made(roadmap.today, roadmap.data_version).told(words))
    lines = (
        "gantt",
        f"  title {title}",
        f"  accTitle: {title}",
        f"  accDescr: {mermaid_text(' '.join(_description(chart, view, words)))}",
        "  dateFormat YYYY-MM-DD",
        "  axisFormat %b %Y",
        "  todayMarker off",
        *_sections(chart.tasks),
        f"  %% {mermaid_text(made)}",
    )
    return "".join(f"{line}\n" for line in lines)


def _description(chart: Gantt, view: RoadmapView, words: Words) -> Iterator[str]:
    """What the chart says, for who cannot see it, and what it leaves out."""
    for fact in view.head:
        yield words("view.chart.fact", label=fact.label, text=fact.text)
    for clause in view.refusal:
        if clause.verdict is Verdict.UNMET:
            verdict = sentence(view.labels[f"verdict.{clause.verdict}"])
            text = words("view.chart.clause", verdict=verdict, clause=clause.text)
            yield words("view.chart.sentence", text=text)
            yield clause.reason
    for way in view.ways_out:
        text = words("view.chart.way", change=way.change, result=way.result)
        yield words("view.chart.sentence", text=text)
    if chart.left_out:
        yield words("view.chart.left-out", titles="; ".join(chart.left_out))


def _sections(tasks: Iterable[GanttTask]) -> Iterator[str]:
    taken: set[str] = set()
    for section, some in groupby(tasks, key=lambda task: task.section):
        yield f"  section {mermaid_text(section)}"
        for task in some:
            yield f"    {mermaid_text(task.title)} :{', '.join(_data(task, taken))}"


def _data(task: GanttTask, taken: set[str]) -> Iterator[str]:
    """The marks of a task, its id, its first day and the day after its last."""
    marks = {
        "crit": task.critical,
        "done": task.done,
        "active": task.under_way,
        "milestone": task.point,
    }
    yield from (mark for mark, applies in marks.items() if applies)
    yield mermaid_id(task.name, taken)
    yield task.start.isoformat()
    yield task.end.isoformat()
