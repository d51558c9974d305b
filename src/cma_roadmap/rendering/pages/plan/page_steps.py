"""The steps of a page: days, slack and price in words, and why each is where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.rendering.facts.footnotes import Footnotes
from cma_roadmap.rendering.facts.page_notes import Citations, Ref
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.why.explanation import Explanation, Reason, explain
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.rows import Mark, Row, Shape, last_day
from cma_roadmap.rendering.plan.step_days import is_open_ended

_TOLD_SHAPES = (Shape.WINDOW, Shape.POINT, Shape.GOAL)


@dataclass(frozen=True, slots=True)
class PageReason:
    """A sentence and its sources."""

    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PageWhy:
    """The reasons of one step under their headings; `visit` names it where a row has several."""

    visit: str
    when: str
    parts: tuple[tuple[str, tuple[PageReason, ...]], ...]


@dataclass(frozen=True, slots=True)
class PageStep:
    """One row of the plan. `tags` say in words what marks and colors show."""

    number: int
    row: Row
    first: str
    last: str
    tags: tuple[str, ...]
    spare: str
    slack: str
    visits: tuple[tuple[str, str], ...]
    costs: tuple[PageReason, ...]
    refs: tuple[Ref, ...]
    why: tuple[PageWhy, ...]


@dataclass(frozen=True, slots=True)
class PageGroup:
    """The steps of one phase."""

    title: str
    steps: tuple[PageStep, ...]


@dataclass(frozen=True, slots=True)
class PagePanel:
    """The phases of one panel."""

    title: str
    groups: tuple[PageGroup, ...]


class StepTeller:
    """Tells the rows of a plan one after another, and numbers them."""

    def __init__(
        self, roadmap: Roadmap, notes: Footnotes, citations: Citations, words: Words
    ) -> None:
        self.roadmap = roadmap
        self.notes = notes
        self.citations = citations
        self.words = words
        self.steps = {planned.step.id: planned for planned in roadmap.steps}
        self.count = 0

    def panels(self, panels: Iterable[Panel]) -> tuple[PagePanel, ...]:
        """All rows, in their order."""
        return tuple(
            PagePanel(
                panel.title,
                tuple(
                    PageGroup(group.title, tuple(self._step(row) for row in group.rows))
                    for group in panel.groups
                ),
            )
            for panel in panels
        )

    def _step(self, row: Row) -> PageStep:
        self.count += 1
        refs = self.citations.cite(row.refs, row.title)
        told = [explain(self.roadmap, name, self.words) for name in row.ids]
        several = len(told) > 1
        return PageStep(
            number=self.count,
            row=row,
            first=self.words.value(row.first_day),
            last=self.words.value(row.last_day),
            tags=tuple(self._tags(row)),
            spare=self._spare(row),
            slack="" if several else told[0].slack,
            visits=tuple((_own(one.title, row), one.when) for one in told) if several else (),
            costs=tuple(self._reason(r, row.title) for one in told for r in one.costs),
            refs=refs,
            why=tuple(self._why(one, row, several=several) for one in told),
        )

    def _tags(self, row: Row) -> Iterator[str]:
        """What the marks of a row say, in the words of the legend."""
        names = self.words.labels()
        if row.mark is not Mark.SLACK:
            yield names[f"mark.{row.mark}"]
        if row.bar.shape in _TOLD_SHAPES and not row.bar.done:
            yield names[f"mark.{row.bar.shape}"]

    def _spare(self, row: Row) -> str:
        """Until when the row may end; nothing for what is past, set, or only to be watched."""
        steps = [self.steps[name] for name in row.ids]
        if not all(map(_may_slip, steps)) or any(map(is_open_ended, steps)):
            return self.words("page.spare-none") if row.bar.critical else ""
        if row.latest <= last_day(row.bar.start, row.bar.end):
            return self.words("page.spare-none")
        return self.words("page.spare", day=row.latest)

    def _reason(self, reason: Reason[Any], about: str) -> PageReason:
        return PageReason(reason.text, self.citations.cite(self.notes.refs(reason.sources), about))

    def _why(self, one: Explanation, row: Row, *, several: bool) -> PageWhy:
        told = {reason.text for reason in one.drivers}
        parts = (
            ("why.heading.drivers", one.drivers),
            ("why.heading.limits", _further(one.limits, told)),
            ("why.heading.waits-for", _further(one.waits_for, told)),
            ("why.heading.awaited-by", one.awaited_by),
        )
        written = [
            (self.words(code), tuple(self._reason(reason, row.title) for reason in reasons))
            for code, reasons in parts
            if reasons
        ]
        if several:
            written.append((self.words("why.heading.slack"), (PageReason(one.slack, ()),)))
        return PageWhy(_own(one.title, row) if several else "", one.when, tuple(written))


def _may_slip(planned: PlannedStep) -> bool:
    kind = planned.step.kind in (StepKind.TASK, StepKind.MILESTONE)
    return kind and planned.step.status is StepStatus.TODO


def _own(title: str, row: Row) -> str:
    """The title of a visit less what the whole row is called, where there is more to it."""
    return title.removeprefix(row.title).lstrip(":, ") or title


def _further(reasons: Iterable[Reason[Any]], told: set[str]) -> tuple[Reason[Any], ...]:
    return tuple(reason for reason in reasons if reason.text not in told)
