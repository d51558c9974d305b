"""The parts of an outline that are planned by themselves, and which of them a person means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.studying import ContentArea, Outline, StudyDefaults
from cma_roadmap.model.studying.study_plan import OwnView, Part, Standing

_SMALL_WORDS = frozenset({"and", "of", "the", "a", "in", "medical"})
_WHOLE = 100
USUAL = OwnView(Standing.USUAL, Fraction(1))


def parts_of(outline: Outline) -> tuple[Part, ...]:
    """Every topic, and every area without topics, with its percent of the whole outline.

    Where topics have no weights of their own, that of their area is shared out evenly.
    """
    return tuple(part for area in outline.areas for part in _parts(area, outline.total))


def _parts(area: ContentArea, total: Decimal) -> Iterable[Part]:
    percent = Fraction(area.weight) * _WHOLE / Fraction(total)
    if not area.topics:
        yield Part(area.id, area.name, area.name, percent, False, area.subjects)
    for topic in area.topics:
        own = topic.weight
        weight = percent / len(area.topics)
        if own is not None:
            weight = Fraction(own) * _WHOLE / Fraction(total)
        name = f"{area.id}.{topic.id}"
        yield Part(name, area.name, topic.name, weight, own is None, topic.subjects)


def meant(name: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that `name` means: an id, an area, a topic, or words that stand in them.

    Raises:
        WrongRequestError: there is none; names them all.
    """
    said = name.strip().casefold()
    for exact in (_is_id, _is_name):
        found = tuple(part for part in parts if exact(said, part))
        if found:
            return found
    words = _words(said)
    found = tuple(part for part in parts if words and words <= _words_of(part))
    if not found:
        names = ", ".join(dict.fromkeys(part.name for part in parts))
        raise WrongRequestError.of("no_such_area", name=repr(name), names=names)
    return found


def _is_id(said: str, part: Part) -> bool:
    return said in (part.id, part.id.partition(".")[0])


def _is_name(said: str, part: Part) -> bool:
    return said in (part.name.casefold(), part.area.casefold())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold())) - _SMALL_WORDS


def _words_of(part: Part) -> frozenset[str]:
    return _words(" ".join((part.name, part.area, *part.subjects)))


def views_of(
    parts: Sequence[Part],
    strong: Iterable[str],
    weak: Iterable[str],
    scores: Iterable[tuple[str, int]],
    defaults: StudyDefaults,
) -> dict[str, OwnView]:
    """How good the person is in each part, by the id of the part.

    A score of 0 percent counts as weak, one of 100 as strong, and what lies between in proportion.

    Raises:
        WrongRequestError: a name that means no part, or two views of one part.
    """
    low, high = Fraction(defaults.strong), Fraction(defaults.weak)
    told = [(name, OwnView(Standing.STRONG, low)) for name in strong]
    told += [(name, OwnView(Standing.WEAK, high)) for name in weak]
    for name, score in scores:
        times = high - (high - low) * Fraction(score, _WHOLE)
        told.append((name, OwnView(Standing.SCORED, times, score)))
    found: dict[str, OwnView] = {}
    for name, view in told:
        for part in meant(name, parts):
            if found.setdefault(part.id, view) != view:
                raise WrongRequestError.of("two_views_of_area", name=repr(part.name))
    return {part.id: found.get(part.id, USUAL) for part in parts}
