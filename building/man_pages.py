"""Write the manual pages, from what the commands, their options and the profile are made of.

`python -m building.man_pages` writes those in `man/`, which a wheel installs in `share/man`; with
`--check` it only tells which are not current. They are kept, not made anew by each build, because
a build has neither Typer nor what it needs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from building.profile_page import profile_page
from building.roff import bold, entry, example, filled, literal, page, prose, section, subsection
from typer.main import get_command

from cma_roadmap import __version__
from cma_roadmap.cli.help.described import Described, text_of
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.spec import Argument, Option
from cma_roadmap.sentences.told import told

FOLDER = Path(__file__).parents[1] / "man"
DAY = "2026-11-30"
"""The day that the pages carry: that of the last change of what they say."""

_STATUSES = {
    "0": "Done.",
    "2": "A request that makes no sense, or output that cannot be written.",
    "3": "Input that cannot be used: data, a profile, a config file. It is told by file and line.",
    "4": "The honest no: the goal cannot be reached as asked, nothing is open, facts are old.",
    "130": "Stopped with Ctrl-C.",
}
_VARIABLES = {
    "CMA_ROADMAP_CONFIG_DIR": "The folder of the config file.",
    "CMA_ROADMAP_PEOPLE_DIR": "The folder with the folders of all people.",
    "CMA_ROADMAP_STATE_DIR": "The folder in which calendars that went out are kept.",
    "CMA_ROADMAP_PAGER": "What shows more than one screen; else PAGER.",
    "SOURCE_DATE_EPOCH": "Today, in seconds since 1970, where --today is not given.",
    "NO_COLOR": "No color.",
}
_FILES = {
    "~/.config/cma-roadmap/config.yaml": (
        "Defaults of options by their long names, for all commands or below the name of one. "
        "In $XDG_CONFIG_HOME where that is set, on Windows in %APPDATA%."
    ),
    "profile.yaml": "The profile that a start in its folder reads by itself.",
    "profile.sqlite": "The log that goes with it, which the command done writes.",
    "~/.local/share/cma-roadmap/people/me/profile.yaml": (
        "The profile that init writes, and that is read where no other is found. Each person has "
        "a folder in the folder that the system has for data."
    ),
}


def pages() -> dict[str, str]:
    """The text of every page by its file."""
    program = Described("cma-roadmap", get_command(app))
    every = [*program.every()]
    made = {f"man1/{_name(one)}.1": _command_page(one, every) for one in every}
    return made | {"man5/cma-roadmap-profile.5": profile_page(DAY, __version__)}


def main(words: list[str]) -> str | None:
    """Write the pages, or tell which are not current; what was wrong, if anything was."""
    made = pages()
    there = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.glob("man?/*")}
    old = [name for name, text in made.items() if _read(FOLDER / name) != text]
    old += [name for name in there if name not in made]
    if "--check" in words:
        return f"Not current: {', '.join(old)}" if old else None
    for name in old:
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in made:
            path.write_text(made[name], encoding="utf-8")
        else:
            path.unlink()
    return None


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _name(described: Described) -> str:
    return described.path.replace(" ", "-")


def _command_page(described: Described, every: list[Described]) -> str:
    summary, *more = described.paragraphs
    short = re.split("[,:;.]", summary)[0]
    is_program = described is every[0]
    return page(
        _name(described),
        1,
        DAY,
        __version__,
        section("NAME", prose(f"{_name(described)} - {short[0].lower()}{short[1:]}")),
        section("SYNOPSIS", [_synopsis(described)]),
        section("DESCRIPTION", _paragraphs([summary, *more])),
        section("COMMANDS", *(entry(*_command(one)) for one in described.commands)),
        section("ARGUMENTS", *(_argument(one) for one in described.arguments)),
        section("OPTIONS", *_options(described)),
        section("EXIT STATUS", *(entry(bold(k), prose(v)) for k, v in _STATUSES.items())),
        section("ENVIRONMENT", *_environment(described, is_program=is_program)),
        section("FILES", *(entry(filled(k), prose(v)) for k, v in _FILES.items())),
        section("EXAMPLES", example(described.examples)),
        section("SEE ALSO", _see_also(described, every)),
    )


def _synopsis(described: Described) -> str:
    words = described.usage().removeprefix(described.path).split()
    return " ".join([bold(described.path), *(literal(word) for word in words)])


def _paragraphs(texts: list[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield from prose(text)


def _command(described: Described) -> tuple[str, list[str]]:
    return bold(described.path.rpartition(" ")[2]), prose(described.paragraphs[0])


def _argument(argument: Argument) -> list[str]:
    return entry(filled(argument.takes), prose(told(argument.says)))


def _options(described: Described) -> Iterator[list[str]]:
    for group, options in described.groups.items():
        title = told(f"help.group.{group}").rstrip(":")
        yield subsection(title, (line for one in options for line in _option(one)))


def _option(option: Option) -> list[str]:
    flags = [bold(flag) for flag in (option.short, option.flag) if flag]
    term = ", ".join(flags) + (f" {filled(option.takes)}" if option.takes else "")
    return entry(term, prose(text_of(option)))


def _environment(described: Described, *, is_program: bool) -> Iterator[list[str]]:
    settings = [option for option in described.options if option.is_setting]
    text = (
        "Every option has a variable, CMA_ROADMAP_ and its long name in capitals, which a typed "
        "option outdoes. The config file comes after it. A switch takes true or false."
    )
    yield prose(text)
    for option in settings:
        yield entry(bold(option.variable), [f"Stands in for {bold(option.flag)}."])
    if is_program:
        for name, means in _VARIABLES.items():
            yield entry(bold(name), prose(means))


def _see_also(described: Described, every: list[Described]) -> list[str]:
    others = [_name(one) for one in every if one is not described]
    if described is not every[0]:
        beside = described.path.rpartition(" ")[0].replace(" ", "-")
        own = {_name(one) for one in described.commands}
        others = [name for name in others if name in {"cma-roadmap", beside} | own]
    names = [(name, 1) for name in sorted(others)] + [("cma-roadmap-profile", 5)]
    listed = [f".BR {literal(name)} ({number})" for name, number in names]
    return [f"{line} ," for line in listed[:-1]] + listed[-1:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
