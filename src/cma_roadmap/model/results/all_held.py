"""What a plan of all that a person holds tells beside its steps: each credential, card and year."""

from __future__ import annotations

from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.values.money import MoneyRange

ALL_HELD = "all-held"
"""What a goal says for its credential where all that are held are meant."""
CARD = "card"
"""What the ids of the steps of a card begin with."""
STATE = "state"
"""What those of a state's steps begin with; it also stands for whatever else a state asks."""


class YearCost(NamedTuple):
    """What falls due in one year; `partial`: some price in it is not known."""

    year: int
    amount: MoneyRange
    partial: bool


class HeldCredential(NamedTuple):
    """One credential in such a plan.

    `pathway` is `holder`, `way-back` or a way in by exam. `feasible`: it can be kept, or had back.
    `expires_on` is its last valid day as far as it is sure, `through` the last day of the last term
    that is shown, or of its fees where no term ends (`None`: nothing is known).
    """

    credential: str
    name: str
    pathway: str
    verdict: Verdict
    feasible: bool
    certified_on: date | None
    expires_on: date | None
    through: date | None


class HeldCard(NamedTuple):
    """A card, shot or test in hand that runs out, and its last valid day."""

    id: str
    name: str
    expires_on: date


class PartCost(NamedTuple):
    """What falls due in one year for one credential, for the cards or for the state.

    `part` is what the ids of their steps begin with.
    """

    part: str
    cost: YearCost


class AllHeld(NamedTuple):
    """All that is held. The plan is whole through the day `through`; later years are partly told.

    `by_year` splits the costs of each year by what they are for.
    """

    credentials: tuple[HeldCredential, ...]
    cards: tuple[HeldCard, ...]
    through: date | None
    by_year: tuple[PartCost, ...]
