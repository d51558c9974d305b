"""Attempts at the exam, and what a body asks of those who sit again."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Application, Exam, Retake
from cma_roadmap.model.results.guesses import Guess
from cma_roadmap.model.results.network import DependencyType, Phase, Step, StepKind
from cma_roadmap.model.values.calendar import Elapsed
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.message import Message
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.draft.assumed import assume
from cma_roadmap.planning.draft.draft import NO_LAG, Draft
from cma_roadmap.planning.draft.milestones import APPLY, APPROVAL, RESULT, SIT, WINDOW
from cma_roadmap.planning.eligibility.case import Case


class ApplicationRule(Enum):
    """What a body asks for before another attempt, as far as its fees tell.

    Who pays the whole exam fee applies anew; who pays a fee for the retake alone goes on with the
    first application.
    """

    NEW_APPLICATION = auto()
    SAME_APPLICATION = auto()
    UNKNOWN = auto()


class Pause(NamedTuple):
    """The wait after a failed attempt.

    Where the body's own figure is not known, `length` is the longest that anyone tells (`None`:
    nobody does) and `is_sure` is false. `rule` is `None` where nobody recorded anything; `readings`
    say so, that of the length first.
    """

    length: Duration | None
    rule: Fact[Duration] | None
    readings: tuple[FactVersion[Duration], ...]
    is_sure: bool


def application_rule(retake: Retake | None, day: date) -> ApplicationRule:
    """What the rules of `day` ask for."""
    if retake is None:
        return ApplicationRule.UNKNOWN
    if retake.full_exam_fee is not None and retake.full_exam_fee.at(day).value:
        return ApplicationRule.NEW_APPLICATION
    if retake.fee is not None and retake.fee.at(day).value is not None:
        return ApplicationRule.SAME_APPLICATION
    return ApplicationRule.UNKNOWN


def pause_after(retake: Retake | None, number: int, day: date) -> Pause:
    """The wait after failed attempt `number`, by the rules of `day`.

    The last wait on record says nothing of later attempts.
    """
    waits = retake.waits if retake else ()
    rule = next((wait.wait for wait in waits if wait.after_attempt == number), None)
    if rule is None:
        return Pause(None, None, (), is_sure=False)
    version = rule.at(day)
    if version.value is not None:
        return Pause(version.value, rule, (version,), is_sure=True)
    told = [other for other in version.disputed_by if other.value is not None]
    longest = max(told, key=lambda other: _after(other, day), default=None)
    if longest is None:
        return Pause(None, rule, (version,), is_sure=False)
    return Pause(longest.value, rule, (longest, version), is_sure=False)


def _after(reading: FactVersion[Duration], day: date) -> date:
    return reading.value.after(day) if reading.value is not None else day


def allowed(retake: Retake | None, day: date) -> FactVersion[int] | None:
    """How many attempts there are in a lifetime; its value is `None` where that was not found."""
    return retake.attempts.at(day) if retake else None


def is_last(retake: Retake | None, number: int, day: date) -> bool:
    """Whether no attempt can follow attempt `number`."""
    most = allowed(retake, day)
    return most is not None and most.value is not None and number >= most.value


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


def with_own_attempts(case: Case, credential: str) -> Case:
    """The person with each day they set for the exam put to the attempt that it can belong to.

    `exam.sit` after an attempt that was made is the day of the one after it.
    """
    tries = [each.on for each in case.profile.attempts if each.credential == credential]
    pins = case.profile.pins
    if not tries or not pins.keys() & set(FIRST[1:]):
        return case
    moved = {}
    for name, day in pins.items():
        made = sum(on < day for on in tries)
        own = nth_attempt(made + 1)[1 + FIRST[1:].index(name)] if name in FIRST[1:] else name
        moved[name if own in pins else own] = day
    return case._replace(profile=case.profile.model_copy(update={"pins": moved}))


def passed_in(draft: Draft) -> Attempt:
    """The attempt that is planned to pass: the one after all that are assumed to fail."""
    return nth_attempt(draft.set_backs.failed + 1)


def booking_lag(draft: Draft, application: Application, sit: str) -> tuple[Duration, str | None]:
    """The time from approval to a free seat, with the time until one may book, and its source."""
    lag = Duration(days=assume(draft, Guess.SEAT))
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
    length, kind = draft.longest_wait(version, attempt.result), StepKind.TASK
    draft.add(Step(attempt.result, Phase.EXAMINATION, kind, title, length, sources=version.sources))
    draft.add_dependency(attempt.sit, attempt.result, source=version.source)
