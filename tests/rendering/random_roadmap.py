"""Roadmaps at random: any steps in any order, with the names that people and attackers give."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.message import Severity
from rendering.sample_parts import TODAY, Steps, dollars, finding, price, roadmap
from rendering.sample_roadmap import HOSTILE

_PLAIN = st.from_regex(r"[A-Za-z]{1,14}( [A-Za-z0-9,]{1,14}){0,7}", fullmatch=True)
_WILD = st.one_of(_PLAIN, st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))
_DAYS = st.integers(min_value=-1500, max_value=2500).map(lambda n: TODAY + timedelta(days=n))
_LENGTHS = st.one_of(st.just(0), st.integers(1, 40), st.integers(1, 1500))
_MONEY = st.one_of(st.none(), st.integers(0, 30000).map(lambda n: dollars(n, 2 * n, 3 * n)))


@st.composite
def roadmaps(draw: st.DrawFn, *, wild: bool) -> Roadmap:
    """A feasible roadmap; `wild` names hold anything at all."""
    names = _WILD if wild else _PLAIN
    steps = Steps()
    for number in range(draw(st.integers(1, 9))):
        steps.phase = draw(st.sampled_from(list(Phase)))
        _add(draw, steps, number, names)
    findings = [
        finding(draw(st.sampled_from(list(Severity))), draw(names))
        for _ in range(draw(st.integers(0, 3)))
    ]
    certified = draw(st.one_of(st.none(), _DAYS))
    return roadmap(
        steps,
        goal=Goal("cma-aama", start=draw(st.one_of(st.none(), _DAYS))),
        name=draw(names),
        certified=certified.isoformat() if certified else None,
        pathway=draw(names),
        findings=findings,
    )


def _add(draw: st.DrawFn, steps: Steps, number: int, names: st.SearchStrategy[str]) -> None:
    first: date = draw(_DAYS)
    last = first + timedelta(days=draw(_LENGTHS))
    steps.add(
        f"step-{number}",
        draw(names),
        first.isoformat(),
        last.isoformat(),
        kind=draw(st.sampled_from(list(StepKind))),
        critical=draw(st.booleans()),
        slack=draw(st.sampled_from((0, 0, 20, 400))),
        status=draw(st.sampled_from(list(StepStatus))),
        costs=[price(draw(names), draw(_MONEY)) for _ in range(draw(st.integers(0, 2)))],
        documents=[draw(names) for _ in range(draw(st.integers(0, 2)))],
        series=draw(st.sampled_from((None, None, "series-a", "series-b"))),
    )
