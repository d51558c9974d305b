"""Why a step is where it is: its day, its slack, its limits and its price, each in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.network import (
    CostLine,
    Dependency,
    DependencyType,
    Driver,
    Phase,
    StepKind,
    StepStatus,
)
from cma_roadmap.model.results.roadmap import PlannedStep, Roadmap
from cma_roadmap.model.tracked.due import is_open_ended
from cma_roadmap.model.values.message import Finding
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.rows import last_day

About = TypeVar("About", bound=Driver | Dependency | CostLine)
_FROM_END = (DependencyType.FS, DependencyType.FF)
_TO_END = (DependencyType.FF, DependencyType.SF)
SHORTENED = ("finding.short", "finding.short_none")
_LATE = (Phase.RENEWAL, Phase.CAREER)


@dataclass(frozen=True, slots=True)
class Reason(Generic[About]):
    """One thing about the step in words, what it was made from, and who says so."""

    text: str
    about: About
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything there is to say about one step of a plan.

    `waits_for` and `awaited_by` tell the least lags before and after it, `limits` the greatest ones
    either way.
    """

    roadmap: Roadmap
    planned: PlannedStep
    title: str
    kind: str
    when: str
    standing: str
    slack: str
    drivers: tuple[Reason[Driver], ...]
    waits_for: tuple[Reason[Dependency], ...]
    awaited_by: tuple[Reason[Dependency], ...]
    limits: tuple[Reason[Dependency], ...]
    costs: tuple[Reason[CostLine], ...]


def findings_of(roadmap: Roadmap, planned: PlannedStep) -> list[Finding]:
    """What to know of a step; of those right before it, what time was shortened for it."""
    own = [roadmap.findings[index] for index in planned.findings]
    step = planned.step.id
    before = {tie.predecessor for tie in roadmap.dependencies if tie.successor == step}
    shortened = (f for f in roadmap.findings if f.message.code in SHORTENED and f.step in before)
    return [*own, *shortened]


