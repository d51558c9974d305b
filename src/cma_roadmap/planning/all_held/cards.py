"""Cards, shots and tests in hand that run out: the last day of each, and of the next ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.clearance import Clearance
from cma_roadmap.model.results.all_held import CARD, HeldCard
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import ONE_DAY, Duration
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.plain_clauses import clearance_through
from cma_roadmap.planning.steps.clearances import clearance_cost


class Card(NamedTuple):
    """A clearance that the person has, the day of the latest, and its last valid day."""

    clearance: Clearance
    done: date
    through: date

    @property
    def held(self) -> HeldCard:
        """What is told of it beside the steps."""
        return HeldCard(self.clearance.id, self.clearance.name, self.through)


def cards_of(case: Case) -> list[Card]:
    """What the profile tells that runs out, in the order of the catalogue."""
    return list(_cards(case))


def _cards(case: Case) -> Iterator[Card]:
    for clearance in case.catalog.clearances:
        dates = case.profile.clearances.get(clearance.id, ())
        if dates and (through := clearance_through(clearance, max(dates), case)) is not None:
            yield Card(clearance, max(dates), through)


def step_id(card: Card, what: object) -> str:
    """The id of a step of a card: `card.bls.held`, `card.bls.1` for the next one to get."""
    return f"{CARD}.{card.clearance.id}.{what}"


def add_card(draft: Draft, card: Card, until: date | None, *, lapsed: bool) -> None:
    """Add the card in hand, its next renewal, and those after it that fall due by `until`.

    Each new card is taken to be had on the last valid day of the one before. One that has run out,
    or is `lapsed` by assumption, is renewed today.
    """
    clearance, today = card.clearance, draft.case.today
    held = step_id(card, "held")
    status = StepStatus.DONE if card.done <= today else StepStatus.PINNED
    title, kind = message("title.card_held", name=clearance.name), StepKind.MILESTONE
    sources = clearance.sources
    draft.add(Step(held, Phase.RENEWAL, kind, title, DAY, status, fixed=card.done, sources=sources))
    _tell(draft, card, lapsed=lapsed)
    day, number = max(today, card.done if lapsed else card.through), 1
    while number == 1 or (until is not None and day <= until):
        _add_renewal(draft, card, step_id(card, number), day)
        following = clearance_through(clearance, day, draft.case)
        if following is None or following <= day:
            return
        day, number = following, number + 1


def _add_renewal(draft: Draft, card: Card, name: str, day: date) -> None:
    clearance = card.clearance
    label = message("cost.clearance", name=clearance.name)
    price = clearance.cost or clearance.doses[-1].cost
    draft.add(
        Step(
            name,
            Phase.RENEWAL,
            StepKind.DEADLINE,
            message("title.card_by", name=clearance.name),
            DAY,
            due=day + ONE_DAY,
            costs=(clearance_cost(draft, label, price),),
            sources=clearance.sources,
        )
    )
    rule = clearance.valid_for
    source = draft.read(rule.term, name, "clearance_validity").source if rule else None
    lag = Duration.between(card.done, day)
    draft.exactly(step_id(card, "held"), name, lag, code="card_term", source=source)


def _tell(draft: Draft, card: Card, *, lapsed: bool) -> None:
    name, first = card.clearance.name, step_id(card, 1)
    if lapsed:
        text = message("finding.card_taken_as_run_out", card=name, day=card.through)
        draft.find(Severity.INFO, text, first)
    elif card.through < draft.case.today:
        text = message("finding.card_run_out", card=name, day=card.through)
        draft.find(Severity.WARNING, text, first)
    draft.find(Severity.INFO, message("finding.card_again", card=name), first)
