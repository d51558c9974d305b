"""Licenses of other health work: what a body or a state says of them, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.definitions.circumstances import License
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction, Route, StateStep
from cma_roadmap.model.values.message import Message, Severity, message
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import APPLY, CHOOSE


def tell_licenses(draft: Draft, credential: Credential) -> None:
    """Tell of each license what it opens; none opens a way in by itself unless a rule says so."""
    for held in draft.case.profile.licenses:
        name = message(f"license.{held.kind.replace('-', '_')}")
        over = held.expires_on is not None and held.expires_on < draft.case.today
        if over:
            text = message("finding.license_over", license=name, day=held.expires_on)
            draft.find(Severity.WARNING, text)
        _tell_of_body(draft, credential, held, name)
        for state, route in _ways(draft, held) if not over else ():
            _tell_of_state(draft, state, route, name)
    _tell_of_school(draft)


def _tell_of_body(draft: Draft, credential: Credential, held: License, name: Message) -> None:
    body, place = credential.body, APPLY if APPLY in draft.steps else None
    contact = body.reached(draft.case.rules_day)
    rules = [one.rule for one in body.licenses if held.kind in one.kinds]
    for rule in rules:
        version = draft.read(rule, APPLY, "license")
        text = message(
            "finding.license_rule", license=name, body=body.abbreviation, text=version.value
        )
        draft.find(Severity.WARNING, text, place, version.sources)
    if not rules:
        text = message(
            "finding.license_opens_nothing",
            license=name,
            credential=credential.name,
            body=body.abbreviation,
            contact=contact,
        )
        draft.find(Severity.WARNING, text, place)


def _ways(draft: Draft, held: License) -> Iterator[tuple[Jurisdiction, Route]]:
    """The ways of the states in question that are made for such people."""
    places = {draft.case.state, held.state}
    for state in draft.case.catalog.states:
        if state.id in places:
            yield from ((state, way) for way in state.routes if held.kind in way.licenses)


def _tell_of_state(draft: Draft, state: Jurisdiction, way: Route, name: Message) -> None:
    step: StateStep | None = next((s for s in state.steps if way.id in s.routes), None)
    if step is None:
        return
    version = draft.version(step.rule, APPLY)
    text = message(
        "finding.license_state", license=name, state=state.name, way=way.name, text=version.value
    )
    draft.find(Severity.WARNING, text, None, version.sources)


def _tell_of_school(draft: Draft) -> None:
    credit = draft.case.catalog.foundation.license_credit
    if not draft.case.profile.licenses or credit is None or CHOOSE not in draft.steps:
        return
    version = draft.version(credit, CHOOSE)
    text = message("finding.license_credit", text=version.value)
    draft.find(Severity.INFO, text, CHOOSE, version.sources)
