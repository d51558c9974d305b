"""The entries of a calendar, before any file format: what is on which days, and what it says.

Every step has one. A window has a second one on its last day, because that is the day not to miss.
A step that is done stays, marked as done, on the day it was done: taking it out would leave the
old date of an earlier import standing, or wipe it from the calendar as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.results.exported_calendar import Alarms, PlanIdentity
from cma_roadmap.model.results.network import (
    Dependency,
    DependencyType,
    Phase,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.rendering.calendar.calendar_text import cited, refusal_text, step_text
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.why.explanation import Explanation, explain
from cma_roadmap.rendering.plan.rows import last_day
from cma_roadmap.rendering.plan.view import RoadmapView
from cma_roadmap.rendering.text.web_links import web_link

_LAST_DAYS = (30, 7, 1)
_RENEWAL_LAST_DAYS = (90, *_LAST_DAYS)
"""A term of years is easily forgotten, and points of education take months to earn."""
_FEW_LAST_DAYS = (7, 1)
_NO_TIME_TO_SPARE = (7, 1)
_DAY_BEFORE = (1,)
REFUSED = "no-plan"
"""What stands for the step of the entry that says no."""
_LAST_DAY = "/last-day"
_RELATIONS = {
    DependencyType.FS: "FINISHTOSTART",
    DependencyType.SS: "STARTTOSTART",
    DependencyType.FF: "FINISHTOFINISH",
    DependencyType.SF: "STARTTOFINISH",
}
_FROM_END = (DependencyType.FS, DependencyType.FF)


class Reminder(NamedTuple):
    """A reminder on the morning `days` days before an entry begins."""

    days: int
    text: str


def reminders(
    planned: PlannedStep, title: str, alarms: Alarms, words: Words, *, last_day: bool
) -> tuple[Reminder, ...]:
    """The reminders for an entry of a step, the earliest first.

    Args:
        planned: the step.
        title: what the entry is called.
        alarms: how much the person wants to be reminded.
        words: the language.
        last_day: the entry is the last day of something.
    """
    if alarms is Alarms.NONE or planned.step.status is StepStatus.DONE:
        return ()
    days = _last_days(planned, alarms) if last_day else _before(planned, alarms)
    return tuple(_reminder(count, title, words) for count in days)


def _last_days(planned: PlannedStep, alarms: Alarms) -> tuple[int, ...]:
    if alarms is Alarms.FEW:
        return _FEW_LAST_DAYS
    return _RENEWAL_LAST_DAYS if planned.step.phase is Phase.RENEWAL else _LAST_DAYS


def _before(planned: PlannedStep, alarms: Alarms) -> tuple[int, ...]:
    """A point that is reached, or a time that opens, is no task: only the day before is told."""
    booked = planned.step.status is StepStatus.PINNED
    if alarms is Alarms.FEW:
        return _DAY_BEFORE if booked else ()
    match planned.step.kind:
        case StepKind.TASK:
            return _NO_TIME_TO_SPARE if booked or planned.timing.critical else _DAY_BEFORE
        case StepKind.WINDOW:
            return _DAY_BEFORE
        case _:
            return ()


def _reminder(days: int, title: str, words: Words) -> Reminder:
    code = "calendar.tomorrow" if days == 1 else "calendar.ahead"
    return Reminder(days, words(code, days=days, title=title))


class Link(NamedTuple):
    """A page on the web, and who speaks there."""

    address: str
    label: str


class Relation(NamedTuple):
    """A dependency to the entry `uid`, which comes before; `gap` is its least lag in days."""

    uid: str
    kind: str
    gap: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on all days from `first` up to, not including, `end`.

    `busy`: it takes the day, so that nothing else should be put there.
    """

    uid: str
    step: str
    title: str
    first: date
    end: date
    text: str
    category: str | None = None
    busy: bool = False
    cancelled: bool = False
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    reminders: tuple[Reminder, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryMaker:
    """Makes the entries of one plan."""

    roadmap: Roadmap
    identity: PlanIdentity
    alarms: Alarms
    words: Words

    def entries(self, view: RoadmapView) -> Iterator[Entry]:
        """One or two for each step that can be followed; of a refused plan the no alone."""
        if not self.roadmap.stands:
            yield self._refused(view)
            return
        steps = {planned.step.id: planned for planned in self.roadmap.steps}
        sources = {source.id: source for source in self.roadmap.sources}
        for panel in view.panels:
            for name in (name for row in panel.rows for name in row.ids):
                if self.roadmap.can_be_followed(name):
                    yield from self._of_step(steps[name], steps, sources)

    def _refused(self, view: RoadmapView) -> Entry:
        today = self.roadmap.today
        text = refusal_text(view, self.words)
        uid = self.identity.entry_uid(REFUSED)
        return Entry(uid, REFUSED, view.title, today, today + ONE_DAY, text)

    def _of_step(
        self, planned: PlannedStep, steps: dict[str, PlannedStep], sources: dict[str, Source]
    ) -> Iterator[Entry]:
        told = explain(self.roadmap, planned.step.id, self.words)
        final = last_day(planned.timing.start, planned.timing.end)
        a_last_day = planned.step.kind is StepKind.DEADLINE
        entry = Entry(
            uid=self.identity.entry_uid(planned.step.id),
            step=planned.step.id,
            title=self._title(told),
            first=final if a_last_day else planned.timing.start,
            end=final + ONE_DAY,
            text=step_text(told, sources, self.words),
            category=self.words(f"view.phase.{planned.step.phase}"),
            busy=_takes_the_day(planned, final),
            links=_links(told, sources),
            relations=tuple(self._relations(told, steps)),
            reminders=self._reminders(told, self._title(told), last_day=a_last_day),
        )
        yield entry
        if planned.step.kind is StepKind.WINDOW:
            yield self._last_day_of(entry, told, final)

    def _title(self, told: Explanation) -> str:
        done = told.planned.step.status is StepStatus.DONE
        return self.words("calendar.done", title=told.title) if done else told.title

    def _reminders(self, told: Explanation, title: str, *, last_day: bool) -> tuple[Reminder, ...]:
        return reminders(told.planned, title, self.alarms, self.words, last_day=last_day)

    def _last_day_of(self, window: Entry, told: Explanation, day: date) -> Entry:
        """The day on which a window closes, as a deadline of its own."""
        step = window.step + _LAST_DAY
        title = self.words("calendar.last-day", title=window.title)
        return Entry(
            uid=self.identity.entry_uid(step),
            step=step,
            title=title,
            first=day,
            end=day + ONE_DAY,
            text=window.text,
            category=window.category,
            links=window.links,
            relations=(Relation(window.uid, _RELATIONS[DependencyType.FF], 0),),
            reminders=self._reminders(told, title, last_day=True),
        )

    def _relations(self, told: Explanation, steps: dict[str, PlannedStep]) -> Iterator[Relation]:
        dependencies = (reason.about for reason in told.waits_for)
        for dependency in dependencies:
            if isinstance(dependency, Dependency) and dependency.predecessor in steps:
                uid = self.identity.entry_uid(dependency.predecessor)
                yield Relation(
                    uid,
                    _RELATIONS[dependency.type],
                    _gap(dependency, steps[dependency.predecessor]),
                )


def _gap(dependency: Dependency, before: PlannedStep) -> int:
    """The least lag in days: iCalendar has no months (RFC 5545, section 3.3.6), so on its dates."""
    start = before.timing.end if dependency.type in _FROM_END else before.timing.start
    return (dependency.min_lag.after(start) - start).days


def _takes_the_day(planned: PlannedStep, final: date) -> bool:
    """Whether it is work for one day; longer work and times that are open must not block days."""
    step = planned.step
    one_day = planned.timing.start == final
    return step.kind is StepKind.TASK and one_day and step.status is not StepStatus.DONE


def _links(told: Explanation, sources: dict[str, Source]) -> tuple[Link, ...]:
    found = ((web_link(source.url), source) for source in cited(told, sources))
    pages = {link: source.publisher for link, source in found if link is not None}
    return tuple(Link(address, label) for address, label in pages.items())
