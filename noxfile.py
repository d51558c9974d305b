"""The tasks of this repository. `nox -l` lists them; `nox -s NAME` runs one.

The everyday ones run in the environment that nox itself runs in (`nox -s setup` makes it, as
`.venv`); those that ask how the program fares elsewhere make environments of their own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nox

CODE = ("src", "tests", "benchmarks", "docs", "building", "requirements", "noxfile.py")
PYTHON = Path(".venv", "Scripts" if sys.platform == "win32" else "bin", "python")
LOCKED = ("-c", "requirements/locked.txt")

nox.options.sessions = ["check"]


@nox.session(python=False)
def setup(session: nox.Session) -> None:
    """Make `.venv` with all that a contributor needs, and the hooks of git."""
    if not PYTHON.exists():
        session.run(sys.executable, "-m", "venv", ".venv")
    session.run(str(PYTHON), "-m", "pip", "install", "-q", *LOCKED, "-e", ".[dev]")
    session.run(str(PYTHON), "-m", "pre_commit", "install", external=True)


@nox.session(python=False)
def test(session: nox.Session) -> None:
    """Run the tests, slow ones left out: `nox -s test -- tests/cli -k plan` for some of them."""
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python=False)
def whole(session: nox.Session) -> None:
    """Run all tests, the slow ones too."""
    session.run("python", "-m", "pytest", "--whole", *session.posargs)


@nox.session(python=False)
def quick(session: nox.Session) -> None:
    """Run one case of each test: while you work."""
    session.run("python", "-m", "pytest", "-m", "quick", *session.posargs)


@nox.session(python=False)
def golden(session: nox.Session) -> None:
    """Write the expected outputs anew; look at the difference before you commit it."""
    session.run("python", "-m", "pytest", "--update-golden", *session.posargs, success_codes=[0, 1])
    session.run("git", "diff", "--stat", external=True)


@nox.session(python=False)
def contracts(session: nox.Session) -> None:
    """Write the JSON Schemas of `--json` anew, from the types of the documents."""
    session.run("python", "-m", "building.document_schemas", *session.posargs)


@nox.session(python=False)
def man(session: nox.Session) -> None:
    """Write the manual pages anew, from the options, the help and the model of the profile."""
    session.run("python", "-m", "building.man_pages", *session.posargs)


@nox.session(python=False)
def lint(session: nox.Session) -> None:
    """Check the form of the code: `nox -s lint -- --fix` mends what can be mended."""
    check = [] if "--fix" in session.posargs else ["--check"]
    session.run("python", "-m", "ruff", "format", *check, *CODE)
    session.run("python", "-m", "ruff", "check", *session.posargs, *CODE)


@nox.session(python=False)
def types(session: nox.Session) -> None:
    """Check the types."""
    session.run("python", "-m", "mypy", *session.posargs)


@nox.session(python=False)
def check(session: nox.Session) -> None:
    """Do all that must hold before a change lands."""
    for name in ("lint", "types", "whole"):
        session.notify(name)


@nox.session(python=False)
def lock(session: nox.Session) -> None:
    """Renew the pinned requirements and show what moved: `-- --check` only tells."""
    session.run("python", "requirements/renew.py", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13", "3.14", "3.15"])
def tests(session: nox.Session) -> None:
    """Run all tests on one Python with the pinned requirements: `nox -s tests-3.13`."""
    session.install("-q", *LOCKED, "-e", ".[test]")
    session.run("python", "-m", "pytest", "--whole", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run all tests with the lowest versions that `pyproject.toml` allows."""
    session.install("-q", "-c", "requirements/lowest.txt", "-e", ".[test]")
    session.run("python", "-m", "pytest", "--whole", *session.posargs)


@nox.session
def newest(session: nox.Session) -> None:
    """Run all tests with what users will meet next: the newest of all, pre-releases too."""
    session.install("-q", "--upgrade", "--pre", "-e", ".[test]")
    session.run("python", "-m", "pip", "list")
    session.run("python", "-m", "pytest", "--whole", *session.posargs)


@nox.session
def grade(session: nox.Session) -> None:
    """Tell the US school grade of the sentences that people read."""
    session.install("-q", *LOCKED, "-e", ".[test]")
    session.install("-q", "textstat>=0.7.13")
    session.run("python", "-m", "building.reading_grade")
