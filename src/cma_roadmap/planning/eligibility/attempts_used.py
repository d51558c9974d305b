"""Attempts at an exam that have all been used: no way in is open then, whatever else holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.results.assessment import Assessment
from cma_roadmap.model.values.message import Finding, Message, Severity, message
from cma_roadmap.model.values.span import NEVER
from cma_roadmap.planning.eligibility.case import Case


def with_attempts(tree: Assessment, credential: Credential, case: Case) -> Assessment:
    """The way in as it is for one who has failed as often as the body allows: shut.

    Who has trained since the last failure may be let in again, which only the body can say.
    """
    found = _told(credential, case)
    if found is None:
        return tree
    reason, sources = found
    again = any(training.ends > max(_failed(credential, case)) for training in case.trainings)
    return tree._replace(
        reason=tree.reason if tree.children else reason,
        surely=NEVER,
        possibly=tree.possibly if again else NEVER,
        sources=(*tree.sources, *sources),
    )


def tell_attempts_used(credential: Credential, case: Case) -> Iterator[Finding]:
    """That no attempt is left, and what the body says comes then."""
    found = _told(credential, case)
    if found is not None:
        yield Finding(Severity.WARNING, found[0], None, found[1])


def _told(credential: Credential, case: Case) -> tuple[Message, tuple[str, ...]] | None:
    """That all attempts have failed, with the sources; `None` where one is left, or may be."""
    retake = credential.retake
    most = retake.attempts.at(case.rules_day) if retake else None
    if (
        retake is None
        or most is None
        or most.value is None
        or len(_failed(credential, case)) < most.value
    ):
        return None
    after = retake.after_last.at(case.rules_day) if retake.after_last else None
    known = after is not None and after.value is not None
    text = message(
        "finding.no_attempt_told" if known else "finding.no_attempt_told_unknown",
        body=credential.body.abbreviation,
        attempts=most.value,
        text=after.value if after else None,
    )
    sources = (*most.sources, *(after.sources if after else ()))
    return text, tuple(dict.fromkeys(sources))


def _failed(credential: Credential, case: Case) -> list[date]:
    tries = case.profile.attempts
    return [each.on for each in tries if each.credential == credential.id and each.passed is False]
