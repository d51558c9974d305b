"""The log laid over a profile: each thing that happened becomes the fact that it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.profile import (
    ExamAttempt,
    HeldCredential,
    Profile,
    empty_profile,
)
from cma_roadmap.model.tracked.happened import Happened, Outcome
from cma_roadmap.tracking.folded import with_log

D1, D2, D3 = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
AAMA = "cma-aama"


def sat(on: date, passed: bool | None) -> ExamAttempt:
    return ExamAttempt(credential=AAMA, on=on, passed=passed)


CASES: list[tuple[list[Happened], dict[str, Any]]] = [
    ([], {}),
    ([Happened("training.choose", D1)], {"pins": {"training.choose": D1}}),
    ([Happened("training.program", D1, begun=True)], {"pins": {"training.program": D1}}),
    ([Happened("training.program", D2)], {"finished": {"training.program": D2}}),
    ([Happened("externship.hours", D2)], {"finished": {"externship.hours": D2}}),
    ([Happened("training.complete", D2)], {"pins": {"training.complete": D2}}),
    ([Happened("exam.study", D2, AAMA)], {"finished": {"cma-aama.exam.study": D2}}),
    ([Happened("exam.apply", D2, AAMA)], {"pins": {"cma-aama.exam.apply": D2}}),
    ([Happened("state.registration", D2)], {"finished": {"state.registration": D2}}),
    ([Happened("state.move", D2)], {"pins": {"state.move": D2}}),
    ([Happened("renewal.1.ce", D2, AAMA)], {"finished": {"cma-aama.renewal.1.ce": D2}}),
    ([Happened("renewal.1.ce-2", D2, AAMA)], {"finished": {"cma-aama.renewal.1.ce-2": D2}}),
    ([Happened("renewal.1.submit", D2, AAMA)], {"pins": {"cma-aama.renewal.1.submit": D2}}),
    ([Happened("externship.bls", D1)], {"clearances": {"bls": (D1,)}}),
    (
        [Happened("externship.hepb.dose-2", D2), Happened("externship.hepb.dose-1", D1)],
        {"clearances": {"hepb": (D1, D2)}},
    ),
    ([Happened("externship.hepb.dose-2", D2)], {"pins": {"externship.hepb.dose-2": D2}}),
    ([Happened("exam.sit", D1, AAMA)], {"attempts": (sat(D1, None),)}),
    (
        [Happened("exam.sit", D1, AAMA, result=Outcome.FAILED)],
        {"attempts": (sat(D1, passed=False),)},
    ),
    (
        [Happened("exam.sit", D1, AAMA), Happened("exam.result", D2, AAMA, result=Outcome.FAILED)],
        {"attempts": (sat(D1, passed=False),)},
    ),
    (
        [
            Happened("exam.sit", D1, AAMA, result=Outcome.FAILED),
            Happened("exam.attempt-2.sit", D2, AAMA),
            Happened("exam.attempt-2.result", D3, AAMA, result=Outcome.PASSED),
        ],
        {
            "attempts": (sat(D1, passed=False), sat(D2, passed=True)),
            "pins": {"cma-aama.exam.attempt-2.result": D3},
        },
    ),
    (
        [Happened("exam.apply", D1, AAMA), Happened("exam.certified", D2, AAMA)],
        {"credentials": (HeldCredential(id=AAMA, certified_on=D2),)},
    ),
]


@pytest.mark.parametrize(("happened", "facts"), CASES)
def test_what_happened_is_a_fact_of_the_profile(
    happened: list[Happened], facts: dict[str, Any]
) -> None:
    found = with_log(empty_profile(), happened, load_catalog().clearances)
    told = {name: getattr(found, name) for name in Profile.model_fields}
    usual = {name: getattr(empty_profile(), name) for name in Profile.model_fields}

    assert {name: value for name, value in told.items() if value != usual[name]} == facts


def test_the_log_goes_before_what_the_profile_says_of_the_same() -> None:
    written = Profile(
        pins={"training.choose": D1, "exam.sit": D3},
        clearances={"bls": D1},
        attempts=(sat(D1, None),),
        credentials=(HeldCredential(id=AAMA, certified_on=D1),),
    )
    told = [
        Happened("training.choose", D2),
        Happened("exam.sit", D1, AAMA, result=Outcome.FAILED),
        Happened("externship.bls", D2),
    ]
    found = with_log(written, told, load_catalog().clearances)

    assert found.pins == {"training.choose": D2, "exam.sit": D3}
    assert found.clearances == {"bls": (D1, D2)}
    assert found.attempts == (sat(D1, passed=False),)
    assert found.credentials == written.credentials
    assert written.pins["training.choose"] == D1


def test_a_renewal_that_was_sent_in_begins_a_new_term() -> None:
    later = date(D2.year + 5, 1, 2)
    told = [
        Happened("exam.certified", D1, AAMA),
        Happened("renewal.1.ce", D2, AAMA),
        Happened("renewal.1.submit", D2, AAMA),
        Happened("renewal.1.ce", later, AAMA),
    ]
    found = with_log(empty_profile(), told[:3], ())
    (held,) = found.credentials

    assert (held.certified_on, held.renewed_on, held.expires_on) == (D1, D2, None)
    assert (found.pins, found.finished) == ({}, {})
    again = with_log(empty_profile(), told, ())
    assert again.finished == {"cma-aama.renewal.1.ce": later}  # of the term that began
