"""Two live vaccines in one plan: every dose on the same day as those of the other, or far apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.results.network import Bound, DependencyType, StepStatus
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import Draft


def keep_apart(
    draft: Draft,
    series: tuple[Sequence[str], Sequence[str]],
    given: tuple[Collection[date], Collection[date]],
    apart: FactVersion[Duration],
) -> None:
    """Bind the doses still to come of two series, so that they keep `apart`.

    `series` holds the step ids of the doses in their order, `given` the days of doses in the
    profile, those that do not count with them. All intervals inside a series are in the draft.
    """
    least = apart.value
    if least is None:
        return
    pins = draft.case.profile.pins
    open_ = tuple([n for n in ids if _is_open(draft, n)] for ids in series)
    held = tuple(
        {*days, *_booked(draft, ids), *(pins[n] for n in ids if n in pins)}
        for ids, days in zip(series, given, strict=True)
    )
    days: dict[str, date] = {}
    left = tuple(list(names) for names in open_)
    while any(left):
        soonest = []
        for side, names in enumerate(left):
            if names:
                taken = held[1 - side] | {days[n] for n in open_[1 - side] if n in days}
                first = _first_day(draft, names[0], days)
                soonest.append((_allowed(first, taken, least), side))
        day, side = min(soonest)
        name = left[side].pop(0)
        days[name] = day
        _hold(draft, name, days, apart)
    for one, other in product(*open_):
        _bind(draft, one, other, days, apart)


def _is_open(draft: Draft, name: str) -> bool:
    """Whether the plan chooses the day of a dose."""
    return draft.steps[name].status is StepStatus.TODO and name not in draft.case.profile.pins


def _booked(draft: Draft, ids: Iterable[str]) -> Iterator[date]:
    """The days of doses given or booked, where an assumed delay has put them."""
    late = draft.set_backs.delayed
    for name in ids:
        fixed = draft.steps[name].fixed
        if fixed is not None:
            yield late.get(name, fixed)


def _first_day(draft: Draft, name: str, days: Mapping[str, date]) -> date:
    """The first day of a dose by all that is known of it alone and of its own series."""
    first = max(draft.case.today, draft.set_backs.delayed.get(name, draft.case.today))
    first = max([first, *(bound.day for bound in draft.steps[name].not_before)])
    known = {**draft.case.profile.pins, **days}
    for tie in draft.dependencies:
        if tie.successor == name and tie.code == "dose_interval":
            before = known.get(tie.predecessor) or draft.steps[tie.predecessor].fixed
            first = max(first, tie.min_lag.after(before)) if before else first
    return first


def _allowed(day: date, taken: Collection[date], apart: Duration) -> date:
    """The first day from `day` on that is not too close to any day that is taken."""
    for other in sorted(taken):
        if day < other < apart.after(day):
            return _allowed(other, taken, apart)
        if other < day < apart.after(other):
            return _allowed(apart.after(other), taken, apart)
    return day


def _hold(draft: Draft, name: str, days: Mapping[str, date], apart: FactVersion[Duration]) -> None:
    """A dose that live vaccines move is not sooner, whatever else moves."""
    if days[name] > _first_day(draft, name, days):
        step, bound = draft.steps[name], Bound("live_vaccines", days[name], apart.source)
        draft.steps[name] = replace(step, not_before=(*step.not_before, bound))


def _bind(
    draft: Draft, one: str, other: str, days: Mapping[str, date], apart: FactVersion[Duration]
) -> None:
    """Two doses that the plan puts on one day stay together, others far enough apart."""
    least = apart.value or Duration()
    if days[one] == days[other]:
        draft.exactly(one, other, Duration(), code="live_vaccines", source=apart.source)
        return
    first, then = sorted((one, other), key=lambda name: days[name])
    together = {name for name in days if days[name] == days[first]}
    follows = any(
        tie.predecessor in together and tie.min_lag.after(days[first]) >= least.after(days[first])
        for tie in draft.dependencies
        if tie.successor == then and tie.code == "dose_interval"
    )
    if not follows:  # its own series keeps it far enough from the day of the first already
        draft.add_dependency(
            first, then, DependencyType.SS, least=least, code="live_apart", source=apart.source
        )
