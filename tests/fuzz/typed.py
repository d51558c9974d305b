"""Tries in this process: profiles, options, overlays, environments, disks, texts, documents."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from cli.every_command import every_command
from cma_roadmap.cli.spec import Option
from cma_roadmap.loading.catalog.catalog_files import FILE_NAMES, data_dir
from fuzz.pieces import (
    CREDENTIALS,
    FORMS,
    NUMBERS,
    STATES,
    SUMS,
    TEXTS,
    anything,
    day,
    mostly,
    spoiled,
    written,
)
from fuzz.tries import FaultError, Try, outcome
from hostile_strings import HOSTILE
from people.dice import Dice, IdleError
from people.lives import life

ASKED = (
    *("plan", "compare", "eligible", "why verdict", "why exam.sit", "career", "programs"),
    *("states show WA", "programs show ipeds-235671-3", "plan --all-held", "states"),
    *("skills", "skills --transcript", "skills --resume"),
    *("study", "next", "status", "ce list", "ce plan", "renew", "log show", "profile show"),
    *("outlines compare ccma-nha cma-aama", "programs show ipeds-236513-2"),
)
SLOW = ("--budget", "--max-per-month", "--any-credential", "--prefer", "--routes")
"""Options of searches: how long they take is measured elsewhere (benchmarks)."""


def profiles(dice: Random) -> Try:
    """A profile by its grammar, each value right or wrong; now and then its text is spoiled."""
    keys = dice.sample(sorted(_GRAMMAR), dice.randint(1, 6))
    said = {key: _GRAMMAR[key](dice) for key in keys}
    for key in keys:
        if dice.random() < 0.05:
            said[key] = anything(dice)
    if dice.random() < 0.1:
        said[dice.choice(TEXTS)] = anything(dice)
    text = b"".join(written(key) + b": " + written(value) + b"\n" for key, value in said.items())
    text = spoiled(dice, text) if dice.random() < 0.2 else text
    form = dice.choice(("text", "json", "md", "html"))
    words = (*dice.choice(ASKED).split(), "--profile", "-", "--format", form)
    return Try(words, text)


def _some(dice: Random, *parts: Callable[[Random], Any]) -> list[Any]:
    return [dice.choice(parts)(dice) for _ in range(dice.randrange(4))]


def _training(dice: Random) -> dict[str, Any]:
    said: dict[str, Any] = {"name": dice.choice(TEXTS), mostly(dice, _ENDS[:2], _ENDS): day(dice)}
    if dice.random() < 0.3:
        said |= {"program": mostly(dice, ("ipeds-235149-2",), ("typical-certificate", "nothing"))}
    if dice.random() < 0.5:
        said |= {
            "clock_hours": mostly(dice, (560, 900), NUMBERS),
            "externship_hours": mostly(dice, (160, 180), NUMBERS),
        }
    if dice.random() < 0.3:
        said |= {"courses": [dice.choice(TEXTS), "Anatomy"]}
    if dice.random() < 0.5:
        said |= {"started_on": day(dice), "accreditors": mostly(dice, ([], ["CAAHEP"]), (["x"],))}
    return said


def _job(dice: Random) -> dict[str, Any]:
    end = dice.choice((day(dice), "present"))
    week = mostly(dice, (36, 20), NUMBERS)
    role = mostly(dice, ("medical_assistant", "MA"), ("x",))
    return {"role": role, "from": day(dice), "to": end, "hours_per_week": week}


_ENDS = ("completed_on", "expected_on", "left_on", "externship_completed_on")
_GRAMMAR: dict[str, Callable[[Random], Any]] = {
    "born": lambda dice: dice.choice((day(dice), day(dice)[:7], "9999-12")),
    "state": lambda dice: mostly(dice, STATES[:6], STATES),
    "zip": lambda dice: mostly(dice, ("98101", "98101-1234"), ("00000", "99999")),
    "diploma": lambda dice: {
        "kind": mostly(dice, ("ged", "hiset"), ("none", "x")),
        "on": day(dice),
    },
    "training": lambda dice: _some(dice, _training),
    "experience": lambda dice: _some(dice, _job),
    "military": lambda dice: _some(
        dice, lambda d: {"training": mostly(d, ("army-68w", "68W"), ("x",)), "completed_on": day(d)}
    ),
    "credentials": lambda dice: _some(
        dice, lambda d: {"id": mostly(d, CREDENTIALS[:6], CREDENTIALS), "certified_on": day(d)}
    ),
    "memberships": lambda dice: [mostly(dice, ("aama", "amt"), ("x",))],
    "clearances": lambda dice: {mostly(dice, ("bls", "hepb"), ("tb", "x")): [day(dice)]},
    "availability": lambda dice: {
        "hours_per_week": mostly(dice, (10, 36), NUMBERS),
        "breaks": [{"from": day(dice), "to": day(dice)}],
    },
    "budget": lambda dice: {dice.choice(("total", "per_month")): mostly(dice, SUMS[2:4], SUMS)},
    "aid": lambda dice: [
        {"name": dice.choice(TEXTS), "amount": mostly(dice, SUMS[2:4], SUMS), "on": day(dice)}
    ],
    "earnings": lambda dice: {
        "per_hour": mostly(dice, ("17.30",), SUMS),
        "hours_per_week": mostly(dice, (10, 36), NUMBERS),
    },
    "pins": lambda dice: {dice.choice(("exam.sit", "exam.apply", "training.start")): day(dice)},
    "attempts": lambda dice: _some(
        dice,
        lambda d: {
            "credential": mostly(d, CREDENTIALS[:6], CREDENTIALS),
            "on": day(d),
            "passed": False,
        },
    ),
    "record": lambda dice: dice.random() < 0.5,
    "needs": lambda dice: {"language": mostly(dice, ("Spanish", "es"), ("Klingon",))},
    "licenses": lambda dice: [{"kind": mostly(dice, ("emt", "RN"), ("x",)), "from": day(dice)}],
    "skills": lambda dice: [mostly(dice, ("vitals", "phones"), ("x", *TEXTS))],
    "assumptions": lambda dice: {"study_weeks": mostly(dice, (0, 4, 104), NUMBERS)},
}


@cache
def _options() -> dict[str, list[Option]]:
    return {
        name: [o for o in command.options if o.flag not in SLOW]
        for name, command in every_command().items()
        if name and name != "data import-ipeds"
    }


def _value(dice: Random, option: Option) -> str:
    if option.flag in ("--output", "--data-dir", "--previous", "--profile"):
        return dice.choice(("-", "@/none/x", "@", "/dev/null", "@/out.json", ""))
    numbers = tuple(map(str, NUMBERS))
    pools = (option.choices or FORMS, (day(dice),), numbers, SUMS, STATES, CREDENTIALS, TEXTS)
    return dice.choice(pools[0] if option.choices and dice.random() < 0.6 else dice.choice(pools))


def options(dice: Random) -> Try:
    """A command with options of its own and, now and then, of nobody's."""
    command = dice.choice(sorted(_options()))
    words = command.split()
    for option in dice.sample(_options()[command], min(4, len(_options()[command]))):
        words.append(option.flag)
        words += [_value(dice, option)] if option.takes else []
    if dice.random() < 0.3:
        words.insert(dice.randrange(len(words) + 1), dice.choice(TEXTS))
    return Try(tuple(word.replace("\0", "") for word in words))


