"""Rows of the timeline: one step each, or one series of visits, with what to draw for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import DayBy, Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.notices import FindingNumbers, cited_by
from cma_roadmap.rendering.plan.prices import Price, price_of

_RESULT, _CERTIFIED = ".result", "exam.certified"


class Mark(StrEnum):
    """What a row is at a glance; the first that applies."""

    DONE = "done"
    PINNED = "pinned"
    DEADLINE = "deadline"
    CRITICAL = "critical"
    SLACK = "slack"


class Shape(StrEnum):
    """What is drawn on the axis."""

    BAR = "bar"
    VISITS = "visits"
    WINDOW = "window"
    POINT = "point"
    GOAL = "goal"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a series, from `day` to `end` (exclusive), with its own title."""

    day: date
    done: bool
    end: date
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What to draw from `start` to `end` (exclusive); slack runs on to `slack_end` (exclusive)."""

    shape: Shape
    start: date
    end: date
    critical: bool
    done: bool
    slack_end: date | None = None
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `first_day` and `last_day` are the dates to print: a single day is printed once.

    `last_day` is inclusive. `latest` is the last day, inclusive, on which the row may end without
    moving the certificate (or, after it, without missing its own deadline). `warnings` numbers the
    findings to look up before acting; mere notes are left out. `spare` is the time that every
    step of the row has beyond its own end, in words, where the row has any. `listed` is what
    `documents` are called.
    """

    ids: tuple[str, ...]
    phase: Phase
    mark: Mark
    title: str
    first_day: date | None
    last_day: date | None
    length: str
    price: Price | None
    sources: tuple[str, ...]
    warnings: tuple[int, ...]
    bar: Bar
    latest: date
    documents: tuple[str, ...] = ()
    spare: str = ""
    listed: str = ""


def last_day(start: date, end: date) -> date:
    """The last day of a half-open span; a span of no days is its first day."""
    return max(start, end - ONE_DAY)


def bundles(steps: Iterable[PlannedStep]) -> list[tuple[PlannedStep, ...]]:
    """Steps as rows tell them: a series together, all others alone; by phase, then by day.

    The certificate is told after the result, which is when it is known, though it may count from
    the exam itself.
    """
    together: dict[str, list[PlannedStep]] = {}
    for planned in steps:
        step = planned.step
        key = f"series {step.phase} {step.series}" if step.series else f"step {step.id}"
        together.setdefault(key, []).append(planned)
    found = [tuple(sorted(some, key=_begins)) for some in together.values()]
    phases, known = tuple(Phase), date.min
    for planned in (some[0] for some in found):
        if planned.step.id.endswith(_RESULT):
            known = max(known, _begins(planned))

    def told(some: tuple[PlannedStep, ...]) -> tuple[int, date, bool]:
        step, begins = some[0].step, _begins(some[0])
        last = step.id == _CERTIFIED
        return phases.index(step.phase), max(begins, known) if last else begins, last

    return sorted(found, key=told)


def _begins(planned: PlannedStep) -> date:
    timing, deadline = planned.timing, planned.step.kind is StepKind.DEADLINE
    return last_day(timing.start, timing.end) if deadline else timing.start


def row(
    some: Sequence[PlannedStep], goals: Collection[str], numbers: FindingNumbers, words: Words
) -> Row:
    """The row of one bundle; `goals` are the steps that are a certificate."""
    steps = [planned.step for planned in some]
    bar = _bar(some, goals, words)
    final = last_day(bar.start, bar.end)
    deadline, single = bar.shape is Shape.DEADLINE, final == bar.start
    untold = all(step.day_by is DayBy.NOBODY for step in steps)
    a_point = bar.shape in (Shape.POINT, Shape.GOAL, Shape.DEADLINE)
    return Row(
        ids=tuple(step.id for step in steps),
        phase=steps[0].phase,
        mark=_mark(some, bar),
        title=title_of(some, words),
        first_day=None if deadline or untold else bar.start,
        last_day=None if (single and not deadline) or untold else final,
        length="" if a_point or untold else words.length(bar.start, bar.end),
        price=price_of((line for step in steps for line in step.costs), words),
        sources=tuple(dict.fromkeys(name for planned in some for name in cited_by(planned))),
        warnings=numbers.warnings(i for planned in some for i in planned.findings),
        bar=bar,
        latest=max(last_day(p.timing.latest_start, p.timing.latest_end) for p in some),
        documents=tuple(dict.fromkeys(text for s in steps for text in s.documents)),
        spare=words("view.days", count=_spare_days(some)) if bar.slack_end else "",
        listed=listed_label(steps[0], words),
    )


