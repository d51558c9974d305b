"""What a calendar's entry says: why that day, what it costs, what to have ready, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cma_roadmap.model.results.network import Dependency, StepStatus
from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.message import Finding, Severity
from cma_roadmap.rendering.messages.made import Made
from cma_roadmap.rendering.messages.sentences import sentence
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.pages.why.explanation import Explanation
from cma_roadmap.rendering.plan.listed import listed_label
from cma_roadmap.rendering.plan.notices import cited_by
from cma_roadmap.rendering.plan.view import RoadmapView

Section = tuple[str, Iterable[str]]


def step_text(told: Explanation, sources: Mapping[str, Source], words: Words) -> str:
    """The text of a step's entry, in short sections; `sources` by id."""
    step, label = told.planned.step, words.labels()
    publishers = (source.publisher for source in cited(told, sources))
    sections: tuple[Section, ...] = (
        (words("why.heading.drivers"), (reason.text for reason in told.drivers)),
        (words("why.heading.slack"), (told.slack,)),
        (words("why.heading.limits"), _limits(told)),
        (words("why.heading.costs"), (reason.text for reason in told.costs)),
        (listed_label(step, words), step.documents),
        *_checks((told.roadmap.findings[i] for i in told.planned.findings), words),
        (label["sources"], dict.fromkeys(publishers)),
    )
    return _sections(sections, words)


def _limits(told: Explanation) -> Iterator[str]:
    """The time limits still to keep, without those that were told as what puts it on its day."""
    if told.planned.step.status is StepStatus.DONE:
        return
    known = {reason.text for reason in told.drivers}
    for reason in told.limits:
        dependency = reason.about
        exact = isinstance(dependency, Dependency) and dependency.min_lag == dependency.max_lag
        if reason.text not in known and not exact:
            yield reason.text


def cited(told: Explanation, sources: Mapping[str, Source]) -> Iterator[Source]:
    """The sources of a step, its prices and its dates, those that are listed."""
    limits = (name for reason in told.limits for name in reason.sources)
    for name in dict.fromkeys((*cited_by(told.planned), *limits)):
        if name in sources:
            yield sources[name]


def refusal_text(view: RoadmapView, words: Words) -> str:
    """Why there is no plan, what would work, and that nothing else is shown on purpose."""
    steps = "calendar.refused.steps"
    sections: tuple[Section, ...] = (
        (view.labels["refusal"], (_clause(c.text, c.reason) for c in view.refusal)),
        *_notices(view),
        (view.labels["ways-out"], (f"{way.change}: {way.result}" for way in view.ways_out)),
        (words("calendar.refused.commands"), (" ".join(way.command) for way in view.ways_out)),
        (view.labels["other-roads"], (f"{road.road}: {road.result}" for road in view.other_roads)),
    )
    return "\n".join(part for part in (_sections(sections, words), words(steps)) if part)


def _notices(view: RoadmapView) -> Iterator[Section]:
    """Problems and warnings in the order of the view, each kind under its own heading."""
    for lead in dict.fromkeys(n.lead for n in view.notices if n.severity is not Severity.INFO):
        yield lead, [sentence(notice.text) for notice in view.notices if notice.lead == lead]


def calendar_text(roadmap: Roadmap, view: RoadmapView, words: Words) -> str:
    """What the whole calendar is about: the head of the plan, and warnings about no one step."""
    facts = [words("calendar.fact", label=fact.label, text=fact.text) for fact in view.head]
    whole = (finding for finding in roadmap.findings if finding.step is None)
    made = Made(roadmap.today, roadmap.data_version).told(words)
    return "\n".join((*facts, *_lines(_checks(whole, words), words), *made))


def _clause(text: str, reason: str) -> str:
    return text if not reason or reason == text else f"{text}: {reason}"


def _checks(findings: Iterable[Finding], words: Words) -> Iterator[Section]:
    """Problems and warnings, each under its own heading; mere notes are left out."""
    known = list(findings)
    for severity in (Severity.PROBLEM, Severity.WARNING):
        heading = words(f"view.severity.{severity}")
        told = [words.say(f.message) for f in known if f.severity is severity]
        yield heading, map(sentence, told)


def _sections(sections: Iterable[Section], words: Words) -> str:
    return "\n".join(_lines(sections, words))


def _lines(sections: Iterable[Section], words: Words) -> Iterator[str]:
    """A heading and a line for each thing under it; nothing where there is none."""
    for heading, items in sections:
        texts = [text for text in items if text]
        if texts:
            yield words("calendar.heading", heading=heading)
        yield from (words("calendar.item", text=text) for text in texts)
