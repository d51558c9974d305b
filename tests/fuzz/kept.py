"""Tries over what the program keeps and takes in: logs, transcripts, persons, plans, tables."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from cli.people import SEVERAL, WORKER
from cli.running import QUIET, TODAY
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from fuzz.pieces import CREDENTIALS, NUMBERS, SUMS, TEXTS, day, mostly, spoiled
from fuzz.tries import FaultError, Try, outcome
from loading.ipeds.ipeds_tables import Survey

_STEPS = (
    *("exam.sit", "exam.apply", "exam.result", "training.start", "school.enroll", "renewal.1.ce"),
    *("clearance.bls", "exam", "certified", "", "x", "nothing.at.all"),
)
_LOOKS = (
    *("next", "status", "log show", "log export", "ce list", "ce plan", "renew", "plan", "study"),
    *("profile show", "profile check", "plan --all-held", "why exam.sit", "eligible"),
)
_COLUMNS = ("title", "points", "on", "category", "for", "cost", "paper", "x")


def logs(dice: Random) -> Try:
    """Things that happened, right and wrong, in a row; now and then a log that is damaged."""
    before = [_happened(dice) for _ in range(dice.randint(1, 3))]
    look = dice.choice(_LOOKS)
    form = () if look == "log export" else ("--format", dice.choice(("text", "json", "md")))
    files = {
        "me.yaml": dice.choice((SEVERAL, WORKER, "")).encode(),
        "t.csv": _transcript(dice),
        "e.jsonl": _events(dice),
    }
    if dice.random() < 0.15:
        files["me.sqlite"] = spoiled(dice, _database(), 5)
    lines = [*before, (*look.split(), *form)]
    words = [word for line in lines for word in (*line, "--profile", "@/me.yaml", ";")]
    return Try(tuple(word.replace("\0", "") for word in words[:-1]), files=files)


def _happened(dice: Random) -> tuple[str, ...]:
    on = ("--on", day(dice)) if dice.random() < 0.8 else ()
    cost = ("--cost", mostly(dice, ("125", "8.50"), SUMS)) if dice.random() < 0.3 else ()
    whose = ("--for", mostly(dice, CREDENTIALS[:2], CREDENTIALS)) if dice.random() < 0.5 else ()
    points = ("--points", str(mostly(dice, (2, 0.5, 20), NUMBERS)))
    kind = ("--category", mostly(dice, ("clinical", "approved"), TEXTS))
    return dice.choice(
        (
            ("undo",),
            ("done", "--from", "@/e.jsonl"),
            ("ce", "import", "@/t.csv", *whose),
            ("ce", "add", dice.choice(TEXTS), *points, *on, *cost, *whose),
            ("ce", "add", "A course", *points, *kind, *on),
            ("done", mostly(dice, _STEPS[:6], _STEPS), *on, *cost),
            ("done", "exam.sit", *on, "--result", mostly(dice, ("pass", "fail"), ("x",))),
            ("done", mostly(dice, _STEPS[:6], _STEPS), *on, "--begun"),
        )
    )


def _transcript(dice: Random) -> bytes:
    heads = list(_COLUMNS[:3]) + dice.sample(_COLUMNS[3:], dice.randrange(3))
    rows = [
        [dice.choice(TEXTS[1:4]), str(mostly(dice, (2, 1.5), NUMBERS)), day(dice), *TEXTS[:5]]
        for _ in range(dice.randrange(4))
    ]
    text = "\n".join(",".join(row[: len(heads)]) for row in (heads, *rows)).encode()
    return spoiled(dice, text) if dice.random() < 0.3 else text


def _events(dice: Random) -> bytes:
    lines = [
        f'{{"step": "{mostly(dice, _STEPS[:6], _STEPS)}", "on": "{day(dice)}"}}'
        for _ in range(dice.randrange(4))
    ]
    text = "\n".join(lines).encode()
    return spoiled(dice, text) if dice.random() < 0.3 else text


def check_lines(tried: Try, folder: Path) -> None:
    """Each of the lines ends as every run does; none harms the log of the one before it."""
    files = tried.files
    line: list[str] = []
    for word in (*tried.words, ";"):
        if word != ";":
            line.append(word)
            continue
        outcome(Try(tuple(line), files=files), folder)
        line, files = [], {}
        log = folder / "me.sqlite"
        if log.exists() and "me.sqlite" not in tried.files:
            with closing(sqlite3.connect(log)) as base:
                if base.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    raise FaultError("the log is damaged")


def persons(dice: Random) -> Try:
    """A person's export, damaged or not what it says, that is taken in."""
    data = _made()["a.zip"]
    data = spoiled(dice, data) if dice.random() < 0.9 else data[: dice.randrange(len(data))]
    return Try(
        ("people", "import", "@/a.zip", "--as", "ann", ";", "plan", "--person", "ann", "--json"),
        environment={"CMA_ROADMAP_PEOPLE_DIR": "@/people", "CMA_ROADMAP_NO_PROFILE": ""},
        files={"a.zip": data},
    )


