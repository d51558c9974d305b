"""Sooner ways through a series of shots, where it decides the date: questions for a clinic."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple, replace
from cma_roadmap.model.definitions.clearance import Clearance, Dose, OtherSeries
from cma_roadmap.model.results.network import Schedule, StepStatus
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.network.scheduling import earliest
from cma_roadmap.planning.steps.clearances import dose_id
from cma_roadmap.planning.steps.when_needed import without_waiting

_NONE = Duration()


def tell_sooner_series(draft: Draft, dated: Schedule) -> None:
    """Ask about shorter intervals and other products for each series that the goal waits for."""
    for clearance in draft.case.catalog.clearances:
        last = dose_id(clearance, len(clearance.doses))
        if len(clearance.doses) > 1 and last in dated.timings and _decides(draft, dated, last):
            _tell(_Series(draft, dated, clearance), dated.timings[last].start)


def _decides(draft: Draft, dated: Schedule, last: str) -> bool:
    """Whether a last visit, and nothing else, holds a step that the goal waits for."""
    held = [
        dated.timings[tie.successor]
        for tie in draft.network(draft.goal).dependencies
        if tie.predecessor == last and tie.code == "clearance"
    ]
    return any(t.critical and [driver.ref for driver in t.drivers] == [last] for t in held)


def _tell(series: _Series, last: date) -> None:
    draft, clearance = series.draft, series.clearance
    step = dose_id(clearance, len(clearance.doses))
    soonest = series.at_the_least_intervals()
    if soonest < last and series.saves(soonest):
        text = message(
            "finding.least_intervals",
            card=clearance.name,
            last=last,
            day=soonest,
            sooner=Duration(days=series.saves(soonest)),
        )
        draft.find(Severity.INFO, text, step, series.sources(clearance.doses))
    for other in clearance.other_series:
        day = series.by(other)
        if day < last and not series.is_too_young(other) and series.saves(day):
            code = "other_series" if series.is_old_enough(other) else "other_series_if_of_age"
            text = message(
                f"finding.{code}",
                card=clearance.name,
                last=last,
                other=other.name,
                age=other.from_age.at(draft.case.rules_day).value,
                visits=len(other.doses),
                day=day,
                sooner=Duration(days=series.saves(day)),
            )
            draft.find(Severity.INFO, text, step, series.sources(other.doses))


class _Series(NamedTuple):
    draft: Draft
    dated: Schedule
    clearance: Clearance

    def at_the_least_intervals(self) -> date:
        """The last visit if none but the days that are given or booked keeps more than those."""
        days: list[date] = []
        for number, dose in enumerate(self.clearance.doses, 1):
            step = self.draft.steps[dose_id(self.clearance, number)]
            waits = [self.draft.case.today, *(bound.day for bound in step.not_before)]
            waits += [
                (interval.minimum.at(self._rules_day).value or _NONE).after(
                    days[interval.after - 1]
                )
                for interval in dose.intervals
            ]
            fixed = step.status is not StepStatus.TODO
            days.append(self.dated.timings[step.id].start if fixed else max(waits))
        return days[-1]

    def by(self, other: OtherSeries) -> date:
        """The last visit of another series that begins when the next dose would be."""
        days: list[date] = []
        for dose in other.doses:
            waits = [self._next_visit()]
            for interval in dose.intervals:
                fact = interval.recommended or interval.minimum
                least = fact.at(self._rules_day).value or _NONE
                waits.append(least.after(days[interval.after - 1]))
            days.append(max(waits))
        return days[-1]

    def is_too_young(self, other: OtherSeries) -> bool:
        """Whether the person is surely younger than the other series asks for."""
        turns = self._of_age(other)
        return turns is not None and turns[0] > self._next_visit()

    def is_old_enough(self, other: OtherSeries) -> bool:
        """Whether the person is surely as old as the other series asks for."""
        turns = self._of_age(other)
        return turns is not None and turns[1] <= self._next_visit()

    def _of_age(self, other: OtherSeries) -> tuple[date, date] | None:
        years = other.from_age.at(self._rules_day).value
        return self.draft.case.profile.turns(years) if years is not None else None

    def saves(self, last: date) -> int:
        """By how many days the goal is sooner if the last visit is on the day `last`."""
        network = self.draft.network(self.draft.goal)
        steps = {name: without_waiting(step) for name, step in network.steps.items()}
        for number in range(1, len(self.clearance.doses) + 1):
            name = dose_id(self.clearance, number)
            day = min(self.dated.timings[name].start, last)
            steps[name] = replace(steps[name], fixed=day)
        sooner = earliest(replace(network, steps=steps), self.draft.case.today)
        return (self.dated.timings[network.goal].start - sooner.day(network.goal)).days

    def sources(self, doses: tuple[Dose, ...]) -> tuple[str, ...]:
        """Who says so, cited."""
        read = [i.minimum.at(self._rules_day) for dose in doses for i in dose.intervals]
        return self.draft.cite_all(read)

    @property
    def _rules_day(self) -> date:
        return self.draft.case.rules_day

    def _next_visit(self) -> date:
        steps = (dose_id(self.clearance, n + 1) for n in range(len(self.clearance.doses)))
        ahead = [n for n in steps if self.draft.steps[n].status is not StepStatus.DONE]
        return self.dated.timings[ahead[0]].start if ahead else self.draft.case.today
