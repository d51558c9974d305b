"""How to settle who accredits a program: where to look it up, and whom to call."""

from __future__ import annotations

from datetime import date

from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.values.message import About, Finding, Severity, message


def how_to_settle(catalog: Catalog, day: date) -> Finding | None:
    """One line with the list and the telephone of each body; `None` where none is recorded."""
    told, sources = [], []
    for body in catalog.foundation.accreditors:
        search, phone = body.search.at(day), body.phone.at(day)
        if search.value is not None and phone.value is not None:
            told.append(
                message(
                    "accreditor.contact",
                    accreditor=body.accreditor.value,
                    search=search.value,
                    phone=phone.value,
                )
            )
            sources += [*search.sources, *phone.sources]
    if not told:
        return None
    text = message("programs.settle", bodies=tuple(told))
    cited = tuple(dict.fromkeys(sources))
    return Finding(Severity.INFO, text, sources=cited, about=About.SETTLE)
