"""People who hold the credential already: they enter the road at its renewal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import LASTS, ONE_DAY, WITHIN
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.validity import (
    earned_from,
    is_decided,
    is_exempt,
    last_days,
    present_term,
)
from cma_roadmap.planning.steps.cycle import Term
from cma_roadmap.planning.steps.renewal import add_dues, add_renewals, grace_last_days


class Standing(StrEnum):
    """Where a credential in hand stands today."""

    RENEWABLE = "renewable"
    """In force, or run out so lately that it can still be renewed."""
    UNSURE = "unsure"
    """Its first term is over, and the person has not told whether it was renewed."""
    LAPSED = "lapsed"
    """Surely run out, and too late to renew."""


class Holding(NamedTuple):
    """A credential in hand: since when, its present term, and the last day to renew it late.

    `begun` and `last` are the first and the last day of the term: where the standing is unsure, of
    the one that runs if all were renewed in time. No days where no term is known. `exempt`: no
    continuing education is owed. What is earned counts from `earned_from` on.
    """

    since: date
    begun: date
    last: date | None
    renewable_until: date | None
    standing: Standing
    exempt: bool = False
    earned_from: date | None = None


def current_holding(credential: Credential, case: Case) -> Holding | None:
    """The credential as this person holds it, or may; `None`: they never did, or it is too late."""
    found = _latest(credential, case)
    return None if found is None or found.standing is Standing.LAPSED else found


def lapsed_holding(credential: Credential, case: Case) -> Holding | None:
    """The credential that has surely run out, where the person holds no later one."""
    found = _latest(credential, case)
    return found if found is not None and found.standing is Standing.LAPSED else None


def lapsed_on(credential: Credential, case: Case) -> date | None:
    """The last valid day of a lapsed holding of this credential, if the person tells one."""
    told = [h for h in case.profile.credentials if h.id == credential.id and is_decided(h)]
    days = [found[0] for h in told if (found := last_days(h, case)) is not None]
    return max(days, default=None)


def ran_out_on(credential: Credential, case: Case) -> date | None:
    """The last valid day of a credential in hand that has surely run out, be it renewable or not.

    `None` where none is in hand, where it is in force, or where nobody can tell.
    """
    found = _latest(credential, case)
    if found is None or found.standing is Standing.UNSURE:
        return None
    unsure = found.standing is Standing.RENEWABLE and credential.renewal.grace is None
    over = found.last is not None and found.last < case.today
    return found.last if over and not unsure else None


def may_be_over(credential: Credential, case: Case) -> bool:
    """Whether the person lists this credential and it has run out, or nobody can tell."""
    found = _latest(credential, case)
    if found is None:
        return False
    unsure = found.standing is Standing.UNSURE
    return unsure or (found.last is not None and found.last < case.today)


def to_be_had_back(case: Case) -> str | None:
    """The one credential of a medical assistant that the person lists, if it ran out, or may have.

    `None` where they list none, several, or one that is in force.
    """
    own = case.profile.held
    listed = [one.id for one in case.catalog.for_medical_assistants if one.id in own]
    if len(listed) != 1 or not may_be_over(case.catalog.credential(listed[0]), case):
        return None
    return listed[0]


def _latest(credential: Credential, case: Case) -> Holding | None:
    def rank(holding: Holding) -> tuple[bool, date, bool, date]:
        standing = holding.standing
        sure = standing is not Standing.UNSURE
        return standing is Standing.RENEWABLE, holding.since, sure, holding.last or date.max

    return max(_holdings(credential, case), key=rank, default=None)


def _holdings(credential: Credential, case: Case) -> Iterator[Holding]:
    for held in case.profile.credentials:
        if held.id == credential.id and held.certified_on <= case.today:
            yield _holding(credential, held, case)


def _holding(credential: Credential, held: HeldCredential, case: Case) -> Holding:
    since, days, decided = held.certified_on, last_days(held, case), is_decided(held)
    exempt = is_exempt(credential, held, case.rules_day)
    if days is None:
        return Holding(since, since, None, None, Standing.UNSURE, exempt)
    last, latest = days
    # A plan takes the earliest likely day; a lapse is only declared after the latest.
    until = max(_late_until(credential, last, case), latest)
    if (until if decided else last) >= case.today:
        from_ = earned_from(held, last, case)
        return Holding(since, since, last, until, Standing.RENEWABLE, exempt, from_)
    if decided:
        return Holding(since, since, last, until, Standing.LAPSED, exempt)
    term = present_term(held, case)
    if until >= case.today or term is None or term.start is None or term.end is None:
        return Holding(since, since, last, until, Standing.UNSURE, exempt)
    last = term.end - ONE_DAY
    from_ = earned_from(held, last, case)
    return Holding(since, term.start, last, None, Standing.UNSURE, exempt, from_)


def _late_until(credential: Credential, last: date, case: Case) -> date:
    grace = credential.renewal.grace
    if grace is None:
        return last
    rule = grace.counted.at(case.rules_day).value or LASTS
    days = grace_last_days(last, grace.length.at(case.rules_day), rule)
    return max(last, min(days, default=last))


def late_by_another_reading(credential: Credential, last: date, case: Case) -> date | None:
    """The last day to renew late by the most generous reading, where that is still ahead.

    A plan goes by the reading that ends first. How the others count is not told: they are taken to
    run through the day of the same number.
    """
    grace = credential.renewal.grace
    if grace is None:
        return None
    days = grace_last_days(last, grace.length.at(case.rules_day), WITHIN, WITHIN)
    return max((day for day in days if day >= case.today), default=None)


def add_held(draft: Draft, credential: Credential, holding: Holding, cycles: int) -> None:
    """Add the certification as done, and the renewals from the present term on."""
    title = message("title.certified", credential=credential.name)
    done = StepStatus.DONE
    kind = StepKind.MILESTONE
    draft.add(Step(CERTIFIED, Phase.EXAMINATION, kind, title, DAY, done, fixed=holding.since))
    if holding.standing is Standing.UNSURE:
        _tell_both_roads(draft, credential, holding)
    elif holding.last is not None and holding.last < draft.case.today:
        _tell_late(draft, credential, holding)
    if holding.last is None:
        return
    late, earned = holding.renewable_until, holding.earned_from
    term = Term(1, holding.begun, holding.last, late, earned)
    if not holding.exempt:
        add_renewals(draft, credential, term, cycles, holding.since)
        return
    _tell_exempt(draft, credential)
    add_dues(draft, credential, term, cycles, holding.since)


def _tell_exempt(draft: Draft, credential: Credential) -> None:
    rule = credential.renewal.exempt
    version = draft.read(rule, CERTIFIED, "exempt") if rule else None
    if version is None or version.value is None:
        return
    bound = version.value.unless_renewed_after
    text = message(
        "finding.exempt" if bound is None else "finding.exempt_unless",
        body=credential.body.abbreviation,
        before=version.value.certified_before,
        bound=bound,
    )
    draft.find(Severity.INFO, text, CERTIFIED, version.sources)


def _tell_late(draft: Draft, credential: Credential, holding: Holding) -> None:
    code = "finding.in_grace" if credential.renewal.grace else "finding.may_have_lapsed"
    text = message(
        code,
        day=holding.last,
        until=holding.renewable_until,
        credential=credential.name,
        body=credential.body.abbreviation,
    )
    draft.find(Severity.PROBLEM, text, CERTIFIED)


def _tell_both_roads(draft: Draft, credential: Credential, holding: Holding) -> None:
    """Nobody can tell whether it has run out: what to look up, and what if it has."""
    late = holding.renewable_until
    code = "finding.renewal_unsaid"
    if holding.last is None:
        code = "finding.term_unknown"
    elif holding.exempt:
        code = "finding.dues_unsaid"
    elif late is not None and late >= draft.case.today:
        code = "finding.renewal_unsaid_late"
    known = credential.renewal.after_lapse
    version = known.at(draft.case.rules_day) if known else None
    text = message(
        code,
        credential=credential.name,
        since=holding.since,
        last=holding.last,
        until=late,
    )
    draft.find(Severity.WARNING, text, CERTIFIED)
    said = version.value if version else None
    other = message(
        "finding.if_run_out" if said else "finding.if_run_out_unknown",
        body=credential.body.abbreviation,
        contact=credential.body.reached(draft.case.rules_day),
        text=said,
    )
    draft.find(Severity.WARNING, other, CERTIFIED, version.sources if version else ())
