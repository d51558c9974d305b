"""How safe a road is said to be, against counts made by hand from the rules in the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from cma_roadmap import Goal, Roadmap
from cma_roadmap.model.results.program_matches import Wanted
from cma_roadmap.model.results.route_search import Prefer, RouteWish, Safety
from cma_roadmap.model.values.fact import Confidence
from planning.search.route_oracle import CATALOG, search
from planning.search.route_scenes import person_called

ROSS = "ipeds-172015-2"
"""Accredited by ABHES, in a list of the government; its length is the school's own."""
MONTH = relativedelta(days=30)
YEAR = relativedelta(months=12)


def best(credential: str, program: str | None = None, person: str = "nothing said") -> Roadmap:
    """The one road to a credential by one program, or as the person is."""
    programs = [CATALOG.program(program)] if program else []
    wish = RouteWish(Prefer.SAFEST, (credential,), Wanted())
    found = search(person_called(person), Goal(credential), wish, programs)
    assert found.feasible
    assert (found.program.id if found.program else None) == program
    return found


def safety(found: Roadmap) -> Safety:
    assert found.search is not None
    assert found.search.best is not None
    return found.search.best


def first_day(found: Roadmap, step: str) -> date:
    return next(s.timing.start for s in found.steps if s.step.id == step)


def sittings(first: date, waits: Sequence[relativedelta], last: date) -> int:
    """How often one can sit from `first` to `last`; the last wait goes on for ever."""
    day, count = first, 0
    while day <= last:
        day += waits[min(count, len(waits) - 1)]
        count += 1
    return count


def test_the_count_of_sittings_itself() -> None:
    day = date(2027, 1, 1)

    assert sittings(day, [MONTH], day) == 1
    assert sittings(day, [MONTH], date(2027, 1, 30)) == 1
    assert sittings(day, [MONTH], date(2027, 1, 31)) == 2
    assert sittings(day, [MONTH, MONTH, YEAR], date(2028, 3, 2)) == 4


@pytest.mark.parametrize(
    ("program", "person"),
    [(ROSS, "nothing said"), (None, "student"), (None, "graduate of two years ago")],
)
def test_tries_at_the_ccma_until_five_years_after_the_program(
    program: str | None, person: str
) -> None:
    """NHA: wait 30 days, 30 days, then a year; no more than 60 months after the end.

    How long to wait after a fourth try nobody says, so no fifth is counted on.
    """
    found = best("ccma-nha", program, person)
    done, sit = first_day(found, "training.complete"), first_day(found, "exam.sit")
    last = done + relativedelta(months=60)

    assert safety(found).attempts == min(4, sittings(sit, [MONTH, MONTH, YEAR], last))
    assert safety(found).spare_days == (last - sit).days


@pytest.mark.parametrize(
    ("credential", "person", "most"),
    [
        ("ncma-ncct", "Army medic", 4),  # NCCT: four sittings in a lifetime
        ("ncma-ncct", "works as an assistant", 4),
        ("rma-amt", "works as an assistant", 4),  # AMT: four
        ("cma-aama", "student", 3),  # AAMA: three
    ],
)
def test_a_body_that_counts_tries_gives_no_more(credential: str, person: str, most: int) -> None:
    assert safety(best(credential, person=person)).attempts == most


def test_where_no_limit_is_known_tries_are_counted_as_far_as_the_waits_are() -> None:
    found = best("ccma-nha", person="works as an assistant")

    assert safety(found).attempts == 4
    assert safety(found).spare_days is None


@pytest.mark.parametrize("credential", ["rma-amt"])
def test_days_to_spare_until_the_window_to_sit_closes(credential: str) -> None:
    """AMT: a year from the application, for every try. (AAMA's 90 days begin anew each time.)"""
    found = best(credential, person="student")
    window = next(s for s in found.steps if s.step.id == "exam.window")
    last = window.timing.end - timedelta(days=1)

    assert safety(found).spare_days == (last - first_day(found, "exam.sit")).days


@pytest.mark.parametrize(
    ("credential", "person", "least"),
    [
        # NHA's sixty months are read in one good source; how full a week must be, in none.
        ("ccma-nha", "student", Confidence.HIGH),
        ("ccma-nha", "works as an assistant", Confidence.LOW),
        ("ncma-ncct", "Army medic", Confidence.MEDIUM),
        ("ncma-ncct", "works as an assistant", Confidence.LOW),
        ("cma-aama", "student", Confidence.HIGH),
        ("rma-amt", "works as an assistant", Confidence.MEDIUM),
        # Each figure for new graduates is sure: 48 months, 720 hours, 160 hours. The doubtful one
        # is for those who finished longer ago.
        ("rma-amt", "student", Confidence.HIGH),
    ],
)
def test_a_road_is_as_sure_as_the_least_sure_rule_it_rests_on(
    credential: str, person: str, least: Confidence
) -> None:
    assert safety(best(credential, person=person)).confidence is least


@pytest.mark.parametrize(
    ("program", "sure"),
    [
        # Entered on the day on which its whole school was renewed, where sister campuses were not.
        (ROSS, Confidence.MEDIUM),
        ("ipeds-101028-3", Confidence.HIGH),
        ("ipeds-236258-2", Confidence.MEDIUM),
        ("ipeds-187666-2", Confidence.LOW),
        # Two pieces of evidence, the better one counts.
        ("ipeds-139986-2", Confidence.HIGH),
        # What ended is surely known; that it is accredited is not.
        ("ipeds-103893-2", Confidence.LOW),
        ("ipeds-129154-2", Confidence.MEDIUM),
    ],
)
def test_a_road_is_no_surer_than_the_accreditation_it_rests_on(
    program: str, sure: Confidence
) -> None:
    assert safety(best("cma-aama", program)).confidence is sure


def test_what_was_withdrawn_is_not_the_safest() -> None:
    """One school's accreditation was given up; the other's is on record, and it ends later."""
    doubtful, sure = CATALOG.program("ipeds-103893-2"), CATALOG.program("ipeds-482990-21")
    wish = RouteWish(Prefer.SAFEST, ("cma-aama",), Wanted())

    found = search(person_called("nothing said"), Goal("cma-aama"), wish, [doubtful, sure])

    assert found.program == sure
