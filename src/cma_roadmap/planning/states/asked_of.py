"""What one state asks of one person as they are today, without a plan."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.results.planned_state import StateWay
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.states.past_papers import paper_history
from cma_roadmap.planning.states.state_rules import adds_steps
from cma_roadmap.planning.states.state_ways import judged_ways


def asked_of(
    state: Jurisdiction, profile: Profile, catalog: Catalog, today: date, as_of: date | None
) -> tuple[StateWay, ...]:
    """The ways into the work that `state` offers, judged for the person; the nearest one first.

    None where the state asks for nothing, or where no rule is recorded.

    Raises:
        NoFactInForceError: `as_of` lies before the first recorded rule.
    """
    case = Case.of(catalog, profile, today, as_of)._replace(state=state.id)
    if not adds_steps(state, state.regime.at(case.rules_day).value):
        return ()
    ways = judged_ways(state, None, case, paper_history(state, profile, "state.", today))
    return tuple(way.told(state.name, today) for way in ways)