def _spare_days(some: Sequence[PlannedStep]) -> int:
    """How many days later every open step may end; of a series its tightest visit counts."""
    open_ = [p.timing for p in some if p.step.status is not StepStatus.DONE]
    return min((t.latest_end - max(t.end, t.start)).days for t in open_)


def title_of(some: Sequence[PlannedStep], words: Words) -> str:
    """The title of a step; of a series its one name, or what its titles share and how many."""
    titles = [words.say(planned.step.title) for planned in some]
    if len(titles) == 1:
        return titles[0]
    names = {words.value(planned.step.title.params.get("name")) for planned in some}
    if len(names) == 1 and "" not in names:
        return names.pop()
    title = _common_start(titles) or titles[0]
    return words("view.series", title=title, count=len(titles))


def _common_start(titles: Sequence[str]) -> str:
    """The words that all titles begin with, up to their last comma or colon if they have one."""
    shared: list[str] = []
    for column in zip(*(title.split() for title in titles), strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    cut = max((i for i, word in enumerate(shared) if word.endswith((",", ":"))), default=None)
    kept = shared if cut is None else shared[: cut + 1]
    return " ".join(kept).rstrip(",:")


def _bar(some: Sequence[PlannedStep], goals: Collection[str], words: Words) -> Bar:
    timings = [planned.timing for planned in some]
    start = min(timing.start for timing in timings)
    end = max(max(timing.end, timing.start) for timing in timings)
    done = all(planned.step.status is StepStatus.DONE for planned in some)
    critical = any(timing.critical for timing in timings)
    shape = _shape(some, goals)
    pinned = any(planned.step.status is StepStatus.PINNED for planned in some)
    loose = shape in (Shape.BAR, Shape.VISITS) and not (critical or done or pinned)
    latest = max(timing.latest_end for timing in timings)
    slack_end = latest if loose and latest > end else None
    visits = tuple(_visit(planned, words) for planned in some)
    return Bar(
        shape, start, end, critical, done, slack_end, visits if shape is Shape.VISITS else ()
    )


def _visit(planned: PlannedStep, words: Words) -> Visit:
    step, timing = planned.step, planned.timing
    done = step.status is StepStatus.DONE
    return Visit(timing.start, done, timing.end, words.say(step.title))


def _shape(some: Sequence[PlannedStep], goals: Collection[str]) -> Shape:
    if len(some) > 1:
        return Shape.VISITS
    step = some[0].step
    match step.kind:
        case StepKind.DEADLINE:
            return Shape.DEADLINE
        case StepKind.WINDOW:
            return Shape.WINDOW
        case StepKind.MILESTONE:
            return Shape.GOAL if step.id in goals else Shape.POINT
        case StepKind.TASK:
            return Shape.BAR


def _mark(some: Sequence[PlannedStep], bar: Bar) -> Mark:
    if bar.done:
        return Mark.DONE
    set_ = (p.step for p in some if p.step.status is StepStatus.PINNED)
    if any(step.day_by is DayBy.PERSON for step in set_):
        return Mark.PINNED
    if bar.shape is Shape.DEADLINE:
        return Mark.DEADLINE
    return Mark.CRITICAL if bar.critical else Mark.SLACK
