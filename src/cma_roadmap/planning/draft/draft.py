"""The draft of a network: steps and dependencies as they are added, with every fact read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from cma_roadmap.fast_start.lazy_classes import dataclass, field, replace
from cma_roadmap.model.definitions.program import Basis, Price
from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.definitions.waiting import Wait, WaitUnit
from cma_roadmap.model.results.guesses import AssumedTime, Guess
from cma_roadmap.model.results.network import (
    CostLine,
    Dependency,
    DependencyType,
    Network,
    Step,
)
from cma_roadmap.model.results.planned_state import PlannedState
from cma_roadmap.model.values.calendar import BusinessDays, Elapsed, Length
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.message import (
    About,
    Finding,
    Message,
    Parameter,
    Plain,
    Severity,
    message,
)
from cma_roadmap.model.values.money import Money, MoneyRange
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.milestones import CERTIFIED
from cma_roadmap.planning.draft.set_backs import NO_SET_BACKS, SetBacks
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.guesses.times import NO_TIMES, Times

T = TypeVar("T")

NO_LAG = Duration()
DAY = Elapsed(Duration(days=1))
"""Everything that happens on one day: visits, exams, milestones, last days."""


@dataclass
class Draft:
    """Collects one plan.

    `dates` holds the first days of all steps in an earlier round; `unsettled` asks for another
    round, because something in this one depends on them. `set_backs` is what is assumed to go
    wrong, `goal` the step that the plan leads to. `window_unsure`: a time limit may be missed, and
    the body does not say how it counts. `latest_at_least`: such a limit is kept by the exam, though
    it may be enough that the application keeps it. `happened`: steps that pins or tries at the exam
    have put on a day. `held`: the days for which shots and cards wait. `times` are those that no
    source gives, `assumed` which of them it rests on, and `usual_day` when its goal is reached with
    the whole of them (`None`: as in this plan).
    """

    case: Case
    as_of: date | None
    dates: Mapping[str, date] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    dependencies: list[Dependency] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    messages: dict[str, list[Message]] = field(default_factory=dict)
    cited: dict[str, Confidence] = field(default_factory=dict)
    states: list[PlannedState] = field(default_factory=list)
    unsettled: bool = False
    window_unsure: bool = False
    latest_at_least: bool = False
    happened: set[str] = field(default_factory=set)
    held: dict[str, date] = field(default_factory=dict)
    set_backs: SetBacks = NO_SET_BACKS
    goal: str = CERTIFIED
    times: Times = NO_TIMES
    assumed: dict[Guess, AssumedTime] = field(default_factory=dict)
    usual_day: date | None = None

    def add(self, step: Step) -> str:
        """Add a step, with the sources read for it so far; returns its id."""
        known = self.steps.get(step.id)
        sources = tuple(dict.fromkeys((*step.sources, *(known.sources if known else ()))))
        self.steps[step.id] = step if sources == step.sources else replace(step, sources=sources)
        for source in (*step.sources, *(line.source for line in step.costs)):
            if source and source not in self.cited:
                self.cite(source)
        return step.id

    def add_dependency(
        self,
        before: str,
        after: str,
        type_: DependencyType = DependencyType.FS,
        *,
        least: Duration = NO_LAG,
        most: Duration | None = None,
        code: str = "order",
        source: str | None = None,
    ) -> None:
        """Let one step wait for another by their starts or finishes."""
        if source and source not in self.cited:
            self.cite(source)
        self.dependencies.append(Dependency(before, after, type_, least, most, code, source))

    def day_for(self, step: str) -> date:
        """The day whose rules a step follows: `--as-of`, else its own day, as far as known."""
        return self.as_of or self.dates.get(step, self.case.today)

    def cite(self, source: str, confidence: Confidence | None = None) -> None:
        """Note that a source is used, keeping the least confidence with which it was."""
        held = self.cited.get(source)
        new = confidence or held or Confidence.HIGH
        self.cited[source] = new if held is None or new.rank < held.rank else held

    def cite_all(self, versions: Iterable[FactVersion[Any]]) -> tuple[str, ...]:
        """Note that readings are used; returns the ids of their sources."""
        cited = [(source, version.confidence) for version in versions for source in version.sources]
        for source, confidence in cited:
            self.cite(source, confidence)
        return tuple(dict.fromkeys(source for source, _ in cited))

    def read(self, fact: Fact[T], step: str, what: str) -> FactVersion[T]:
        """The version in force on the step's day; doubts about it become a finding."""
        version = self.version(fact, step)
        self._doubt(version, step, what)
        return version

    def version(self, fact: Fact[T], step: str) -> FactVersion[T]:
        """The version in force on the step's day, cited; its doubts are the caller's to tell."""
        version = fact.at(self.day_for(step))
        last = fact.versions[-1].effective_from
        if last is not None and last > self.case.today and not self.as_of:
            self.unsettled = True
        for source in version.sources:
            if self.cited.get(source) is not version.confidence:
                self.cite(source, version.confidence)
        return version

    def value(self, fact: Fact[T] | None, step: str, what: str) -> T | None:
        """Just the value of an optional fact, cited all the same."""
        return self.read(fact, step, what).value if fact else None

    def wait(self, wait: Wait) -> Length:
        """A published waiting time on the calendar of this plan."""
        return wait_length(wait, self.case.catalog.holidays)

    def longest_wait(self, version: FactVersion[Wait], step: str) -> Length:
        """What the body publishes; else the longest that is told, which is said; else a day."""
        if version.value is not None:
            return self.wait(version.value)
        told = [reading.value for reading in version.disputed_by if reading.value is not None]
        if not told:
            return DAY
        longest = max(told, key=lambda wait: self.wait(wait).end(self.case.today))
        text = message("finding.longest_wait", value=written(longest))
        self.find(Severity.WARNING, text, step, version.sources)
        return self.wait(longest)

    def _doubt(self, version: FactVersion[T], step: str, what: str) -> None:
        if _doubt_code(version, version.disputed_by) is None:
            return
        own = (version.value, version.unit)
        readings = dict.fromkeys((r.value, r.unit) for r in version.disputed_by)
        others = tuple(written(value, unit) for value, unit in readings if (value, unit) != own)
        name = self.case.catalog.sources[version.source].publisher
        params: dict[str, Parameter] = {
            "what": message(f"fact.{what}"),
            "value": written(version.value, version.unit if others else None),
            "publisher": name,
            "others": others,
        }
        code = _doubt_code(version, others)
        if code is not None:
            severity = Severity.INFO if code == "doubt.disputed" else Severity.WARNING
            self.find(severity, message(code, **params), step, version.sources)

    def find(
        self,
        severity: Severity,
        text: Message,
        step: str | None = None,
        sources: Iterable[str] = (),
        about: About | None = None,
    ) -> None:
        """Add a finding; what was said of an earlier step is not said again."""
        earlier = self.messages.setdefault(text.code, [])
        if text not in earlier:
            earlier.append(text)
            self.findings.append(Finding(severity, text, step, tuple(sources), about))

    def exactly(
        self,
        before: str,
        after: str,
        lag: Duration,
        *,
        code: str,
        source: str | None = None,
    ) -> None:
        """Bind the start of `after` to the start of `before`, `lag` apart and never otherwise."""
        self.add_dependency(
            before, after, DependencyType.SS, least=lag, most=lag, code=code, source=source
        )

    def network(self, goal: str) -> Network:
        """The network as drafted so far, dependencies between steps that are both in it."""
        held = self.steps
        dependencies = [
            t for t in self.dependencies if t.predecessor in held and t.successor in held
        ]
        return Network(dict(held), tuple(dependencies), goal)


