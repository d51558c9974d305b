"""Skills, a list for a résumé and a transcript: golden pages, every form, hostile text."""

from __future__ import annotations

import pytest

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.studying.skill_report import SkillReport, TranscriptCheck
from cma_roadmap.model.values.fact import Fact
from cma_roadmap.planning.step_names import all_steps
from cma_roadmap.planning.studying.skills import holdings, skill_report
from cma_roadmap.planning.studying.transcript import transcript_checks
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.markdown import write_markdown
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.skills.resume_page import resume_page
from cma_roadmap.rendering.pages.skills.skills_page import (
    short_skills_page,
    skills_page,
    skills_sheet,
)
from cma_roadmap.rendering.pages.skills.transcript_page import transcript_page, transcript_sheet
from cma_roadmap.rendering.text.spreadsheet import csv_text
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_forms import check_forms, check_same_frame
from rendering.page_text import check_page
from rendering.pages.skills.sample_skills import PERSON, catalog
from rendering.sample_catalog import TODAY

NAMES = {"bls": "BLS card", "alpha-board": "Alpha (Board)"}


def person(said: str = PERSON) -> Profile:
    return read_person(said.encode(), "me.yaml", catalog(), TODAY, all_steps)


def report(
    found: Catalog | None = None, said: str = PERSON, of: str = "alpha-board"
) -> SkillReport:
    held = found or catalog()
    return skill_report(held, person(said), held.credential(of), TODAY, None)


def page(found: SkillReport | None = None) -> Page:
    return skills_page(found or report(), catalog().sources, NAMES)


def checks(who: Profile | None = None) -> tuple[TranscriptCheck, ...]:
    return transcript_checks(catalog(), who or person(), "beta-institute", TODAY, None)


@pytest.mark.parametrize("width", [60, 80])
def test_golden_page(request: pytest.FixtureRequest, width: int) -> None:
    text = write_text(page(), width, color=False)

    golden.check(request, f"skills-{width}.txt", text)
    check_page(text, width)


def test_golden_screen(request: pytest.FixtureRequest) -> None:
    short = write_text(short_skills_page(report(), page()), 80, color=False, most=30)

    golden.check(request, "short-skills-80.txt", short)


def test_golden_resume(request: pytest.FixtureRequest) -> None:
    held = holdings(catalog(), person(), TODAY)
    made = resume_page(report(), held)

    golden.check(request, "resume.md", write_markdown(made, foot=False))
    check_forms(made)


def test_golden_transcript(request: pytest.FixtureRequest) -> None:
    made = transcript_page(checks(), catalog().sources)

    golden.check(request, "transcript-80.txt", write_text(made, 80, color=False))
    check_forms(made)


def test_golden_sheets(request: pytest.FixtureRequest) -> None:
    for name, sheet in (
        ("sheet-skills.csv", skills_sheet(report(), NAMES)),
        ("sheet-transcript.csv", transcript_sheet(checks())),
    ):
        golden.check(request, name, csv_text(sheet.columns, sheet.rows).replace("\r\n", "\n"))


@pytest.mark.parametrize("of", ["alpha-board", "beta-institute"])
@pytest.mark.parametrize("said", ["", PERSON])
def test_all_forms_say_the_same(of: str, said: str) -> None:
    check_forms(page(report(said=said, of=of)))


def test_an_outline_that_is_not_known_is_told_as_unknown() -> None:
    text = " ".join(write_text(page(report(of="beta-institute")), 200, color=False).split())

    assert "Exam What the exam of BI asks is not known." in text
    assert "Phones [1] left work not known" in text


def tainted(word: str) -> SkillReport:
    """The report with the word wherever its file has words."""
    whole = report()
    skills = whole.skills[0]

    def fact(old: Fact[str]) -> Fact[str]:
        return Fact((replace(old.versions[0], value=word, note=word),))

    skill = skills.skill.model_copy(
        update={
            "name": word,
            "resume": word,
            "asked": fact(skills.skill.asked),
            "taught": fact(skills.skill.taught),
        }
    )
    known = whole.known.model_copy(update={"why": word, "unknown": (word,)})
    return SkillReport(
        whole.credential,
        whole.today,
        whole.day,
        whole.exams,
        (skills._replace(skill=skill),),
        (),
        known,
        whole.says_nothing,
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_of_the_data_stay_text(word: str) -> None:
    for make in (page, lambda found: resume_page(found, ())):
        hostile, harmless = make(tainted(word)), make(tainted("Word"))
        check_forms(hostile)
        check_same_frame(hostile, harmless)


@pytest.mark.parametrize("word", [word for word in HOSTILE if len(word) <= 200])
def test_hostile_titles_of_courses_stay_text(word: str) -> None:
    def made(title: str) -> Page:
        who = person()
        school = who.training[0].model_copy(update={"courses": (f"anatomy {title}",)})
        found = checks(who.model_copy(update={"training": (school,)}))
        assert found[0].named == 1
        return transcript_page(found, catalog().sources)

    check_forms(made(word))
    check_same_frame(made(word), made("Word"))
