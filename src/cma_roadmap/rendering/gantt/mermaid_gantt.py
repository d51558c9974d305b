"""A plan as a Gantt chart in Mermaid, which wikis and code forges draw.

Mermaid takes the second date of a task for its end, exclusive, as long as `inclusiveEndDates` is
not set (`getEndDate` in its source): just what the model has. Its own line for today follows the
clock of whoever looks, so it is off, and today is a milestone like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.rendering.gantt.gantt_tasks import Gantt, GanttTask, gantt
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.view import RoadmapView, build
from cma_roadmap.rendering.text.mermaid_text import mermaid_id, mermaid_text
from cma_roadmap.sentences.catalog import ENGLISH


def render_mermaid(roadmap: Roadmap, phrases: Mapping[str, str] = ENGLISH) -> str:
    """The chart as Mermaid text; ends in a line break."""
    view, words = build(roadmap, phrases), Words(phrases)
    chart = gantt(roadmap, view, words)
    title = mermaid_text(view.title)
    lines = (
        "gantt",
        f"  title {title}",
        f"  accTitle: {title}",
        f"  accDescr: {mermaid_text(' '.join(_description(chart, view, words)))}",
        "  dateFormat YYYY-MM-DD",
        "  axisFormat %b %Y",
        "  todayMarker off",
        *_sections(chart.tasks),
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
