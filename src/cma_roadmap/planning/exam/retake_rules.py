"""What a body asks of those who sit again: an application, a wait, and how often at most."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from cma_roadmap.model.definitions.credential import Retake
from cma_roadmap.model.values.fact import Fact, FactVersion
from cma_roadmap.model.values.span import Duration


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
