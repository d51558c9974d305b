"""From a tree of text to a model, with every error at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cma_roadmap.errors import BadInputError, Problem, SourceLocation
from cma_roadmap.loading.binding.shape import shape_of
from cma_roadmap.loading.binding.wording import explain
from cma_roadmap.loading.yaml.located import MOST_PROBLEMS, Document, refusal

M = TypeVar("M", bound=BaseModel)

_AT_KEY = {"extra_forbidden", "unexpected_keyword_argument"}


def bind(document: Document, model: type[M], beside: Sequence[Problem] = ()) -> M:
    """Read `document` as a `model`.

    Raises:
        BadInputError: it does not fit, had faults already, or `beside` holds some that were found
            otherwise; all problems, by line.
    """
    if document.tree is None and not document.problems:
        raise BadInputError([Problem.of("empty_file", SourceLocation(document.file))])
    try:
        value = model.model_validate(document.tree)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        found = _beyond(document.problems, _problems(errors, document, model))
        told = {problem.location.spot for problem in beside if problem.location}
        more = (one for one in found if not one.location or one.location.spot not in told)
        raise refusal([*document.problems, *beside, *more]) from None
    except ArithmeticError:  # an amount of more digits than can be rounded to the cent
        too_long = Problem.of("out_of_range.digits", SourceLocation(document.file))
        raise refusal([*document.problems, *beside, too_long]) from None
    if document.problems or beside:
        raise refusal([*document.problems, *beside])
    return value


def _problems(
    errors: list[ErrorDetails], document: Document, model: type[BaseModel]
) -> Iterator[Problem]:
    shape = shape_of(model)
    placed = [(_place(error, document), error) for error in _without_echoes(errors)]
    placed.sort(key=lambda pair: (pair[0].line or 0, pair[0].column or 0))
    for place, error in placed[:MOST_PROBLEMS]:
        found = explain(error, shape, document.value_at(error["loc"]))
        yield found._replace(location=place)
    for place, _ in placed[MOST_PROBLEMS:]:  # `refusal` only counts these
        yield Problem("more_problems", "", place)


def _without_echoes(errors: list[ErrorDetails]) -> Iterable[ErrorDetails]:
    """The deepest errors of each branch: a list that lost its bad entries also looks too short."""
    around = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    return (error for error in errors if error["loc"] not in around)


def _place(error: ErrorDetails, document: Document) -> SourceLocation:
    path, kind = error["loc"], error["type"]
    at_key = kind in _AT_KEY or path[-1:] == ("[key]",)
    if kind == "union_tag_invalid":
        path = (*path, "kind")
    return document.locate(path, at_key=at_key)


def _beyond(known: Iterable[Problem], found: Iterable[Problem]) -> Iterator[Problem]:
    """Those of `found` on lines that have no known problem: the others only repeat it."""
    lines = {(p.location.file, p.location.line) for p in known if p.location}
    return (p for p in found if not p.location or (p.location.file, p.location.line) not in lines)
