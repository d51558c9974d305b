"""Options come first, then the environment, then the config file, then the folder's profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.every_command import every_command
from cli.running import check_refusal, run
from cma_roadmap.cli.spec import spec_of

PLACES = ("typed", "environment", "config")
VALUES = {"typed": "2027-03-01", "environment": "2027-02-01", "config": "2027-01-01"}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a profile in which a run has its own config file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CMA_ROADMAP_CONFIG_DIR", str(tmp_path))
    return tmp_path / "config.yaml"


@pytest.mark.parametrize("told", [PLACES[i:j] for i in range(3) for j in range(i + 1, 4)])
def test_the_nearest_place_wins(config: Path, told: tuple[str, ...]) -> None:
    if "config" in told:
        config.write_text(f"start: {VALUES['config']}\n")
    typed = ("--start", VALUES["typed"]) if "typed" in told else ()
    variable = {"CMA_ROADMAP_START": VALUES["environment"]} if "environment" in told else {}

    result = run("plan", "--json", *typed, environment=variable)

    assert json.loads(result.stdout)["goal"]["start"] == VALUES[told[0]]


def test_every_option_has_a_variable_of_its_name() -> None:
    for command in every_command().values():
        for param in command.command.params:
            if param.param_type_name == "option" and spec_of(param).is_setting:
                name = param.opts[0].removeprefix("--").upper().replace("-", "_")
                assert param.envvar == f"CMA_ROADMAP_{name}"


@pytest.mark.parametrize(
    ("variables", "line", "typed"),
    [
        ({"JSON": "1"}, "states WA", "--json"),
        ({"JSON": "off"}, "states WA", ""),
        ({"CHAIN": "on"}, "why exam.sit", "--chain"),
        ({"OLDER_THAN": "99y"}, "data stale", "--older-than 99y"),
        ({"IF": "fail-exam=1 lapse=bls"}, "plan", "--if fail-exam=1 --if lapse=bls"),
        ({"ROUTES": "true"}, "compare cma-aama:certificate rma-amt:associate", "--routes"),
        ({"HORIZON": "2", "AWARD": "associate"}, "plan", "--horizon 2 --award associate"),
    ],
)
def test_a_variable_does_what_the_option_does(
    variables: dict[str, str], line: str, typed: str
) -> None:
    told = {f"CMA_ROADMAP_{name}": value for name, value in variables.items()}
    found = run(*line.split(), environment=told)

    assert found.stdout == run(*line.split(), *typed.split()).stdout
    assert (found.stdout == run(*line.split()).stdout) == (not typed)


def test_errors_name_the_variable_that_is_meant() -> None:
    variables = {"CMA_ROADMAP_ALARMS": "few"}
    refused = run("plan", environment=variables)
    check_refusal(refused, 2, "CMA_ROADMAP_ALARMS: for calendars")
    assert "--alarms" not in refused.stderr
    check_refusal(
        run("plan", environment={"CMA_ROADMAP_START": "x"}), 2, "CMA_ROADMAP_START: write a"
    )
    check_refusal(
        run("plan", environment={"CMA_ROADMAP_CREDENTIAL": "zzz"}),
        2,
        "CMA_ROADMAP_CREDENTIAL: There is no credential called 'zzz'",
    )
    check_refusal(run("plan", environment={"CMA_ROADMAP_QUIET": "maybe"}), 2, "'maybe' will not do")
    # What is typed is named as it was typed.
    check_refusal(run("plan", "--alarms", "few", environment=variables), 2, "--alarms: for")


@pytest.mark.parametrize("value", ["\x1b[2J", "a\nb", "\u202ex", "{start}", "%s", "x" * 5000])
@pytest.mark.parametrize("name", ["START", "CREDENTIAL", "STATE", "QUIET", "NEAR", "IF"])
def test_hostile_variables_are_refused_in_visible_letters(name: str, value: str) -> None:
    result = run("plan", environment={f"CMA_ROADMAP_{name}": value})

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert not [c for c in result.stderr if (ord(c) < 32 and c != "\n") or c == "\u202e"]


def test_errors_name_the_line_of_the_config(config: Path) -> None:
    config.write_text("quiet: true\nalarms: few\n")
    check_refusal(run("plan"), 2, f"{config}:2: for calendars")
    config.write_text("credential: zzz\n")
    check_refusal(run("plan"), 2, f"{config}:1: There is no credential called 'zzz'")


def test_what_is_told_nearer_makes_its_rival_give_way(config: Path) -> None:
    config.write_text("format: md\n")

    assert run("states", "WA").stdout.startswith("# ")
    assert run("states", "WA", "--json").stdout.startswith("{")
    assert run("states", "WA", environment={"CMA_ROADMAP_JSON": "1"}).stdout.startswith("{")
    assert not run(
        *("states", "WA", "--format", "text"), environment={"CMA_ROADMAP_JSON": "1"}
    ).stdout.startswith("{")
    check_refusal(run("states", "WA", "--json", "--format", "text"), 2, "--json")


def test_options_before_show_outdo_variables_after_it() -> None:
    said = {"CMA_ROADMAP_FORMAT": "md"}

    assert run("states", "--json", "show", "WA", environment=said).stdout.startswith("{")
    assert run("states", "show", "WA", environment=said).stdout.startswith("# ")


def test_a_wish_for_other_comparisons_does_not_spoil_this_one() -> None:
    said = {"CMA_ROADMAP_CREDENTIAL": "cma-aama"}

    assert run("compare", environment=said).stdout == run("compare").stdout
    check_refusal(run("compare", "-c", "cma-aama"), 2, "name the credentials")


class TestTheProfileOfAFolder:
    @pytest.fixture(autouse=True)
    def _profile(self, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("CMA_ROADMAP_NO_PROFILE")
        (config.parent / "profile.yaml").write_text("state: WA\n")
        (config.parent / "other.yaml").write_text("state: TX\n")

    def told(self, *words: str, **variables: str) -> tuple[str | None, str]:
        result = run("plan", "--json", *words, environment=NOT_LEFT_OUT | variables)
        goal: dict[str, str | None] = json.loads(result.stdout)["goal"]
        return goal["state"], result.stderr

    def test_is_read_and_told_of_in_one_line(self) -> None:
        state, words = self.told()

        assert state == "WA"
        assert words == "Your profile is profile.yaml in this folder; --no-profile leaves it out.\n"
        assert self.told("--quiet") == ("WA", "")

    def test_gives_way_to_any_other(self, config: Path) -> None:
        assert self.told("--profile", "other.yaml") == ("TX", "")
        assert self.told(CMA_ROADMAP_PROFILE="other.yaml") == ("TX", "")
        config.write_text("profile: other.yaml\n")
        assert self.told() == ("TX", "")

    def test_is_left_out(self, config: Path) -> None:
        assert self.told("--no-profile") == (None, "")
        assert self.told(CMA_ROADMAP_NO_PROFILE="1") == (None, "")
        assert self.told("--no-profile", CMA_ROADMAP_PROFILE="other.yaml") == (None, "")
        assert self.told("--profile", "other.yaml", CMA_ROADMAP_NO_PROFILE="1") == ("TX", "")
        config.write_text("no-profile: true\n")
        assert self.told() == (None, "")
        assert self.told(CMA_ROADMAP_PROFILE="other.yaml") == ("TX", "")

    def test_is_told_of_once_where_one_command_calls_another(self) -> None:
        shown = run("states", "show", environment=NOT_LEFT_OUT)

        assert shown.stdout.startswith("Washington")
        assert shown.stderr.count("\n") == 1
        assert run("credentials", environment=NOT_LEFT_OUT).stderr == ""

    def test_that_is_wrong_is_told_by_its_line(self, config: Path) -> None:
        (config.parent / "profile.yaml").write_text("stat: WA\n")

        result = run("plan", environment=NOT_LEFT_OUT)

        assert result.exit_code == 3
        assert "profile.yaml:1" in result.stderr


NOT_LEFT_OUT = {"CMA_ROADMAP_NO_PROFILE": ""}


class TestWhoseProfile:
    """Order: --profile, --person, profile.yaml of the folder, then the folder of `me`."""

    @pytest.fixture(autouse=True)
    def people(self, config: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.delenv("CMA_ROADMAP_NO_PROFILE")
        folder = config.parent / "people"
        monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(folder))
        for name, state in (("me", "OR"), ("maria", "ID"), ("new", None)):
            (folder / name).mkdir(parents=True)
            if state:
                (folder / name / "profile.yaml").write_text(f"state: {state}\n")
        (config.parent / "other.yaml").write_text("state: TX\n")
        return folder

    def told(self, *words: str, **variables: str) -> tuple[str | None, str]:
        result = run("plan", "--json", *words, environment=NOT_LEFT_OUT | variables)
        goal: dict[str, str | None] = json.loads(result.stdout)["goal"]
        return goal["state"], result.stderr

    def test_mine_is_read_where_nobody_is_named(self, people: Path) -> None:
        mine = people / "me" / "profile.yaml"

        told = f"Your profile is {mine}; --no-profile leaves it out.\n"
        assert self.told() == ("OR", told)
        assert self.told("--quiet") == ("OR", "")
        assert self.told("--no-profile") == (None, "")
        assert self.told(CMA_ROADMAP_NO_PROFILE="1") == (None, "")

    def test_that_of_the_folder_comes_before_mine(self, config: Path) -> None:
        (config.parent / "profile.yaml").write_text("state: WA\n")

        assert self.told()[0] == "WA"
        assert self.told("--person", "me") == ("OR", "")

    def test_that_of_a_person_comes_before_the_folder(self, config: Path) -> None:
        (config.parent / "profile.yaml").write_text("state: WA\n")

        assert self.told("--person", "Maria") == ("ID", "")
        assert self.told(CMA_ROADMAP_PERSON="maria") == ("ID", "")
        assert self.told("--person", "new") == (None, "")
        assert self.told("--person", "maria", CMA_ROADMAP_NO_PROFILE="1") == ("ID", "")
        config.write_text("person: maria\n")
        assert self.told() == ("ID", "")
        assert self.told("--person", "me") == ("OR", "")
        assert self.told("--no-profile") == (None, "")

    def test_a_file_comes_before_a_person(self) -> None:
        assert self.told("--profile", "other.yaml", "--person", "maria") == ("TX", "")
        assert self.told("--profile", "other.yaml", CMA_ROADMAP_PERSON="maria") == ("TX", "")
        assert self.told("--person", "maria", CMA_ROADMAP_PROFILE="other.yaml") == ("ID", "")

    def test_a_list_hands_the_person_down(self) -> None:
        shown = run("states", "--person", "maria", "show", environment=NOT_LEFT_OUT)

        assert shown.stdout.startswith("Idaho")

    def test_nobody_of_that_name_is_told(self) -> None:
        near = run("plan", "--person", "marai", environment=NOT_LEFT_OUT)
        check_refusal(near, 2, "no person called 'marai'", "Did you mean maria?")
        gone = run("plan", "--person", "bo", environment=NOT_LEFT_OUT)
        check_refusal(gone, 2, "cma-roadmap init --person bo")
        wrong = run("plan", "--person", "../maria", environment=NOT_LEFT_OUT)
        check_refusal(wrong, 2, "--person", "letters and digits")
        placed = run("plan", environment={**NOT_LEFT_OUT, "CMA_ROADMAP_PERSON": "a/b"})
        check_refusal(placed, 2, "CMA_ROADMAP_PERSON", "letters and digits")
