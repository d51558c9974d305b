"""Weights of a comparison as people type them: `--weight time=3`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated

import typer

from cma_roadmap.cli.session import env
from cma_roadmap.model.results.comparison import Contest, Criterion, criteria
from cma_roadmap.sentences.told import told

Weights = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        envvar=env("WEIGHT"),
        metavar="CRITERION=N",
        help=("help.weights"),
    ),
]
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"


def weights_of(said: Sequence[str] | None, contest: Contest) -> Mapping[Criterion, Decimal]:
    """The weights that were given.

    Raises:
        typer.BadParameter: tells all that is wrong: no such criterion, no number of 0 to 999.99,
            one given twice, or nothing left to weigh.
    """
    known = {criterion.value: criterion for criterion in criteria(contest)}
    found: dict[Criterion, Decimal] = {}
    wrong: list[str] = []
    for text in said or ():
        name, _, number = (part.strip() for part in text.partition("="))
        if name not in known:
            what, names = told(f"contest.{contest}"), ", ".join(known)
            wrong.append(told("error.weight.unknown", text=repr(text), what=what, names=names))
        elif not re.fullmatch(_NUMBER, number, re.ASCII):
            wrong.append(told("error.weight.no_number", text=repr(text), name=name))
        elif known[name] in found:
            wrong.append(told("error.weight.twice", text=repr(text), name=name))
        else:
            found[known[name]] = Decimal(number)
    if wrong:
        raise typer.BadParameter(told("error.weight", wrong="; ".join(wrong)))
    if len(found) == len(known) and not any(found.values()):
        raise typer.BadParameter(told("error.weight.all_zero"))
    return found
