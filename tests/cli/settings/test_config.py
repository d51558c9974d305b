"""The config file: what it may hold, and what is told of the rest, by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.every_command import every_command
from cli.running import check_refusal, run
from cma_roadmap.cli.program.app import COMMANDS
from cma_roadmap.cli.settings.config import read_config
from cma_roadmap.cli.settings.places import config_file
from hostile_strings import HOSTILE


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CMA_ROADMAP_CONFIG_DIR", str(tmp_path))
    return tmp_path / "config.yaml"


def test_options_are_set_for_all_commands_or_for_one(config: Path) -> None:
    config.write_text(
        "today: 2027-01-01\nstate: WA\nplan:\n  state: OR\n  if: [fail-exam=1]\n  quiet: true\n"
        "states show:\n  format: json\n"
    )

    planned = run("plan").stdout
    assert "Oregon" in planned
    assert "What if?" in planned
    assert '"today": "2027-01-01"' in run("states", "TX").stdout
    assert "Washington" in run("career").stdout
    assert run("credentials").exit_code == 0  # it has no --state


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stat: WA\n", (":1: There is no option stat here.", "Did you mean state?")),
        ("plan:\n  horizn: 1\n", (":2: There is no option horizn", "Did you mean horizon?")),
        ("states:\n  horizon: 1\n", (":2: There is no option horizon here.",)),
        ("plam:\n  horizon: 1\n", (":1: There is no command plam.", "Did you mean plan?")),
        ("states shwo:\n  json: true\n", (":1: There is no command", "states show")),
        ("--state: WA\n", (":1: There is no option --state here.",)),
        ("help: true\n", (":1: There is no option help here.",)),
        ("version: true\n", (":1: There is no option version here.",)),
        ("state:\n", (":1: state needs a value.",)),
        ("if: [{a: b}]\n", (":1: if needs a value.",)),
        ("state: [WA, OR]\n", (":1: --state takes one value.",)),
        ("- state\n", (":1: This is no list of options",)),
        ("state: WA\nstate: OR\n", (":2:", "state")),
        ("state: &x WA\n", (":1:",)),
        ("state: [WA\n", (":1:",)),
        ("start: soon\n", (":1: start: write a date as YYYY-MM-DD",)),
        ("quiet: maybe\n", (":1: quiet: 'maybe' will not do: write 1 or 0.",)),
        ("a: 1\nb: 2\n", (":1:", ":2:", "2 problems to mend")),
    ],
)
def test_what_means_nothing_is_told_by_its_line(
    config: Path, text: str, words: tuple[str, ...]
) -> None:
    config.write_text(text)

    check_refusal(
        run("plan"), 3, *(w.replace(":", f"{config}:", 1) if w[0] == ":" else w for w in words)
    )


def test_every_setting_may_be_written_for_its_command(config: Path) -> None:
    for name, command in every_command().items():
        settings = [option for option in command.options if option.is_setting]
        if not name or not settings:
            continue
        config.write_text(f"{name}:\n" + "".join(f"  {one.name}: x\n" for one in settings))
        found = read_config(config, every_command()[""].command)
        assert {one.name for one in settings if found.find(name, one.name)} == {
            one.name for one in settings
        }


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values_are_told_in_visible_letters(config: Path, hostile: str) -> None:
    written = hostile.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    config.write_text('"' + written.replace("\\", "").replace('"', "") + '": x\n', encoding="utf-8")

    result = run("plan")

    assert result.exit_code == 3
    assert "Traceback" not in result.stderr
    assert not [c for c in result.stderr if ord(c) < 32 and c != "\n"]


def test_what_cannot_be_read_is_told(config: Path) -> None:
    config.mkdir()
    check_refusal(run("plan"), 3, f"{config}: The config file cannot be read")
    config.rmdir()
    config.write_bytes(b"\xff")
    check_refusal(run("plan"), 3, f"{config}:1")
    config.write_bytes(b"#" * 2_000_000)
    check_refusal(run("plan"), 3, f"{config}")


def test_help_and_completion_do_not_need_a_sound_config(config: Path) -> None:
    config.write_text("nothing: sound\n")

    for line in ("--help", "plan --help", "help plan", "completion bash", "--version"):
        assert run(*line.split()).exit_code == 0


def test_no_config_is_an_empty_one(config: Path) -> None:
    assert not config.exists()
    assert config_file({"CMA_ROADMAP_CONFIG_DIR": str(config.parent)}) == config
    assert read_config(config, every_command()[""].command).settings == {}
    assert {name.partition(" ")[0] for name in every_command()} - {""} == set(COMMANDS)
