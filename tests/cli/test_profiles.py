"""`--profile` of every command: names as people write them; what is wrong is told at its line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .running import run, shell

DAY = ("--today", "2026-11-30")
WRONG = """\
diploma: {kind: high_school, on: 2015-06-12}
experience: [{role: medicl-assistant, from: 2020-01-06, to: present, hours_per_week: 40}]
credentials: [{id: cma-aamma, certified_on: 2024-02-10}]
"""
COMMANDS = [
    ("plan",),
    ("compare",),
    ("eligible", "ccma-nha"),
    ("why", "exam.sit"),
    ("compare", "--routes"),
    ("programs",),
    ("programs", "show", "ipeds-235149-2"),
    ("career",),
    ("skills",),
    ("skills", "--transcript"),
    ("states",),
    ("states", "show"),
]


@pytest.fixture
def me(tmp_path: Path) -> Path:
    return tmp_path / "me.yaml"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_name_that_means_nothing_ends_every_command(command: tuple[str, ...], me: Path) -> None:
    me.write_text(WRONG)
    result = run(*command, "--profile", str(me), *DAY)

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{me}:2: There is no role called 'medicl-assistant'.",
        "    Did you mean medical_assistant?",
        f"{me}:3: There is no credential called 'cma-aamma'.",
        "    Did you mean cma-aama or cmac-amca or rma-arma?",
        "",
        "Error: 2 problems to mend. Nothing was planned or written.",
    ]


def test_a_piped_profile_is_looked_up_too() -> None:
    result = run("eligible", "--profile", "-", *DAY, stdin="memberships: [aamma]\n")

    assert result.exit_code == 3
    assert result.stderr.startswith("<stdin>:1: There is no body called 'aamma'.\n")


def plan_of(me: Path, profile: str, *options: str) -> dict[str, Any]:
    me.write_text(profile)
    result = run("plan", "--profile", str(me), "--json", *DAY, *options)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("id_", ["cma", "CMA (AAMA)", "cma-aama"])
def test_a_certified_person_is_not_sent_to_school(id_: str, me: Path) -> None:
    found = plan_of(me, f'credentials: [{{id: "{id_}", certified_on: 2024-02-10}}]')

    assert not [step for step in found["steps"] if step["id"].startswith("training.")]
    assert found["certified_on"] == "2024-02-10"


@pytest.mark.parametrize("role", ["medical_assistant", "medical assistant", "MA"])
def test_years_of_work_count_by_any_of_their_names(role: str, me: Path) -> None:
    job = f"experience: [{{role: {role}, from: 2020-01-06, to: present, hours_per_week: 40}}]"
    me.write_text(f"diploma: {{kind: high_school, on: 2015-06-12}}\n{job}\n")

    assert run("eligible", "ccma-nha", "--profile", str(me), *DAY).exit_code == 0


def test_a_pin_of_a_step_that_this_plan_lacks_is_still_a_warning(me: Path) -> None:
    found = plan_of(me, "pins: {exam.attempt-3.sit: 2028-01-10}")

    assert any(finding["code"] == "finding.pin_unknown" for finding in found["findings"])


def test_a_territory_is_told_of_as_not_recorded(me: Path) -> None:
    found = plan_of(me, "state: Puerto Rico")

    assert any(finding["code"] == "finding.state_not_recorded" for finding in found["findings"])


def test_the_day_of_the_option_decides_what_is_still_to_come(me: Path) -> None:
    me.write_text("credentials: [{id: cma, certified_on: 2026-12-01}]")

    early = run("plan", "--profile", str(me), "--today", "2026-11-30")
    assert early.exit_code == 3
    assert f"{me}:1: certified_on is 2026-12-01, but today is 2026-11-30." in early.stderr
    assert run("plan", "--profile", str(me), "--today", "2026-12-01").exit_code == 0


SEATTLE = "state: Washington\nzip: 98101\n"


def shown(me: Path, profile: str, *command: str) -> Any:
    me.write_text(profile)
    result = run(*command, "--profile", str(me), "--json", *DAY)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("profile", "command", "same_as"),
    [
        (SEATTLE, (), ("--near", "98101")),
        (SEATTLE, ("--within", "20"), ("--near", "98101", "--within", "20")),
        (SEATTLE, ("--sort", "distance"), ("--near", "98101", "--sort", "distance")),
        (SEATTLE, ("--near", "97201"), ("--near", "97201")),
        (SEATTLE, ("--state", "ID"), ("--state", "ID")),
        (
            SEATTLE,
            ("--state", "WA", "--within", "20"),
            ("--state", "WA", "--near", "98101", "--within", "20"),
        ),
        ("state: texas", (), ("--state", "TX")),
        ("born: 2001-03", (), ()),
    ],
)
def test_programs_are_those_near_home(
    profile: str, command: tuple[str, ...], same_as: tuple[str, ...], me: Path
) -> None:
    assert shown(me, profile, "programs", *command) == shown(me, "", "programs", *same_as)


@pytest.mark.parametrize(
    ("command", "same_as"),
    [
        (("compare", "--routes"), ("compare", "--routes", "--near", "98101")),
        (
            ("compare", "--programs", "ipeds-236513-2", "ipeds-368629-2"),
            ("compare", "--programs", "ipeds-236513-2", "ipeds-368629-2", "--near", "98101"),
        ),
        (("plan", "--prefer", "cheapest"), ("plan", "--prefer", "cheapest", "--near", "98101")),
        (
            ("plan", "--max-per-month", "1300"),
            ("plan", "--max-per-month", "1300", "--near", "98101"),
        ),
        (("plan", "--prefer", "safest", "--state", "ID"), None),
        (("plan",), None),
        (("compare",), None),
        (
            ("programs", "show", "ipeds-235149-2"),
            ("programs", "show", "ipeds-235149-2", "--near", "98101"),
        ),
    ],
)
def test_the_zip_stands_in_for_near_where_schools_are_searched(
    command: tuple[str, ...], same_as: tuple[str, ...] | None, me: Path
) -> None:
    found = shown(me, SEATTLE, *command)

    assert found == shown(me, "state: WA", *(same_as or command))


def test_a_distance_needs_a_place_in_the_profile_or_the_command(me: Path) -> None:
    me.write_text("state: WA")
    for command in (("programs",), ("plan",)):
        result = run(*command, "--within", "20", "--profile", str(me), *DAY)
        assert result.exit_code == 2
        assert "--near" in result.stderr


@pytest.mark.parametrize(
    ("command", "same_as"),
    [
        (("career",), ("career", "--state", "WA")),
        (("career", "--state", "TX"), ("career", "--state", "TX")),
        (("career", "--metro", "Boise"), ("career", "--metro", "Boise")),
        (("career", "--travel-to", "OR"), ("career", "--state", "WA", "--travel-to", "OR")),
        (("states", "show"), ("states", "show", "WA")),
        (("states", "show", "Texas"), ("states", "show", "TX")),
        (("states",), ("states",)),
    ],
)
def test_the_state_of_the_profile_is_taken_where_none_is_named(
    command: tuple[str, ...], same_as: tuple[str, ...], me: Path
) -> None:
    assert shown(me, SEATTLE, *command) == shown(me, "", *same_as)


def test_the_own_state_is_the_first_of_the_list(me: Path) -> None:
    me.write_text("state: Wyoming")
    rows = run("states", "--profile", str(me), *DAY).stdout.splitlines()
    first = next(number for number, row in enumerate(rows) if row.startswith(" code"))

    assert [row.split()[0] for row in rows[first + 1 : first + 3]] == ["WY", "AL"]


def test_a_profile_before_show_holds_for_it(me: Path) -> None:
    me.write_text(SEATTLE)
    result = run("states", "--profile", str(me), "show", *DAY)

    assert result.exit_code == 0
    assert result.stdout.startswith("Washington: what it asks of you")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs an endless device")
@pytest.mark.parametrize("words", ["--profile /dev/zero", "--profile - </dev/zero"])
def test_an_endless_profile_is_read_to_the_limit_alone(words: str) -> None:
    found = shell(f"ulimit -v 1500000; cma-roadmap plan {words}")

    assert found.returncode == 3
    assert "This file is too large: at most 256 KB can be read." in found.stderr


@pytest.mark.skipif(os.name != "posix", reason="named pipes are of POSIX")
def test_a_pipe_that_nobody_writes_to_is_told_of_and_can_be_left(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "cma_roadmap", "plan", "--profile", str(pipe)]
    with subprocess.Popen(  # noqa: S603 - the program under test
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)

    assert said == f"Waiting for somebody to write to {pipe}. Ctrl-C stops.\n"
    assert (process.returncode, *rest) == (130, "", "")


class TestTheDayByWhich:
    """`finish_by` of a profile is the last day of a plan, while it is ahead and none is typed."""

    def goal(self, me: Path, day: str, *words: str) -> Any:
        me.write_text(f"finish_by: {day}\n")
        result = run("plan", "--profile", str(me), "--json", *DAY, *words)
        return json.loads(result.stdout)["goal"]["finish_by"]

    def test_counts_while_it_is_ahead(self, me: Path) -> None:
        assert self.goal(me, "2029-06-30") == "2029-06-30"
        assert self.goal(me, "2026-11-30") == "2026-11-30"
        assert self.goal(me, "2026-11-29") is None

    def test_gives_way_to_the_option(self, me: Path) -> None:
        assert self.goal(me, "2029-06-30", "--finish-by", "2030-01-31") == "2030-01-31"

    def test_counts_no_more_for_what_is_held(self, me: Path) -> None:
        me.write_text(
            "finish_by: 2029-06-30\ncredentials: [{id: cma-aama, certified_on: 2024-06-10}]\n"
        )
        for credential, day in (("cma-aama", None), ("rma-amt", "2029-06-30")):
            result = run("plan", "-c", credential, "--profile", str(me), "--json", *DAY)
            assert json.loads(result.stdout)["goal"]["finish_by"] == day

    def test_makes_an_honest_no_of_what_is_too_soon(self, me: Path) -> None:
        me.write_text("finish_by: 2026-12-15\n")

        assert run("plan", "--profile", str(me), *DAY).exit_code == 4
        assert run("compare", "--profile", str(me), *DAY).exit_code == 0
