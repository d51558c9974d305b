"""Checking a person against every pathway, with the nearest missing piece of each credential."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import MAY_ASK_DIPLOMA, Credential, Pathway
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.definitions.schooling import DiplomaKind
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    Eligibility,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.values.calendar import preparation
from cma_roadmap.model.values.fact import Confidence, by_source
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.model.values.span import ALWAYS, ONE_DAY, DateSpan, Spans
from cma_roadmap.planning.eligibility.attempts_used import tell_attempts_used
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.judging import assess_credential, assess_way
from cma_roadmap.planning.eligibility.pathways import assumed_case, program_days
from cma_roadmap.planning.eligibility.program_rules import requirement_versions
from cma_roadmap.planning.eligibility.validity import is_decided, last_days
from cma_roadmap.planning.guesses.class_days import class_days
from cma_roadmap.planning.guesses.times import days_to_classes

_NEAREST = 3
_Rank = tuple[int, date, int, int]
_Distance = tuple[int, date, int]


def missing_pieces(tree: Assessment, day: date) -> list[Assessment]:
    """The fewest clauses that would have to change for `tree` to be met on `day`.

    Of alternatives, those that may hold already come before those that surely do not.
    """
    return [clause for clause in _resting_on(tree, day, {}) if day not in clause.surely]


def _resting_on(tree: Assessment, day: date, days: Mapping[str, Spans]) -> list[Assessment]:
    """The single clauses of the way through `tree` that lacks least, those that hold, too.

    Of ways that lack as much, the one that opens first by the `days` of the clauses.
    """
    if not tree.children:
        return [tree]
    parts = [_resting_on(child, day, days) for child in tree.children]
    if day in tree.surely:  # what holds now needs nothing
        held = [i for i, child in enumerate(tree.children) if day in child.surely]
        return [clause for i in held[: tree.needed] for clause in parts[i]]
    nearest = sorted(range(len(parts)), key=lambda i: _distance(parts[i], day, days))
    kept = sorted(nearest[: tree.needed])
    return [clause for i in kept for clause in parts[i]]


def _distance(clauses: list[Assessment], day: date, days: Mapping[str, Spans]) -> _Distance:
    missing = [clause for clause in clauses if day not in clause.surely]
    unmet = sum(day not in clause.possibly for clause in missing)
    return unmet, _first_day(clauses, day, days) or date.max, len(missing)


def _first_day(clauses: Iterable[Assessment], day: date, days: Mapping[str, Spans]) -> date | None:
    """The first day from `day` on, on which all the clauses hold by their `days`."""
    held = [days.get(clause.id, clause.surely) for clause in clauses]
    span = reduce(Spans.__and__, held, ALWAYS).first_from(day)
    return max(span.start or day, day) if span else None


def nearest(assessed: CredentialAssessment, case: Case) -> tuple[Shortfall, ...]:
    """The ways in that lack least: a card first, what is to confirm, the first day, the clauses."""
    found = sorted(_shortfalls(assessed, case), key=lambda item: item[0])
    return tuple(shortfall for _, shortfall in found[:_NEAREST])


def _shortfalls(assessed: CredentialAssessment, case: Case) -> Iterator[tuple[_Rank, Shortfall]]:
    credential = case.catalog.credential(assessed.id)
    pathways = {p.id: p for p in credential.pathways}
    for order, judged in enumerate(assessed.pathways):
        missing, start = _lacking(judged, pathways[judged.id], case)
        text = message("nearest.clauses", clauses=tuple(clause.text for clause in missing))
        to_confirm = judged.tree.verdict(case.today) is Verdict.UNKNOWN
        group = 0 if judged.tree.open_once(case.today) else 1 if to_confirm else 2 if start else 3
        rank = (group, start or date.max, len(missing), order)
        yield rank, Shortfall(text, judged.id, start)


def _lacking(
    judged: PathwayAssessment, pathway: Pathway, case: Case
) -> tuple[list[Assessment], date | None]:
    """What the way through a pathway that lacks least needs, and the day on which it has it.

    A diploma takes the time of the GED, and a program that is missing its own.
    """
    diploma = _diploma_day(case)
    found: list[tuple[_Distance, list[Assessment], date | None]] = []
    for program in (False, True):
        tree = _in_time(pathway, case, diploma, program=program)
        days = {node.id: node.surely for node in tree.walk()}
        clauses = _resting_on(judged.tree, case.today, days)
        missing = [clause for clause in clauses if case.today not in clause.surely]
        if not missing and case.today not in judged.tree.surely:
            missing = [judged.tree]  # all that is asked holds, but there is no such way in
        needs_program = any(clause.kind == "completed_program" for clause in missing)
        if needs_program is program or (program and not found):
            distance = _distance(clauses, case.today, days)
            found.append((distance, missing, _first_day(clauses, case.today, days)))
    _, missing, start = min(found, key=lambda each: each[0])
    return missing, start


def _in_time(pathway: Pathway, case: Case, diploma: date | None, *, program: bool) -> Assessment:
    """The pathway as it will stand with the diploma and, if `program`, after a typical program."""
    if not program:
        return assess_way(pathway, case._replace(diploma_from=diploma))
    typical = case.catalog.typical(Award.CERTIFICATE)
    defaults = case.catalog.foundation.defaults
    begin = case.today + timedelta(days=days_to_classes(defaults, case.profile))
    begin = max(begin, diploma + ONE_DAY) if diploma else begin
    begin = class_days(case.catalog, typical).end(begin)
    ends = date.fromordinal(begin.toordinal() + program_days(typical))
    later = assumed_case(case, typical, ends)
    return assess_way(pathway, later._replace(diploma_from=diploma or case.today))


def _diploma_day(case: Case) -> date | None:
    """The first day on which somebody who says they have none could hold one; else `None`."""
    said, pace = case.profile.diploma, case.profile.availability
    if said is None or said.kind is not DiplomaKind.NONE:
        return None
    test = case.catalog.foundation.equivalency
    length = preparation(
        test.prepare_hours.at(case.rules_day).value,
        test.prepare_months.at(case.rules_day).value,
        pace.hours_per_week if pace else None,
        tuple(DateSpan(pause.start, pause.end) for pause in pace.breaks) if pace else (),
    )
    return length.end(case.today) + ONE_DAY


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
        findings=tuple(
            found
            for one in judged
            for found in (*_past(catalog.credential(one.id), case), *_may_be_asked(one, case))
        ),
    )


def _past(credential: Credential, case: Case) -> Iterator[Finding]:
    """No attempt left; schooling abroad; a credential that has run out, with perhaps a way back."""
    yield from tell_attempts_used(credential, case)
    yield from _abroad(credential, case)
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


def _abroad(credential: Credential, case: Case) -> Iterator[Finding]:
    """What the body asks of schooling in another country, where it says so."""
    asked, trained = credential.body.abroad, any(each.abroad for each in case.trainings)
    if asked is None or not trained:
        return
    rule = asked.rule.at(case.rules_day)
    if rule.value is not None:
        body = credential.body.abbreviation
        text = message("finding.abroad_rule", body=body, text=rule.value)
        yield Finding(Severity.WARNING, text, None, rule.sources)


def _may_be_asked(judged: CredentialAssessment, case: Case) -> Iterator[Finding]:
    """What the body may ask of whoever has not said that they hold a diploma."""
    best, ways = judged.best(case.today), case.catalog.credential(judged.id).pathways
    if case.today not in best.tree.possibly or case.says_diploma:
        return
    for asked in next(way for way in ways if way.id == best.id).facts:
        if asked.id == MAY_ASK_DIPLOMA:
            version = asked.fact.at(case.rules_day)
            text = message("finding.pathway_fact", label=asked.label, text=version.value)
            yield Finding(Severity.WARNING, text, None, version.sources)


def _credential(name: str, case: Case) -> CredentialAssessment:
    credential = case.catalog.credential(name)
    assessed = assess_credential(credential, case)
    is_met = assessed.best(case.today).tree.verdict(case.today) is Verdict.MET
    if is_met or any(tell_attempts_used(credential, case)):
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
