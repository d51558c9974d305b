"""The papers that a person carries from state to state, and how each stands to an assignment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cma_roadmap.model.definitions.clearance import ClearanceNeed
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.traveling.packing import CardKind, Carried, Ending
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.plain_clauses import clearance_through
from cma_roadmap.planning.eligibility.validity import is_decided, last_days


def cards_of(case: Case) -> tuple[Carried, ...]:
    """Certificates, clearances, papers of states and licenses in hand on the day of the case.

    Last days are those that the profile tells, else counted by the terms of the data.
    """
    found = (_credentials(case), _clearances(case), _state_papers(case), _licenses(case))
    return tuple(card for cards in found for card in cards)


def usual_elsewhere(case: Case) -> tuple[str, ...]:
    """Names of clearances that clinical sites usually ask for, and that are not listed."""
    listed = case.profile.clearances
    usual = (one for one in case.catalog.clearances if one.need is ClearanceNeed.USUAL)
    return tuple(one.name for one in usual if not listed.get(one.id))


def ending(card: Carried, first: date, last: date | None) -> Ending:
    """How a card stands to work from `first` through `last` (`None`: not told).

    A card that ends on the first day still holds on it.
    """
    if card.ends is None:
        return Ending.UNKNOWN
    latest = card.ends_latest or card.ends
    if latest < first:
        return Ending.UNSURE if card.unsure else Ending.OVER
    if card.ends < first:
        return Ending.UNSURE
    return Ending.ENDS_INSIDE if last is not None and card.ends < last else Ending.HOLDS


def _credentials(case: Case) -> Iterator[Carried]:
    """The latest holding of each credential that is held by now."""
    latest: dict[str, HeldCredential] = {}
    for held in sorted(case.profile.credentials, key=lambda held: held.certified_on):
        if held.certified_on <= case.today:
            latest[held.id] = held
    names = {listing.id: listing.name for listing in case.catalog.index}
    for held in latest.values():
        earliest, last = last_days(held, case) or (None, None)
        unsure = last is not None and last < case.today and not is_decided(held)
        since = held.renewed_on or held.certified_on
        name = names.get(held.id, held.id)
        yield Carried(
            CardKind.CREDENTIAL,
            held.id,
            name,
            since,
            earliest,
            last,
            unsure=unsure,
            sources=_term_sources(held, case),
        )


def _term_sources(held: HeldCredential, case: Case) -> tuple[str, ...]:
    """Who says how long it is valid, where the person does not tell it."""
    known = any(listing.id == held.id for listing in case.catalog.index)
    if held.expires_on is not None or not known:
        return ()
    term = case.catalog.credential(held.id).certification.term
    return term.at(held.renewed_on or held.certified_on).sources


def _clearances(case: Case) -> Iterator[Carried]:
    for known in case.catalog.clearances:
        days = [d for d in case.profile.clearances.get(known.id, ()) if d <= case.today]
        if not days:
            continue
        through = clearance_through(known, max(days), case)
        term = known.valid_for.term.at(case.rules_day).sources if known.valid_for else ()
        series = (len(days), len(known.doses)) if len(days) < len(known.doses) else None
        kind = CardKind.CLEARANCE
        yield Carried(
            kind,
            known.id,
            known.name,
            max(days),
            through,
            through,
            visits=series,
            sources=term,
        )


def _state_papers(case: Case) -> Iterator[Carried]:
    for paper in case.profile.state_papers:
        state = next((one for one in case.catalog.states if one.id == paper.state), None)
        steps = {step.id: step.title for step in state.steps} if state else {}
        routes = {route.id: route.name for route in state.routes} if state else {}
        name = (routes | steps).get(paper.paper, paper.paper)
        ends, kind = paper.expires_on, CardKind.STATE_PAPER
        yield Carried(kind, paper.paper, name, paper.issued_on, ends, ends, paper.state)


def _licenses(case: Case) -> Iterator[Carried]:
    for held in case.profile.licenses:
        name = message(f"license.{held.kind.replace('-', '_')}")
        ends, kind = held.expires_on, CardKind.LICENSE
        yield Carried(kind, held.kind, name, held.start, ends, ends, held.state)
