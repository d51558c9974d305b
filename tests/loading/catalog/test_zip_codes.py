from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import zipcodes

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.loading.catalog import snapshot, zip_codes
from cma_roadmap.loading.catalog.zip_codes import place_of


@pytest.mark.parametrize(
    ("code", "city", "state", "lat", "lon"),
    [
        ("98101", "Seattle", "WA", "47.61", "-122.33"),
        ("02139", "Cambridge", "MA", "42.36", "-71.10"),
        ("99501", "Anchorage", "AK", "61.22", "-149.87"),
        ("96813", "Honolulu", "HI", "21.31", "-157.86"),
        ("00901", "San Juan", "PR", "18.47", "-66.11"),
    ],
)
def test_a_zip_code_has_its_city_and_its_middle(
    code: str, city: str, state: str, lat: str, lon: str
) -> None:
    place = place_of(code)

    assert (place.zip, place.city, place.state) == (code, city, state)
    assert abs(place.lat - Decimal(lat)) < Decimal("0.03")
    assert abs(place.lon - Decimal(lon)) < Decimal("0.03")


@pytest.mark.parametrize("written", ["02139-4307", " 02139 ", "02139\n"])
def test_what_stands_around_the_five_digits_does_not_count(written: str) -> None:
    assert place_of(written) == place_of("02139")


@pytest.mark.parametrize("code", ["00000", "99999", "00000-0000"])
def test_a_zip_code_that_is_not_in_use_is_refused(code: str) -> None:
    with pytest.raises(WrongRequestError) as raised:
        place_of(code)

    assert raised.value.message == f"The ZIP code {code[:5]} is not in use."
    assert raised.value.hint == "Check the digits, or give a ZIP code nearby."


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "9810", "981011", "2139", "O2139", "98101-", "98101-12", "98101-12345"),
        *(
            "98101 1234",
            "981011234",
            "98 101",
            "-98101",
            "９８１０１",
            "٩٨١٠١",
            "Seattle",
            "98101%",
        ),
    ],
)
def test_what_is_no_zip_code_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(WrongRequestError) as raised:
        place_of(written)

    assert raised.value.message == f"{written!r} is not a ZIP code."
    assert raised.value.hint == "Write five digits, such as 98101."


def test_the_snapshot_has_what_the_package_has() -> None:
    for entry in zipcodes.list_all()[::97]:  # type: ignore[no-untyped-call]
        code = entry["zip_code"]
        assert zip_codes._from_snapshot(code) == zip_codes._from_package(code) is not None


def test_every_zip_code_of_the_package_is_in_the_snapshot() -> None:
    lines = [line for digit in "0123456789" for line in snapshot.zip_codes(digit).splitlines()[1:]]

    known = zipcodes.list_all()  # type: ignore[no-untyped-call]
    assert sorted(line[:5] for line in lines) == sorted(entry["zip_code"] for entry in known)


def test_those_of_another_version_of_the_package_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(zipcodes, "__version__", "9.9.9")
    snapshot.zip_codes.cache_clear()
    try:
        assert snapshot.zip_codes("9") == ""
        assert place_of("98101").city == "Seattle"
    finally:
        snapshot.zip_codes.cache_clear()


def test_a_damaged_table_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(snapshot.default_path().read_bytes())
    content[content.index(b"|Seattle")] ^= 1
    (tmp_path / "snapshot").write_bytes(content)
    monkeypatch.setattr(snapshot, "default_path", lambda: tmp_path / "snapshot")
    snapshot.zip_codes.cache_clear()
    try:
        assert snapshot.zip_codes("9") == ""
        assert snapshot.zip_codes("0") != ""
        assert place_of("98101").city == "Seattle"
    finally:
        snapshot.zip_codes.cache_clear()
