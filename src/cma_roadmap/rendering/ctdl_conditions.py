"""Ways in as `ceterms:ConditionProfile`: what all must hold, and alternatives of which one is enough.

In CTDL several `ceterms:requires` must all hold, so ways in are alternatives of one condition. A
profile can hold one list of alternatives: further choices in the same rule are told in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cma_roadmap.model.credential import Credential, Pathway
from cma_roadmap.model.fact import Fact
from cma_roadmap.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    CompletedProgram,
    MeasuredTo,
    MilitaryTraining,
    MinimumAge,
    Requirement,
    WorkExperience,
)
from cma_roadmap.rendering.ctdl_terms import Node, Telling, in_force, tell, tell_each, tidy

_Dated = CompletedProgram | WorkExperience | MilitaryTraining


def way_in(pathway: Pathway, credential: Credential, told: Telling) -> Node:
    """One pathway with the papers it asks for."""
    words = told.words
    flags = (
        ("review", pathway.needs_review),
        ("holders", pathway.recertification),
        ("early", pathway.early_sitting),
    )
    remarks = (
        *(words(f"credential.flag.{name}") for name, holds in flags if holds),
        told.line(words("credential.sit-before"), pathway.sit_before_completion),
        told.line(words("credential.open-until"), pathway.open_until),
    )
    profile = _profile(pathway.requirement, told, remarks)
    return tidy(
        {
            "@type": profile.pop("@type"),
            "ceterms:name": tell(told.plain(pathway.name)),
            **profile,
            "ceterms:submissionOfDescription": tell_each(_papers(pathway, credential, told)),
        }
    )


def _papers(pathway: Pathway, credential: Credential, told: Telling) -> Iterator[str]:
    for paper in credential.application.documents:
        if not paper.pathways or pathway.id in paper.pathways:
            version = in_force(paper.fact, told.day)
            if version is not None:
                yield told.plain(version.value)


def _profile(rule: Requirement, told: Telling, remarks: Sequence[str] = ()) -> Node:
    parts, choices = _split(rule)
    windows = [(part, fact) for part in parts for fact in _windows(part)]
    limits = (_limit(part, fact, told) for part, fact in windows)
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": tell(told.plain(rule.text), *remarks, *limits),
            "ceterms:condition": tell_each(_in_words(part, told) for part in parts),
            **_figures(parts, told),
            "cmaroadmap:recencyWindow": [
                _window(part, fact, told) for part, fact in windows if _known(fact, told)
            ],
            "ceterms:alternativeCondition": [_profile(choice, told) for choice in choices],
        }
    )


def _split(rule: Requirement) -> tuple[Sequence[Requirement], Sequence[Requirement]]:
    """What must hold in any case, and the alternatives of which one is enough."""
    if isinstance(rule, AnyOf):
        return (), rule.of
    parts = tuple(_flat(rule))
    either = [part for part in parts if isinstance(part, AnyOf)]
    if len(either) != 1:
        return parts, ()
    return tuple(part for part in parts if part is not either[0]), either[0].of


def _flat(rule: Requirement) -> Iterator[Requirement]:
    if isinstance(rule, AllOf):
        for part in rule.of:
            yield from _flat(part)
    else:
        yield rule


def _in_words(part: Requirement, told: Telling) -> str:
    text = told.plain(part.text)
    match part:
        case AnyOf():
            return told.words("ctdl.one-of", text=text, parts=_joined(part.of, told))
        case AtLeast():
            parts = _joined(part.of, told)
            return told.words("ctdl.some-of", text=text, count=part.n, parts=parts)
        case _:
            return text


def _joined(parts: Iterable[Requirement], told: Telling) -> str:
    return " / ".join(told.plain(part.text) for part in parts)


def _figures(parts: Sequence[Requirement], told: Telling) -> Node:
    """Age and work as numbers, where CTDL has a property and the rule one figure."""
    ages = [in_force(part.years, told.day) for part in parts if isinstance(part, MinimumAge)]
    jobs = [part for part in parts if isinstance(part, WorkExperience)]
    years = in_force(jobs[0].years, told.day) if len(jobs) == 1 else None
    return {
        "ceterms:minimumAge": max((v.value for v in ages if v and v.value), default=None),
        "ceterms:experience": tell(*(told.plain(job.text) for job in jobs)),
        "ceterms:yearsOfExperience": years.value if years else None,
    }


def _windows(part: Requirement) -> Iterator[Fact[Any]]:
    if isinstance(part, _Dated) and part.within is not None:
        yield part.within


def _known(fact: Fact[Any], told: Telling) -> bool:
    version = in_force(fact, told.day)
    return version is not None and version.value is not None


def _measured(part: Requirement) -> MeasuredTo:
    dated = isinstance(part, CompletedProgram | MilitaryTraining)
    return part.measured_to if dated else MeasuredTo.UNKNOWN


def _limit(part: Requirement, fact: Fact[Any], told: Telling) -> str:
    """The time limit in words."""
    words, rule = told.words, told.plain(part.text)
    version = in_force(fact, told.day)
    if version is None or version.value is None:
        return words("ctdl.window-unknown", rule=rule)
    measured = words(f"ctdl.measured.{_measured(part)}")
    limit = words("ctdl.window", rule=rule, within=version.value, measured=measured)
    return " ".join((limit, *told.doubts(version)))


def _window(part: Requirement, fact: Fact[Any], told: Telling) -> Node:
    """The time limit in this project's own terms, as CTDL has none for it."""
    version = in_force(fact, told.day)
    assert version is not None
    return tidy(
        {
            "@type": "cmaroadmap:RecencyWindow",
            "cmaroadmap:rule": tell(told.plain(part.text)),
            "cmaroadmap:within": version.value.iso,
            "cmaroadmap:measuredTo": _measured(part).value,
            "cmaroadmap:citation": told.address(version.source),
        }
    )
