"""A few tries of every kind; `python -m tests.fuzz --minutes 10` makes thousands (see there)."""

from __future__ import annotations

import os
from itertools import count

import pytest

from fuzz import soak
from fuzz.tries import FaultError, Try, check

SEED = 19
MOST = {"streams": 3, "kills": 3, "overlays": 8, "logs": 5}
"""Tries of kinds that are slow; of the others twelve. A second each is plenty."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and devices are of POSIX")


@pytest.mark.slow(but=99)
@pytest.mark.parametrize("kind", soak.KINDS)
def test_a_few_of_every_kind(kind: str) -> None:
    found = soak.tries(kind, SEED, iter(range(MOST.get(kind, 12))), seconds=3)

    assert found.faults == ()
    assert found.tried > 0


def test_the_same_number_is_the_same_try() -> None:
    assert soak.made("profiles", 1, 7) == soak.made("profiles", 1, 7)
    assert soak.made("profiles", 1, 7) != soak.made("profiles", 2, 7)


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ((1, "", "Traceback"), "exit status 1"),
        ((2, "", " "), "without a word"),
        ((3, "text", "Error: no"), "something on standard output"),
        ((0, "a\x1b[31m", ""), "standard output has"),
        ((0, '{"schema": "urn:cma-roadmap:roadmap:1"}', ""), "urn:cma-roadmap:roadmap:1"),
    ],
)
def test_what_must_not_be_is_found(end: tuple[int, str, str], why: str) -> None:
    with pytest.raises(FaultError, match=why):
        check(Try(("plan",)), *end)


def test_a_fault_is_told_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise FaultError("it broke")

    monkeypatch.setitem(soak.CHECKS, "texts", broken)
    (fault,) = soak.tries("texts", 3, count(5), seconds=0.001).faults[:1]

    assert fault.startswith("texts 5: it broke\npython -m tests.fuzz --seed 3 --only 5 texts\n")
    assert "cma-roadmap plan" in fault
