"""The shipped files as a whole: no problem, no source in vain, no word of how they arose."""

from __future__ import annotations

import re
from functools import cache

import pytest

from cma_roadmap.loading.audit.inspection import inspect
from cma_roadmap.loading.catalog.catalog_reader import data_dir
from cma_roadmap.loading.catalog.references import cited_sources
from data.key_facts import CATALOG

FILES = {
    "accreditation.yaml",
    "aid.yaml",
    "career.yaml",
    "clearances.yaml",
    "credentials.yaml",
    "earnings.yaml",
    "evidence.yaml",
    "foundation.yaml",
    "programs.yaml",
    "skills.yaml",
    "sources.yaml",
    "states.yaml",
    "wages.yaml",
}
WORKSHOP_WORDS = (
    "dossier",
    "archived copy",
    "archived copies",
    "snapshot",
    "in the store",
    "researcher",
    "/work/",
    "the extract",
    "sandbox",
    "helper",
    "no network",
)
NEXT_STEPS = {
    "phlebotomist",
    "medical-admin",
    "lpn",
    "rn-adn",
    "rn-lpn-bridge",
    "rn-bsn",
    "surgical-technologist",
    "radiologic-technologist",
    "mri-technologist",
    "sonographer",
    "cardiovascular-tech",
    "medical-coder",
    "health-info-technologist",
    "office-manager",
    "health-services-manager",
    "physician-assistant",
    "nurse-practitioner",
    "respiratory-therapist",
    "clinical-lab",
    "ophthalmic-tech",
    "community-health-worker",
    "health-education-specialist",
    "ma-instructor",
}


looked_over = cache(inspect)


@pytest.mark.slow
def test_the_shipped_data_has_no_problem_and_no_file_is_missing() -> None:
    found = looked_over()

    assert found.problems == ()
    assert {counted.file for counted in found.files} == FILES


@pytest.mark.slow
def test_every_source_is_cited() -> None:
    assert looked_over().unused_sources == ()


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("word", WORKSHOP_WORDS)
def test_the_data_does_not_tell_how_it_was_made(name: str, word: str) -> None:
    text = (data_dir() / name).read_text("utf-8").casefold()

    assert word not in text


def test_next_steps_keep_their_ids() -> None:
    career = CATALOG.career
    assert career is not None

    assert {step.id for step in career.steps} == NEXT_STEPS
    assert len(career.steps) == len(NEXT_STEPS)


@pytest.mark.parametrize(
    ("occupation", "jobs", "later", "percent", "openings"),
    [
        ("31-9092", 811000, 912200, 12, 112300),
        ("31-9097", 139700, 147500, 6, 18400),
        ("29-2061", 651400, 668500, 3, 54400),
        ("29-1141", 3391000, 3557100, 5, 189100),
        ("29-2032", 90000, 101700, 13, 5800),
        ("29-2031", 64700, 66600, 3, 3800),
    ],
)
def test_the_outlook_is_the_bureaus(
    occupation: str, jobs: int, later: int, percent: int, openings: int
) -> None:
    career = CATALOG.career
    assert career is not None

    (found,) = [o for o in career.outlooks if o.occupation == occupation and not o.second_hand]

    assert (found.jobs, found.jobs_later, found.openings) == (jobs, later, openings)
    assert found.percent == percent
    assert found.period == "2024-34"


def test_a_projection_whose_page_was_not_read_is_labelled_second_hand() -> None:
    career = CATALOG.career
    assert career is not None

    (found,) = [o for o in career.outlooks if o.second_hand]

    assert (found.occupation, found.period) == ("31-9092", "2025-35")
    assert (found.jobs, found.openings) == (833900, 109700)
    assert found.percent == 13
    assert found.jobs_later == 833900 + 107600
    assert found.also
    assert {found.source, *found.also} <= cited_sources(career)


def test_dates_that_a_source_shows_are_written_alike() -> None:
    shown = [source.seen for source in CATALOG.sources.values() if source.seen is not None]

    assert shown
    assert [s for s in shown if re.fullmatch(r"undated.*", s)] == []
