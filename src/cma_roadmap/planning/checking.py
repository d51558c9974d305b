"""Checking a person against every pathway, with the nearest missing piece of each credential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cma_roadmap.model.assessment import (
    Assessment,
    CredentialAssessment,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.catalog import Catalog
from cma_roadmap.model.eligibility import Eligibility
from cma_roadmap.model.fact import Confidence
from cma_roadmap.model.message import message
from cma_roadmap.model.profile import Profile
from cma_roadmap.model.program import Award
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.citations import requirement_versions
from cma_roadmap.planning.eligibility import assess, assess_credential, failing
from cma_roadmap.planning.pathways import assumed_case, program_days

_NEAREST = 3


def check(
    catalog: Catalog,
    profile: Profile,
    credentials: Sequence[str],
    today: date,
    as_of: date | None = None,
) -> Eligibility:
    """Judge this person, as they are, against every pathway of the credentials.

    Raises:
        UnknownNameError: a credential or a program of the profile does not exist.
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    case = Case.of(catalog, profile, today, as_of)
    judged = tuple(_credential(name, case) for name in credentials)
    cited = tuple(
        dict.fromkeys(
            source
            for credential in judged
            for pathway in credential.pathways
            for node in pathway.tree.walk()
            for source in node.sources[:1]
        )
    )
    return Eligibility(
        today=today,
        as_of=as_of,
        data_version=catalog.version,
        credentials=judged,
        sources=catalog.cited(cited),
        confidence=_confidence(catalog, cited, case),
    )


def _credential(name: str, case: Case) -> CredentialAssessment:
    credential = case.catalog.credential(name)
    assessed = assess_credential(credential, case)
    if assessed.best(case.today).tree.verdict(case.today) is Verdict.MET:
        return assessed
    short = sorted(_shortfalls(assessed, case), key=_by_effort)
    return replace(assessed, nearest=tuple(s for _, s in short[:_NEAREST]))


def _by_effort(item: tuple[int, Shortfall]) -> tuple[int, date]:
    missing, shortfall = item
    return missing, shortfall.start or date.max


def _shortfalls(assessed: CredentialAssessment, case: Case) -> Iterator[tuple[int, Shortfall]]:
    credential = case.catalog.credential(assessed.id)
    requirements = {p.id: p.requirement for p in credential.pathways}
    program = case.catalog.typical(Award.CERTIFICATE)
    ends = case.today + timedelta(days=program_days(program))
    for pathway in assessed.pathways:
        missing = _cheapest(pathway.tree, case.today)
        tree = pathway.tree
        if any(clause.kind == "completed_program" for clause in missing):
            tree = assess(requirements[pathway.id], assumed_case(case, program, ends))
        yield len(missing), _shortfall(pathway, tree, missing, case.today)


def _cheapest(tree: Assessment, day: date) -> list[Assessment]:
    """The fewest clauses that would have to change: of alternatives, the nearest."""
    if day in tree.surely:
        return []
    if tree.kind == "any_of":
        return min((_cheapest(child, day) for child in tree.children), key=len)
    if tree.children:
        return [leaf for child in tree.children for leaf in _cheapest(child, day)]
    return failing(tree, day)


def _shortfall(
    pathway: PathwayAssessment, tree: Assessment, missing: list[Assessment], today: date
) -> Shortfall:
    span = tree.surely.first_from(today)
    start = max(span.start or today, today) if span else None
    text = message("nearest.clauses", clauses=tuple(clause.text for clause in missing))
    return Shortfall(text, pathway.id, start)


def _confidence(catalog: Catalog, cited: Sequence[str], case: Case) -> dict[str, Confidence]:
    """The least confidence with which any pathway rule was read in each source."""
    found: dict[str, Confidence] = {}
    for credential in catalog.credentials:
        for pathway in credential.pathways:
            for version in requirement_versions(pathway.requirement, case.rules_day):
                for source in version.sources:
                    held = found.get(source, version.confidence)
                    found[source] = min(held, version.confidence, key=lambda c: c.rank)
    return {source: found[source] for source in cited if source in found}