@cache
def _shipped() -> dict[str, bytes]:
    folder = data_dir()
    names = [*FILE_NAMES, "states/WA.yaml", "credentials/ccma-nha.yaml"]
    small = {name: (folder / name).read_bytes() for name in names}
    return {name: data[:20_000] for name, data in small.items()}


def overlays(dice: Random) -> Try:
    """A folder of data: files of ours that are cut and spoiled, or anything under their names."""
    files: dict[str, bytes] = {}
    for name in dice.sample(sorted(_shipped()), dice.randint(1, 3)):
        data = _shipped()[name]
        if dice.random() < 0.3:
            data = written({name.removesuffix(".yaml"): anything(dice)})
        elif dice.random() < 0.5:
            data = spoiled(dice, data, 1)
        files[f"mine/{name}"] = data
    command = dice.choice(("plan", "programs", "credentials", "states show WA", "data stale"))
    return Try((*command.split(), "--data-dir", "@/mine", "--json"), files=files)


def environments(dice: Random) -> Try:
    """Variables of others and of ours, a config file, and folders that are none."""
    numbers = (*map(str, NUMBERS), "253402300799", "7258118400", "-2208988801", "9" * 30)
    names = ("COLUMNS", "LINES", "SOURCE_DATE_EPOCH", "CMA_ROADMAP_HORIZON")
    environment = {name: dice.choice(numbers) for name in dice.sample(names, 2)}
    folders = ("@/none", "/dev/null", "/proc", "@/file", "", "@/" + "x" * 300)
    for name in ("STATE_DIR", "CONFIG_DIR", "FORMAT", "STATE", "TODAY", "START"):
        if dice.random() < 0.3:
            pool = folders if name.endswith("DIR") else (day(dice), *STATES, *FORMS)
            environment[f"CMA_ROADMAP_{name}"] = dice.choice(pool)
    files = {"file": b"in the way"}
    if dice.random() < 0.3:
        said = {dice.choice(("state", "plan", "horizon", "format", "x")): anything(dice)}
        files["conf/config.yaml"] = spoiled(dice, written(said), 1)
        environment["CMA_ROADMAP_CONFIG_DIR"] = "@/conf"
    command = dice.choice(("plan", "plan -f ics", "states", "career", "compare", "eligible"))
    return Try((*command.split(),), environment=environment, files=files, own_clock=True)


