"""Help is one screen: options in groups, types in words, two lines to copy."""

from __future__ import annotations

import shlex

import pytest

from cli.every_command import every_command, program
from cli.running import check_refusal, run
from cma_roadmap.cli.spec import Group, Option

COMMANDS = list(every_command())
LINES, COLUMNS = 60, 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_a_screen(command: str) -> None:
    lines = run(*command.split(), "--help").stdout.splitlines()

    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_option_with_the_word_for_its_value(command: str) -> None:
    shown = " ".join(run(*command.split(), "--help").stdout.split())

    for option in every_command()[command].options:
        named = f"{option.flag} {option.takes}" if option.takes else option.flag
        assert named in shown
        assert not option.short or f"{option.short}, {option.flag}" in shown
        if not option.rare:
            assert all(word in shown for word in option.choices)


@pytest.mark.parametrize("width", ["10", "40", "61", "120", "200"])
def test_help_keeps_other_widths(width: str) -> None:
    for command in ("plan", "programs show", ""):
        shown = run(*command.split(), "--help", environment={"COLUMNS": width}).stdout
        longest = max(line for line in shown.splitlines() if not line.startswith("  cma-"))
        assert len(longest) <= min(max(int(width), 40), 100)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_two_lines_that_can_be_typed(command: str) -> None:
    described = every_command()[command]

    assert len(described.examples) == 2
    for line in described.examples:
        piped = [
            shlex.split(part) for part in line.removeprefix("source <(").rstrip(")").split("|")
        ]
        ours = [words for words in piped if words[0] == "cma-roadmap"]
        assert ours
        for words in ours:
            check_options(words[1:])


def check_options(words: list[str]) -> None:
    """Every option in what is typed after the name of the program is one of its command."""
    named = [one for one in COMMANDS if one and f"{' '.join(words)} ".startswith(f"{one} ")]
    of = every_command()[max(named, key=len)]
    known = {"-"} | {flag for option in of.options for flag in (option.flag, option.short)}
    assert {word for word in words if word.startswith("-")} <= known


def test_the_program_tells_whole_summaries() -> None:
    shown = " ".join(run().stdout.split())

    for command in program().commands:
        assert command.paragraphs[0] in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_a_command_too(command: str) -> None:
    assert run("help", *command.split()).stdout == run(*command.split(), "--help").stdout


@pytest.mark.parametrize("group", Group)
def test_help_explains_all_options_of_a_group(group: Group) -> None:
    shown = " ".join(run("help", group).stdout.split())
    found = {o for one in program().every() for o in one.options if o.group is group}

    assert found
    for option in found:
        assert option.flag in shown
        assert not option.is_setting or option.variable in shown


def test_help_of_nothing_there_is_refused() -> None:
    check_refusal(run("help", "plna"), 2, "no command called 'plna'", "Did you mean plan?")
    check_refusal(run("help", "mony"), 2, "Did you mean money?")
    check_refusal(run("help", "states", "shwo"), 2, "Did you mean show?")
    check_refusal(run("help", "plan", "money"), 2, "no command called 'money'")


def test_one_flag_means_one_thing() -> None:
    shorts: dict[str, set[str]] = {}
    groups: dict[str, set[Group]] = {}
    # --from names who made a page, and with done, as people say it, the file to read from.
    # --for names whom a page is made for, and with ce the credential that points are for.
    groups_of_two = {"--from", "--for"}
    for option in (o for one in program().every() for o in one.options if isinstance(o, Option)):
        groups.setdefault(option.flag, set()).add(option.group)
        if option.short:
            shorts.setdefault(option.short, set()).add(option.flag)

    several = [flag for flag, found in (shorts | groups).items() if len(found) > 1]
    assert set(several) == groups_of_two
