"""What only the page of a plan has: its timeline, its steps in words, its months, its checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.rendering.text.said import Said, cite

if TYPE_CHECKING:
    from cma_roadmap.rendering.plan.cash_flow import CashFlow
    from cma_roadmap.rendering.plan.checklist import CheckPart
    from cma_roadmap.rendering.plan.headline import HeadFact
    from cma_roadmap.rendering.plan.notices import Notice
    from cma_roadmap.rendering.plan.panels import Panel
    from cma_roadmap.rendering.plan.rows import Row


@dataclass(frozen=True, slots=True)
class Timeline:
    """Panels of rows, each row on the days it takes. `labels` are the words of axis and legend.

    A `brief` one has no legend and no column but the last days and prices.

    A form that cannot draw leaves it out: `StepTable` tells the same.
    """

    title: str
    head: tuple[HeadFact, ...]
    panels: tuple[Panel, ...]
    labels: Mapping[str, str]
    brief: bool = False

    def said(self) -> Iterator[Said]:
        """What it cites, in the order of reading."""
        return (cite(row.sources) for panel in self.panels for row in panel.rows)


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons of one step under their headings; `visit` names it where a row has several."""

    visit: str
    when: str
    parts: tuple[tuple[str, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One row of the plan in words.

    `tags` say what marks and colors show, `spare` how much room there is and what the row is,
    `until` the last day on which it may end, `slack` what happens then.
    """

    number: int
    row: Row
    first: str
    last: str
    tags: tuple[str, ...]
    spare: str
    until: str
    slack: str
    visits: tuple[tuple[str, str], ...]
    costs: tuple[Said, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """The steps of one phase."""

    title: str
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True, slots=True)
class ToldPanel:
    """The phases of one panel."""

    title: str
    groups: tuple[ToldGroup, ...]

    @property
    def steps(self) -> tuple[ToldStep, ...]:
        return tuple(step for group in self.groups for step in group.steps)


@dataclass(frozen=True, slots=True)
class StepTable:
    """All steps with their days, room, price and sources; `warning` is the word before a number."""

    panels: tuple[ToldPanel, ...]
    heads: tuple[str, str, str, str, str, str, str]
    caption: str
    warning: str

    def said(self) -> Iterator[Said]:
        """What it cites, in the order of reading."""
        return (cite(step.row.sources) for panel in self.panels for step in panel.steps)


@dataclass(frozen=True, slots=True)
class StepReasons:
    """The steps one by one: what each costs and lists, and, folded away, why it is where it is.

    A form that cannot fold leaves it out.
    """

    panels: tuple[ToldPanel, ...]

    def said(self) -> Iterator[Said]:
        """What it cites, in the order of reading."""
        for panel in self.panels:
            for step in panel.steps:
                yield from step.costs
                yield from (said for why in step.why for _, some in why.parts for said in some)


@dataclass(frozen=True, slots=True)
class Months:
    """What falls due month by month, up to the certificate and after it."""

    flow: CashFlow
    heads: tuple[str, str, str, str, str, str]
    caption: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to tick off on paper, and what to ask before paying, under a title and a few facts.

    A form that cannot be printed page by page leaves it out. `made_for` and `made_by` are names for
    whom it is signed; where they are not told there is room to write them.
    """

    title: str
    facts: tuple[HeadFact, ...]
    parts: tuple[CheckPart, ...]
    questions: tuple[Notice, ...]
    made_for: str | None = None
    made_by: str | None = None


OfPlan = Timeline | StepTable | StepReasons | Months | Checklist
