"""Checking a person against every pathway, with the nearest missing piece of each credential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.requirement import Requirement
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    Eligibility,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.values.fact import Confidence, by_source
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess, assess_credential
from cma_roadmap.planning.eligibility.pathways import assumed_case, program_days
from cma_roadmap.planning.eligibility.program_rules import requirement_versions
from cma_roadmap.planning.eligibility.validity import is_decided, last_days

_NEAREST = 3
_Rank = tuple[int, date, int, int]


def missing_pieces(tree: Assessment, day: date) -> list[Assessment]:
    """The fewest clauses that would have to change for `tree` to be met on `day`.

    Of alternatives, those that may hold already come before those that surely do not.
    """
    if day in tree.surely:
        return []
    if not tree.children:
        return [tree]
    parts = [missing_pieces(child, day) for child in tree.children]
    nearest = sorted(range(len(parts)), key=lambda i: _distance(parts[i], day))
    kept = sorted(nearest[: _needed(tree)])
    return [clause for i in kept for clause in parts[i]]


def _distance(missing: list[Assessment], day: date) -> tuple[int, int]:
    return sum(day not in clause.possibly for clause in missing), len(missing)


def _needed(tree: Assessment) -> int:
    """How many parts must hold: every combination says so in its reason."""
    needed = tree.reason.params.get("needed")
    return needed if isinstance(needed, int) else len(tree.children)


def nearest(assessed: CredentialAssessment, case: Case) -> tuple[Shortfall, ...]:
    """The ways in that lack least: to confirm first, then by the first day, then by the clauses."""
    found = sorted(_shortfalls(assessed, case), key=lambda item: item[0])
    return tuple(shortfall for _, shortfall in found[:_NEAREST])


def _shortfalls(assessed: CredentialAssessment, case: Case) -> Iterator[tuple[_Rank, Shortfall]]:
    credential = case.catalog.credential(assessed.id)
    pathways = {p.id: p for p in credential.pathways}
    for order, judged in enumerate(assessed.pathways):
        missing = missing_pieces(judged.tree, case.today)
        tree = _once_trained(judged, pathways[judged.id].requirement, missing, case)
        span = tree.surely.first_from(case.today)
        start = max(span.start or case.today, case.today) if span else None
        text = message("nearest.clauses", clauses=tuple(clause.text for clause in missing))
        to_confirm = judged.tree.verdict(case.today) is Verdict.UNKNOWN
        group = 0 if to_confirm else 1 if start else 2
        rank = (group, start or date.max, len(missing), order)
        yield rank, Shortfall(text, judged.id, start)


def _once_trained(
    judged: PathwayAssessment, requirement: Requirement, missing: list[Assessment], case: Case
) -> Assessment:
    """The pathway as it will stand after a typical program, where a program is what is missing."""
    if not any(clause.kind == "completed_program" for clause in missing):
        return judged.tree
    program = case.catalog.typical(Award.CERTIFICATE)
    begin = case.catalog.foundation.defaults.choose_program.value.after(case.today)
    ends = date.fromordinal(begin.toordinal() + program_days(program))
    return assess(requirement, assumed_case(case, program, ends))


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
        findings=tuple(f for name in credentials for f in _past(catalog.credential(name), case)),
    )


def _past(credential: Credential, case: Case) -> Iterator[Finding]:
    """That a credential held has run out, or may have: there may be a way back without school."""
    terms = [
        (days[1], is_decided(held))
        for held in case.profile.credentials
        if held.id == credential.id and (days := last_days(held, case)) is not None
    ]
    last, decided = max(terms, default=(case.today, True))
    if last >= case.today:
        return
    text = message(
        "finding.run_out" if decided else "finding.run_out_unsaid",
        credential=credential.name,
        id=credential.id,
        day=last,
        body=credential.body.abbreviation,
        contact=credential.body.reached(case.rules_day),
    )
    yield Finding(Severity.WARNING, text)


def _credential(name: str, case: Case) -> CredentialAssessment:
    credential = case.catalog.credential(name)
    assessed = assess_credential(credential, case)
    if assessed.best(case.today).tree.verdict(case.today) is Verdict.MET:
        return assessed
    return assessed._replace(nearest=nearest(assessed, case))


def _confidence(catalog: Catalog, cited: Sequence[str], case: Case) -> dict[str, Confidence]:
    """The least confidence with which any pathway rule was read in each source."""
    found = by_source(
        (source, version.confidence)
        for credential in catalog.credentials
        for pathway in credential.pathways
        for version in requirement_versions(pathway.requirement, case.rules_day)
        for source in version.sources
    )
    return {source: found[source] for source in cited if source in found}
