"""A validation error in plain words: what is wrong, and what to write instead."""

from __future__ import annotations

from typing import NamedTuple

from pydantic_core import ErrorDetails

from cma_roadmap.loading.binding.shape import Shape, did_you_mean, one_of
from cma_roadmap.loading.yaml.located import Path, Tree


class Words(NamedTuple):
    """The code, message and hint of a `Problem`."""

    code: str
    message: str
    hint: str | None = None


_UNKNOWN_KEY = {"extra_forbidden", "unexpected_keyword_argument"}
_WRONG_WORD = {"enum", "literal_error"}
_WRONG_KIND = {"union_tag_invalid", "union_tag_not_found"}
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_FORMS = (
    ("a-z0-9", "Use small letters, digits, and - _ or . between them, as in 'cma-aama'."),
    (r"\d{4}", "Write a year and a month as YYYY-MM, such as 2001-03."),
    ("[A-Z]{2}", "Write two capital letters, such as WA."),
)
_OWN = (
    ("write a date", "bad_date", "{} is not a date.", None),
    ("no such day", "no_such_day", "There is no day {}.", "Check the day and the month."),
    ("write a duration", "bad_duration", "{} is not a length of time.", None),
    ("write an amount", "bad_amount", "{} is not an amount of money.", None),
    ("must be in date order", "not_in_order", None, "Put the oldest version first."),
    ("only the first version", "no_effective_from", None, "Add 'effective_from: YYYY-MM-DD'."),
    ("at least one version", "too_few", None, "Write the value, its source and its confidence."),
)


def explain(error: ErrorDetails, shape: Shape, value: Tree) -> Words:
    """Put one of pydantic's errors into words; `value` is what the file says at that place."""
    kind, path = error["type"], error["loc"]
    if kind in _UNKNOWN_KEY:
        return _unknown_key(str(path[-1]), shape.keys(path[:-1]))
    if kind == "missing":
        return _missing(str(path[-1]), shape.wanted(path))
    if kind in _WRONG_KIND:
        return _wrong_kind(value, shape.kinds(path))
    if value is None:
        return _empty(path, shape.wanted(path))
    if kind in _WRONG_WORD:
        return _wrong_word("unknown_word", value, shape.words(path))
    if kind == "value_error":
        return _own_rule(str(error["ctx"]["error"]), value, shape.words(path))
    return _wrong_value(error, shape.wanted(path), value)


def _unknown_key(key: str, known: list[str]) -> Words:
    hint = did_you_mean(key, known) or f"Keys you can use here: {', '.join(known)}."
    return Words("unknown_key", f"There is no key {_quoted(key)} here.", hint)


def _missing(key: str, wanted: str) -> Words:
    return Words("missing_key", f"The key '{key}' is missing.", f"Add '{key}:' with {wanted}.")


def _empty(path: Path, wanted: str) -> Words:
    return Words("no_value", f"{_subject(path)} has no value.", f"Write {wanted}.")


def _wrong_word(code: str, word: Tree, allowed: list[str]) -> Words:
    guess = did_you_mean(word, allowed) if isinstance(word, str) else None
    hint = f"{guess + ' ' if guess else ''}Write one of: {', '.join(allowed)}."
    return Words(code, f"{_quoted(word)} is not a word that can stand here.", hint)


def _wrong_kind(group: Tree, kinds: list[str]) -> Words:
    """A group that does not say, in its key `kind`, which of several kinds it is."""
    if not isinstance(group, dict) or "kind" not in group:
        return _missing("kind", one_of(kinds))
    if group["kind"] is None:
        return _empty(("kind",), one_of(kinds))
    return _wrong_word("unknown_kind", group["kind"], kinds)


def _own_rule(rule: str, value: Tree, words: list[str]) -> Words:
    """One of the model's own rules, which are sentences without capital and full stop."""
    starts_with_key = "_" in rule.partition(" ")[0]
    sentence = rule if starts_with_key else f"{rule[0].upper()}{rule[1:]}"
    for needle, code, message, hint in _OWN:
        if needle in rule:
            if message is None:
                return Words(code, f"{sentence}.", hint)
            also = f", or the word {' or '.join(words)}" if words else ""
            return Words(code, message.format(_quoted(value)), hint or f"{sentence}{also}.")
    return Words("rule_broken", f"{sentence}.")


def _wrong_value(error: ErrorDetails, wanted: str, value: Tree) -> Words:
    kind, context, subject = error["type"], error.get("ctx", {}), _subject(error["loc"])
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        return Words(
            "out_of_range",
            f"{subject} must be {words} {context[name]}, not {_quoted(value)}.",
            "Check the number.",
        )
    if kind == "too_short":
        least = context["min_length"]
        return Words("too_few", f"{subject} needs {least} or more entries.", "Add an entry.")
    if kind == "string_pattern_mismatch":
        form = context["pattern"]
        hint = next((h for needle, h in _FORMS if needle in form), f"The form is {form}.")
        return Words("wrong_form", f"{_quoted(error['input'])} does not have the right form.", hint)
    return Words("wrong_type", f"{subject} needs {wanted}, not {_quoted(value)}.", _how(wanted))


def _how(wanted: str) -> str:
    """How to write what is wanted."""
    return {
        "a list": "Start each entry with '- ', or write them as [one, two].",
        "a group of 'key: value' lines": "Put a space after each colon.",
        "a whole number": "Use digits only: no unit, no comma, no fraction.",
        "a number": "Use digits, with a point for fractions.",
        "text": "Write it without brackets, or in quotes.",
    }.get(wanted, f"Write {wanted}.")


def _subject(path: Path) -> str:
    """What a sentence about `path` is about: a key, an entry of a list, or the file."""
    names = [segment for segment in path if isinstance(segment, str) and segment != "[key]"]
    if not path or not names:
        return "This file"
    if isinstance(path[-1], int):
        return f"Entry {path[-1] + 1} of '{names[-1]}'"
    return f"'{names[-1]}'"


def _quoted(value: object) -> str:
    match value:
        case dict():
            return "a group of keys"
        case list():
            return "a list"
        case None:
            return "nothing"
    text = str(value)
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"
