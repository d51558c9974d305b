from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.model.definitions.profile import OwnStudy
from cma_roadmap.model.definitions.studying import (
    ContentArea,
    Outline,
    StudyDefaults,
    Subject,
    Topic,
)
from cma_roadmap.model.studying.study_plan import Standing
from cma_roadmap.model.values.span import Duration
from cma_roadmap.planning.studying.parts import (
    NO_VIEWS as NO,
)
from cma_roadmap.planning.studying.parts import (
    USUAL,
    OwnViews,
    meant,
    parts_of,
    seen_of,
    views_of,
)

DEFAULTS = StudyDefaults.model_construct(
    weak=Decimal(2),
    strong=Decimal("0.5"),
    repeat_every=3,
    repeat_after=(1, 3),
    practice_before=Duration(days=14),
    practice_hours=3,
    externship_share=Decimal("0.5"),
    why="A test.",
)
LAW = Topic(id="law", name="Law and ethics", subjects=(Subject.LAW_ETHICS,))
DRUGS = Topic(id="drugs", name="Drugs", subjects=(Subject.PHARMACOLOGY,))
BLOOD = Topic(id="blood", name="Blood draws", weight=Decimal(45), subjects=(Subject.PHLEBOTOMY,))
HEART = Topic(id="heart", name="Heart tests", weight=Decimal(15), subjects=(Subject.EKG,))
OUTLINE = Outline(
    unit="scored items",
    areas=(
        ContentArea(
            id="general", name="General knowledge", weight=Decimal(30), topics=(LAW, DRUGS)
        ),
        ContentArea(id="clinical", name="Clinical care", weight=Decimal(60), topics=(BLOOD, HEART)),
        ContentArea(id="office", name="Office work", weight=Decimal(10)),
    ),
)
PARTS = parts_of(OUTLINE)


def test_weights_become_percents_and_those_nobody_tells_are_shared_out() -> None:
    assert [(part.id, part.percent, part.shared_out) for part in PARTS] == [
        ("general.law", Fraction(15), True),
        ("general.drugs", Fraction(15), True),
        ("clinical.blood", Fraction(45), False),
        ("clinical.heart", Fraction(15), False),
        ("office", Fraction(10), False),
    ]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("law", ["general.law"]),
        ("Medical Law", ["general.law"]),
        ("pharmacology", ["general.drugs"]),
        ("general", ["general.law", "general.drugs"]),
        ("clinical care", ["clinical.blood", "clinical.heart"]),
        ("clinical.heart", ["clinical.heart"]),
        ("blood", ["clinical.blood"]),
        ("ekg", ["clinical.heart"]),
        ("office", ["office"]),
    ],
)
def test_an_area_is_found_by_the_words_people_have_for_it(name: str, ids: list[str]) -> None:
    assert [part.id for part in meant(name, PARTS)] == ids


@pytest.mark.parametrize("name", ["", "medical", "surgery", "law blood"])
def test_what_means_no_area_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(WrongRequestError) as refused:
        meant(name, PARTS)

    assert "Blood draws" in (refused.value.hint or "")


@pytest.mark.parametrize(("score", "times"), [(0, "2"), (50, "1.25"), (67, "0.995"), (100, "0.5")])
def test_a_score_counts_between_weak_and_strong(score: int, times: str) -> None:
    found = views_of(PARTS, OwnViews(scores=(("law", score),)), DEFAULTS)

    assert found["general.law"].times == Fraction(times)
    assert found["general.law"].score == score
    assert "office" not in found


def test_weak_and_strong_count_as_the_defaults_say() -> None:
    found = views_of(PARTS, OwnViews(("clinical",), ("law", "general.law")), DEFAULTS)

    assert found["general.law"] == (Standing.WEAK, Fraction(2), None)
    assert found["clinical.heart"] == (Standing.STRONG, Fraction(1, 2), None)


@pytest.mark.parametrize(
    "said",
    [OwnViews(("general",), ("law",)), OwnViews(weak=("law",), scores=(("general.law", 40),))],
)
def test_two_views_of_one_area_are_refused(said: OwnViews) -> None:
    with pytest.raises(WrongRequestError, match="Law and ethics"):
        views_of(PARTS, said, DEFAULTS)
    with pytest.raises(WrongRequestError, match="Law and ethics"):
        seen_of(PARTS, OwnStudy(**{**said._asdict(), "scores": dict(said.scores)}), NO, DEFAULTS)


def test_what_is_said_now_goes_before_the_profile_and_other_exams_are_no_error() -> None:
    own = OwnStudy(strong=("law",), weak=("surgery",), scores={"office": 40, "eyes": 3})
    seen = seen_of(PARTS, own, OwnViews(weak=("law",)), DEFAULTS)

    assert seen.before["general.law"].standing is Standing.STRONG
    assert seen.now["general.law"].standing is Standing.WEAK
    assert seen.now["office"].score == seen.before["office"].score == 40
    assert seen.unmatched == ("surgery", "eyes")
    assert {part.id for part in PARTS} == seen.now.keys() == seen.before.keys()


def test_who_says_nothing_sees_all_parts_alike() -> None:
    seen = seen_of(PARTS, None, NO, DEFAULTS)

    assert set(seen.now.values()) == {USUAL}
    assert seen.unmatched == ()


@pytest.mark.parametrize(
    ("unit", "scored", "whole"),
    [
        ("percent", None, 100),
        ("percent of scored items", None, 100),
        ("scored items", 150, 150),
        ("scored items", None, None),
        ("points", 150, None),
    ],
)
def test_what_the_weights_should_add_up_to(
    unit: str, scored: int | None, whole: int | None
) -> None:
    assert OUTLINE.model_copy(update={"unit": unit}).whole(scored) == whole


def test_weights_of_topics_add_up_to_their_area_or_are_left_out() -> None:
    lone = ContentArea(id="x", name="X", weight=Decimal(61), topics=(BLOOD, HEART))

    with pytest.raises(ValueError, match="weigh 60 together, not 61"):
        Outline(unit="percent", areas=(lone,))
