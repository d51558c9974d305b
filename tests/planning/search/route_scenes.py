"""People, and programs and wishes drawn for them: the same ones on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any

from acceptance.runs import DIPLOMA, PROFILES, SCHOOL, finished, work
from cma_roadmap import Goal, Profile, read_profile
from cma_roadmap.model.definitions.program import (
    AccreditationKind,
    AccreditationStatus,
    Award,
    Program,
)
from cma_roadmap.model.results.program_matches import Accredited, Near, Wanted
from cma_roadmap.model.results.route_search import Prefer, RouteWish, Safety
from planning.search.route_filters import has_length, has_price
from planning.search.route_oracle import (
    CATALOG,
    MAIN,
    Road,
    dollars,
    roads,
    safety_of,
    that_fit,
)

REAL = tuple(program for program in CATALOG.programs if not program.typical)
_ENDED = (AccreditationStatus.FORMER, AccreditationStatus.WITHDRAWN)

PEOPLE = {
    "nothing said": "",
    "works as an assistant": PROFILES["works-now"],
    "Army medic": f"{DIPLOMA}\nmilitary: [{{training: army-68w, completed_on: 2024-11-21}}]",
    "student": PROFILES["student"],
    "graduate of two years ago": finished("2024-11-14"),
    "holder": PROFILES["held-ccma-nha-2026-02-10"],
    "no diploma": PROFILES["diploma-none"],
    "student until 2029": f"training: [{SCHOOL}, expected_on: 2029-05-14}}]",
    "hired in June, full time": (
        f"{DIPLOMA}\nexperience: [{work('2026-06-10', 'present', hours=40)}]"
    ),
    "graduate, and again in January": PROFILES["two-programs"],
    "graduate who works": (
        f"{DIPLOMA}\n{finished('2025-11-30')}\nexperience: [{work('2025-12-10', 'present')}]"
    ),
}


def person_called(name: str) -> Profile:
    return read_profile(PEOPLE[name].encode(), "me.yaml")


def _evidence(program: Program) -> set[AccreditationStatus]:
    programmatic = AccreditationKind.PROGRAMMATIC
    return {entry.status for entry in program.accreditation if entry.kind is programmatic}


_KINDS: tuple[Callable[[Program], bool], ...] = (
    lambda program: AccreditationStatus.ACCREDITED in _evidence(program),
    lambda program: bool(_evidence(program).intersection(_ENDED)),
    has_length,
    lambda program: not has_length(program),
    lambda program: not has_price(program),
    lambda program: program.books is not None,
    lambda program: program.award is Award.APPRENTICESHIP,
    lambda program: program.award is Award.ASSOCIATE,
    lambda program: program.state == "TX" and has_length(program),
    lambda program: bool(program.terms),
)
"""What the programs of a scene must include."""


class Scene:
    """One person with some wishes for the road, and programs of every kind."""

    def __init__(self, person: str, seed: int, **asked: Any) -> None:
        self._random = Random(seed)  # noqa: S311 - the same draws on every run, nothing secret
        self.person = person_called(person)
        self.goal = Goal(MAIN[0], **asked)
        drawn = {self._random.choice([p for p in REAL if kind(p)]).id for kind in _KINDS}
        self.programs = tuple(CATALOG.program(name) for name in sorted(drawn))

    @cached_property
    def roads(self) -> list[Road]:
        """Every road there is, each planned by itself."""
        return roads(self.person, self.goal, self.programs)

    @cached_property
    def safety(self) -> dict[tuple[str, str], Safety]:
        return safety_of(self.person, self.goal, self.roads)

    def wishes(self, count: int) -> Iterator[RouteWish]:
        """Each preference without a filter, then `count` wishes at random that some road meets."""
        yield from (RouteWish(prefer, MAIN, Wanted()) for prefer in Prefer)
        while count:
            wish = self._wish()
            if that_fit(self.roads, wish):
                count -= 1
                yield wish

    def _wish(self) -> RouteWish:
        draw = self._random.choice
        near = Near(Decimal("32.78"), Decimal("-96.80"), Decimal(draw((300, 1500))), "Dallas")
        wanted = Wanted(
            state=draw((None, None, None, "TX", "CA")),
            near=draw((None, None, None, near)),
            award=draw((None, None, None, *Award)),
            max_cost=draw((None, None, dollars(1500), dollars(12000))),
            max_months=draw((None, None, 6, 9, 20)),
            accredited=draw((None, None, None, *Accredited)),
        )
        return RouteWish(
            prefer=draw(tuple(Prefer)),
            credentials=draw((MAIN, MAIN, MAIN[:1], MAIN[3:])),
            wanted=wanted,
            budget=draw((None, None, dollars(170), dollars(6000), dollars(15000))),
            per_month=draw((None, None, dollars(170), dollars(400), dollars(1200))),
        )


SCENES: dict[str, Callable[[], Scene]] = {
    "nothing said": lambda: Scene("nothing said", 1),
    "twelve hours a week": lambda: Scene("nothing said", 2, hours_per_week=12),
    "school from March": lambda: Scene("nothing said", 3, start=date(2027, 3, 1)),
    "done by the end of 2027": lambda: Scene("nothing said", 5, finish_by=date(2027, 12, 31)),
    "works as an assistant": lambda: Scene("works as an assistant", 6),
    "Army medic": lambda: Scene("Army medic", 7),
    "student": lambda: Scene("student", 8),
    "student who sits early": lambda: Scene("student", 9, sit_early=True),
    "graduate of two years ago": lambda: Scene("graduate of two years ago", 10),
    "holder": lambda: Scene("holder", 12),
    "no diploma": lambda: Scene("no diploma", 13, hours_per_week=25),
    "student until 2029": lambda: Scene("student until 2029", 14),
    "hired in June, full time": lambda: Scene("hired in June, full time", 15),
    "graduate who works": lambda: Scene("graduate who works", 16),
    "graduate, and again in January": lambda: Scene("graduate, and again in January", 17),
}
