"""What a person has, in the words of employers, on one page: nothing that is only likely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cma_roadmap.model.definitions.studying import SkillGroup
from cma_roadmap.model.studying.skill_report import Having, Holding, SkillReport
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.blocks import Item, Page, Section, listed
from cma_roadmap.sentences.catalog import ENGLISH


def resume_page(
    report: SkillReport, holdings: Sequence[Holding], phrases: Mapping[str, str] = ENGLISH
) -> Page:
    """The skills that the person names, by kind, and the certificates and cards in force."""
    words = Words(phrases)
    sections = [
        Section(
            group.value,
            words(f"skill.heading.{group}"),
            tuple(
                listed(
                    Item(one.skill.resume)
                    for one in report.having(Having.HAVE)
                    if one.skill.group is group
                )
            ),
        )
        for group in SkillGroup
    ]
    held = (Item(_held(one, words)) for one in holdings)
    sections.append(Section("held", words("skill.heading.held"), tuple(listed(held))))
    shown = tuple(section for section in sections if section.blocks)
    return Page(words("skill.resume-title"), (), shown, {})


def _held(one: Holding, words: Words) -> str:
    code = "skill.held" if one.until is None else "skill.held-until"
    return words(code, name=one.name, since=one.since, until=one.until)
