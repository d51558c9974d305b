"""A plan as a page: the answer, the days, what to do first, what it costs; or the honest no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.results.roadmap import Roadmap
from cma_roadmap.model.studying.study_plan import StudyPlan
from cma_roadmap.rendering.facts.numbering import paged
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Fact, Facts, Page, Section, Tone
from cma_roadmap.rendering.pages.plan.plan_sections import SECTIONS
from cma_roadmap.rendering.pages.plan.told_plan import NOBODY, Names, ToldPlan
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.sentences.catalog import ENGLISH

_PLAN = (
    *("timeline", "agenda", "know", "visits", "study-weeks", "late-starts", "table", "steps"),
    *(
        "deadlines",
        "other-ways",
        "other-roads",
        "notices",
        "costs",
        "by-year",
        "cash-flow",
        "extras",
        "aid",
        "checklist",
    ),
)
_REFUSAL = ("refusal", "know", "ways-out", "notices", "timeline", "table", "steps")
"""The sections of a plan, and of a no, in the order of reading."""
_OPEN = frozenset({"agenda", "know", "timeline", "refusal", "ways-out", "checklist"})
"""What a page shows at once, and prints: a summary, the timeline and the checklist."""
_IN_PARTS = frozenset({"timeline", "table"})
_TO_KEEP = frozenset({"know", "table", "steps", "deadlines", "checklist"})
_ANSWERS = frozenset({"certified", "soonest", "since", "held"})


def plan_page(
    roadmap: Roadmap,
    phrases: Mapping[str, str] = ENGLISH,
    names: Names = NOBODY,
    study: StudyPlan | None = None,
) -> Page:
    """The whole plan, or why there is none and what would work.

    `names` stand at its head, and what to `study` in which week in a section of its own.
    """
    words = Words(phrases)
    told = ToldPlan.of(roadmap, build(roadmap, phrases), words, names, study)
    return paged(
        told.view.title,
        [Facts(tuple(_head(told)))],
        _sections(told),
        {source.id: source for source in roadmap.sources},
        words,
        roadmap.confidence,
        Tone.STRONG if roadmap.feasible else Tone.PROBLEM,
    )


def _head(told: ToldPlan) -> Iterator[Fact]:
    for key, name in told.names._asdict().items():
        if name is not None:
            yield Fact(told.words(f"view.label.{key}"), name, Tone.PLAIN)
    for fact in told.view.head:
        tone = Tone.ANSWER if fact.key in _ANSWERS else Tone.PLAIN
        yield Fact(fact.label, fact.text, tone)


def _sections(told: ToldPlan) -> Iterator[Section]:
    for key in _PLAN if told.view.feasible else _REFUSAL:
        heading, blocks = told.words(f"view.label.{key}"), tuple(SECTIONS[key](told))
        in_parts, to_keep = key in _IN_PARTS, key in _TO_KEEP
        folds = key not in _OPEN
        yield Section(key, heading, blocks, in_parts=in_parts, to_keep=to_keep, folds=folds)
