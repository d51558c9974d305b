"""One try of a fuzzer: what is typed, read and lying about, what must hold of the end of it."""

from __future__ import annotations

import json
import re
import shlex
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import cma_roadmap.rendering.json as documents
from cli.running import QUIET, TODAY
from cma_roadmap.cli.program.app import app
from cma_roadmap.cli.session import Session
from quick_schemas import followed, remembering

HERE = "@"
"""Stands for the folder of a try in what is typed."""
PATIENCE = 60
"""Seconds after which a run counts as one that hangs; the machine may be busy."""
ENDS = (0, 2, 3, 4)
_HARMFUL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
_CONTRACTS = Path(documents.__file__).parent / "contracts"


class FaultError(AssertionError):
    """What must not be, and what to type to have it again."""


@dataclass(frozen=True, slots=True)
class Try:
    """A command line, standard input, environment and files by their names in the folder."""

    words: tuple[str, ...]
    stdin: bytes = b""
    environment: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    own_clock: bool = False

    def typed(self, folder: Path) -> list[str]:
        """The words in which the folder has its name."""
        return [word.replace(HERE, str(folder)) for word in self.words]

    def laid_out(self, folder: Path) -> None:
        """Put the files where they belong."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def __str__(self) -> str:
        """What to type in a shell to have it again."""
        lines = [
            f"mkdir -p {shlex.quote(str(Path(HERE, name).parent))}; "
            f"printf %b {_escaped(data)} > {HERE}/{shlex.quote(name)}"
            for name, data in self.files.items()
        ]
        before = [f"{name}={shlex.quote(value)} " for name, value in self.environment.items()]
        run = f"{''.join(before)}cma-roadmap {shlex.join(self.words)}"
        piped = f"printf %b {_escaped(self.stdin)} | " if self.stdin else ""
        return "\n".join([*lines, piped + run])


def _escaped(data: bytes) -> str:
    return shlex.quote("".join(chr(b) if 32 <= b < 127 and b != 92 else f"\\0{b:o}" for b in data))


def outcome(tried: Try, folder: Path) -> Result:
    """Run it in this process and hold the end of it to what every end must keep.

    Raises:
        FaultError: it is not kept.
    """
    tried.laid_out(folder)
    session = None if tried.own_clock else Session(clock=lambda: TODAY)
    environment = {**QUIET, "CMA_ROADMAP_STATE_DIR": str(folder / "state"), **tried.environment}
    named = {k: v and v.replace(HERE, str(folder)) for k, v in environment.items()}
    try:
        with _no_longer_than(PATIENCE):
            found = CliRunner().invoke(
                app, tried.typed(folder), tried.stdin, named, catch_exceptions=False, obj=session
            )
    except Exception as error:
        raise FaultError(f"{type(error).__name__}: {error}") from error
    check(tried, found.exit_code, found.stdout, found.stderr)
    return found


def check(tried: Try, status: int, stdout: str, stderr: str) -> None:
    """Hold the end of a run to what every end must keep.

    Raises:
        FaultError: it is not kept.
    """
    if status not in ENDS:
        raise FaultError(f"exit status {status}: {stderr[-500:]}")
    if status in (2, 3) and not stderr.strip():
        raise FaultError(f"exit status {status} without a word")
    if status in (2, 3) and stdout and "data" not in tried.words:
        raise FaultError(f"exit status {status} and something on standard output")
    if "Traceback" in stderr:
        raise FaultError(stderr[-500:])
    for name, text in (("output", stdout), ("error", stderr)):
        harmful = _HARMFUL.search(text)
        if harmful and not text.startswith("\ufeff"):
            raise FaultError(f"standard {name} has {harmful[0]!r} in it")
    if stdout.startswith("{") and '"urn:cma-roadmap:' in stdout[:60]:
        told = json.loads(stdout)
        wrong = next(validators()[told["schema"]].iter_errors(told), None)
        if wrong is not None:
            raise FaultError(f"{told['schema']}: {wrong.json_path}: {wrong.message[:300]}")


@cache
def validators() -> Mapping[str, Draft202012Validator]:
    """Of the documents by their `$id`, formats checked."""
    schemas = (json.loads(p.read_text("utf-8")) for p in _CONTRACTS.glob("*.schema.json"))
    kept: dict[str, Any] = {schema["$id"]: schema for schema in schemas}
    formats = Draft202012Validator.FORMAT_CHECKER
    return {
        name: remembering(Draft202012Validator(followed(schema), format_checker=formats))
        for name, schema in kept.items()
    }


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Raise where something hangs; only in the main thread of a POSIX system."""

    def over(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
