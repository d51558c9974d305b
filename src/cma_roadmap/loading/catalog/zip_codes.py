"""Where a ZIP code is, by the package `zipcodes`: from the snapshot, as it is slow to unpack."""

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
    place = _from_snapshot(match[1]) or _from_package(match[1])
    if place is None:
        raise WrongRequestError.of("zip_not_in_use", zip=match[1])
    return place


def _from_snapshot(code: str) -> Place | None:
    from cma_roadmap.loading.catalog.snapshot import zip_codes

    table = zip_codes(code[0])
    start = table.find(f"\n{code}|") + 1
    if not start:
        return None
    _, state, lat, long, city = table[start : table.index("\n", start)].split("|", 4)
    return Place(code, city, state, Decimal(lat), Decimal(long))


def _from_package(code: str) -> Place | None:
    import zipcodes

    found = zipcodes.matching(code)  # type: ignore[no-untyped-call]
    if not found:
        return None
    place = Decimal(str(found[0]["lat"])), Decimal(str(found[0]["long"]))
    return Place(code, found[0]["city"], found[0]["state"], *place)
