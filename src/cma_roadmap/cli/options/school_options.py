"""Options that choose among schools: where, how dear, how long, and what is preferred."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from cma_roadmap.cli.options import values
from cma_roadmap.cli.session import env
from cma_roadmap.model.values.money import Money

Near = Annotated[
    str | None, typer.Option("--near", envvar=env("NEAR"), metavar="ZIP", help="help.near")
]
AnyCredential = Annotated[
    bool,
    typer.Option("--any-credential", envvar=env("ANY_CREDENTIAL"), help="help.any_credential"),
]
Within = Annotated[
    Decimal | None,
    typer.Option(
        "--within", envvar=env("WITHIN"), parser=values.miles, metavar="MILES", help="help.within"
    ),
]
MaxCost = Annotated[
    Money | None,
    typer.Option(
        "--max-cost",
        envvar=env("MAX_COST"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="help.max_cost",
    ),
]
MaxMonths = Annotated[
    int | None,
    typer.Option(
        "--max-months",
        envvar=env("MAX_MONTHS"),
        parser=values.whole_number,
        metavar="N",
        help="help.max_months",
    ),
]
Accredited = Annotated[
    str | None,
    typer.Option(
        "--accredited",
        envvar=env("ACCREDITED"),
        parser=values.accreditation,
        metavar="any|programmatic",
        help="help.accredited",
    ),
]
Opens = Annotated[
    str | None,
    typer.Option("--opens", envvar=env("OPENS"), metavar="CREDENTIAL", help="help.opens"),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        envvar=env("SORT"),
        parser=values.order,
        metavar="name|distance|cost|months|awards",
        help="help.sort",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", envvar=env("LIMIT"), parser=values.whole_number, metavar="N", help="help.limit"
    ),
]
Preference = Annotated[
    str | None,
    typer.Option(
        "--prefer",
        envvar=env("PREFER"),
        parser=values.preference,
        metavar="fastest|cheapest|safest",
        help="help.preference",
    ),
]
MaxPerMonth = Annotated[
    Money | None,
    typer.Option(
        "--max-per-month",
        envvar=env("MAX_PER_MONTH"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="help.max_per_month",
    ),
]
Budget = Annotated[
    Money | None,
    typer.Option(
        "--budget",
        envvar=env("BUDGET"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="help.budget",
    ),
]
