"""Who has which skill by what they told, and which part of an exam asks it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap import load_catalog, read_profile
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.studying import ContentArea, Outline, Skills, Subject, Topic
from cma_roadmap.model.studying.skill_report import Evidence, EvidenceKind, Having, SkillReport
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.planning.studying.skills import asked_in, holdings, skill_report, skills_of

TODAY = date(2026, 11, 30)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
SCHOOL = "training: [{name: S, %s}]"
COURSE, EXTERNSHIP, OF_BOTH = "first-aid", "dressings", "vital-signs"
"""Skills that are learned in classes alone, at an externship but not in classes, and in both."""


@cache
def known() -> Skills:
    return skills_of(load_catalog())


def report(said: str = "", credential: str = "cma-aama") -> SkillReport:
    who, catalog = read_profile(said.encode(), "me.yaml"), load_catalog()
    return skill_report(catalog, who, catalog.credential(credential), TODAY, None)


def kinds(said: str, skill: str) -> list[str]:
    record = next(one for one in report(said).skills if one.skill.id == skill)
    return [one.kind.value for one in record.evidence]


@pytest.mark.parametrize(
    ("said", "learned"),
    [
        (f"completed_on: {TODAY}", (COURSE, EXTERNSHIP)),
        (f"completed_on: {YESTERDAY}", (COURSE, EXTERNSHIP)),
        (f"expected_on: {TODAY}", ()),
        (f"expected_on: {YESTERDAY}", ()),
        (f"left_on: {YESTERDAY}", ()),
        (f"completed_on: {YESTERDAY}, externship_hours: 0", (COURSE,)),
        (f"completed_on: {YESTERDAY}, externship_hours: 1", (COURSE, EXTERNSHIP)),
        (f"completed_on: {YESTERDAY}, externship_completed_on: {TODAY}", (COURSE, EXTERNSHIP)),
        (f"completed_on: {YESTERDAY}, externship_expected_on: {TOMORROW}", (COURSE,)),
        (f"completed_on: {YESTERDAY}, externship_expected_on: {YESTERDAY}", (COURSE,)),
    ],
)
def test_training_speaks_for_what_is_over(said: str, learned: tuple[str, ...]) -> None:
    found = [one for one in (COURSE, EXTERNSHIP) if "training" in kinds(SCHOOL % said, one)]

    assert tuple(found) == learned
    assert ("training" in kinds(SCHOOL % said, OF_BOTH)) == bool(learned)


@pytest.mark.parametrize(
    ("said", "learned"),
    [
        (f"finished: {{training.program: {TODAY}}}", (COURSE,)),
        (f"finished: {{externship.hours: {TODAY}}}", (EXTERNSHIP,)),
        (f"pins: {{training.complete: {TODAY}}}", (COURSE, EXTERNSHIP)),
        (f"pins: {{training.complete: {TOMORROW}}}", ()),
    ],
)
def test_what_the_log_tells_is_over_counts_too(said: str, learned: tuple[str, ...]) -> None:
    assert tuple(one for one in (COURSE, EXTERNSHIP) if kinds(said, one)) == learned


@pytest.mark.parametrize(
    ("said", "taught"),
    [
        (f"expected_on: {TOMORROW}", (COURSE, EXTERNSHIP)),
        (f"expected_on: {YESTERDAY}", (COURSE, EXTERNSHIP)),  # nothing says that it is over
        (f"expected_on: {TOMORROW}, externship_hours: 0", (COURSE,)),
        (f"completed_on: {YESTERDAY}, externship_expected_on: {TOMORROW}", (EXTERNSHIP,)),
        (f"completed_on: {YESTERDAY}", ()),
        (f"left_on: {YESTERDAY}", ()),
        (f"left_on: {YESTERDAY}, externship_expected_on: {TOMORROW}", ()),
    ],
)
def test_a_program_under_way_teaches_what_is_left(said: str, taught: tuple[str, ...]) -> None:
    by_id = {one.skill.id: one for one in report(SCHOOL % said).skills}

    assert tuple(one for one in (COURSE, EXTERNSHIP) if by_id[one].in_training) == taught
    assert all(by_id[one].having is Having.LEFT for one in taught)


@pytest.mark.parametrize(
    ("said", "not_judged"),
    [
        ("", False),
        ("military: [{training: army-68w, completed_on: 2020-01-01}]", True),
        ("licenses: [{kind: emt, from: 2020-01-01}]", True),
    ],
)
def test_what_a_medic_learned_is_not_guessed(said: str, not_judged: bool) -> None:
    found = report(said)

    assert found.not_judged == not_judged
    assert found.having(Having.LIKELY) == ()


WORK = "experience: [{role: %s, from: %s, to: present}]"


@pytest.mark.parametrize(
    ("role", "start", "likely", "not_likely"),
    [
        ("medical_assistant", TODAY, "vital-signs", None),
        ("medical_assistant", TOMORROW, None, "vital-signs"),
        ("phlebotomist", TODAY, "blood-draws", "vital-signs"),
        ("ekg_technician", TODAY, "ekg", "blood-draws"),
        ("medical_administrative_assistant", TODAY, "scheduling", "ekg"),
        ("health_records_specialist", TODAY, "records", "scheduling"),
        ("medical_assistant_instructor", TODAY, None, "vital-signs"),
    ],
)
def test_work_speaks_for_its_own_tasks(
    role: str, start: date, likely: str | None, not_likely: str | None
) -> None:
    said = WORK % (role, start)

    assert likely is None or kinds(said, likely) == ["work"]
    assert not_likely is None or kinds(said, not_likely) == []


ENDS = "credentials: [{id: ccma-nha, certified_on: 2024-11-30, expires_on: %s}]"
HOLDS = "credentials: [{id: %s, certified_on: %s}]"


@pytest.mark.parametrize(
    ("credential", "skill", "spoken"),
    [
        ("ccma-nha", "blood-draws", True),
        ("ccma-nha", "billing", False),  # in the office work that it asks, nobody can tell
        ("cma-aama", "scheduling", True),
        ("cma-aama", "blood-draws", False),  # in procedures, perhaps
        ("rma-amt", "blood-draws", False),
        ("cet-nha", "ekg", False),  # its outline is not known
        ("cma-aama", "organization", False),  # no outline has it
    ],
)
def test_a_certificate_speaks_for_what_its_outline_names(
    credential: str, skill: str, spoken: bool
) -> None:
    assert ("credential" in kinds(HOLDS % (credential, YESTERDAY), skill)) == spoken


def test_a_card_speaks_for_its_skill_from_its_day_on() -> None:
    assert kinds(f"clearances: {{bls: {TODAY}}}", "first-aid") == ["card"]
    assert kinds(f"clearances: {{bls: {TOMORROW}}}", "first-aid") == []
    assert kinds(f"clearances: {{tb: {TODAY}}}", "first-aid") == []


def test_ones_own_word_is_all_that_makes_a_skill_ones_own() -> None:
    found = report(f"skills: [vital-signs, phones]\n{HOLDS % ('ccma-nha', YESTERDAY)}")
    by_id = {one.skill.id: one for one in found.skills}

    assert [one.skill.id for one in found.having(Having.HAVE)] == ["vital-signs", "phones"]
    assert by_id["vital-signs"].evidence == (Evidence(EvidenceKind.CREDENTIAL, "ccma-nha"),)
    assert by_id["blood-draws"].having is Having.LIKELY
    assert by_id["bookkeeping"].having is Having.LEFT


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("", True),
        ("state: WA", True),
        (f"clearances: {{bls: {TOMORROW}}}", True),
        (SCHOOL % f"expected_on: {TOMORROW}", True),
        ("military: [{training: army-68w, completed_on: 2020-01-01}]", True),
        ("skills: [phones]", False),
        (WORK % ("phlebotomist", TODAY), False),
    ],
)
def test_who_told_nothing_is_told_so(said: str, nothing: bool) -> None:
    found = report(said)

    assert found.says_nothing == nothing
    assert not nothing or found.having(Having.LEFT) == found.skills


@given(st.sets(st.sampled_from([one.id for one in known().skills])), st.booleans(), st.booleans())
def test_telling_more_never_takes_a_skill_away(
    named: set[str], trained: bool, worked: bool
) -> None:
    """Every skill is in one of the three lists, and no fact makes less of any."""
    said = f"skills: [{', '.join(sorted(named))}]\n"
    said += SCHOOL % f"completed_on: {YESTERDAY}" + "\n" if trained else ""
    said += WORK % ("medical_assistant", YESTERDAY) + "\n" if worked else ""
    found, rank = report(said), list(Having)

    assert sum(len(found.having(way)) for way in Having) == len(known().skills)
    assert {one.skill.id for one in found.having(Having.HAVE)} == named
    for less in (f"skills: [{', '.join(sorted(named))}]", ""):
        before = {one.skill.id: one.having for one in report(less).skills}
        assert all(
            rank.index(one.having) <= rank.index(before[one.skill.id]) for one in found.skills
        )


CARE, LAW, EKG, CLINICAL = (
    *(Subject.VITAL_SIGNS, Subject.LAW_ETHICS),
    *(Subject.EKG, Subject.CLINICAL),
)


def outline(*areas: tuple[tuple[Subject, ...], ...]) -> Outline:
    """Areas of 10 each; the first subjects are those of an area without topics."""
    made = [
        ContentArea(
            id=f"a{n}",
            name=f"Area {n}",
            weight=Decimal(10),
            subjects=parts[0] if len(parts) == 1 else (),
            topics=tuple(
                Topic(id=f"t{k}", name=f"Topic {k}", subjects=has) for k, has in enumerate(parts)
            )
            if len(parts) > 1
            else (),
        )
        for n, parts in enumerate(areas)
    ]
    return Outline(unit="percent", areas=tuple(made))


@pytest.mark.parametrize(
    ("areas", "wanted", "met", "parts", "shared"),
    [
        ([((EKG,),)], (EKG,), Met.NAMED, ["Area 0"], [False]),
        ([((EKG, LAW),)], (EKG,), Met.NAMED, ["Area 0"], [True]),
        ([((EKG,), (LAW,))], (EKG,), Met.NAMED, ["Topic 0"], [False]),
        ([((EKG,),), ((LAW,),)], (EKG, LAW), Met.NAMED, ["Area 0", "Area 1"], [False, False]),
        ([((EKG,),), ((CLINICAL,),)], (EKG,), Met.NAMED, ["Area 0"], [False]),
        ([((LAW,),)], (EKG,), Met.NOT_NAMED, [], []),
        ([((CLINICAL,),)], (EKG,), Met.UNKNOWN, ["Area 0"], [False]),
        ([((CLINICAL,),)], (LAW,), Met.UNKNOWN, [], []),
        ([((),)], (LAW,), Met.UNKNOWN, ["Area 0"], [False]),
        ([((Subject.PROCEDURES,),)], (EKG,), Met.UNKNOWN, ["Area 0"], [False]),
        ([((LAW,),)], (), Met.UNKNOWN, [], []),
    ],
)
def test_what_an_outline_asks(
    areas: list[Any],
    wanted: tuple[Subject, ...],
    met: Met,
    parts: list[str],
    shared: list[bool],
) -> None:
    found = asked_in(wanted, outline(*areas))

    assert found.met is met
    assert [one.topic or one.area for one in found.asked] == parts
    assert [one.shared for one in found.asked] == shared


def test_a_topic_without_a_weight_has_that_of_its_area() -> None:
    (found,) = asked_in((EKG,), outline(((EKG,), (LAW,)))).asked

    assert (found.weight, found.area_weight) == (None, Decimal(10))
    (alone,) = asked_in((EKG,), outline(((EKG,),)), within=True).asked
    assert (alone.weight, alone.shared) == (Decimal(10), True)


def test_the_outline_of_the_credential_that_is_asked_for_comes_first() -> None:
    for name in ("rma-amt", "ccma-nha"):
        found = report("", name)
        assert found.exam is not None
        assert found.exams[0] is found.exam
        assert found.exam.credential.id == name
        assert len({one.credential.id for one in found.exams}) == len(found.exams)
    assert report("", "cet-nha").exam is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("", []),
        (HOLDS % ("cma-aama", TODAY), [("CMA (AAMA)", None)]),
        (HOLDS % ("ccma-nha", "2020-01-10"), []),  # may have run out, and may have been renewed
        (
            ENDS % TODAY,
            [("CCMA (NHA)", TODAY)],
        ),
        (
            ENDS % YESTERDAY,
            [],
        ),
        ("clearances: {bls: 2024-11-30}", [("BLS card (CPR)", TODAY)]),
        ("clearances: {bls: 2024-10-31}", []),
        ("clearances: {bls: 2026-12-31}", []),
        ("clearances: {tb: 2026-11-01}", []),
    ],
)
def test_only_what_is_surely_in_force_is_held(
    said: str, names: list[tuple[str, date | None]]
) -> None:
    who = read_profile(said.encode(), "me.yaml")

    found = holdings(load_catalog(), who, TODAY)
    assert [(one.name, one.until) for one in found] == names


def test_a_catalogue_without_skills_says_so() -> None:
    bare = replace(load_catalog(), shelves=load_catalog().shelves._replace(skills=lambda: None))

    with pytest.raises(WrongRequestError, match="hold no skills"):
        skills_of(bare)