def explain(roadmap: Roadmap, step: str, words: Words) -> Explanation:
    """Put one step of a plan in words.

    Raises:
        KeyError: the plan has no such step.
    """
    teller = _Teller(roadmap, step, {p.step.id: p for p in roadmap.steps}, words)
    planned = teller.steps[step]
    return Explanation(
        roadmap=roadmap,
        planned=planned,
        title=teller.title(step),
        kind=words(f"why.kind.{planned.step.kind}"),
        when=teller.when(planned),
        standing=words(f"why.status.{planned.step.status}"),
        slack=teller.slack(planned),
        drivers=tuple(teller.drivers(planned)),
        waits_for=tuple(teller.least(t) for t in teller.dependencies(successor=step)),
        awaited_by=tuple(teller.least(t) for t in teller.dependencies(predecessor=step)),
        limits=tuple(teller.most(t) for t in teller.limits(step)),
        costs=tuple(teller.cost(line) for line in planned.step.costs),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """Finds the words for the step `focus` of one plan."""

    roadmap: Roadmap
    focus: str
    steps: dict[str, PlannedStep]
    words: Words

    def title(self, step: str) -> str:
        return self.words.say(self.steps[step].step.title)

    def _name(self, step: str) -> str:
        """`it` for the step that is explained, else its title in quotes."""
        it = step == self.focus
        return self.words("why.it") if it else self.words("why.step", title=self.title(step))

    def dependencies(self, *, predecessor: str = "", successor: str = "") -> Iterator[Dependency]:
        """Dependencies with a least lag to tell; one that is only a time limit has none."""
        for dependency in self.roadmap.dependencies:
            concerns = predecessor == dependency.predecessor or successor == dependency.successor
            only_limit = (
                dependency.max_lag is not None
                and not _is_exact(dependency)
                and not _is_lag(dependency.min_lag)
            )
            if concerns and not only_limit:
                yield dependency

    def limits(self, step: str) -> Iterator[Dependency]:
        for dependency in self.roadmap.dependencies:
            ends = (dependency.predecessor, dependency.successor)
            if dependency.max_lag is not None and step in ends:
                yield dependency

    def when(self, planned: PlannedStep) -> str:
        """The days it takes, both of them included."""
        timing = planned.timing
        final = last_day(timing.start, timing.end)
        if planned.step.kind is StepKind.DEADLINE or final == timing.start:
            return self.words.value(final)
        days = (timing.end - timing.start).days
        return self.words("why.days", start=timing.start, end=final, days=days)

    def slack(self, planned: PlannedStep) -> str:
        """How late it may be, and what happens then."""
        timing, words = planned.timing, self.words
        if planned.step.status is not StepStatus.TODO:
            return words(f"why.slack.{planned.step.status}")
        if planned.step.kind is StepKind.DEADLINE:
            return words("why.slack.deadline")
        if planned.step.kind is StepKind.WINDOW:
            return words("why.slack.window")
        certified = self.roadmap.certified_on
        after = planned.step.phase in _LATE or certified is None or timing.start > certified
        days, latest = Duration(days=timing.float_days), timing.latest_start
        if is_open_ended(planned):
            return words("view.no-last-day")
        if timing.float_days <= 0:
            return words("why.slack.none-after" if after else "why.slack.none")
        if after:
            return words("why.slack.after", days=days, latest=latest)
        last = self.roadmap.goal.finish_by
        code = "why.slack.some" if last is None else "why.slack.by"
        if self.roadmap.latest_at_least:
            code += "-at-least"
        return words(code, days=days, latest=latest, certified=last or certified)

    def drivers(self, planned: PlannedStep) -> Iterator[Reason[Driver]]:
        """What holds the step on its day; a dependency is told with its rule."""
        for driver in planned.timing.drivers:
            dependencies = list(self._held_by(driver, planned))
            tell = self.most if driver.code == "window" else self.least
            for reason in map(tell, dependencies):
                yield Reason(reason.text, driver, reason.sources)
            if not dependencies:
                code = f"why.driver.{driver.code}"
                code = code if code in self.words.phrases else "why.driver.other"
                text = self.words(code, day=driver.day)
                yield Reason(text, driver, (driver.source,) if driver.source else ())

    def _held_by(self, driver: Driver, planned: PlannedStep) -> Iterator[Dependency]:
        """The dependencies that a driver stands for: those that give just the day of the step."""
        step = planned.step.id
        for dependency in self.roadmap.dependencies:
            if driver.code == "predecessor":
                found = (dependency.predecessor, dependency.successor) == (driver.ref, step)
                holds = found and self._gives(dependency, step)
            else:
                found = (dependency.predecessor, dependency.successor) == (step, driver.ref)
                holds = found and dependency.max_lag is not None
            if holds:
                yield dependency

    def _gives(self, dependency: Dependency, step: str) -> bool:
        """Whether the least lag of a dependency gives just the day of `step`, its successor."""
        return self._soonest(dependency) == self._anchor(step, dependency.type in _TO_END)

    def _anchor(self, step: str, at_end: bool) -> date:
        timing = self.steps[step].timing
        return timing.end if at_end else timing.start

    def _soonest(self, dependency: Dependency) -> date:
        return dependency.min_lag.after(
            self._anchor(dependency.predecessor, dependency.type in _FROM_END)
        )

    def least(self, dependency: Dependency) -> Reason[Dependency]:
        """A least lag: `It begins at the soonest 2 weeks after A is over`, and its rule."""
        return self._lag(dependency, "least", dependency.min_lag, self._soonest(dependency))

    def most(self, dependency: Dependency) -> Reason[Dependency]:
        """A greatest lag, with the day it comes to."""
        lag = dependency.max_lag or Duration()
        day = lag.after(self._anchor(dependency.predecessor, dependency.type in _FROM_END))
        if dependency.type in _TO_END:
            day = last_day(date.min, day)
        return self._lag(dependency, "most", lag, day)

    def _lag(
        self, dependency: Dependency, side: str, lag: Duration, day: date
    ) -> Reason[Dependency]:
        side = "exact" if _is_exact(dependency) else side
        form = "lead" if _is_lead(lag) else "lag" if _is_lag(lag) else "none"
        text = self.words(
            f"why.{side}.{dependency.type}.{form}",
            before=self._name(dependency.predecessor),
            after=sentence(self._name(dependency.successor)),
            lag=-lag if _is_lead(lag) else lag,
            day=day,
            rule=self.words(f"tie.{dependency.code}"),
        )
        return Reason(text, dependency, (dependency.source,) if dependency.source else ())

    def cost(self, line: CostLine) -> Reason[CostLine]:
        """One price with its spread and where the figure comes from."""
        label, basis = self.words.say(line.label), self.words(f"why.basis.{line.basis}")
        if line.amount is None:
            text = self.words("why.cost-unknown", label=label)
        elif line.amount.low == line.amount.high:
            text = self.words("why.cost", label=label, amount=line.amount.likely, basis=basis)
        else:
            likely = money_in_words(line.amount.likely)
            spread = self.words.amount(line.amount)
            text = self.words(
                "why.cost-range", label=label, likely=likely, amount=spread, basis=basis
            )
        return Reason(text, line, (line.source,) if line.source else ())


def _is_lead(lag: Duration) -> bool:
    return lag.months < 0 or lag.days < 0


def _is_lag(lag: Duration) -> bool:
    return lag.months > 0 or lag.days > 0


def _is_exact(dependency: Dependency) -> bool:
    """Whether both lags are one, so that the two steps keep one distance."""
    return dependency.max_lag == dependency.min_lag
