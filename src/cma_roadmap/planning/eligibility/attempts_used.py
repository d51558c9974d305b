"""Attempts at an exam that are all used up: no way in is open then, unless the body reopens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce

from cma_roadmap.model.definitions.credential import Credential, Retake
from cma_roadmap.model.definitions.profile import ExamAttempt
from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.model.values.message import Finding, Message, Severity, message
from cma_roadmap.model.values.span import NEVER, DateSpan, Spans
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.training_record import Attended

_RESULTS_ARE_OUT = timedelta(weeks=4)
"""Our own bound: bodies tell results within two days; mail may take weeks."""


def with_attempts(tree: Assessment, credential: Credential, case: Case) -> Assessment:
    """The way in as it is for one who has failed as often as the body allows: shut.

    Who enrolled again after that and finishes may be let in again, which only the body can say.
    """
    found = _told(credential, case)
    if found is None:
        return tree
    reason, sources = found
    return tree._replace(
        reason=tree.reason if tree.children else reason,
        surely=NEVER,
        possibly=tree.possibly & _reopened(credential, case),
        sources=(*tree.sources, *sources),
    )


def tell_attempts_used(
    credential: Credential, case: Case, severity: Severity = Severity.WARNING
) -> Iterator[Finding]:
    """That no attempt is left, and what the body says comes then."""
    found = _told(credential, case)
    if found is not None:
        yield Finding(severity, found[0], None, found[1])


def tell_reopened(credential: Credential, case: Case) -> Iterator[Finding]:
    """What a plan hangs on that goes on after all attempts were used up."""
    found = _told(credential, case) if case.attempts_gone is not None else None
    if found is not None:
        text = message(
            "finding.attempts_reopened",
            told=found[0],
            body=credential.body.abbreviation,
            day=case.attempts_gone,
            contact=credential.body.reached(case.rules_day),
        )
        yield Finding(Severity.WARNING, text, None, found[1])


def after_last_attempt(
    credential: Credential, case: Case
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the body says of sitting again, with its sources: to be asked, once all are used up."""
    retake = credential.retake
    if case.attempts_gone is None or retake is None or retake.after_last is None:
        return (), ()
    after = retake.after_last.at(case.rules_day)
    return ((after.value,), after.sources) if after.value is not None else ((), ())


def in_a_new_series(credential: Credential, case: Case) -> Case:
    """The person with the attempts that count once the exam is open to them again.

    Those that were used up, and the days of the exam that go with them, are history then.
    """
    day = used_up(credential, case)
    if day is None:
        return case
    profile = case.profile
    left = tuple(t for t in profile.attempts if t.credential != credential.id or t.on > day)
    pins = {n: on for n, on in profile.pins.items() if not (n.startswith("exam.") and on <= day)}
    kept = profile.model_copy(update={"attempts": left, "pins": pins})
    return case._replace(profile=kept, attempts_gone=day)


def used_up(credential: Credential, case: Case) -> date | None:
    """The day of the failure after which no attempt was left; `None` where one is, or may be."""
    most, failed = _most(credential.retake, case), _failed(credential, case)
    last = case.attempts_gone
    while most is not None and len(failed) >= most:
        last, failed = failed[most - 1], failed[most:]
        if not any(_since(last, case.trainings)):
            break
    return last


def _reopened(credential: Credential, case: Case) -> Spans:
    """The days on which somebody whose attempts are used up may be let in again."""
    day, retake = used_up(credential, case), credential.retake
    if day is None or retake is None:
        return NEVER
    rule = retake.reopens.at(case.rules_day) if retake.reopens else None
    after = retake.after_last.at(case.rules_day) if retake.after_last else None
    if rule is None or not rule.value:
        nobody_says = rule is None and (after is None or after.value is None)
        trained = _since(day, case.trainings) if nobody_says else ()
    else:
        trained = (t for t in _since(day, case.trainings) if _may_be_accredited(t))
    return reduce(Spans.__or__, (Spans.of(DateSpan(t.ends, None)) for t in trained), NEVER)


def _since(day: date, trainings: Iterable[Attended]) -> Iterator[Attended]:
    """The trainings that began after a day, or may have."""
    return (t for t in trainings if (t.starts or t.ends) > day)


def _may_be_accredited(training: Attended) -> bool:
    known = training.accreditation.values()
    return not training.chosen or any(training.ends in standing.possibly for standing in known)


def _told(credential: Credential, case: Case) -> tuple[Message, tuple[str, ...]] | None:
    """That all attempts have failed, with the sources; `None` where one is left, or may be."""
    retake = credential.retake
    if retake is None or used_up(credential, case) is None:
        return None
    most = retake.attempts.at(case.rules_day)
    after = retake.after_last.at(case.rules_day) if retake.after_last else None
    known = after is not None and after.value is not None
    text = message(
        "finding.no_attempt_told" if known else "finding.no_attempt_told_unknown",
        body=credential.body.abbreviation,
        attempts=most.value,
        text=after.value if after else None,
        contact=credential.body.reached(case.rules_day),
    )
    sources = (*most.sources, *(after.sources if after else ()))
    return text, tuple(dict.fromkeys(sources))


def _most(retake: Retake | None, case: Case) -> int | None:
    return retake.attempts.at(case.rules_day).value if retake else None


def _failed(credential: Credential, case: Case) -> list[date]:
    return [each.on for each in own_tries(credential, case) if has_failed(each, case.today)]


def own_tries(credential: Credential, case: Case) -> list[ExamAttempt]:
    """The tries at the exam of a credential that the person tells of, the first one first."""
    tries = (each for each in case.profile.attempts if each.credential == credential.id)
    return sorted(tries, key=lambda each: each.on)


def has_failed(attempt: ExamAttempt, today: date) -> bool:
    """Whether a try counts as not passed: that was said, or its result was out long ago.

    Who passed holds the certificate and lists it; no body takes longer than days for a result.
    """
    return attempt.passed is False or is_unsaid(attempt, today)


def is_unsaid(attempt: ExamAttempt, today: date) -> bool:
    """Whether the result of a try must have come, and was not told."""
    return attempt.passed is None and attempt.on < today - _RESULTS_ARE_OUT
