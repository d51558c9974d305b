"""Names as people type them: what a body gives, and what a slip of the finger was meant for."""

from __future__ import annotations

import pytest

from cli.running import check_refusal, run


def test_the_letters_of_a_body_tell_what_it_gives() -> None:
    refused = run("plan", "-c", "nha")

    check_refusal(refused, 2, "'nha' can mean more than one credential", "Say which: ccma-nha")
    for name in ("cmaa-nha", "cpt-nha", "cet-nha"):
        assert name in refused.stderr
    check_refusal(run("plan", "-c", "AMT"), 2, "Say which: rma-amt", "cmas-amt")


def test_the_only_credential_of_a_body_is_meant_by_its_letters() -> None:
    assert run("credentials", "aama").stdout == run("credentials", "cma-aama").stdout
    assert run("credentials", "ncct").stdout == run("credentials", "ncma-ncct").stdout


@pytest.mark.parametrize("name", ["Nowhere", "zzzz", "no where", "x"])
def test_what_is_like_no_state_suggests_none(name: str) -> None:
    refused = run("plan", "--state", name)

    check_refusal(refused, 2, f"no state called '{name}'", "See: cma-roadmap states")
    assert "Did you mean" not in refused.stderr


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Orgon", "oregon"), ("washingtn", "washington"), ("jersey", "new jersey"), ("utha", "utah")],
)
def test_a_slip_suggests_what_was_meant(name: str, meant: str) -> None:
    check_refusal(run("plan", "--state", name), 2, f"Did you mean {meant}?")


def test_a_command_that_is_nearly_right_is_suggested() -> None:
    check_refusal(run("pln"), 2, "Did you mean plan?")
    check_refusal(run("eligable"), 2, "Did you mean eligible?")
    assert "Did you mean" not in run("zzz").stderr
