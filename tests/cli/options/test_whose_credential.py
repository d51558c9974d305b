"""Which credential is meant where none is named: the one that a person let run out."""

from __future__ import annotations

import json

import pytest

from cli.running import run

CCMA = "{id: ccma-nha, certified_on: 2024-11-10, expires_on: 2026-11-10}"
RMA = "{id: rma-amt, certified_on: 2023-12-02}"
CPT = "{id: cpt-nha, certified_on: 2025-12-02}"
SILENT = "{id: rma-amt, certified_on: 2004-03-15}"
CMA = "{id: cma-aama, certified_on: 2023-12-02}"


@pytest.mark.parametrize(
    ("held", "options", "meant"),
    [
        ("", (), "cma-aama"),
        (CCMA, (), "ccma-nha"),
        (RMA, (), "cma-aama"),
        (SILENT, (), "rma-amt"),
        (CPT, (), "cma-aama"),
        (f"{CPT}, {CCMA}", (), "ccma-nha"),
        (f"{CCMA}, {RMA}", (), "cma-aama"),
        (f"{CMA}, {RMA}", (), "cma-aama"),
        (CCMA, ("-c", "cma-aama"), "cma-aama"),
        (CCMA, ("--program", "none"), "cma-aama"),
        (CCMA, ("--start", "2027-01-11"), "cma-aama"),
        (CCMA, ("--state", "WA"), "ccma-nha"),
    ],
)
def test_what_ran_out_is_meant_where_nothing_is_asked(
    held: str, options: tuple[str, ...], meant: str
) -> None:
    asked = ("plan", "--json", "--today", "2026-12-01", "--profile", "-", *options)
    found = run(*asked, stdin=f"credentials: [{held}]")

    assert json.loads(found.stdout)["goal"]["credential"] == meant


def test_what_is_in_hand_is_no_door_and_no_cure() -> None:
    me = (
        "diploma: {kind: high_school}\ncredentials: [" + RMA + "]\n"
        "experience: [{role: MA, from: 2021-04-01, to: present, hours_per_week: 40}]\n"
    )
    asked = ("plan", "--json", "-c", "cma-aama", "--today", "2026-12-01", "--profile", "-")
    planned = json.loads(run(*asked, stdin=me).stdout)
    refused = json.loads(run(*asked, "--program", "none", stdin=me).stdout)

    assert {door["credential"] for door in planned["doors"]} == {"ccma-nha", "ncma-ncct"}
    assert refused["alternatives"]
    assert "rma-amt" not in [one["applies"].get("credential") for one in refused["alternatives"]]
