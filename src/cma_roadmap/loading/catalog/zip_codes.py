"""Where a ZIP code is, from the package `zipcodes`: imported when asked, for it is slow to load."""

from __future__ import annotations

import re
from decimal import Decimal

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import NamedTuple


class Place(NamedTuple):
    """A ZIP code with its city and its middle, in degrees."""

    zip: str
    city: str
    state: str
    lat: Decimal
    lon: Decimal


def place_of(zip_code: str) -> Place:
    """The place of a five-digit ZIP code (what follows a hyphen is ignored).

    Raises:
        WrongRequestError: it is no ZIP code, or none that is in use.
    """
    match = re.fullmatch(r"(\d{5})(?:-\d{4})?", zip_code.strip(), re.ASCII)
    if match is None:
        raise WrongRequestError.of("not_a_zip", zip=repr(zip_code))
    import zipcodes

    found = zipcodes.matching(match[1])  # type: ignore[no-untyped-call]
    if not found:
        raise WrongRequestError.of("zip_not_in_use", zip=match[1])
    entry = found[0]
    place = Decimal(str(entry["lat"])), Decimal(str(entry["long"]))
    return Place(match[1], entry["city"], entry["state"], *place)
