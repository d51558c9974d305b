"""Names of credentials on the command line: all known, or all mistakes told at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from cma_roadmap.errors import UnknownNameError, WrongRequestError
from cma_roadmap.model.catalog import Catalog

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CREDENTIAL", help="Ids of credentials; none means all.", show_default=False
    ),
]


def known_credentials(catalog: Catalog, names: Sequence[str] | None) -> list[str]:
    """The credentials asked for, each once and in order; all of them for none.

    Raises:
        WrongRequestError: one or more do not exist; carries near matches for each.
    """
    if not names:
        return [credential.id for credential in catalog.credentials]
    unknown = []
    for name in dict.fromkeys(names):
        try:
            catalog.credential(name)
        except UnknownNameError as error:
            unknown.append(error)
    if len(unknown) == 1:
        raise unknown[0]
    if unknown:
        listed = ", ".join(repr(error.name) for error in unknown)
        hints = " ".join(f"For {error.name!r}: {error.hint}" for error in unknown)
        raise WrongRequestError(f"There are no credentials called {listed}.", hint=hints)
    return list(dict.fromkeys(names))
