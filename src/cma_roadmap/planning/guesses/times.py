"""What a person takes for the times that no source gives: what they set, else what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.clearance import Assumption, PlanningDefaults
from cma_roadmap.model.definitions.profile import OwnTimes, Profile
from cma_roadmap.model.results.guesses import NOTHING_SET, Guess, SetTimes
from cma_roadmap.model.values.message import Message

_NONE: Mapping[Guess, int] = MappingProxyType({})
_WEEK = 7


class Times(NamedTuple):
    """The times of one plan, in days: the person's `own`, and what is `taken` off any of them.

    `limits` says for the sake of what it is taken off.
    """

    own: Mapping[Guess, int] = _NONE
    taken: Mapping[Guess, int] = _NONE
    limits: tuple[Message, ...] = ()


NO_TIMES = Times()


def own_times(profile: Profile, asked: SetTimes = NOTHING_SET) -> dict[Guess, int]:
    """The times that a person set, in days: as asked now, else as the profile says."""
    found = dict(_days(profile.assumptions)) if profile.assumptions else {}
    return found | dict(_days(asked))


def _days(said: OwnTimes | SetTimes) -> list[tuple[Guess, int]]:
    weeks = {
        Guess.STUDY: said.study_weeks,
        Guess.CHOOSE: said.choose_weeks,
        Guess.ENROLL: said.enroll_weeks,
    }
    days = {guess: _WEEK * count for guess, count in weeks.items() if count is not None}
    if said.seat_days is not None:
        days[Guess.SEAT] = said.seat_days
    return list(days.items())


def usual_days(guess: Guess, defaults: PlanningDefaults) -> int:
    """What is assumed where nothing is said."""
    assumed: Mapping[Guess, Assumption | None] = {
        Guess.STUDY: defaults.study,
        Guess.SEAT: defaults.book_exam,
        Guess.CHOOSE: defaults.choose_program,
        Guess.ENROLL: defaults.enroll,
    }
    found = assumed[guess]
    return found.value.days if found else 0


def days_to_classes(
    defaults: PlanningDefaults, profile: Profile, asked: SetTimes = NOTHING_SET
) -> int:
    """Days for choosing a program and enrolling in it, before classes can begin."""
    own = own_times(profile, asked)
    return sum(own.get(g, usual_days(g, defaults)) for g in (Guess.CHOOSE, Guess.ENROLL))
