"""How a road was found, and the roads that came close, each with the command that asks for it."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.roadmap import OtherWay, Roadmap
from cma_roadmap.model.results.route_search import RunnerUp, Safety
from cma_roadmap.model.results.unknown_price import known_part
from cma_roadmap.rendering.messages.unknowns import listed, open_in_words, with_unknown
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.refusal import command


@dataclass(frozen=True, slots=True)
class OtherRoad:
    """A road that came close: where it leads and by which school, by when and for how much."""

    number: int
    road: str
    result: str
    safety: str | None
    command: tuple[str, ...]


def how_found(roadmap: Roadmap, words: Words) -> str | None:
    """What was searched, and what made this road the best; `None` if nothing was searched."""
    found = roadmap.search
    if found is None or found.best is None:
        return None
    code = f"view.found.{found.wish.prefer}"
    if found.guessed and found.guessed < found.fit:
        return words(f"{code}-told", fit=found.fit, told=found.fit - found.guessed)
    if found.surely:
        return words(code, fit=found.fit)
    first, *others = (_road(o, words) for o in found.runners_up if o.may_cost_less)
    more = words("view.found.more", count=len(others)) if others else ""
    prices = listed(tuple(open_in_words(found.hangs_on, words)), words) if found.hangs_on else ""
    doubt = "doubt" if prices else "unsure"
    return words(f"{code}-{doubt}", fit=found.fit, road=first, more=more, prices=prices)


def other_roads(roadmap: Roadmap, words: Words) -> tuple[OtherRoad, ...]:
    """The runners-up of a search, the best one first."""
    found = roadmap.search
    any_award = roadmap.goal._replace(award=None)  # a road that is named has its own
    return tuple(
        OtherRoad(
            number,
            _road(other, words),
            _result(other, words),
            safety_in_words(other.safety, words),
            command(any_award, other.applies),
        )
        for number, other in enumerate(found.runners_up if found else (), 1)
    )


def other_ways(roadmap: Roadmap, words: Words) -> tuple[OtherRoad, ...]:
    """The other ways in that are open, the best one first."""
    return tuple(
        OtherRoad(
            number,
            _way(way, words),
            _result(way, words),
            None,
            command(roadmap.goal, way.applies),
        )
        for number, way in enumerate(roadmap.other_ways, 1)
    )


def _way(way: OtherWay, words: Words) -> str:
    """The pathway, and what it runs through: a program, or what the person has."""
    if way.program is not None:
        return words("view.other-way-by", pathway=way.name, school=way.program.name)
    code = "view.other-way-own" if way.own_training else "view.other-way"
    return words(code, pathway=way.name)


def safety_in_words(safety: Safety, words: Words) -> str:
    """How safe a road is, part by part."""
    parts = [words(f"view.safety.{safety.confidence}")]
    if safety.attempts is not None:
        parts.append(words("view.safety.attempts", count=safety.attempts))
    if safety.spare_days is not None:
        parts.append(words("view.safety.spare", days=safety.spare_days))
    return "; ".join(parts)


def _road(other: RunnerUp, words: Words) -> str:
    school = other.program.name if other.program else words("view.no-school")
    return words("view.other-road", credential=other.credential_name, school=school)


def _result(other: RunnerUp | OtherWay, words: Words) -> str:
    known = known_part(other.cost, other.partial)
    cost = with_unknown(words.amount(known) if known else None, other.not_known, words)
    code = "view.other-result" if other.verdict is Verdict.MET else "view.other-unsure"
    return words(code, day=other.certified_on, cost=cost)
