"""`--if`: what could happen, as it is typed: `fail-exam=2`, `delay=training.program:60d`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.model.results.roadmap import NOTHING_HAPPENS, Delay, WhatIf
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.catalog import Catalog

_MOST_FAILURES = 20
_LONGEST_DELAY = 3660
"""Days. Nobody plans a road that stands still for longer."""
_DELAY = r"([a-z0-9][a-z0-9._-]*):(\d{1,4})([dwm]?)"
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30}


def what_if(given: Sequence[str] | None, catalog: Catalog) -> WhatIf:
    """All that was asked with `--if`, put together.

    Raises:
        typer.BadParameter: something is not written as it should be.
        UnknownNameError: a card does not exist; carries near matches.
    """
    asked = NOTHING_HAPPENS
    for text in given or ():
        name, _, value = text.strip().partition("=")
        match name.strip().casefold():
            case "fail-exam":
                asked = asked._replace(failed_exams=_failures(value))
            case "delay":
                asked = asked._replace(delays=(*asked.delays, _delay(value)))
            case "lapse":
                asked = asked._replace(lapsed=(*asked.lapsed, _card(value, catalog)))
            case _:
                raise typer.BadParameter(told("error.what_if", text=repr(text)))
    return asked


def _failures(value: str) -> int:
    written = value.strip()
    if not re.fullmatch(r"\d{1,2}", written, re.ASCII) or int(written) > _MOST_FAILURES:
        text = told("error.what_if.fail_exam", value=value, most=_MOST_FAILURES)
        raise typer.BadParameter(text)
    return int(written)


def _delay(value: str) -> Delay:
    match = re.fullmatch(_DELAY, value.strip().casefold(), re.ASCII)
    if match is None:
        raise typer.BadParameter(told("error.what_if.delay", value=value))
    days = int(match[2]) * _DAYS[match[3]]
    if days > _LONGEST_DELAY:
        raise typer.BadParameter(told("error.what_if.long_delay", value=value))
    return Delay(match[1], days)


def _card(value: str, catalog: Catalog) -> str:
    """The id of a clearance, by its id or the name on the card."""
    from cma_roadmap.model.definitions.catalog import find

    ids = {clearance.id: clearance.id for clearance in catalog.clearances}
    names = {clearance.name.casefold(): clearance.id for clearance in catalog.clearances}
    hint = told("hint.cards", names=", ".join(ids))
    known = names | ids
    said = value.strip().casefold()
    return find("card", said if said in known else value.strip(), known, hint)
