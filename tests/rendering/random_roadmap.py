"""Roadmaps at random: any steps in any order, with the names that people and attackers give.

Half of them have few steps, and steps are drawn as one list: what fails is found small, and shrinks
by dropping steps. Plain names are words of a few lists, which cost one draw each.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity
from rendering.sample_parts import TODAY, Steps, dollars, finding, price, roadmap
from rendering.sample_roadmap import HOSTILE

_FIRST = ("A", "Apply", "Externship", "ImmunizationXY", "Pay", "Q", "Take", "Varicella")
_NEXT = ("a", "1", "2nd", "42,", ",", "of", "course", "hours,", "Hepatitis", "recertification")
_PLAIN = st.builds(
    lambda first, more: " ".join((first, *more)),
    st.sampled_from(_FIRST),
    st.lists(st.sampled_from(_NEXT), max_size=7),
)
_WILD = st.one_of(_PLAIN, st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))
_DAYS = (st.integers(-2, 2) | st.integers(-1500, 2500)).map(lambda n: TODAY + timedelta(days=n))
"""About today more often than anywhere else, because much is told otherwise then."""
_LENGTHS = st.one_of(st.just(0), st.integers(1, 40), st.integers(1, 1500))
_MONEY = st.one_of(st.none(), st.integers(0, 30000).map(lambda n: dollars(n, 2 * n, 3 * n)))


class _Drawn(NamedTuple):
    """A step before it has a number."""

    phase: Phase
    title: str
    first: date
    days: int
    more: dict[str, Any]


def _steps(names: st.SearchStrategy[str]) -> st.SearchStrategy[_Drawn]:
    more = {
        "kind": st.sampled_from(StepKind),
        "critical": st.booleans(),
        "slack": st.sampled_from((0, 0, 20, 400)),
        "status": st.sampled_from(StepStatus),
        "costs": st.lists(st.builds(price, names, _MONEY), max_size=2),
        "documents": st.lists(names, max_size=2),
        "series": st.sampled_from((None, None, "series-a", "series-b")),
    }
    phases = st.sampled_from(Phase)
    return st.builds(_Drawn, phases, names, _DAYS, _LENGTHS, st.fixed_dictionaries(more))


@st.composite
def roadmaps(draw: st.DrawFn, *, wild: bool) -> Roadmap:
    """A feasible roadmap; `wild` names hold anything at all."""
    names = _WILD if wild else _PLAIN
    steps, one = Steps(), _steps(names)
    few, many = (st.lists(one, min_size=1, max_size=most) for most in (3, 9))
    for number, drawn in enumerate(draw(few | many)):
        steps.phase = drawn.phase
        last = drawn.first + timedelta(days=drawn.days)
        days = (drawn.first.isoformat(), last.isoformat())
        steps.add(f"step-{number}", drawn.title, *days, **drawn.more)
    found = st.builds(finding, st.sampled_from(Severity), names)
    certified = draw(st.none() | _DAYS)
    return roadmap(
        steps,
        goal=Goal("cma-aama", start=draw(st.none() | _DAYS)),
        name=draw(names),
        certified=certified.isoformat() if certified else None,
        pathway=draw(names),
        findings=draw(st.lists(found, max_size=3)),
    )
