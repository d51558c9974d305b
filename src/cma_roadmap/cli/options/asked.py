"""Names of credentials on the command line: all known, or all mistakes told at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from cma_roadmap.cli.spec import Argument, Kind
from cma_roadmap.errors import AmbiguousNameError, UnknownNameError, WrongRequestError
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.sentences.told import told

Names = Annotated[list[str] | None, Argument("CREDENTIAL", "help.names", completes=Kind.CREDENTIAL)]


def known_credentials(
    catalog: Catalog, names: Sequence[str] | None, *, main_only: bool = False
) -> list[str]:
    """The ids of the credentials asked for, each once and in order.

    With no name: those for medical assistants, or of these the main ones.

    Raises:
        WrongRequestError: one or more do not exist or are shared names; tells of each.
    """
    if not names:
        return [c.id for c in catalog.for_medical_assistants if c.main or not main_only]
    wrong: list[UnknownNameError | AmbiguousNameError] = []
    found: list[str] = []
    for name in dict.fromkeys(names):
        try:
            found.append(catalog.credential_id(name))
        except (UnknownNameError, AmbiguousNameError) as error:
            wrong.append(error)
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        names = ", ".join(repr(error.name) for error in wrong)
        told_of = (told("hint.for_name", name=repr(e.name), see=e.hint) for e in wrong)
        raise WrongRequestError.of("unknown_credentials", hint=" ".join(told_of), names=names)
    return list(dict.fromkeys(found))
