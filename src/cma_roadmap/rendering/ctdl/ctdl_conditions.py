"""Ways in as `ceterms:ConditionProfile`: what must hold, and alternatives of which one is enough.

In CTDL several `ceterms:requires` must all hold, so ways in are alternatives of one condition. A
profile can hold one list of alternatives: further choices in the same rule are told in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cma_roadmap.model.definitions.credential import Credential, Pathway
from cma_roadmap.model.definitions.requirement import (
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
from cma_roadmap.model.values.fact import FactVersion
from cma_roadmap.model.values.span import Duration
from cma_roadmap.rendering.ctdl.ctdl_terms import Node, Telling, in_force, tell, tell_each, tidy

_Dated = CompletedProgram | WorkExperience | MilitaryTraining
_Window = tuple[Requirement, FactVersion[Any]]


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
        told.line(words("credential.open-from"), pathway.open_from),
        told.line(words("credential.open-until"), pathway.open_until),
    )
    profile = _profile(pathway.requirement, told, remarks)
    return tidy(
        {
            "@type": profile.pop("@type"),
            "ceterms:name": tell(pathway.name),
            **profile,
            "ceterms:submissionOfDescription": tell_each(_papers(pathway, credential, told)),
        }
    )


def _papers(pathway: Pathway, credential: Credential, told: Telling) -> Iterator[str]:
    for paper in credential.application.documents:
        if not paper.pathways or pathway.id in paper.pathways:
            version = in_force(paper.fact, told.day)
            if version is not None:
                yield version.value or ""


def _profile(rule: Requirement, told: Telling, remarks: Sequence[str] = ()) -> Node:
    parts, choices = _split(rule)
    windows = [*_windows(parts, told)]
    limits = _limits(windows, told)
    return tidy(
        {
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": tell(rule.text, *remarks, *limits),
            "ceterms:condition": tell_each(_in_words(part, told) for part in parts),
            **_figures(parts, told),
            "cmaroadmap:recencyWindow": [
                _window(part, version.value, version, told)
                for part, version in windows
                if version.value is not None
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
    text = part.text
    match part:
        case AnyOf():
            return told.words("ctdl.one-of", text=text, parts=_joined(part.of))
        case AtLeast():
            parts = _joined(part.of)
            return told.words("ctdl.some-of", text=text, count=part.n, parts=parts)
        case _:
            return text


def _joined(parts: Iterable[Requirement]) -> str:
    return " / ".join(part.text for part in parts)


def _figures(parts: Sequence[Requirement], told: Telling) -> Node:
    """Age and work as numbers, where CTDL has a property and the rule one figure."""
    ages = [in_force(part.years, told.day) for part in parts if isinstance(part, MinimumAge)]
    jobs = [part for part in parts if isinstance(part, WorkExperience)]
    years = in_force(jobs[0].years, told.day) if len(jobs) == 1 else None
    return {
        "ceterms:minimumAge": max((v.value for v in ages if v and v.value), default=None),
        "ceterms:experience": tell(*(job.text for job in jobs)),
        "ceterms:yearsOfExperience": years.value if years else None,
    }


def _windows(parts: Iterable[Requirement], told: Telling) -> Iterator[_Window]:
    """The rules with a time limit, each with the limit in force."""
    for part in parts:
        version = in_force(part.within, told.day) if isinstance(part, _Dated) else None
        if version is not None:
            yield part, version


def _measured(part: Requirement) -> MeasuredTo | None:
    """To which day a limit is counted; `None` for work, of which the rules do not record it."""
    return part.measured_to if isinstance(part, CompletedProgram | MilitaryTraining) else None


def _limits(windows: Sequence[_Window], told: Telling) -> Iterator[str]:
    """The time limits in words, and where a program finds them."""
    words, one = told.words, len(windows) == 1
    for part, version in windows:
        rule = part.text
        limit = words("ctdl.limit") if one else words("ctdl.limit-on", rule=rule)
        if version.value is None:
            yield words("ctdl.window-unknown", limit=limit)
        else:
            to = _measured(part)
            measured = words(f"ctdl.measured.{to}") if to else ""
            yield words("ctdl.window", limit=limit, within=version.value)
            yield measured
        yield from told.doubts(version)
    if any(version.value for _, version in windows):
        yield words("ctdl.window-where")


def _window(part: Requirement, length: Duration, version: FactVersion[Any], told: Telling) -> Node:
    """The time limit in this project's own terms, as CTDL has none for it."""
    return tidy(
        {
            "@type": "cmaroadmap:RecencyWindow",
            "cmaroadmap:rule": tell(part.text),
            "cmaroadmap:within": length.iso,
            "cmaroadmap:measuredTo": _measured(part),
            "cmaroadmap:citation": told.address(version.source),
        }
    )
