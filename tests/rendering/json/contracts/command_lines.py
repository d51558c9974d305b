"""Command lines whose JSON must keep its contract, and the documents that they print."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from acceptance.runs import PROFILES, runs
from cli.people import GRADUATE, HOLDER, HOSTILE, OTHER_SCHOOL, SEVERAL, WORKER
from cli.running import run
from cma_roadmap.people.profile_text import EXAMPLE
from loading.ipeds.ipeds_tables import Survey
from test_scenarios import scenarios

Json = dict[str, Any]
EVERY = 41
"""Of the many plans that are re-checked elsewhere, one in so many is held against its contract."""
DAY = ("--today", "2026-11-21")
EARNER = 'earnings: {per_hour: "17.30 USD", hours_per_week: 40}\n'
POINTS = """\
ce:
- {title: Update, on: 2026-03-02, points: 1.5, categories: [clinical], credentials: [cma-aama]}
- {title: Old, on: 2001-03-02, points: 2, credentials: [rma-amt, ncma-ncct], paper: old.pdf}
"""
SKILLED = """\
skills: [vitals, phones, organization]
training:
- {name: My school, completed_on: 2025-05-14, courses: [Anatomy and Physiology, Phlebotomy I, Art]}
experience: [{role: MA, from: 2025-06-02, to: present}]
credentials:
- {id: ccma-nha, certified_on: 2025-08-10}
- {id: rma-amt, certified_on: 2025-08-10, expires_on: 2028-08-31}
clearances: {bls: 2026-03-01}
"""
PEOPLE = {
    "nobody": "",
    "worker": WORKER,
    "graduate": GRADUATE,
    "holder": HOLDER,
    "other-school": OTHER_SCHOOL,
    "hostile": HOSTILE,
    "earner": EARNER,
    "soldier": PROFILES["army"],
    "student": PROFILES["student"],
}
SCHOOLS = ("ipeds-235671-3", "ipeds-234669-2", "typical-associate")


class CommandLine(NamedTuple):
    """What is typed, but `--json`, and what the profile says."""

    words: tuple[str, ...]
    profile: str = ""

    def __str__(self) -> str:
        return shlex.join(word for word in self.words if word not in DAY)


def _plans() -> Iterator[CommandLine]:
    for number, (options, name) in enumerate(runs()):
        if number % EVERY == 0:
            yield CommandLine(("plan", *options), PROFILES[name])
    for scenario in scenarios():
        yield CommandLine(tuple(shlex.split(scenario.command)))
    yield CommandLine(("plan", "-c", "cma-aama", *DAY), "aid: [{name: Mum, amount: 100 USD}]\n")


def _of_people() -> Iterator[CommandLine]:
    for profile in PEOPLE.values():
        yield CommandLine(("eligible", *DAY), profile)
        yield CommandLine(("why", "verdict", "-c", "cma-aama", *DAY), profile)
        yield CommandLine(("why", "exam.certified", "-c", "rma-amt", *DAY), profile)
        yield CommandLine(("compare", "--state", "WA", *DAY), profile)
    for profile in (HOLDER, SEVERAL):
        yield CommandLine(("plan", "--all-held", "--state", "WA", *DAY), profile)
        yield CommandLine(("why", "verdict", "--all-held", *DAY), profile)
        yield CommandLine(("why", "cma-aama.renewal.1.expires", *DAY), profile)
        yield CommandLine(("renew", "--horizon", "2", *DAY), profile)
        yield CommandLine(("ce", "plan", *DAY), f"{profile}{POINTS}")
        yield CommandLine(("ce", "list", *DAY), f"{profile}{POINTS}")
    for step in ("exam.apply", "training.program", "exam.window"):
        yield CommandLine(("why", step, "-c", "cma-aama", *DAY))
    what_if = ("--if", "fail-exam=1", "--if", "delay=externship.hours:21d", "--if", "lapse=bls")
    yield CommandLine(("why", "verdict", "-c", "cma-aama", "--move-to", "TX@2029-06-01", *DAY))
    yield CommandLine(("why", "externship.hours", "-c", "cma-aama", *what_if, *DAY))
    near = ("--near", "98101")
    yield CommandLine(("compare", "--programs", *SCHOOLS, *near, *DAY))
    yield CommandLine(("compare", "--routes", "cma-aama:certificate", "rma-amt:associate", *DAY))
    yield CommandLine(("compare", "--max-per-month", "300", "--budget", "2000", *DAY))
    yield CommandLine(("compare", "--weight", "time=3", "--weight", "cost=0.25", *DAY), EARNER)


def _of_skills() -> Iterator[CommandLine]:
    for credential in ("cma-aama", "rma-amt", "ccma-nha", "cet-nha"):
        yield CommandLine(("skills", "-c", credential, *DAY), SKILLED)
    yield CommandLine(("skills", *DAY))
    yield CommandLine(("skills", "--as-of", "2020-01-01", *DAY))
    yield CommandLine(("skills", "--resume", *DAY), SKILLED)
    for profile in ("", SKILLED):
        yield CommandLine(("skills", "--transcript", *DAY), profile)
        yield CommandLine(("skills", "--transcript", "-c", "ccma-c-ccbma", *DAY), profile)


def _of_the_data() -> Iterator[CommandLine]:
    wishes = ("--near", "98101", "--within", "50", "--max-cost", "12000", "--max-months", "12")
    more = ("--accredited", "any", "--opens", "cma-aama", "--award", "certificate")
    yield CommandLine(("programs", "--limit", "100000", *DAY))
    yield CommandLine(("programs", *wishes, *more, *DAY))
    yield CommandLine(("programs", "--near", "79901", "--within", "100", "--sort", "distance"))
    for school in SCHOOLS:
        yield CommandLine(("programs", "show", school, *DAY))
    for what in ("credentials", "states", "career"):
        yield CommandLine((what, *DAY))
        yield CommandLine((what, "--as-of", "1990-01-01", *DAY))
    yield CommandLine(("credentials", "show", "cma-aama", *DAY))
    yield CommandLine(("states", "show", "WA", *DAY))
    for here in ("WA", "PR", "GU", "VT"):
        yield CommandLine(("career", "--state", here, "--travel-to", "OR", *DAY))
    travel = ("--travel-to", "WA@2027-01-04", "--travel-to", "CT@2027-04-05..2027-07-02")
    undated = "clearances: {mmr: 2005-01-01}\nlicenses: [{kind: cna}]\n"
    for who in (*PEOPLE.values(), undated):
        yield CommandLine(("career", "--state", "OR", *travel, "--travel-to", "AL", *DAY), who)
    yield CommandLine(("career", "--metro", "42660", *DAY))
    views = ("--weak", "law", "--strong", "pharmacology", "--score", "billing=45")
    yield CommandLine(("study", "-c", "cma-aama", *views, *DAY))
    yield CommandLine(("study", "-c", "rma-amt", *DAY))
    yield CommandLine(("outlines", *DAY))
    for other in ("cma-aama", "cmaa-nha"):
        yield CommandLine(("outlines", "compare", other, "rma-amt", *DAY))
        yield CommandLine(("outlines", "compare", "rma-amt", other, *DAY))
    yield CommandLine(("data", "check"))
    yield CommandLine(("data", "check", "--coverage"))
    yield CommandLine(("data", "stale", *DAY))
    yield CommandLine(("data", "sources", *DAY))
    yield CommandLine(("data", "sources", "no-such-word", *DAY))


def _of_persons() -> Iterator[CommandLine]:
    for profile in (*PEOPLE.values(), EXAMPLE.read_text(encoding="utf-8")):
        yield CommandLine(("profile", "show", *DAY), profile)
    yield CommandLine(("profile", "check", *DAY), WORKER)
    yield CommandLine(("people", "list", *DAY))


LINES = (*_plans(), *_of_people(), *_of_skills(), *_of_the_data(), *_of_persons())


@cache
def printed(line: CommandLine) -> Json:
    """The document; a profile is read from standard input."""
    given = ("--profile", "-") if line.profile else ()
    result = run(*line.words, "--json", *given, stdin=line.profile)
    found: Json = json.loads(result.stdout)
    return found


@cache
def wrong_data() -> Json:
    """What `data check` says of a data folder that cannot be used."""
    with TemporaryDirectory() as folder:
        Path(folder, "aid.yaml").write_text("aid: [{id: A b}]\n", encoding="utf-8")
        found: Json = json.loads(run("data", "check", "--data-dir", folder, "--json").stdout)
    return found


REFUSED = (
    *(("plan", "--nope"), ("plan", "--award", "x"), ("plan", "-o", "/no/such/folder/plan.json")),
    *(("plan", "--json", "--format", "csv"), ("plan", "--profile", "/no/such/file")),
    ("plan", "--profile", "-"),
)
"""What no command does, in every way there is to refuse it."""
_REFUSED_PROFILE = """\
stat: WA
training: [{program: nowhere, completed_on: 2026-05-14}]
clearances: {bls: x}
"""


@cache
def refused(words: tuple[str, ...]) -> Json:
    """What an error says."""
    found: Json = json.loads(run(*words, "--json", stdin=_REFUSED_PROFILE).stderr)
    return found


def imported(folder: Path) -> Json:
    """What an import makes of a school that reports everything and of one that reports nothing."""
    said = {"CIPLGTH1": "720", "PRGMSR1": "1", "MTHCMP1": "9", "CHG1PY3": "9000", "CHG4PY3": "500"}
    unsaid = {"LATITUDE": ".", "LONGITUD": ".", "CONTROL": "-3", "WEBADDR": " "}
    survey = Survey().school("1").largest("1", **said).award("1", "2")
    tables = survey.school("2", **unsaid).award("2", "2").write(folder / "tables")
    found: Json = json.loads(run("data", "import-ipeds", str(tables), "--json").stdout)
    return found


LIVED = (
    ("plan", "--today", "2026-11-01"),
    ("log", "show"),
    ("done", "training.choose", "--on", "2026-11-10", "--cost", "50", "--paper", "a letter"),
    ("next",),
    ("status",),
    ("done", "exam.sit", "--on", "2026-11-15", "--result", "fail"),
    ("done", "training.program", "--on", "2026-11-12", "--begun"),
    ("log", "show"),
    ("status", "--state", "WA"),
    ("next", "-c", "ccma-nha", "--finish-by", "2027-03-01"),
    ("status", "-c", "ccma-nha", "--finish-by", "2027-03-01"),
    ("undo",),
    ("log", "show"),
    ("plan", "--against", "last", "--today", "2027-02-01"),
    ("plan", "--against", "last", "--start", "2027-06-01", "-c", "cma-aama", "--state", "WA"),
    ("next", "--start", "2027-06-01"),
    ("next", "--today", "2026-12-20"),
    ("people", "list"),
)
"""What one person writes down and asks, one after the other."""


@cache
def lived() -> tuple[Json, ...]:
    """What the commands about a log print in such a life, and what moved in the end."""
    with TemporaryDirectory() as folder:
        Path(folder, "me").mkdir()
        own = {"CMA_ROADMAP_PEOPLE_DIR": folder, "CMA_ROADMAP_NO_PROFILE": ""}
        found = [
            json.loads(
                run(
                    *(line if "--today" in line else (*line, *DAY)), "--json", environment=own
                ).stdout
            )
            for line in LIVED
        ]
        found += [
            _moved(
                folder,
                "",
                "training: [{name: S, accreditors: [ABHES], completed_on: 2026-05-14}]\n",
            )
        ]
        found += [_moved(folder, HOLDER, ""), _moved(folder, "", "")]
    return tuple(found)


def _moved(folder: str, *profiles: str) -> Json:
    """What moved between the plans of two profiles."""
    names = [str(Path(folder, f"{number}.json")) for number in range(2)]
    for name, profile in zip(names, profiles, strict=True):
        run("plan", *DAY, "--profile", "-", "-o", name, stdin=profile)
    found: Json = json.loads(run("diff", *names, "--json").stdout)
    return found
