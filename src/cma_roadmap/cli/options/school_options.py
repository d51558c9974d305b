"""Options that choose among schools: where, how dear, how long, and what is preferred."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from cma_roadmap.cli.options import values
from cma_roadmap.cli.spec import Group, Kind, Option
from cma_roadmap.model.values.money import Money

Near = Annotated[str | None, Option("--near", Group.SCHOOL, "ZIP")]
Within = Annotated[Decimal | None, Option("--within", Group.SCHOOL, "MILES", reads=values.miles)]
MaxCost = Annotated[
    Money | None, Option("--max-cost", Group.SCHOOL, "DOLLARS", reads=values.dollars)
]
MaxMonths = Annotated[
    int | None, Option("--max-months", Group.SCHOOL, "MONTHS", reads=values.whole_number)
]
Accredited = Annotated[
    str | None,
    Option(
        "--accredited",
        Group.SCHOOL,
        "WHICH",
        reads=values.accreditation,
        choices=values.ACCREDITATIONS,
    ),
]
Opens = Annotated[
    str | None, Option("--opens", Group.SCHOOL, "CREDENTIAL", completes=Kind.CREDENTIAL)
]
Sort = Annotated[
    str | None,
    Option("--sort", Group.SCHOOL, "BY", reads=values.order, choices=values.ORDERS),
]
Limit = Annotated[int | None, Option("--limit", Group.SCHOOL, "NUMBER", reads=values.whole_number)]
Preference = Annotated[
    str | None,
    Option("--prefer", Group.SCHOOL, "WHICH", reads=values.preference, choices=values.PREFERENCES),
]
AnyCredential = Annotated[bool, Option("--any-credential", Group.SCHOOL, rare=True)]
MaxPerMonth = Annotated[
    Money | None, Option("--max-per-month", Group.MONEY, "DOLLARS", reads=values.dollars)
]
Budget = Annotated[Money | None, Option("--budget", Group.MONEY, "DOLLARS", reads=values.dollars)]
