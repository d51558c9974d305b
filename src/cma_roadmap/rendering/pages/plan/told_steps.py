"""The steps of a plan in words: days, room and price of each, and why it is where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from cma_roadmap.model.results.network import StepKind, StepStatus
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.due import is_open_ended
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.plan_blocks import ToldGroup, ToldPanel, ToldStep, Why
from cma_roadmap.rendering.pages.why.explanation import Explanation, Reason, explain
from cma_roadmap.rendering.plan.panels import Panel
from cma_roadmap.rendering.plan.row_words import standing
from cma_roadmap.rendering.plan.rows import Mark, Row, Shape, last_day
from cma_roadmap.rendering.text.said import Text, cite

_TOLD_SHAPES = (Shape.WINDOW, Shape.POINT, Shape.GOAL)


def told_steps(roadmap: Roadmap, panels: Iterable[Panel], words: Words) -> tuple[ToldPanel, ...]:
    """All rows in their order, numbered from 1."""
    teller = _Teller(roadmap, words)
    return tuple(
        ToldPanel(
            panel.title,
            tuple(
                ToldGroup(group.title, tuple(map(teller.step, group.rows)))
                for group in panel.groups
            ),
        )
        for panel in panels
    )


class _Teller:
    """Tells the rows of a plan one after another."""

    def __init__(self, roadmap: Roadmap, words: Words) -> None:
        self.roadmap = roadmap
        self.words = words
        self.labels = words.labels()
        self.steps = {planned.step.id: planned for planned in roadmap.steps}
        self.numbers = count(1)

    def step(self, row: Row) -> ToldStep:
        told = [explain(self.roadmap, name, self.words) for name in row.ids]
        several = len(told) > 1
        return ToldStep(
            number=next(self.numbers),
            row=row,
            first=self.words.value(row.first_day),
            last=self.words.value(row.last_day),
            tags=tuple(self._tags(row)),
            spare=", ".join(filter(None, (row.spare, standing(row, self.labels)))),
            until=self._until(row),
            slack="" if several else told[0].slack,
            visits=tuple((_own(one.title, row), one.when) for one in told) if several else (),
            costs=tuple(_said(reason) for one in told for reason in one.costs),
            why=tuple(self._why(one, row, several=several) for one in told),
        )

    def _tags(self, row: Row) -> Iterator[str]:
        """What the marks of a row say, in the words of the legend."""
        if row.mark is not Mark.SLACK:
            yield self.labels[f"mark.{row.mark}"]
        if row.bar.shape in _TOLD_SHAPES and not row.bar.done:
            yield self.labels[f"mark.{row.bar.shape}"]

    def _until(self, row: Row) -> str:
        """Until when the row may end; nothing for what is past, set, or only to be watched."""
        steps = [self.steps[name] for name in row.ids]
        if not all(map(_may_slip, steps)) or any(map(is_open_ended, steps)):
            return self.words("page.spare-none") if row.bar.critical else ""
        if row.latest <= last_day(row.bar.start, row.bar.end):
            return self.words("page.spare-none")
        return self.words("page.spare", day=row.latest)

    def _why(self, one: Explanation, row: Row, *, several: bool) -> Why:
        told = {reason.text for reason in one.drivers}
        parts = (
            ("why.heading.drivers", one.drivers),
            ("why.heading.limits", _further(one.limits, told)),
            ("why.heading.waits-for", _further(one.waits_for, told)),
            ("why.heading.awaited-by", one.awaited_by),
        )
        written = [
            (self.words(code), tuple(map(_said, reasons))) for code, reasons in parts if reasons
        ]
        if several:
            written.append((self.words("why.heading.slack"), (Text((one.slack,)),)))
        return Why(_own(one.title, row) if several else "", one.when, tuple(written))


def _said(reason: Reason[Any]) -> Text:
    return reason.text + cite(reason.sources)


def _may_slip(planned: PlannedStep) -> bool:
    kind = planned.step.kind in (StepKind.TASK, StepKind.MILESTONE)
    return kind and planned.step.status is StepStatus.TODO


def _own(title: str, row: Row) -> str:
    """The title of a visit less what the whole row is called, where there is more to it."""
    return title.removeprefix(row.title).lstrip(":, ") or title


def _further(reasons: Iterable[Reason[Any]], told: set[str]) -> tuple[Reason[Any], ...]:
    return tuple(reason for reason in reasons if reason.text not in told)
