"""Random people and goals: profiles as YAML text, as a person might write them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from cma_roadmap import Goal
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.planned_state import Move
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Delay, WhatIf

from .runs import CREDENTIALS, STATES

TODAY = date(2026, 11, 21)
CLEARANCES = ("mmr", "varicella", "tdap", "flu", "tb", "bls", "background", "drug-screen")


def days(first: int, last: int) -> st.SearchStrategy[str]:
    """Days from `first` to `last` days after today, with leap days and month ends now and then."""
    plain = st.integers(first, last).map(lambda n: TODAY + timedelta(days=n))
    odd = st.sampled_from([date(2024, 2, 29), date(2026, 1, 31), date(2025, 12, 31), TODAY])
    odd_future = st.sampled_from([date(2028, 2, 29), date(2027, 8, 31), TODAY])
    return st.one_of(plain, odd if last <= 0 else odd_future).map(date.isoformat)


def _optional(**choices: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=choices)


def _both(
    always: st.SearchStrategy[dict[str, Any]], sometimes: st.SearchStrategy[dict[str, Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(always, sometimes).map(lambda pair: pair[0] | pair[1])


_diploma = st.one_of(
    st.just({"kind": "none"}),
    st.fixed_dictionaries({"kind": st.sampled_from(["high_school", "ged"]), "on": days(-4000, 0)}),
    st.fixed_dictionaries({"kind": st.just("high_school"), "on": days(1, 900)}),
)
_training = _both(
    st.one_of(
        st.fixed_dictionaries({"completed_on": days(-3000, 0)}),
        st.fixed_dictionaries({"expected_on": days(1, 700)}),
    ),
    _optional(
        accreditors=st.lists(st.sampled_from(["CAAHEP", "ABHES"]), max_size=2, unique=True),
        institution_accredited=st.booleans(),
        clock_hours=st.integers(100, 1600),
        academic_hours=st.integers(100, 1200),
        externship_hours=st.integers(0, 400),
        kind=st.sampled_from(["school", "apprenticeship", "workforce"]),
    ),
)
_job = _both(
    st.fixed_dictionaries(
        {"role": st.just("medical_assistant"), "from": days(-3500, -900)},
    ),
    st.fixed_dictionaries(
        {"to": st.one_of(st.just("present"), days(-890, 0))},
        optional={"hours_per_week": st.integers(1, 60)},
    ),
)
_clearances = _optional(
    **{name: days(-900, 0) for name in CLEARANCES},
    hepb=st.lists(days(-900, 0), min_size=1, max_size=4, unique=True).map(sorted),
)
_held = st.fixed_dictionaries(
    {"id": st.sampled_from(CREDENTIALS), "certified_on": days(-2500, -1)},
)


def profiles() -> st.SearchStrategy[str]:
    """A profile as text. JSON is YAML, so dates are put in as bare text afterwards."""
    person = _optional(
        diploma=_diploma,
        training=st.lists(_training, max_size=2),
        experience=st.lists(_job, max_size=2),
        clearances=_clearances,
        credentials=st.lists(_held, max_size=2, unique_by=lambda held: held["id"]),
        memberships=st.lists(st.just("aama"), max_size=1),
        availability=_optional(hours_per_week=st.integers(1, 80)),
        pins=_optional(**{"exam.sit": days(30, 900)}),
    )
    return person.map(lambda said: json.dumps(said, indent=1))


_LATE = ("training.program", "training.complete", "exam.apply", "exam.sit", "exam.attempt-2.sit")


def what_ifs() -> st.SearchStrategy[WhatIf]:
    """Turns for the worse; now and then one that the plan does not have."""
    delays = st.lists(
        st.builds(Delay, st.sampled_from(_LATE), st.integers(0, 400)), max_size=2
    ).map(tuple)
    cards = st.lists(st.sampled_from((*CLEARANCES, "hepb")), max_size=2).map(tuple)
    return st.builds(WhatIf, st.integers(0, 5), delays, cards)


def goals() -> st.SearchStrategy[Callable[[], tuple[Goal, date]]]:
    """A goal and a day to plan on."""

    def build(
        credential: str,
        start: str | None,
        award: Award | None,
        early: bool,
        hours: int | None,
        what_if: WhatIf,
        state: str | None,
        move: tuple[str, str] | None,
    ) -> Callable[[], tuple[Goal, date]]:
        first = date.fromisoformat(start) if start else None
        goal = Goal(
            credential,
            award=award,
            start=first,
            sit_early=early,
            hours_per_week=hours,
            what_if=what_if,
            state=state,
            move_to=Move(move[0], date.fromisoformat(move[1])) if move else None,
        )
        return lambda: (goal, TODAY)

    return st.builds(
        build,
        st.sampled_from(CREDENTIALS),
        st.none() | days(-30, 800),
        st.none() | st.sampled_from(list(Award)),
        st.booleans(),
        st.none() | st.integers(5, 60),
        st.just(NOTHING_HAPPENS) | what_ifs(),
        st.none() | st.sampled_from(STATES),
        st.none() | st.tuples(st.sampled_from(STATES), days(-30, 3000)),
    )
