"""People who hold the credential already: they enter the road at its renewal."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cma_roadmap.model.credential import Credential
from cma_roadmap.model.message import Severity, message
from cma_roadmap.model.network import Phase, Step, StepKind, StepStatus
from cma_roadmap.model.profile import HeldCredential
from cma_roadmap.model.span import DateRule
from cma_roadmap.planning.case import Case
from cma_roadmap.planning.draft import DAY, Draft
from cma_roadmap.planning.leaves import valid_through
from cma_roadmap.planning.milestones import CERTIFIED
from cma_roadmap.planning.renewal_steps import Term, add_renewals, grace_last_day


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
    last = valid_through(held, case)
    if last is None:
        return None
    grace = credential.renewal.grace
    until = last
    if grace is not None:
        length = grace.length.at(case.rules_day)
        rule = grace.counted.at(case.rules_day).value or DateRule.BEFORE_ANNIVERSARY
        if length.value is not None:
            until = max(last, grace_last_day(last, length.effective_from, length.value, rule))
    return Holding(held.certified_on, last, until)


def add_held(draft: Draft, credential: Credential, holding: Holding, cycles: int) -> None:
    """Add the certification as done, and the renewals from the present term on."""
    title = message("title.certified", credential=credential.name)
    done = StepStatus.DONE
    kind = StepKind.MILESTONE
    draft.add(Step(CERTIFIED, Phase.EXAMINATION, kind, title, DAY, done, fixed=holding.since))
    if holding.last < draft.case.today:
        text = message("finding.in_grace", day=holding.last, until=holding.renewable_until)
        draft.find(Severity.PROBLEM, text, CERTIFIED)
    add_renewals(draft, credential, Term(1, holding.since, holding.last), cycles)
