"""What completion offers after what is typed so far."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.every_command import every_command, program
from cli.running import run
from cma_roadmap.cli.help.candidates import candidates
from cma_roadmap.cli.spec import Kind
from cma_roadmap.loading.catalog.catalog_reader import load_catalog


def offered(*words: str) -> list[str]:
    return [one.word for one in candidates(program(), words[:-1], words[-1])]


@pytest.mark.parametrize("command", every_command())
def test_every_option_is_offered_once(command: str) -> None:
    options = every_command()[command].options

    assert offered(*command.split(), "-") == [option.flag for option in options]
    for option in options:
        typed = (*command.split(), option.flag, *(("x",) if option.takes else ()))
        assert option.flag not in offered(*typed, "--")
        if option.choices:
            assert offered(*command.split(), option.flag, "") == [*option.choices]


def test_names_come_from_the_data() -> None:
    catalog = load_catalog()
    ids = [listed.id for listed in catalog.index]

    assert offered("plan", "-c", "") == offered("eligible", "") == ids
    assert offered("plan", "--state", "w") == ["WA", "WI", "WV", "WY"]
    assert offered("states", "WA"[:1].lower()) == ["WA", "WI", "WV", "WY"]
    assert offered("states", "show", "WA") == ["WA"]
    assert offered("programs", "show", "") == [one.id for one in catalog.programs]
    assert offered("programs", "ipeds-235149-") == ["ipeds-235149-2", "ipeds-235149-3"]
    assert "exam.sit" in offered("why", "ex")
    assert "cma-aama.exam.sit" in offered("why", "cma-aama.ex")
    assert "roadmap" in offered("data", "schema", "r")


def test_commands_are_offered_with_their_summaries() -> None:
    for described in every_command().values():
        for one in described.commands:
            *above, name = one.path.split()[1:]
            told = candidates(program(), above, name)
            assert (name, one.paragraphs[0]) in told


def test_what_is_typed_is_understood() -> None:
    assert "plan" in offered("")
    assert offered("pl") == ["plan"]
    assert offered("states", "s") == ["show", *offered("states", "show", "s")]
    assert offered("plan", "--state=WA", "--sta") == ["--start"]
    assert offered("plan", "--award", "=", "a") == ["associate", "apprenticeship"]
    assert offered("plan", "--state", "=") == offered("plan", "--state", "")
    assert offered("help", "m") == ["money"]
    assert offered("completion", "") == ["bash", "zsh", "fish", "powershell"]


@pytest.mark.parametrize(
    "words",
    [("plan", "--profile", ""), ("plan", "x", "y"), ("nowhere", "x"), ("plan", "--zz", "x")],
)
def test_nothing_is_offered_where_a_file_or_nothing_belongs(words: tuple[str, ...]) -> None:
    assert offered(*words) == []


def test_each_line_is_a_word_and_what_it_means() -> None:
    told = run("completion", "words", "--", "plan", "--credential", "cma-a").stdout

    assert told == "cma-aama\tCMA (AAMA)\n"
    for kind in Kind:
        assert kind  # every kind is completed by some option or argument
    used = {spec.completes for one in every_command().values() for spec in one.options}
    used |= {spec.completes for one in every_command().values() for spec in one.arguments}
    assert used >= set(Kind)


@pytest.mark.parametrize(
    "begun", ["'", '"', "$(touch x)", "\\", "\x1b[2J", "ü", "-" * 500, "--a=b"]
)
def test_hostile_beginnings_are_completed_to_nothing(begun: str) -> None:
    result = run("completion", "words", "--", "plan", "--credential", begun)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_people_who_are_kept_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(tmp_path))
    for name in ("maria", "mark", "not a name"):
        (tmp_path / name).mkdir()

    for line in (["plan", "--person"], ["people", "export"], ["profile", "edit", "--person"]):
        assert [one.word for one in candidates(program(), line, "ma")] == ["maria", "mark"]
