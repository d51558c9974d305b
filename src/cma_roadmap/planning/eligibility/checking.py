"""Checking a person against every pathway, with the nearest missing piece of each credential."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.assessment import CredentialAssessment, Verdict
from cma_roadmap.model.results.eligibility_check import Eligibility
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.citations import requirement_versions
from cma_roadmap.planning.eligibility.judging import assess_credential
from cma_roadmap.planning.eligibility.shortfalls import nearest


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
    return assessed._replace(nearest=nearest(assessed, case))


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
