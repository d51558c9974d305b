"""The skills of the shipped data: what the job and the bodies name is there, under one name."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import load_catalog
from cma_roadmap.loading.catalog.walk import walk
from cma_roadmap.loading.person.names import Lookup
from cma_roadmap.model.definitions.requirement import Confirm, WorkExperience
from cma_roadmap.model.definitions.studying import Place, Skill, SkillGroup, Subject
from cma_roadmap.model.values.fact import Tier
from cma_roadmap.planning.studying.skills import skills_of

DAY = date(2026, 11, 30)
KNOWN = skills_of(load_catalog())
BY_ID = {one.id: one for one in KNOWN.skills}
LOOKUP = Lookup(load_catalog(), lambda _: frozenset())

NAMED = {
    **dict.fromkeys(("vital signs", "dressings", "blood draws", "patient histories"), "clinical"),
    **dict.fromkeys(("sterilizing instruments", "preparing rooms"), "clinical"),
    **dict.fromkeys(("supplies", "scheduling", "admissions", "records", "billing"), "office"),
    **dict.fromkeys(("bookkeeping", "phones"), "office"),
    **dict.fromkeys(("communication", "customer service", "organization"), "people"),
}
"""What articles and employers name most, and of which kind it is."""

TASKS = {
    2024: ("vital-signs", "patient-histories"),
    2033: ("sterilizing",),
    2026: ("records",),
    2029: ("patient-teaching",),
    2032: ("exam-rooms",),
    2028: ("specimens", "blood-draws"),
    2025: ("exam-rooms",),
    2030: ("assisting", "injections"),
    2040: ("lab-tests",),
    2036: ("front-desk",),
    2038: ("phones", "coding"),
    2027: ("medications",),
    2031: ("refills",),
    2035: ("dressings",),
    2034: ("scheduling",),
    2039: ("supplies",),
    2037: ("admissions",),
    2043: ("ekg",),
    2041: ("lab-tests",),
    2042: ("bookkeeping", "billing"),
}
"""The tasks of O*NET 31-9092.00 by their number there, each with the skills that it asks."""

TAUGHT = {
    "anatomy": Subject.ANATOMY,
    "pathology": Subject.PATHOLOGY,
    "terminology": Subject.TERMINOLOGY,
    "laboratory": Subject.LABORATORY,
    "medications": Subject.PHARMACOLOGY,
    "procedures": Subject.PROCEDURES,
    "law-ethics": Subject.LAW_ETHICS,
    "coding": Subject.BILLING,
    "pharmacology": Subject.PHARMACOLOGY,
    "first-aid": Subject.PROCEDURES,
    "records": Subject.RECORDS,
    "accounting": Subject.FINANCE,
    "computers": Subject.RECORDS,
}


@pytest.mark.parametrize(("name", "group"), NAMED.items())
def test_what_is_commonly_named_is_there(name: str, group: str) -> None:
    assert BY_ID[LOOKUP.skill(name)].group is SkillGroup(group)


@pytest.mark.parametrize(("task", "skills"), TASKS.items())
def test_every_task_of_the_job_is_a_skill_that_cites_it(task: int, skills: tuple[str, ...]) -> None:
    for name in skills:
        assert "onet-31-9092" in BY_ID[name].asked.at(DAY).sources, task


@pytest.mark.parametrize(("name", "subject"), TAUGHT.items())
def test_what_programs_teach_is_there(name: str, subject: Subject) -> None:
    found = {one.id: one for one in KNOWN.taught}[name]

    assert subject in found.subjects
    assert found.fact.at(DAY).value


@pytest.mark.parametrize("skill", KNOWN.skills, ids=lambda one: one.id)
def test_every_name_means_one_skill(skill: Skill) -> None:
    for name in (skill.id, skill.name, *skill.also_called):
        assert LOOKUP.skill(name) == skill.id


@pytest.mark.parametrize("skill", KNOWN.skills, ids=lambda one: one.id)
def test_a_skill_hangs_together(skill: Skill) -> None:
    """The job asks it, its words fit a line, and who learns it in class has someone who says so."""
    catalog, asked, taught = load_catalog(), skill.asked.at(DAY), skill.taught.at(DAY)

    assert asked.value
    assert len(skill.resume) <= 100
    assert (Place.COURSE in skill.learned) == (taught.value is not None)
    assert taught.value is not None or taught.note
    tiers = {catalog.sources[name].tier for name in asked.sources}
    assert tiers & {Tier.GOVERNMENT, Tier.OFFICIAL} or asked.confidence.value != "high"
    old = {"kctcs-ma-checklist", "maerb-core-2015-copy", "maerb-business-2015-copy"}
    assert taught.source not in old or (taught.confidence.value != "high" and taught.note)


def test_every_job_is_one_that_a_profile_can_name() -> None:
    nodes = [node for one in load_catalog().credentials for _, node in walk(one)]
    roles = {role for node in nodes if isinstance(node, WorkExperience) for role in node.roles}

    assert {role for one in KNOWN.skills for role in one.jobs} <= roles


def test_every_list_stands_in_its_rule() -> None:
    """The clause says what its lines say: a rule that changes changes its list."""
    nodes = [node for one in load_catalog().credentials for _, node in walk(one)]
    rules = {node.id: node for node in nodes if isinstance(node, Confirm)}
    told = rules["cma-aama.alternative.curriculum"].detail
    assert told is not None

    (curriculum,) = (one for one in KNOWN.lists if told is rules[one.clauses[0]].detail)
    text = (told.at(DAY).value or "").casefold()
    for word in ("anatomy", "physiology", "pharmacology", "infection control", "math"):
        assert word in text
    assert len(curriculum.asks) == 7
    for one in KNOWN.lists:
        numbers = {n for asked in one.asks for n in asked.name.split() if n.isdigit()}
        for name in one.clauses:
            detail = rules[name].detail
            assert detail is not None
            said = f"{rules[name].text} {detail.at(DAY).value}"
            assert numbers <= set(said.replace(";", " ").replace(",", " ").split())
