"""Doors beside the road: what is open today to a working medical assistant of Ohio."""

from __future__ import annotations

from datetime import date

import pytest

from cli.running import check_refusal, document, run

WORKER = (
    "diploma: {kind: high_school, on: 2015-06-12}\n"
    "state: OH\n"
    "experience: [{role: MA, from: 2021-05-01, to: present, hours_per_week: 40}]\n"
)


def doors(*options: str, person: str = WORKER, code: int = 0) -> dict[str, str]:
    found = document("plan", *options, "--profile", "-", stdin=person, code=code)
    return {door["credential"]: door["certified_on"] for door in found["doors"]}


def test_a_worker_whose_plan_is_school_hears_of_what_is_open_today() -> None:
    """Three years of work open the RMA, one the CCMA, two the NCMA (their own pathways)."""
    found = doors()

    assert set(found) == {"rma-amt", "ccma-nha", "ncma-ncct"}
    assert all(date.fromisoformat(day) < date(2027, 2, 28) for day in found.values())
    told = " ".join(run("plan", "--profile", "-", stdin=WORKER).stdout.split())
    assert "Open sooner CCMA (NHA), NCMA (NCCT), RMA (AMT): from" in told


@pytest.mark.parametrize(
    "options",
    [("-c", "ccma-nha"), ("-c", "rma-amt")],
    ids=["open itself", "open itself after a card"],
)
def test_who_needs_no_school_hears_of_no_door(options: tuple[str, ...]) -> None:
    assert doors(*options) == {}


def test_a_beginner_and_a_holder_hear_of_none() -> None:
    assert doors(person="") == {}
    assert doors(person="credentials: [{id: cma, certified_on: 2025-06-02}]\n") == {}


def test_a_no_names_what_can_be_had_in_time() -> None:
    assert set(doors("--finish-by", "2027-03-01", code=4)) == {"rma-amt", "ccma-nha", "ncma-ncct"}


@pytest.mark.parametrize("wish", [("--near", "43004"), ("--budget", "20000")])
def test_a_wish_for_a_school_keeps_the_credential(wish: tuple[str, ...]) -> None:
    found = document("plan", *wish, "--profile", "-", stdin=WORKER)

    assert found["goal"]["credential"] == "cma-aama"
    assert {door["credential"] for door in found["doors"]} >= {"ccma-nha", "ncma-ncct"}


def test_any_credential_searches_all_of_them() -> None:
    found = document("plan", "--any-credential", "--profile", "-", stdin=WORKER)

    assert found["goal"]["credential"] != "cma-aama"
    assert len(found["search"]["credentials"]) == 4
    both = run("plan", "--any-credential", "-c", "rma-amt", "--profile", "-", stdin=WORKER)
    check_refusal(both, 2, "--any-credential", "Leave one out")
