"""Options that choose among schools: where, how dear, how long, and what is preferred."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from cma_roadmap.cli.options import values
from cma_roadmap.cli.session import env
from cma_roadmap.model.values.money import Money

Near = Annotated[
    str | None,
    typer.Option("--near", envvar=env("NEAR"), metavar="ZIP", help="Near this ZIP code."),
]
Within = Annotated[
    Decimal | None,
    typer.Option(
        "--within",
        envvar=env("WITHIN"),
        parser=values.miles,
        metavar="MILES",
        help="How far from --near a program may be. 50 miles if you do not say.",
    ),
]
MaxCost = Annotated[
    Money | None,
    typer.Option(
        "--max-cost",
        envvar=env("MAX_COST"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="The most that tuition is likely to cost.",
    ),
]
MaxMonths = Annotated[
    int | None,
    typer.Option(
        "--max-months",
        envvar=env("MAX_MONTHS"),
        parser=values.whole_number,
        metavar="N",
        help="The most months that it is likely to take.",
    ),
]
Accredited = Annotated[
    str | None,
    typer.Option(
        "--accredited",
        envvar=env("ACCREDITED"),
        parser=values.accreditation,
        metavar="any|programmatic",
        help=(
            "Only with accreditation on record: of the program itself (programmatic), or of the "
            "program or its school (any). Without it, all are listed."
        ),
    ),
]
Opens = Annotated[
    str | None,
    typer.Option(
        "--opens",
        envvar=env("OPENS"),
        metavar="CREDENTIAL",
        help="Only those that open this credential.",
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        envvar=env("SORT"),
        parser=values.order,
        metavar="name|distance|cost|months|awards",
        help="What comes first. By distance with --near, else by name.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        envvar=env("LIMIT"),
        parser=values.whole_number,
        metavar="N",
        help="Show the first N. Text shows 40 if you do not say; --json shows all.",
    ),
]
Preference = Annotated[
    str | None,
    typer.Option(
        "--prefer",
        envvar=env("PREFER"),
        parser=values.preference,
        metavar="fastest|cheapest|safest",
        help="Search every real program for the best road, and say what makes it best.",
    ),
]
MaxPerMonth = Annotated[
    Money | None,
    typer.Option(
        "--max-per-month",
        envvar=env("MAX_PER_MONTH"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="The most that any month may cost, with tuition paid by the month.",
    ),
]
Budget = Annotated[
    Money | None,
    typer.Option(
        "--budget",
        envvar=env("BUDGET"),
        parser=values.dollars,
        metavar="DOLLARS",
        help="The most that it all may cost, up to the certificate.",
    ),
]
