"""`plan`, and what every command does alike: streams, files, statuses, mistakes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.people import GRADUATE, HOSTILE, SHOWN
from cli.running import check_refusal, document, needs_bash, run, shell
from cma_roadmap import __version__
from rendering.page_text import check_page, plain

COMMANDS = (
    ("plan",),
    ("compare",),
    ("eligible", "--profile", "-"),
    ("why", "exam.sit"),
    ("credentials",),
    ("credentials", "show", "cma-aama"),
)
PLANNING = COMMANDS[:4]


def asked(command: tuple[str, ...], *more: str, **changes: str) -> tuple[int, str, str]:
    """Status, output and words; `eligible` is asked for someone who is."""
    result = run(*command, *more, stdin=GRADUATE, environment=changes)
    return result.exit_code, result.stdout, result.stderr


def test_a_plan_for_someone_with_nothing_said() -> None:
    found = document("plan", "--start", "2027-01-11")

    assert found["feasible"] is True
    assert "2027-09" < found["certified_on"] < "2028-04"
    phases = list(dict.fromkeys(step["phase"] for step in found["steps"]))
    assert phases == ["foundation", "training", "externship", "examination", "renewal"]


def test_help_version_and_nothing_at_all() -> None:
    assert run("--version").stdout == f"cma-roadmap {__version__}\n"
    bare = run()
    assert bare.exit_code == 0
    assert bare.stderr == ""
    for command in ("plan", "compare", "eligible", "why", "credentials"):
        assert f"  {command} " in bare.stdout
    assert "Examples:\n  cma-roadmap plan" in bare.stdout
    assert run("-V").stdout == run("--version").stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(command: tuple[str, ...], flag: str) -> None:
    code, page, words = asked(command[:1] if command[0] == "why" else command, flag)

    assert (code, words) == (0, "")
    assert page.startswith("Usage: cma-roadmap ")
    assert "\nExamples:\n  cma-roadmap " in page


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("command", COMMANDS)
def test_data_goes_to_output_and_words_to_errors(command: tuple[str, ...]) -> None:
    code, page, words = asked(command)

    assert (code, words) == (0, "")
    check_page(page, 80)
    code, written, words = asked(command, "--json")
    assert (code, words) == (0, "")
    assert json.loads(written)["today"] == "2026-11-21"
    assert asked(command, "--format", "json")[1] == written
    assert asked(command, CMA_ROADMAP_FORMAT="json")[1] == written


@pytest.mark.parametrize("command", COMMANDS)
def test_json_and_another_format_exclude_each_other(command: tuple[str, ...]) -> None:
    result = run(*command, "--json", "--format", "text", stdin=GRADUATE)

    check_refusal(result, 2, "--json and --format text do not go together")


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("command", COMMANDS)
def test_colour_follows_option_and_environment(command: tuple[str, ...]) -> None:
    without = asked(command)[1]
    forced = asked(command, FORCE_COLOR="1")[1]

    assert "\x1b[" not in without
    assert "\x1b[" in forced
    assert plain(forced) == without
    assert asked(command, "--no-color", FORCE_COLOR="1")[1] == without
    assert asked(command, FORCE_COLOR="1", NO_COLOR="1")[1] == without
    assert asked(command, FORCE_COLOR="1", NO_COLOR="")[1] == forced
    assert asked(command, CLICOLOR_FORCE="1")[1] == forced


@pytest.mark.parametrize("command", COMMANDS)
def test_a_narrow_window_gets_a_list(command: tuple[str, ...]) -> None:
    check_page(asked(command, COLUMNS="60")[1], 60)


@pytest.mark.slow(but=2)
@pytest.mark.parametrize("command", COMMANDS)
def test_output_goes_to_a_file_that_is_written_whole(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    target = tmp_path / "result.txt"
    target.write_text("old", encoding="utf-8")

    code, page, words = asked(command, "--output", str(target), FORCE_COLOR="1")

    assert (code, page, words) == (0, "", f"Wrote {target}\n")
    assert target.read_text(encoding="utf-8") == asked(command)[1]
    assert list(tmp_path.iterdir()) == [target]
    assert asked(command, "--output", str(target), "--quiet")[2] == ""
    assert asked(command, "--output", "-")[1] == asked(command)[1]
    assert asked(command, CMA_ROADMAP_OUTPUT=str(target))[1] == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_place_that_cannot_be_written_is_refused(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    missing = tmp_path / "no" / "such" / "file"

    check_refusal(
        run(*command, "-o", str(missing), stdin=GRADUATE), 2, "There is no folder", "Make it first"
    )
    check_refusal(run(*command, "-o", str(tmp_path), stdin=GRADUATE), 2, "is a folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write")
def test_a_locked_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    check_refusal(run("plan", "-o", str(tmp_path / "plan.txt")), 2, "was not written")


@pytest.mark.parametrize(
    "day", ["2027-02-30", "2027-2-1", "tomorrow", "11/21/2026", "20270101", "", "0000-01-01"]
)
@pytest.mark.parametrize("option", ["--today", "--as-of"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_date_is_refused(command: tuple[str, ...], option: str, day: str) -> None:
    result = run(*command, option, day, stdin=GRADUATE)

    check_refusal(result, 2, option)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_refused(command: tuple[str, ...]) -> None:
    check_refusal(run(*command, "--nonsense", stdin=GRADUATE), 2, "--nonsense")


def test_an_unknown_command_is_refused() -> None:
    check_refusal(run("pln"), 2, "pln")


@pytest.mark.parametrize("command", PLANNING[:1] + PLANNING[1:2] + PLANNING[3:])
def test_an_unknown_program_has_near_matches(command: tuple[str, ...]) -> None:
    result = run(*command, "--program", "typical-certificat")

    check_refusal(result, 2, "no program called 'typical-certificat'", "typical-certificate")


def test_an_unknown_credential_has_near_matches() -> None:
    check_refusal(run("plan", "-c", "cma-ama"), 2, "no credential called 'cma-ama'", "cma-aama")
    check_refusal(run("plan", "-c", "\x1b[31mx"), 2, "\\x1b[31mx")


@pytest.mark.parametrize("command", PLANNING)
def test_a_profile_comes_from_a_file_or_from_standard_input(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    target = tmp_path / "me.yaml"
    target.write_text(GRADUATE, encoding="utf-8")
    bare = tuple(part for part in command if part not in ("--profile", "-"))

    from_file = run(*bare, "--profile", str(target))
    from_stdin = run(*bare, "--profile", "-", stdin=GRADUATE)
    from_environment = run(*bare, environment={"CMA_ROADMAP_PROFILE": str(target)})

    assert from_file.exit_code == 0
    assert from_file.stdout == from_stdin.stdout == from_environment.stdout
    assert "Good school" in from_file.stdout or "2026" in from_file.stdout


BAD_PROFILE = "born: 2001-13\nstat: WA\ntraining:\n  - {name: x, completed_on: 2026-02-30}\n"


@pytest.mark.parametrize("command", PLANNING)
def test_a_bad_profile_is_told_whole_with_file_and_line(command: tuple[str, ...]) -> None:
    bare = tuple(part for part in command if part not in ("--profile", "-"))
    result = run(*bare, "--profile", "-", stdin=BAD_PROFILE)

    check_refusal(result, 3, "<stdin>:1: ", "<stdin>:2: ", "<stdin>:4: ", "3 problems to mend")


@pytest.mark.parametrize("command", PLANNING)
def test_a_profile_that_is_not_there_or_not_text_is_refused(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    bare = tuple(part for part in command if part not in ("--profile", "-"))

    check_refusal(run(*bare, "--profile", str(tmp_path / "none.yaml")), 3, "cannot be read")
    check_refusal(run(*bare, "--profile", str(tmp_path)), 3, "cannot be read")
    check_refusal(run(*bare, "--profile", "-", stdin=b"\xff\xfe\x00"), 3, "<stdin>")


@pytest.mark.parametrize("code", ["\\e[31m", "\\u202e", "\\0"])
def test_hidden_characters_in_a_profile_are_refused_without_showing_them(code: str) -> None:
    profile = f'training: [{{name: "x{code}y", completed_on: 2026-05-14}}]\n'
    result = run("plan", "--profile", "-", stdin=profile)

    check_refusal(result, 3, "invisible character")
    assert result.stderr.isprintable() or result.stderr.replace("\n", "").isprintable()


def test_other_odd_text_in_a_profile_is_shown_harmlessly() -> None:
    arguments = ("plan", "-c", "rma-amt", "--profile", "-")
    page = run(*arguments, stdin=HOSTILE).stdout
    written = run(*arguments, "--json", stdin=HOSTILE).stdout

    assert SHOWN in " ".join(page.split())
    assert not {"\x1b", "\u200b", "\t"} & set(page + written)


def test_a_goal_that_cannot_be_reached_is_status_four() -> None:
    result = run("plan", "--award", "apprenticeship")

    assert result.exit_code == 4
    assert result.stderr.startswith("This goal cannot be reached as asked")
    assert "cannot be reached as asked" in result.stdout
    assert run("plan", "--award", "apprenticeship", "--quiet").stderr == ""


def test_flags_win_over_the_environment() -> None:
    wished = {"CMA_ROADMAP_CREDENTIAL": "rma-amt", "CMA_ROADMAP_START": "2027-01-11"}

    from_environment = json.loads(run("plan", "--json", environment=wished).stdout)
    from_flag = json.loads(run("plan", "--json", "-c", "ccma-nha", environment=wished).stdout)

    assert from_environment["goal"]["credential"] == "rma-amt"
    assert from_environment["goal"]["start"] == "2027-01-11"
    assert from_flag["goal"]["credential"] == "ccma-nha"


AWKWARD = """
plan --start
plan --start 2027-13-01
plan --start 9999-12-31
plan --start 1900-01-01
plan --start 0001-01-01
plan --today 0001-01-01
plan --today 9999-12-31
plan --today 2199-12-31
plan --today 1900-01-01
plan --as-of 1900-01-01
plan --as-of 2199-12-31
plan --hours-per-week 0
plan --hours-per-week 169
plan --hours-per-week -1
plan --hours-per-week 1.5
plan --hours-per-week many
plan --hours-per-week 1
plan --hours-per-week 168
plan --horizon -1
plan --horizon 11
plan --horizon 10
plan --horizon 0
plan --award degree
plan --award ''
plan --format xml
plan --format ''
plan --json --json
plan --credential ''
plan --credential CMA-AAMA
plan --credential cma-aama --credential rma-amt
plan --program ''
plan --program ../../etc/passwd
plan --profile ''
plan --profile /dev/null
plan --profile -
plan --output ''
plan --output /
plan --output /dev/null
plan --sit-early --sit-early
plan --sit-early=yes
plan extra
plan -- --start
plan --no-color=1
plan -x
plan -c
plan -pf
compare ''
compare -
compare cma-aama ''
compare --start 2027-02-29
compare --sit-early --hours-per-week 1 --start 2028-02-29
compare cma-aama cma-aama cma-aama
compare --program typical-associate --award certificate
compare --horizon 2
eligible ''
eligible --start 2027-01-11
eligible --today 2199-12-31
eligible --as-of 1900-01-01
why
why a b
why exam.sit --horizon 0
why renewal.1.expires --horizon 0
why -- -1
credentials nothing
credentials show
credentials show ''
credentials show cma-aama rma-amt
credentials show CMA
credentials --json --format text show cma-aama
credentials --today x show cma-aama
credentials --as-of 1900-01-01 show cma-aama
show cma-aama
help
--help plan
--json
-V
''
""".strip().splitlines()


@pytest.mark.parametrize("line", AWKWARD)
def test_no_command_line_ends_in_a_traceback(line: str) -> None:
    words = [word.strip("'") for word in line.split()]

    result = run(*words)  # an exception that is a bug would come through

    assert result.exit_code in (0, 2, 3, 4)
    assert (result.stderr == "") == (result.exit_code == 0) or "/dev/null" in line
    assert "Traceback" not in result.output
    if result.exit_code in (2, 3):
        assert result.stdout == ""


@pytest.mark.slow(but=1)
@needs_bash
@pytest.mark.parametrize("command", ["plan", "plan --json", "credentials show cma-aama", "compare"])
def test_a_reader_that_goes_away_ends_the_program_quietly(command: str) -> None:
    found = shell(f"cma-roadmap {command} | head -1")

    assert found.stdout.count("\n") == 1
    assert found.stderr == ""


@needs_bash
def test_output_is_utf_8_whatever_the_locale() -> None:
    found = shell("cma-roadmap plan | cat", LC_ALL="C", PYTHONIOENCODING="ascii")

    assert found.returncode == 0
    assert "█" in found.stdout


def modules_after(*arguments: str) -> set[str]:
    """The top-level modules that one run of the program imports."""
    code = (
        "import sys\nfrom cma_roadmap.cli.program.app import main\n"
        f"sys.argv = {['cma-roadmap', *arguments]!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(' '.join(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    return set(done.stderr.split())


@pytest.mark.slow
def test_version_and_json_import_neither_yaml_nor_rich() -> None:
    heavy = {"yaml", "rich"}

    assert not modules_after("--version") & heavy
    assert not modules_after("plan", "--json", "--today", "2026-11-21") & heavy
    assert not modules_after("compare", "--json", "--today", "2026-11-21") & heavy
    assert not modules_after("why", "exam.sit", "--json", "--today", "2026-11-21") & heavy
    assert not modules_after("credentials", "--json") & heavy
    assert "rich" in modules_after("plan", "--today", "2026-11-21")


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_names_of_both_stand_on_a_page(form: str) -> None:
    names = ("--for", "Maria <Lopez>", "--from", "Ana Ruiz, adviser")
    told = run("plan", *names, "-f", form, environment={"CMA_ROADMAP_FULL": "1"}).stdout

    assert "Ana Ruiz, adviser" in told
    assert "<Lopez>" not in told or form == "text"  # no markup of theirs
    assert "Lopez" in told


@pytest.mark.parametrize("form", ["json", "csv", "ics", "svg", "mermaid", "ctdl"])
@pytest.mark.parametrize("option", ["--for", "--from"])
def test_names_are_refused_where_there_is_no_room_for_them(form: str, option: str) -> None:
    check_refusal(run("plan", option, "Maria", "-f", form), 2, f"{option}: only a page")
