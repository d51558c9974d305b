"""A case: one person before one set of rules on one day, with anything assumed for a plan."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Experience, Profile
from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.eligibility.training_record import Attended, attended


class Earned(NamedTuple):
    """A credential that a plan brings on a day; it is kept from then on."""

    id: str
    on: date


class Case(NamedTuple):
    """What an assessment looks at.

    `rules_day` picks the fact versions. Four fields hold what a plan assumes will have
    been done: trainings, work, the diploma (from a day on) and clearances; `choosing` is true while
    the program is still to be picked. `state` is where the person lives and works. `lead` is how
    long before the end of training a student may sit by the pathway that is judged, where that
    counts. `training_untold`: they must have been trained, and list no training.
    `earned` is a credential that a plan brings. What is secured by choosing a program holds from
    `choosing_from` on (`None`: always). `attempts_gone` is the day on which attempts at the exam
    were used up that the profile of this case no longer tells.
    """

    catalog: Catalog
    profile: Profile
    today: date
    rules_day: date
    trainings: tuple[Attended, ...]
    experience: tuple[Experience, ...] = ()
    diploma_from: date | None = None
    clearances_from: date | None = None
    choosing: bool = False
    state: str | None = None
    lead: Duration | None = None
    training_untold: bool = False
    earned: Earned | None = None
    choosing_from: date | None = None
    attempts_gone: date | None = None

    @classmethod
    def of(cls, catalog: Catalog, profile: Profile, today: date, as_of: date | None) -> Case:
        """The person as they are."""
        trainings = tuple(attended(profile, catalog, today))
        day = as_of or today
        person = cls(catalog, profile, today, day, trainings, profile.experience)
        return person._replace(state=profile.state)

    @property
    def says_diploma(self) -> bool:
        """Whether the profile names a diploma, held or due."""
        said = self.profile.diploma
        return said is not None and said.kind is not DiplomaKind.NONE

    def with_basics(self, day: date) -> Case:
        """As if the diploma and every clearance were in hand from `day` on."""
        return self._replace(diploma_from=day, clearances_from=day)

    def with_training(self, training: Attended, work: tuple[Experience, ...] = ()) -> Case:
        """As if `training` (and the paid `work` inside it) were done too."""
        return self._replace(
            trainings=(*self.trainings, training),
            experience=(*self.experience, *work),
            choosing=not training.chosen,
        )