PLACES: dict[str, Callable[[Path], object]] = {
    "new": Path.absolute,
    "empty": lambda path: path.touch(),
    "folder": lambda path: path.mkdir(),
    "of others": lambda path: path.write_text("# notes of mine\n"),
    "dangling": lambda path: path.symlink_to("nowhere"),
    "loop": lambda path: path.symlink_to(path.name),
    "full": lambda path: path.symlink_to("/dev/full"),
    "null": lambda path: path.symlink_to("/dev/null"),
    "read only": lambda path: os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o400)),
}
_ENDINGS = ("txt", "json", "csv", "md", "ics", "html", "svg", "mmd", "jsonld", "yaml", "")


def disks(dice: Random) -> Try:
    """A file to write, in whatever place."""
    length = dice.choice((1, 8, 240, 250, 255, 256, 5000))
    name = dice.choice(("@/", "@/none/", "@/file/")) + "p" * length + f".{dice.choice(_ENDINGS)}"
    place = dice.choice(sorted(PLACES))
    more = dice.choice(((), ("--force",), ("--finish-by", "2026-12-30")))
    return Try(("plan", "-o", name, *more), files={"file": place.encode()})


def check_disks(tried: Try, folder: Path) -> None:
    """What stood there stays, or a whole new file does; nothing else is left behind."""
    path = Path(tried.words[2].replace("@", str(folder)))
    with suppress(OSError):  # where no such place can be, the program will find so
        PLACES[tried.files["file"].decode()](path)
    found = outcome(tried, folder)
    left = {p.name for p in folder.iterdir()} - {path.name, "file", "state", "nowhere"}
    if left:
        raise FaultError(f"left behind: {left}")
    if found.exit_code == 2 and os.path.isfile(path) and not path.is_symlink():
        place = tried.files["file"].decode()
        held = {"of others": b"# notes of mine\n", "read only": b"", "empty": b""}.get(place)
        if path.read_bytes() != held:
            raise FaultError("a file was harmed and not written")


def texts(dice: Random) -> Try:
    """Texts that try to break out, in each form."""
    one, other = (dice.choice(HOSTILE).encode("utf-8", "replace").decode() for _ in range(2))
    end = dice.choice(("completed_on: 2026-05-14", "expected_on: 2027-05-14"))
    school = f"training: [{{name: {json.dumps(one)}, accreditors: [CAAHEP], {end}}}]\n"
    aid = f"aid: [{{name: {json.dumps(other)}, amount: 100}}]\n"
    form = dice.choice(FORMS[:-1])
    named = ("--plan-name", other.replace("\0", "")) if form == "ics" else ()
    return Try(("plan", "-f", form, "--profile", "-", *named), (school + aid).encode())


def check_texts(tried: Try, folder: Path) -> None:
    """Nothing has broken out of its form."""
    told = outcome(tried, folder).stdout
    marks = ("<script", "<img src=x", "<svg/onload")
    broken = [mark for mark in marks if re.search(rf"(?<!\\){mark}", told)]  # Markdown: \<script
    if tried.words[2] in ("html", "svg", "md") and broken:
        raise FaultError(f"{broken} stands in the page as it is")
    lines = told.replace("\r\n ", "").splitlines()
    if tried.words[2] == "ics" and any(line.startswith("ATTACH") for line in lines):
        raise FaultError("a line was put into the calendar")
    if lines.count("BEGIN:VEVENT") != lines.count("END:VEVENT"):
        raise FaultError("an entry was put into the calendar")
    if tried.words[2] in ("json", "ctdl") and told:
        json.loads(told)


def documents(dice: Random) -> Try:
    """A person who could be, and every document about them against its schema."""
    while True:
        try:
            ask = life(Dice(str(dice.random())))
            break
        except IdleError:
            continue
    command = dice.choice(
        (
            *("plan", "plan --all-held", "compare", "eligible", "why verdict", "study", "renew"),
            *("next", "status", "ce list", "ce plan", "profile show"),
        )
    )
    shares = command.split()[0] in ("plan", "compare", "eligible", "why", "study", "next")
    share = ("--share",) if shares and dice.random() < 0.2 else ()
    today = ("--today", ask.options["today"])
    return Try((*command.split(), *today, *share, "--json", "--profile", "-"), ask.profile.encode())


CHECKS: dict[str, Callable[[Try, Path], object]] = {"disks": check_disks, "texts": check_texts}
KINDS: dict[str, Callable[[Random], Try]] = {
    made.__name__: made
    for made in (profiles, options, overlays, environments, disks, texts, documents)
}