def check_persons(tried: Try, folder: Path) -> None:
    """Taken in whole or not at all."""
    first, last = tried.words[:5], tried.words[6:]
    found = outcome(Try(first, environment=tried.environment, files=tried.files), folder)
    people = folder / "people"
    left = {path.name for path in people.iterdir()} if people.is_dir() else set()
    if left != ({"ann"} if found.exit_code == 0 else set()):
        raise FaultError(f"exit status {found.exit_code}, and there is {left}")
    if found.exit_code == 0:
        outcome(Try(last, environment=tried.environment), folder)


def diffs(dice: Random) -> Try:
    """Two plans as JSON, of which one may be damaged."""
    old, new = (_made()[dice.choice(("p.json", "q.json"))] for _ in range(2))
    old = spoiled(dice, old) if dice.random() < 0.7 else old
    if dice.random() < 0.3:
        old = re.sub(rb'"20\d\d-\d\d-\d\d"', b'"%s"' % day(dice).encode(), old)
    form = ("--format", dice.choice(("text", "json", "md")))
    return Try(
        ("diff", "@/old.json", "@/new.json", *form), files={"old.json": old, "new.json": new}
    )


def tables(dice: Random) -> Try:
    """The tables of the federal survey, damaged."""
    survey = Survey().school("1").school("2").award("1", "2").award("2", "21").year("1", "9000")
    files = {f"t/{name}": text.encode() for name, text in survey.texts().items()}
    for name in dice.sample(sorted(files), dice.randint(1, 2)):
        files[name] = spoiled(dice, files[name])
    return Try(("data", "import-ipeds", "@/t", "--json"), files=files)


def interviews(dice: Random) -> Try:
    """Answers to the questions of `init`, of which few fit."""
    pool = ("", "1", "2", "9", "yes", "no", "98101", "WA", "back", "quit", "?", day(dice), *TEXTS)
    answers = "\n".join(dice.choice(pool).replace("\n", " ") for _ in range(dice.randrange(30)))
    return Try(
        ("init", "--person", "ann"),
        answers.encode("utf-8", "replace"),
        {"CMA_ROADMAP_PEOPLE_DIR": "@/people", "CMA_ROADMAP_NO_PROFILE": ""},
    )


@cache
def _made() -> dict[str, bytes]:
    """What the program itself makes, to be damaged: a person to take along, and two plans."""
    with TemporaryDirectory() as folder:
        people = Path(folder, "people", "ann")
        people.mkdir(parents=True)
        (people / "profile.yaml").write_text(WORKER, encoding="utf-8")
        own = {"CMA_ROADMAP_PEOPLE_DIR": str(people.parent), "CMA_ROADMAP_NO_PROFILE": ""}
        environment = {**QUIET, **own}
        for line in (
            "done exam.apply --on 2026-11-10 --person ann",
            f"people export ann -o {folder}/a.zip",
            f"plan -o {folder}/p.json",
            f"plan --state WA --start 2027-03-01 -o {folder}/q.json",
        ):
            session = Session(clock=lambda: TODAY)
            CliRunner().invoke(app, line.split(), env=environment, obj=session)
        (database,) = people.glob("*.sqlite")
        names = ("a.zip", "p.json", "q.json")
        made = {name: Path(folder, name).read_bytes() for name in names}
        return {**made, "sqlite": database.read_bytes()}


def _database() -> bytes:
    return _made()["sqlite"]


CHECKS: dict[str, Callable[[Try, Path], object]] = {"logs": check_lines, "persons": check_persons}
KINDS: dict[str, Callable[[Random], Try]] = {
    made.__name__: made for made in (logs, persons, diffs, tables, interviews)
}
