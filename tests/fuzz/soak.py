"""All kinds of tries, each by its seed: the same number of the same kind is the same try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from fuzz import kept, processes, typed
from fuzz.tries import FaultError, Try, outcome

KINDS = {**typed.KINDS, **kept.KINDS, **processes.KINDS}
CHECKS = {**typed.CHECKS, **kept.CHECKS, **processes.CHECKS}


class Found(NamedTuple):
    """What came of tries of one kind: how many, how long, and the faults with their numbers."""

    tried: int
    seconds: float
    faults: tuple[str, ...]


def made(kind: str, seed: int, number: int) -> Try:
    """The try with this number."""
    return KINDS[kind](Random(f"{kind} {seed} {number}"))  # noqa: S311 - no secret


def once(kind: str, seed: int, number: int) -> str | None:
    """Try it; what is wrong and how to have it again, if anything is."""
    tried = made(kind, seed, number)
    with TemporaryDirectory(prefix="fuzz-") as folder:
        try:
            CHECKS.get(kind, outcome)(tried, Path(folder))
        except FaultError as fault:
            again = f"python -m tests.fuzz --seed {seed} --only {number} {kind}"
            return f"{kind} {number}: {fault}\n{again}\n{tried}"
    return None


def tries(kind: str, seed: int, numbers: Iterator[int], seconds: float) -> Found:
    """Try those numbers while there is time."""
    begun, count, faults = monotonic(), 0, []
    for number in numbers:
        if monotonic() - begun > seconds:
            break
        count += 1
        fault = once(kind, seed, number)
        faults += [fault] if fault else []
    return Found(count, monotonic() - begun, tuple(faults))
