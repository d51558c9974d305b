"""The parts of an outline that are planned by themselves, and which of them a person means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.model.definitions.profile import OwnStudy
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


class OwnViews(NamedTuple):
    """What a person says of themselves: areas by name, and scores of them in percent."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    scores: tuple[tuple[str, int], ...] = ()


NO_VIEWS = OwnViews()


def meant(name: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that `name` means: an id, an area, a topic, or words that stand in them.

    Raises:
        WrongRequestError: there is none; names them all.
    """
    found = _matched(name, parts)
    if not found:
        names = ", ".join(dict.fromkeys(part.name for part in parts))
        raise WrongRequestError.of("no_such_area", name=repr(name), names=names)
    return found


def _matched(name: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    said = name.strip().casefold()
    for exact in (_is_id, _is_name):
        found = tuple(part for part in parts if exact(said, part))
        if found:
            return found
    words = _words(said)
    return tuple(part for part in parts if words and words <= _words_of(part))


def _is_id(said: str, part: Part) -> bool:
    return said in (part.id, part.id.partition(".")[0])


def _is_name(said: str, part: Part) -> bool:
    return said in (part.name.casefold(), part.area.casefold())


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold())) - _SMALL_WORDS


def _words_of(part: Part) -> frozenset[str]:
    return _words(" ".join((part.name, part.area, *part.subjects)))


class Seen(NamedTuple):
    """The parts of an outline, and how the person saw them before and sees them now, by id.

    `unmatched` are names of the profile that mean no part of this outline.
    """

    parts: tuple[Part, ...]
    before: dict[str, OwnView]
    now: dict[str, OwnView]
    unmatched: tuple[str, ...]


def seen_of(
    parts: tuple[Part, ...],
    told_before: OwnStudy | None,
    said: OwnViews,
    defaults: StudyDefaults,
) -> Seen:
    """How good the person is in each part; what is `said` now goes before the profile.

    A profile is about any exam, so what it names need not be in this one.

    Raises:
        WrongRequestError: a name that is said and means no part, or two views of one part.
    """
    own = told_before or OwnStudy.model_construct()
    written = OwnViews(own.strong, own.weak, tuple(own.scores.items()))
    named = (*own.strong, *own.weak, *own.scores)
    unmatched = tuple(dict.fromkeys(name for name in named if not _matched(name, parts)))
    before = views_of(parts, written, defaults, skipped=frozenset(unmatched))
    now = before | views_of(parts, said, defaults)
    usual = dict.fromkeys((part.id for part in parts), USUAL)
    return Seen(parts, usual | before, usual | now, unmatched)


def views_of(
    parts: Sequence[Part],
    said: OwnViews,
    defaults: StudyDefaults,
    skipped: frozenset[str] = frozenset(),
) -> dict[str, OwnView]:
    """How good the person is in the parts that they name.

    A score of 0 percent counts as weak, one of 100 as strong, and what lies between in proportion.

    Raises:
        WrongRequestError: a name that means no part, or two views of one part.
    """
    low, high = Fraction(defaults.strong), Fraction(defaults.weak)
    told = [(name, OwnView(Standing.STRONG, low)) for name in said.strong]
    told += [(name, OwnView(Standing.WEAK, high)) for name in said.weak]
    for name, score in said.scores:
        times = high - (high - low) * Fraction(score, _WHOLE)
        told.append((name, OwnView(Standing.SCORED, times, score)))
    found: dict[str, OwnView] = {}
    for name, view in told:
        for part in meant(name, parts) if name not in skipped else ():
            if found.setdefault(part.id, view) != view:
                raise WrongRequestError.of("two_views_of_area", name=repr(part.name))
    return found
