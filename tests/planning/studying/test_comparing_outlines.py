from __future__ import annotations

from decimal import Decimal

import pytest

from cma_roadmap.model.definitions.studying import ContentArea, Outline, Subject, Topic
from cma_roadmap.model.studying.study_plan import Met
from cma_roadmap.planning.studying.comparing_outlines import compare_outlines

EKG, LAW, CLINICAL, BILLING = Subject.EKG, Subject.LAW_ETHICS, Subject.CLINICAL, Subject.BILLING


def outline(*subjects: tuple[Subject, ...]) -> Outline:
    weight = Decimal(10)
    areas = [
        ContentArea(id=f"area-{n}", name=f"Area {n}", weight=weight, subjects=asked)
        for n, asked in enumerate(subjects)
    ]
    return Outline(unit="percent", areas=tuple(areas))


@pytest.mark.parametrize(
    ("studied", "wanted", "met", "new"),
    [
        ([(EKG,), (LAW,)], (EKG,), Met.NAMED, ()),
        ([(EKG,)], (LAW,), Met.NOT_NAMED, (LAW,)),
        ([(EKG,)], (EKG, LAW), Met.PARTLY, (LAW,)),
        ([(CLINICAL,)], (EKG,), Met.UNKNOWN, ()),
        ([(EKG,)], (CLINICAL,), Met.UNKNOWN, ()),
        ([(CLINICAL,)], (CLINICAL,), Met.UNKNOWN, ()),
        ([(CLINICAL,)], (LAW,), Met.UNKNOWN, ()),
        ([(EKG,), ()], (LAW,), Met.UNKNOWN, ()),
        ([(EKG,)], (), Met.UNKNOWN, ()),
        ([(Subject.PROCEDURES,)], (EKG,), Met.UNKNOWN, ()),
        ([(Subject.PROCEDURES,)], (LAW,), Met.NOT_NAMED, (LAW,)),
        ([(EKG,)], (BILLING, EKG), Met.PARTLY, (BILLING,)),
    ],
)
def test_what_nobody_tells_is_never_called_new_or_known(
    studied: list[tuple[Subject, ...]],
    wanted: tuple[Subject, ...],
    met: Met,
    new: tuple[Subject, ...],
) -> None:
    (found,) = compare_outlines(outline(*studied), outline(wanted))

    assert (found.met, found.new) == (met, new)


def test_the_same_subject_with_more_weight_is_told() -> None:
    topics = (
        Topic(id="a", name="Law", subjects=(LAW,)),
        Topic(id="b", name="EKG", subjects=(EKG,)),
    )
    area = ContentArea(id="all", name="All", weight=Decimal(100), topics=topics)
    law, ekg = compare_outlines(
        outline((LAW,), (EKG,), (BILLING,)), Outline(unit="percent", areas=(area,))
    )

    assert (law.weighs_more, ekg.weighs_more) == (True, True)
    same = compare_outlines(outline((LAW,)), outline((LAW,)))
    assert not same[0].weighs_more