def _doubt_code(version: FactVersion[T], others: tuple[object, ...]) -> str | None:
    if version.value is None:
        return "doubt.unknown_disputed" if others else "doubt.unknown"
    if version.confidence is Confidence.LOW:
        return "doubt.low_disputed" if others else "doubt.low"
    return "doubt.disputed" if others else None


def written(value: object, unit: str | None = None) -> Plain:
    """A fact's value as a message parameter: what only has a code here gets its words later."""
    if unit is not None and type(value) in (int, Decimal):
        return f"{value} {unit}"
    match value:
        case None:
            return message("word.unknown")
        case bool():
            return message("word.yes" if value else "word.no")
        case Wait():
            spread = "" if value.low == value.high else "_range"
            return message(f"wait.{value.unit.value}{spread}", low=value.low, high=value.high)
        case StrEnum():
            return message(f"rule.{value.value}")
        case Outline():
            return ", ".join(f"{a.name} {a.weight:f}" for a in value.areas)
        case AmountRange():
            if value.low == value.high:
                return value.low
            return message("view.from-to", low=value.low, high=value.high)
        case str() | int() | Decimal() | Money() | Duration():
            return value
        case _:
            return str(value)


def quantity_cost(
    code: str, label: Message, price: Price | None, source: str | None = None
) -> CostLine:
    """A cost line from a price with its spread; no price is an unknown amount."""
    if price is None:
        return CostLine(code, label, None, Basis.DEFAULT, source)
    return CostLine(code, label, price.range, price.basis, price.source)


def fee_cost(code: str, label: Message, amount: Money | None, source: str) -> CostLine:
    """A cost line from a fee that a body publishes."""
    known: MoneyRange | None = amount.as_range if amount else None
    return CostLine(code, label, known, Basis.REPORTED, source)


def wait_length(wait: Wait, closed: frozenset[date]) -> Length:
    """A published waiting time, at its longer end so that no date is too early.

    Business days leave out weekends and the days `closed`.
    """
    match wait.unit:
        case WaitUnit.BUSINESS_DAYS:
            return BusinessDays(wait.high, closed)
        case WaitUnit.WEEKS:
            return Elapsed(Duration(days=7 * wait.high))
        case WaitUnit.DAYS:
            return Elapsed(Duration(days=max(wait.high, 1)))
        case WaitUnit.HOURS:
            return Elapsed(Duration(days=max(math.ceil(wait.high / 24), 1)))
