"""Schooling in another country: what the body asks of it, and whom to ask if it counts."""

from __future__ import annotations

from cma_roadmap.model.values.message import Severity, message
from cma_roadmap.planning.circumstances.procedures import Names, add_procedure, is_settled
from cma_roadmap.planning.draft.draft import Draft
from cma_roadmap.planning.draft.milestones import ABROAD_ANSWER, ABROAD_PAPERS, APPLY
from cma_roadmap.planning.eligibility.pathways import Route

_NAMES = Names("abroad", ABROAD_PAPERS, ABROAD_ANSWER)


def add_abroad(draft: Draft, route: Route) -> None:
    """Add what a body asks of those who were schooled abroad; where it is silent, say whom to ask.

    Papers are a step where the road runs through that training.
    """
    profile, credential = draft.case.profile, route.credential
    trained = any(t.abroad and t.left_on is None for t in profile.training)
    if not trained and not (profile.diploma is not None and profile.diploma.abroad):
        return
    body, asked = credential.body, credential.body.abroad
    if is_settled(draft, credential):
        return
    if asked is not None and route.training is not None and route.training.abroad:
        add_procedure(draft, credential, asked, _NAMES)
    elif asked is not None:
        rule = draft.version(asked.rule, APPLY)
        text = message("finding.abroad_rule", body=body.abbreviation, text=rule.value)
        draft.find(Severity.WARNING, text, APPLY, rule.sources)
    contact = body.reached(draft.case.rules_day)
    code = "finding.abroad_ask" if asked is not None else "finding.abroad_unknown"
    text = message(code, body=body.abbreviation, contact=contact)
    draft.find(Severity.WARNING, text, APPLY)
