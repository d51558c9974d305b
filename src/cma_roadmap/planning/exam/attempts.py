"""One attempt at the exam: the ids of its steps, the wait for a seat, its window, its result."""

from __future__ import annotations

from typing import NamedTuple

from cma_roadmap.model.definitions.credential import Application, Exam
from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.draft import DAY, NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import APPLY, APPROVAL, RESULT, SIT, WINDOW


class Attempt(NamedTuple):
    """The ids of the steps of one attempt; `number` counts from 1."""

    number: int
    apply: str
    approval: str
    window: str
    sit: str
    result: str


FIRST = Attempt(1, APPLY, APPROVAL, WINDOW, SIT, RESULT)


def nth_attempt(number: int) -> Attempt:
    """Attempt `number`; the first one keeps the ids that pins and calendars know."""
    if number == 1:
        return FIRST
    base = f"exam.attempt-{number}"
    parts = (f"{base}.{name}" for name in ("apply", "approval", "window", "sit", "result"))
    return Attempt(number, *parts)


def passed_in(draft: Draft) -> Attempt:
    """The attempt that is planned to pass: the one after all that are assumed to fail."""
    return nth_attempt(draft.set_backs.failed + 1)


def booking_lag(draft: Draft, application: Application, sit: str) -> tuple[Duration, str | None]:
    """The time from approval to a free seat, with the time until one may book, and its source."""
    lag = draft.case.catalog.foundation.defaults.book_exam.value
    permission = application.authorisation
    if permission is None:
        return lag, None
    wait = draft.read(permission, sit, "authorisation")
    if wait.value is None:
        return lag, wait.source
    extra = (draft.wait(wait.value).end(draft.case.today) - draft.case.today).days
    return Duration(days=lag.days + extra), wait.source


def add_window(draft: Draft, application: Application, attempt: Attempt, title: Message) -> None:
    """The time in which the exam must be sat: from approval, and from the application."""
    opener, version, code = _opened_by(draft, application, attempt)
    if version is not None and version.value is not None:
        length = Elapsed(version.value)
        kind = StepKind.WINDOW
        sources = version.sources
        draft.add(Step(attempt.window, Phase.EXAMINATION, kind, title, length, sources=sources))
        draft.add_dependency(
            opener, attempt.window, most=NO_LAG, code="window_opens", source=version.source
        )
        draft.add_dependency(
            attempt.window,
            attempt.sit,
            DependencyType.FF,
            least=-version.value,
            most=NO_LAG,
            code=code,
            source=version.source,
        )
    _keep_life(draft, application, attempt, attempt.sit)


def keep_window(draft: Draft, application: Application, opened: Attempt, sit: str) -> None:
    """Bind another sitting to the time that the application of the attempt `opened` gives."""
    opener, version, code = _opened_by(draft, application, opened)
    if version is not None and version.value is not None:
        kind, source = DependencyType.FF, version.source
        draft.add_dependency(opener, sit, kind, most=version.value, code=code, source=source)
    _keep_life(draft, application, opened, sit)


def _opened_by(
    draft: Draft, application: Application, attempt: Attempt
) -> tuple[str, FactVersion[Duration] | None, str]:
    """The step that opens the window of an attempt, how long it is open, and which rule that is."""
    window = _value(draft, application.testing_window, attempt.window, "testing_window")
    if window is not None:
        return attempt.approval, window, "testing_window"
    life = _value(draft, application.valid_for, attempt.window, "application_life")
    return attempt.apply, life, "application_life"


def _keep_life(draft: Draft, application: Application, attempt: Attempt, sit: str) -> None:
    """Where the window opens with approval, the application may have a life of its own."""
    life = _value(draft, application.valid_for, attempt.window, "application_life")
    if application.testing_window is not None and life is not None and life.value is not None:
        kind, code = DependencyType.SS, "application_life"
        draft.add_dependency(
            attempt.apply, sit, kind, most=life.value, code=code, source=life.source
        )


def _value(
    draft: Draft, fact: Fact[Duration] | None, step: str, what: str
) -> FactVersion[Duration] | None:
    return draft.read(fact, step, what) if fact else None


def add_result(draft: Draft, exam: Exam, attempt: Attempt, title: Message) -> None:
    """The wait for the result of one sitting."""
    version = draft.read(exam.results, attempt.result, "results")
    length = draft.wait(version.value) if version.value else DAY
    kind = StepKind.TASK
    draft.add(Step(attempt.result, Phase.EXAMINATION, kind, title, length, sources=version.sources))
    draft.add_dependency(attempt.sit, attempt.result, source=version.source)
