"""One program in full: its doors, the hours that rules ask for, its price beside others."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.results.program_matches import Near, ProgramReport
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.eligibility.program_rules import confidence_by_source, hours_needed
from cma_roadmap.planning.programs.program_prices import standing
from cma_roadmap.planning.programs.program_search import Zips, miles_to, no_zips


def program_report(
    catalog: Catalog,
    program: Program,
    today: date,
    as_of: date | None = None,
    profile: Profile | None = None,
    near: Near | None = None,
    zips: Zips = no_zips,
) -> ProgramReport:
    """All that can be told of `program`, for the person of `profile` or for anyone.

    `near` is the place to measure from; `zips` tells where a ZIP code is.

    Raises:
        NoFactInForceError: no rules are recorded for the day asked for.
    """
    doors = OpensAndCloses(catalog, today, as_of, profile).of(program)
    judged = {door.credential for door in doors}
    credentials = [c for c in catalog.credentials if c.id in judged]
    day = as_of or today
    return ProgramReport(
        program=program,
        today=today,
        as_of=as_of,
        doors=doors,
        hours=tuple(hours_needed(program, credentials, day)),
        standing=standing(program, catalog.programs),
        confidence=confidence_by_source(credentials, day),
        miles=miles_to(program, near, zips) if near else None,
        near=near,
    )
