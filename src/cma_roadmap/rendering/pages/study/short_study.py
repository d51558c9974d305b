"""A study plan at one look: the week to begin with, the hours of the others, what takes most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cma_roadmap.model.studying.study_plan import StudyPlan, Week
from cma_roadmap.rendering.facts.short_parts import next_up, typed
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Items, Page, Paragraph, Section
from cma_roadmap.rendering.pages.study.told_weeks import ToldWeeks
from cma_roadmap.sentences.catalog import ENGLISH

_MOST = 4
"""Parts that are named with their hours."""
_PARTS = "weeks,parts,material,exam-day"


def short_study_page(plan: StudyPlan, whole: Page, phrases: Mapping[str, str] = ENGLISH) -> Page:
    """The head of the `whole` page, the next week, a word on each of the others, what to type."""
    words = Words(phrases)
    first, *later = ToldWeeks(plan, words).items()
    sections = [Section("next", words("study.short.next"), (Items((first,)),))]
    if later:
        then = tuple(_in_short(week, words) for week in plan.ahead[1:])
        sections.append(Section("then", words("study.short.then"), (typed(*then),)))
    most = tuple(
        words("study.share", part=one.part.name, hours=one.hours)
        for one in sorted(plan.parts, key=lambda one: -one.hours)[:_MOST]
    )
    text = words("study.short.parts", parts=most)
    sections.append(Section("most", words("study.short.most"), (Paragraph(text),)))
    sections.append(next_up(words, whole, *_commands(plan, words), parts=_PARTS))
    return Page(whole.title, whole.lead, tuple(sections), {})


def _in_short(week: Week, words: Words) -> str:
    """The first day of a week with its hours, and what is special about it."""
    code = "plain" if week.hours else "none"
    if week.practice_on is not None:
        code = "practice"
    elif week.shares and not any(share.new for share in week.shares):
        code = "repeat"
    return words(f"study.short.{code}", day=week.start, hours=week.hours)


def _commands(plan: StudyPlan, words: Words) -> Iterator[str]:
    credential = plan.credential.id
    yield words("study.short.check", credential=credential)
    yield words("study.short.calendar", credential=credential)
    if plan.begins <= plan.today and not plan.past and plan.is_first:
        yield words("study.short.begun", credential=credential)
