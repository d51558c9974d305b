"""People who hold the credential already: they enter the road at its renewal."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.profile import HeldCredential
from cma_roadmap.model.results.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.model.values.span import DateRule
from cma_roadmap.planning.draft.draft import DAY, Draft
from cma_roadmap.planning.draft.milestones import CERTIFIED
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.plain_clauses import last_days, valid_through
from cma_roadmap.planning.steps.renewal import Term, add_renewals, grace_last_day


class Holding(NamedTuple):
    """A credential in hand: since when, its last valid day, and the last day to renew it late."""

    since: date
    last: date
    renewable_until: date


def current_holding(credential: Credential, case: Case) -> Holding | None:
    """The credential as this person holds it; `None` when they never did or it is too late."""
    holdings = [_holding(credential, h, case) for h in case.profile.credentials]
    found = [h for h in holdings if h is not None and h.renewable_until >= case.today]
    return max(found, key=lambda h: h.last, default=None)


def _holding(credential: Credential, held: HeldCredential, case: Case) -> Holding | None:
    if held.id != credential.id or held.certified_on > case.today:
        return None
    days = last_days(held, case)
    if days is None:
        return None
    last, latest = days
    grace = credential.renewal.grace
    until = last
    if grace is not None:
        length = grace.length.at(case.rules_day)
        rule = grace.counted.at(case.rules_day).value or DateRule.BEFORE_ANNIVERSARY
        if length.value is not None:
            until = max(last, grace_last_day(last, length.effective_from, length.value, rule))
    # A plan takes the earliest likely day; a lapse is only declared after the latest.
    return Holding(held.certified_on, last, max(until, latest))


def lapsed_on(credential: Credential, case: Case) -> date | None:
    """The last valid day of a lapsed holding of this credential, if the person lists one."""
    held = [h for h in case.profile.credentials if h.id == credential.id]
    days = [day for h in held if (day := valid_through(h, case)) is not None]
    return max(days, default=None)


def add_held(draft: Draft, credential: Credential, holding: Holding, cycles: int) -> None:
    """Add the certification as done, and the renewals from the present term on."""
    title = message("title.certified", credential=credential.name)
    done = StepStatus.DONE
    kind = StepKind.MILESTONE
    draft.add(Step(CERTIFIED, Phase.EXAMINATION, kind, title, DAY, done, fixed=holding.since))
    if holding.last < draft.case.today:
        code = "finding.in_grace" if credential.renewal.grace else "finding.may_have_lapsed"
        text = message(
            code,
            day=holding.last,
            until=holding.renewable_until,
            credential=credential.name,
            body=credential.body.abbreviation,
        )
        draft.find(Severity.PROBLEM, text, CERTIFIED)
    term = Term(1, holding.since, holding.last, holding.renewable_until)
    add_renewals(draft, credential, term, cycles)
