"""Skills in words: what speaks for one, where an exam asks it, what weighs how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from cma_roadmap.model.definitions.studying import Outline
from cma_roadmap.model.studying.skill_report import (
    AskedIn,
    Evidence,
    EvidenceKind,
    ExamOutline,
    Having,
    InExam,
    SkillRecord,
)
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.study.study_page import percent

_WHOLE = 100
Names = Mapping[str, str]
"""Names of credentials and cards, by id."""


def percent_of(weight: Decimal, outline: Outline) -> Decimal:
    """A weight in percent of the whole outline, with one decimal."""
    return percent(Fraction(weight) * _WHOLE / Fraction(outline.total))


def having(record: SkillRecord, words: Words, names: Names) -> str:
    """Whether the person has it, and what speaks for it."""
    if record.having is Having.LEFT and record.in_training:
        return words("skill.having.in-training")
    if record.having is not Having.LIKELY:
        return words(f"skill.having.{record.having}")
    because = tuple(dict.fromkeys(_evidence(one, words, names) for one in record.evidence))
    return words("skill.having.likely", because=because)


def _evidence(one: Evidence, words: Words, names: Names) -> str:
    name = one.of or ""
    if one.kind is EvidenceKind.WORK:
        name = name.replace("_", " ")
    return words(f"skill.evidence.{one.kind}", name=names.get(name, name))


def in_exam(found: InExam | None, exam: ExamOutline | None, words: Words) -> str:
    """Where the exam asks it, with weights where they are told."""
    if found is None or exam is None:
        return words("skill.exam.no-outline")
    if not found.asked:
        return words(f"skill.exam.{found.met}")
    areas = groupby(found.asked, lambda one: one.area)
    told = "; ".join(_area(tuple(some), exam.outline, words) for _, some in areas)
    return words("skill.exam.named" if found.met is Met.NAMED else "skill.exam.maybe", areas=told)


def _area(asked: Sequence[AskedIn], outline: Outline, words: Words) -> str:
    """The topics of one area; with its weight, where they have none of their own."""
    weighed = [one for one in asked if one.weight is not None]
    told = tuple(
        words("skill.exam.weighed", name=one.topic or one.area, percent=percent_of(own, outline))
        for one in weighed
        for own in (one.weight or Decimal(0),)
    )
    if len(weighed) == len(asked):
        return words("skill.names", names=told)
    names = tuple(one.topic or one.area for one in asked)
    area, whole = asked[0].area, percent_of(asked[0].area_weight, outline)
    return words("skill.exam.within", names=names, area=area, percent=whole)


def in_short(found: InExam, exam: ExamOutline, words: Words) -> str:
    """The weight of its own, that of what it is in, or whether it is named."""
    if found.met is not Met.NAMED:
        return words(f"skill.short.{found.met}")
    own = [one.weight for one in found.asked if one.weight is not None and not one.shared]
    inside = {
        (one.area, one.topic if one.weight is not None else None): one.weight or one.area_weight
        for one in found.asked
        if one.weight is None or one.shared
    }
    told = []
    for code, weights in (("weighed", own), ("within", list(inside.values()))):
        if weights:
            whole = percent_of(sum(weights, Decimal(0)), exam.outline)
            told.append(words(f"skill.short.{code}", percent=whole))
    return words("skill.names", names=tuple(told))
