"""What a finished plan tells of attempts: how many still fit, and which of those planned do not."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple, dataclass
from cma_roadmap.model.definitions.credential import Retake
from cma_roadmap.model.results.network import Conflict, Dependency, Schedule
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.message import About, Message, Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import APPLY, CERTIFIED, COMPLETE, SIT
from cma_roadmap.planning.draft.windows import last_day_by
from cma_roadmap.planning.eligibility.pathways import Route
from cma_roadmap.planning.exam.attempts import (
    ApplicationRule,
    allowed,
    application_rule,
    booking_lag,
    is_last,
    nth_attempt,
    pause_after,
)
from cma_roadmap.planning.exam.retake_limits import other_way_in

RECENCY = "recency"
LIMITS = (RECENCY, "testing_window", "application_life")
"""Codes of the dependencies that close a time in which the exam can be sat."""
_SERIES = "exam.attempt-"
_CODES = {
    ("all", True): "finding.attempts_all",
    ("all", False): "finding.attempts_all_no_window",
    ("fit", True): "finding.attempts_fit",
    ("fit", False): "finding.attempts_fit_no_window",
    ("until_unknown", True): "finding.attempts_until_unknown",
    ("until_unknown", False): "finding.attempts_until_unknown_no_window",
}
"""By the end of an outlook, and whether a last day is known."""


class Outlook(NamedTuple):
    """The last attempt that fits, and the soonest days of those on the way to it.

    `end` says why no other follows: `all` are used, the next does not `fit`, or the wait before it
    is not known (`until_unknown`). `latest` is the last day on which the last one can be; after
    `closes` an application must be by the pathway named `other`. `is_sure` is false where a wait is
    not the body's own figure.
    """

    number: int
    days: tuple[tuple[int, date], ...]
    end: str
    latest: date | None
    closes: date | None
    other: str | None
    readings: tuple[FactVersion[Duration], ...]
    is_sure: bool


def latest_by(draft: Draft, dated: Schedule, dependency: Dependency, step: str) -> date | None:
    """The last day on which one dependency lets `step` begin; `None` where it sets none."""
    return last_day_by(dependency, step, draft.steps, dated.timings)


def look_ahead(draft: Draft, dated: Schedule, route: Route, goal: Goal) -> Outlook:
    """Reckon attempt after attempt, as a plan with one more failure would date them."""
    limits = tuple(dependency for dependency in draft.dependencies if dependency.code in LIMITS)
    reckoning = _Reckoning(draft, dated, route, goal, limits)
    retake, rules_day = route.credential.retake, draft.day_for(SIT)
    number = draft.set_backs.failed + 1
    day = dated.timings[nth_attempt(number).sit].start
    days: list[tuple[int, date]] = []
    readings: list[FactVersion[Duration]] = []
    is_sure = True
    while True:
        end = "all"
        if is_last(retake, number, rules_day):
            break
        pause = pause_after(retake, number, rules_day)
        end = "until_unknown"
        if pause.length is None:
            break
        following = reckoning.following(day, pause.length)
        end = "fit"
        if following is None:
            break
        number, day = number + 1, following
        days.append((number, day))
        readings += pause.readings
        is_sure = is_sure and pause.is_sure
    latest = reckoning.last_sitting()
    latest = None if latest is not None and day > latest else latest
    other = reckoning.other_name()
    closes = reckoning.last_application() if other else None
    return Outlook(number, tuple(days), end, latest, closes, other, tuple(readings), is_sure)


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """The days of attempts and of the limits on them."""

    draft: Draft
    dated: Schedule
    route: Route
    goal: Goal
    limits: tuple[Dependency, ...]

    @property
    def _retake(self) -> Retake | None:
        return self.route.credential.retake

    @property
    def _rules_day(self) -> date:
        return self.draft.day_for(SIT)

    @property
    def _is_new(self) -> bool:
        return application_rule(self._retake, self._rules_day) is ApplicationRule.NEW_APPLICATION

    def following(self, day: date, wait: Duration) -> date | None:
        """The soonest day of the attempt after one on `day`; `None` when that is too late."""
        exam, draft = self.route.credential.exam, self.draft
        results = exam.results.at(self._rules_day).value if exam else None
        told = (draft.wait(results) if results else DAY).end(day + ONE_DAY)
        ready, is_late = told + ONE_DAY, False
        if self._is_new:
            last = self.last_application()
            is_late = last is not None and told > last
            ready = self._approved(told)
        lag, _ = booking_lag(draft, self.route.credential.application, SIT)
        soonest = max(lag.after(ready), wait.after(day))
        if is_late:
            return soonest if self._other(told) else None
        latest = self.last_sitting()
        return None if latest is not None and soonest > latest else soonest

    def _other(self, day: date) -> Route | None:
        timing = self.dated.timings.get(COMPLETE)
        complete = timing.start if timing else None
        return other_way_in(self.draft.case, self.route, self.goal, complete, day)

    def other_name(self) -> str | None:
        """The pathway that a new application can use when the planned one is closed."""
        last = self.last_application() if self._is_new else None
        other = self._other(last + ONE_DAY) if last else None
        return other.pathway.name if other else None

    def _approved(self, applied: date) -> date:
        """The day after approval of an application made on `applied`."""
        processing = self.route.credential.application.processing.at(self._rules_day).value
        length = self.draft.wait(processing) if processing else DAY
        return length.end(applied + ONE_DAY)

    def last_application(self) -> date | None:
        """The last day on which the planned pathway takes an application."""
        return self._first_limit(APPLY, (RECENCY,))

    def last_sitting(self) -> date | None:
        """The last day to sit by the planned pathway; `None` where no limit is known."""
        if not self._is_new:
            return self._first_limit(SIT, LIMITS)
        last, limit = self.last_application(), self._first_limit(SIT, (RECENCY,))
        closes = self._closes(last) if last is not None else None
        return min((day for day in (closes, limit) if day is not None), default=None)

    def _closes(self, applied: date) -> date | None:
        """The last day to sit after applying on `applied`."""
        application = self.route.credential.application
        window, life = application.testing_window, application.valid_for
        opens = self._approved(applied) if window else applied + ONE_DAY
        fact = window or life
        length = fact.at(self._rules_day).value if fact else None
        return LASTS.last_day(opens, length) if length else None

    def _first_limit(self, step: str, codes: tuple[str, ...]) -> date | None:
        days = [
            latest_by(self.draft, self.dated, dependency, step)
            for dependency in self.limits
            if dependency.code in codes and step in (dependency.predecessor, dependency.successor)
        ]
        return min((day for day in days if day is not None), default=None)


def tell_attempts(draft: Draft, dated: Schedule, route: Route | None, goal: Goal) -> int | None:
    """Tell beside the exam how many attempts still fit, and of those planned which do not.

    Returns the number of the last attempt that fits; `None` where there is no exam ahead to fail,
    no plan that holds, or nobody tells how many there are.
    """
    if route is None:
        return None
    for conflict in dated.conflicts:
        if is_about_retakes(conflict):
            _tell_misfit(draft, dated, conflict, route)
    if draft.case.attempts_gone is not None:
        return None  # how many attempts a new series has was not found
    if not dated.conflicts and {SIT, CERTIFIED} <= draft.steps.keys():
        outlook = look_ahead(draft, dated, route, goal)
        _tell_outlook(draft, route, outlook)
        return outlook.number
    return None


def is_about_retakes(conflict: Conflict) -> bool:
    """Whether a time limit that breaks is that of an attempt after the first."""
    dependency = conflict.dependency
    return (
        dependency is not None
        and dependency.code in LIMITS
        and _SERIES in dependency.predecessor + dependency.successor
    )


def _tell_misfit(draft: Draft, dated: Schedule, conflict: Conflict, route: Route) -> None:
    dependency = conflict.dependency
    if dependency is None:
        return
    late = (
        dependency.successor if dependency.successor.startswith(_SERIES) else dependency.predecessor
    )
    text = message(
        "finding.attempt_too_late",
        number=int(late.removeprefix(_SERIES).partition(".")[0]),
        day=dated.timings[late].start,
        limit=message(f"tie.{dependency.code}"),
        last=latest_by(draft, dated, dependency, late),
        body=route.credential.body.abbreviation,
    )
    draft.find(Severity.PROBLEM, text, late, (dependency.source,) if dependency.source else ())


def _tell_outlook(draft: Draft, route: Route, outlook: Outlook) -> None:
    """The last attempt that fits and its last day, as one finding beside the exam."""
    most = allowed(route.credential.retake, draft.day_for(SIT))
    body = route.credential.body.abbreviation
    capped = most is not None and most.value is not None
    text = message(
        _CODES[outlook.end, outlook.latest is not None],
        tries=_days(outlook, failed=draft.set_backs.failed),
        number=outlook.number,
        day=outlook.latest,
        cap=message(
            "attempts.cap" if capped else "attempts.no_cap",
            body=body,
            attempts=most.value if most else None,
        ),
        wait=None if outlook.is_sure else message("attempts.longest_wait", body=body),
        other=message("attempts.other", day=outlook.closes, other=outlook.other)
        if outlook.other
        else None,
    )
    sources = draft.cite_all((*outlook.readings, *((most,) if most else ())))
    draft.find(Severity.INFO, text, SIT, sources, About.ATTEMPTS)


def _days(outlook: Outlook, failed: int) -> Message:
    days = tuple(message("attempts.day", number=n, day=day) for n, day in outlook.days)
    how = "days" if days else "open" if outlook.end == "until_unknown" else "none"
    return message(f"attempts.{how}{'_then' if failed else ''}", days=days)
