"""Spoiling documents: every place in one, and everything that may not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .command_lines import Json

Path = tuple[str | int, ...]
GONE = object()
"""Instead of a value: the field is left out."""
MAPS = ("by_phase", "applies", "params")
"""Objects whose fields depend on what there is to tell: each may lack any of them."""
WORDS = (
    *("accepted", "answer", "award", "basis", "certificate", "confidence", "contest", "counted"),
    *("kind", "measured_to", "miles_basis", "needed_for", "phase", "prefer", "road", "severity"),
    *("sort", "status", "tier", "training_kind", "type", "verdict", "which", "language", "schema"),
)
"""Fields that hold a word of a closed list."""
TOLD = (
    *("seen", "effective", "text", "message", "title", "note", "change", "label", "value", "name"),
    *("year", "period", "analysis"),
)
"""Fields that hold what a page or a person says, in any words, dates and sums among them."""
IN_WORDS = (".steps[].credential", ".unknowns[].id")
"""Places that hold words although their field elsewhere is a name for scripts."""
FIGURES = (
    *("percent", "miles", "within", "jobs_per_1000", "location_quotient", "wage_error", "weight"),
    *("plans", "points"),
    *("passing_score", "score_low", "score_high", "hourly_with", "hourly_without"),
)
"""Decimal text that is no money: it has as many places as it needs."""
PERCENTS = (".premium.low", ".premium.high")
"""Such figures with the names of money."""
_DAY, _MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}")
_SUM, _LENGTH = re.compile(r"-?\d+\.\d{2}"), re.compile(r"-?P\d+[YMD]\S*")
_SCRIPT_NAME = (
    *("id", "source", "credential", "step", "predecessor", "successor", "code"),
    *("version", "data_version", "input"),
)


class Spoiled(NamedTuple):
    """One change: where, what stands there instead, and what kind of change it is."""

    path: Path
    value: Any
    kind: str


def thinned(value: Any, place: str = "", met: set[str] | None = None) -> Any:
    """The same document with lists cut down to the items that have something new in them."""
    met = set() if met is None else met
    match value:
        case dict():
            return {name: thinned(part, f"{place}.{name}", met) for name, part in value.items()}
        case list():
            kept: list[Any] = []
            for item in value:
                new = {*shapes(item, f"{place}[]")} - met
                if new or not kept:
                    kept.append(thinned(item, f"{place}[]", met))
                    met |= new
            return kept
        case _:
            return value


def shapes(value: Any, place: str) -> Iterator[str]:
    """Every kind of place in a value, with the type of what stands there."""
    yield f"{place}:{type(value).__name__}"
    inner = value.items() if isinstance(value, dict) else ()
    for name, part in inner:
        yield from shapes(part, f"{place}.{name}")
    for item in value if isinstance(value, list) else ():
        yield from shapes(item, f"{place}[]")


def pattern(path: Path) -> str:
    """The kind of place: `.steps[].costs[].low`."""
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path)


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place in a document with what stands there."""
    yield path, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from walk(part, (*path, name))
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from walk(part, (*path, number))


def spoiled(document: Json, met: set[str], depth: int = 99) -> Iterator[Spoiled]:
    """Changes that break the contract, one a kind of place and change; `met` holds those made.

    Places are of one kind if their last `depth` names are the same.
    """
    for path, value in walk(document):
        for change in _changes(path, value):
            place = ".".join(pattern(change.path).split(".")[-depth:])
            key = f"{place}:{type(value).__name__}:{change.kind}:{change.value!r:.8}"
            if key not in met:
                met.add(key)
                yield change


def _changes(path: Path, value: Any) -> Iterator[Spoiled]:
    match value:
        case dict():
            yield Spoiled((*path, "not a field"), "x", "added")
            fields = () if path and path[-1] in MAPS else value
            yield from (Spoiled((*path, name), GONE, "left out") for name in fields)
            yield from (Spoiled(path, other, "retyped") for other in (["x"], "x", 7))
        case list():
            others: tuple[Any, ...] = ({}, "x", 7)
            yield from (Spoiled(path, other, "retyped") for other in others)
        case bool():
            yield from (Spoiled(path, other, "retyped") for other in ("true", 1))
        case int() | float():
            yield from (Spoiled(path, other, "retyped") for other in (str(value), True))
        case str():
            yield Spoiled(path, 7.5, "retyped")
            yield from (Spoiled(path, text, "misspelt") for text in _misspelt(path, value))
        case _:
            wrong: tuple[Any, ...] = ({"no": 1}, [["x"]])
            yield from (Spoiled(path, other, "retyped") for other in wrong)


def _misspelt(path: Path, text: str) -> Iterator[str]:
    """Texts that cannot stand for this one: days, sums and lengths in other forms, other words."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    if name in WORDS:
        yield "no-such-word"
    free = "stale" in path or "problems" in path or pattern(path) in IN_WORDS
    if name in _SCRIPT_NAME and not free:
        yield "Two words"
    if name in TOLD:
        return
    if _DAY.fullmatch(text):
        yield from ("2027-02-30", "20270228", "28 Feb 2027")
    elif _MONTH.fullmatch(text):
        yield from ("2027-13", "2027-1")
    elif _SUM.fullmatch(text) and name not in FIGURES and pattern(path) not in PERCENTS:
        yield from (text[:-1], f"${text}", f"{text}0")
    elif _SUM.fullmatch(text):
        yield f"${text}"
    elif _LENGTH.fullmatch(text):
        yield from ("1 year", "P", "P1H")


def with_change(document: Json, change: Spoiled) -> Any:
    """The document with one change; lists on the way to it keep only the item that leads there."""
    return _changed(document, change.path, change.value)


def _changed(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    first, *rest = path
    if isinstance(value, list):
        return [_changed(value[int(first)], tuple(rest), new)]
    if not rest and new is GONE:
        return {name: part for name, part in value.items() if name != first}
    return {**value, first: _changed(value.get(first), tuple(rest), new)}
