"""A validation error in plain words: what is wrong, and what to write instead."""

from __future__ import annotations

from pydantic_core import ErrorDetails

from cma_roadmap.errors import Problem
from cma_roadmap.loading.binding.shape import Shape, did_you_mean, one_of
from cma_roadmap.loading.yaml.located import Path, Tree
from cma_roadmap.sentences.told import either, listed, told, told_if_any

_UNKNOWN_KEY = {"extra_forbidden", "unexpected_keyword_argument"}
_WRONG_WORD = {"enum", "literal_error"}
_WRONG_KIND = {"union_tag_invalid", "union_tag_not_found"}
_BOUNDS = {
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
}
_FORMS = (("a-z0-9", "id"), (r"\d{5}", "zip"), ("[A-Z]{2}", "state"))
"""What stands in a pattern, and which hint tells how to write what fits it."""
_OWN = (
    ("write a date", "bad_date"),
    ("write YYYY-MM", "bad_birth"),
    ("no such day", "no_such_day"),
    ("write a duration", "bad_duration"),
    ("write an amount", "bad_amount"),
    ("must be in date order", "not_in_order"),
    ("only the first version", "no_effective_from"),
    ("at least one version", "too_few.versions"),
)
"""Rules of the models by words in them, and which problem it is to break one."""


def explain(error: ErrorDetails, shape: Shape, value: Tree) -> Problem:
    """Put one of pydantic's errors into words; `value` is what the file says at that place.

    The problem has no place yet.
    """
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
    return _wrong_value(error, shape, value)


def _unknown_key(key: str, known: list[str]) -> Problem:
    hint = _called_otherwise(key, known) or did_you_mean(key, known)
    return Problem.of("unknown_key", hint=hint, key=_quoted(key), known=", ".join(known))


def _called_otherwise(key: str, known: list[str]) -> str | None:
    """The key that people mean by another word, as the catalog of sentences lists those words."""
    said = key.casefold()
    meant = [name for name in known if said in (told_if_any(f"also.{name}") or "").split(", ")]
    return told("hint.did_you_mean", names=listed(meant)) if meant else None


def _missing(key: str, wanted: str) -> Problem:
    return Problem.of("missing_key", key=key, wanted=wanted)


def _empty(path: Path, wanted: str) -> Problem:
    return Problem.of("no_value", subject=_subject(path), wanted=wanted)


def _wrong_word(code: str, word: Tree, allowed: list[str]) -> Problem:
    guess = did_you_mean(word, allowed) if isinstance(word, str) else None
    found = Problem.of("unknown_word", word=_quoted(word), allowed=", ".join(allowed))
    return found._replace(code=code, hint=f"{guess} {found.hint}" if guess else found.hint)


def _wrong_kind(group: Tree, kinds: list[str]) -> Problem:
    """A group that does not say, in its key `kind`, which of several kinds it is."""
    if not isinstance(group, dict) or "kind" not in group:
        return _missing("kind", one_of(kinds))
    if group["kind"] is None:
        return _empty(("kind",), one_of(kinds))
    return _wrong_word("unknown_kind", group["kind"], kinds)


def _own_rule(rule: str, value: Tree, words: list[str]) -> Problem:
    """One of the model's own rules, which are sentences without capital and full stop."""
    starts_with_key = "_" in rule.partition(" ")[0]
    sentence = rule if starts_with_key else f"{rule[0].upper()}{rule[1:]}"
    key = next((key for needle, key in _OWN if needle in rule), "rule_broken")
    hint = None
    if words and key.startswith("bad_"):
        hint = told("hint.rule_or_word", rule=sentence, words=either(words))
    return Problem.of(key, hint=hint, rule=sentence, value=_quoted(value))


def _wrong_value(error: ErrorDetails, shape: Shape, value: Tree) -> Problem:
    kind, path, context = error["type"], error["loc"], error.get("ctx", {})
    subject = _subject(path)
    if kind in _BOUNDS:
        bound = context[_BOUNDS[kind]]
        key = f"out_of_range.{kind}"
        return Problem.of(key, subject=subject, bound=bound, value=_quoted(value))
    if kind == "too_short":
        return Problem.of("too_few", subject=subject, least=context["min_length"])
    if kind == "string_pattern_mismatch":
        form = context["pattern"]
        known = next((name for needle, name in _FORMS if needle in form), None)
        hint = told(f"problem.wrong_form.{known}.hint") if known else None
        return Problem.of("wrong_form", hint=hint, value=_quoted(error["input"]), form=form)
    wanted = shape.wanted(path)
    hint = _group(path, shape) or told_if_any(f"wanted.{shape.kind(path)}.hint")
    return Problem.of("wrong_type", hint=hint, subject=subject, wanted=wanted, value=_quoted(value))


def _group(path: Path, shape: Shape) -> str | None:
    """How to write the group that should stand at `path`; `None` where none should."""
    keys = shape.needed(path) if path and shape.kind(path) == "object" else []
    if not keys:
        return None
    group = f"{{{', '.join(f'{key}: …' for key in keys)}}}"
    return told("hint.group", group=group if isinstance(path[-1], int) else f"{path[-1]}: {group}")


def _subject(path: Path) -> str:
    """What a sentence about `path` is about: a key, an entry of a list, or the file."""
    names = [segment for segment in path if isinstance(segment, str) and segment != "[key]"]
    if not path or not names:
        return told("subject.file")
    if isinstance(path[-1], int):
        return told("subject.entry", number=path[-1] + 1, name=names[-1])
    return told("subject.key", name=names[-1])


def _quoted(value: object) -> str:
    match value:
        case dict():
            return told("value.group")
        case list():
            return told("value.list")
        case None:
            return told("value.nothing")
    text = str(value)
    return told("value.quoted", text=text if len(text) <= 40 else text[:39] + "…")
