"""Rebuilding the list of schools: expected values are worked out by hand from NCES's dictionaries.

Levels: 20 under 300 clock hours or 9 semester (13 quarter) credits; 21 under 900, 30 (45); 2 under
1,800, 60 (90); 3 an associate degree. Code 1 of PRGMSR counts hours, 2 credits.
"""

from __future__ import annotations

import json
import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cli.running import check_refusal, run
from cma_roadmap.errors import BadInputError
from cma_roadmap.loading.binding.binding import bind
from cma_roadmap.loading.catalog.catalog_files import data_dir
from cma_roadmap.loading.catalog.definition_files import Programs
from cma_roadmap.loading.catalog.program_gaps import fill_gaps
from cma_roadmap.loading.ipeds.levels import Report, matched
from cma_roadmap.loading.ipeds.records import Imported, Record, imported
from cma_roadmap.loading.ipeds.tables import cip_code, number, read_tables
from cma_roadmap.loading.ipeds.writing import MARKER, rebuilt
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.program import Award, Basis
from cma_roadmap.model.values.money import Money
from loading.ipeds.ipeds_tables import Survey, zipped

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEAD = (FIXTURES / "programs.yaml").read_text(encoding="utf-8") + MARKER


def records(survey: Survey, folder: Path) -> list[Record]:
    return imported(read_tables(survey.write(folder))).programs


def only(survey: Survey, folder: Path) -> Record:
    (record,) = records(survey, folder)
    return record


def exactly(figure: int | str, source: str = "nces-ic2023-py") -> Record:
    values = {"likely": figure, "low": figure, "high": figure}
    return {**values, "basis": "reported", "source": source}


def read_back(text: str) -> Programs:
    """What the strict loader and the model make of a programs file."""
    document = parse(text.encode(), "programs.yaml")
    fill_gaps(document.tree)
    return bind(document, Programs)


def refused(folder: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInputError) as raised:
        read_tables(folder)
    return [
        (Path(p.location.file).name, p.location.line, p.code)
        for p in raised.value.problems
        if p.location
    ]


# What one school's record says


def test_a_school_with_a_report_on_its_largest_program_gives_this_record(tmp_path: Path) -> None:
    survey = Survey().school(
        "100001",
        INSTNM="Alpha College ",
        CITY="Boston",
        STABBR="MA",
        ZIP="02139-1234",
        CONTROL="3",
        WEBADDR="https://alpha.example/",
        LATITUDE="42.364700",
        LONGITUD="-71.104200",
    )
    survey.award("100001", "2", "45").largest(
        "100001", CIPLGTH1="46", PRGMSR1="2", MTHCMP1="10", CHG1PY3="16545", CHG4PY3="765"
    )

    record = only(survey, tmp_path)

    assert record == {
        "id": "ipeds-100001-2",
        "institution": "Alpha College",
        "institution_id": "ipeds-100001",
        "award": "certificate",
        "level": "2",
        "city": "Boston",
        "state": "MA",
        "zip": "02139-1234",
        "lat": "42.364700",
        "lon": "-71.104200",
        "control": "private_for_profit",
        "website": "https://alpha.example/",
        "completions": {"year": "2023-24", "count": 45},
        "source": "nces-c2024-a",
        "months": exactly(10),
        "credit_hours": exactly(46),
        "books": exactly("765.00 USD"),
        "tuition": exactly("16545.00 USD"),
    }


def test_what_a_school_does_not_report_is_left_out(tmp_path: Path) -> None:
    survey = Survey().school("100001", WEBADDR=" ", LATITUDE="", LONGITUD="", CONTROL="-3")
    survey.award("100001", "3", "7")

    record = only(survey, tmp_path)

    assert record == {
        "id": "ipeds-100001-3",
        "institution": "School 100001",
        "institution_id": "ipeds-100001",
        "award": "associate",
        "level": "3",
        "city": "Yakima",
        "state": "WA",
        "zip": "98901",
        "completions": {"year": "2023-24", "count": 7},
        "source": "nces-c2024-a",
    }


def test_a_full_stop_for_a_coordinate_is_no_coordinate(tmp_path: Path) -> None:
    survey = Survey().school("100001", LATITUDE=".", LONGITUD=".").award("100001", "2")

    record = only(survey, tmp_path)

    assert "lat" not in record
    assert "lon" not in record


def test_an_address_without_a_scheme_gets_one(tmp_path: Path) -> None:
    survey = Survey().school("100001", WEBADDR="www.alpha.example").award("100001", "2")

    assert only(survey, tmp_path)["website"] == "https://www.alpha.example"


@pytest.mark.parametrize(
    ("code", "control"),
    [("1", "public"), ("2", "private_nonprofit"), ("3", "private_for_profit"), ("-3", None)],
)
def test_the_kind_of_school_is_read_from_its_code(
    code: str, control: str | None, tmp_path: Path
) -> None:
    survey = Survey().school("100001", CONTROL=code).award("100001", "2")

    assert only(survey, tmp_path).get("control") == control


def test_a_smaller_program_has_its_price_in_the_columns_of_its_slot(tmp_path: Path) -> None:
    survey = Survey().school("100001").award("100001", "21")
    survey.programs.append(
        {"UNITID": "100001", "CIPCODE1": "12.0401", "CIPLGTH1": "1500", "PRGMSR1": "1"}
        | {"MTHCMP1": "12", "CHG1PY3": "20000", "CHG4PY3": "999"}
        | {"CIPCODE3": "51.0801", "CIPLGTH3": "720", "PRGMSR3": "1", "MTHCMP3": "8"}
        | {"CIPTUIT3": "9500", "CIPSUPP3": "350"}
    )

    record = only(survey, tmp_path)

    assert record["clock_hours"] == exactly(720)
    assert record["months"] == exactly(8)
    assert record["tuition"] == exactly("9500.00 USD")
    assert record["books"] == exactly("350.00 USD")
    assert "credit_hours" not in record


def test_the_latest_price_of_the_largest_program_goes_before_the_one_of_its_slot(
    tmp_path: Path,
) -> None:
    survey = Survey().school("100001").award("100001", "2")
    survey.largest("100001", CIPLGTH1="900", PRGMSR1="1", CIPTUIT1="9000", CHG1PY3="9700")

    assert only(survey, tmp_path)["tuition"] == exactly("9700.00 USD")


def test_without_a_latest_price_the_slot_has_the_price_of_the_largest_program(
    tmp_path: Path,
) -> None:
    survey = Survey().school("100001").award("100001", "2")
    survey.largest("100001", CIPLGTH1="900", PRGMSR1="1", CIPTUIT1="9000", CHG1PY3=".")

    assert only(survey, tmp_path)["tuition"] == exactly("9000.00 USD")


@pytest.mark.parametrize(
    ("level", "far", "low", "high", "note"),
    [
        ("2", ".", "3000", "3000", "One full-time academic year of tuition"),
        ("2", "4500", "3000", "4500", "Low: for people of the district; high: for others in"),
        ("2", "3000", "3000", "3000", "not a price of the program."),
        ("3", "4500", "6000", "9000", "Two full-time academic years of tuition"),
    ],
)
def test_a_school_without_a_price_of_the_program_has_one_or_two_academic_years(
    level: str, far: str, low: str, high: str, note: str, tmp_path: Path
) -> None:
    survey = Survey().school("100001").award("100001", level).year("100001", "3000", far)

    tuition = only(survey, tmp_path)["tuition"]

    assert tuition.pop("note").count(note) == 1
    assert tuition == {
        "likely": f"{low}.00 USD",
        "low": f"{low}.00 USD",
        "high": f"{high}.00 USD",
        "basis": "estimated",
        "source": "nces-ic2022-ay",
    }


def test_the_note_on_an_academic_year_names_the_year_of_its_table(tmp_path: Path) -> None:
    survey = Survey().school("100001").award("100001", "2").year("100001", "3000")

    assert only(survey, tmp_path)["tuition"]["note"] == (
        "One full-time academic year of tuition and fees at the school in 2022-23; not a price of "
        "the program."
    )


@pytest.mark.parametrize("near", [".", "", "0", "-2"])
def test_a_school_without_any_price_has_none(near: str, tmp_path: Path) -> None:
    survey = Survey().school("100001").award("100001", "2").year("100001", near, "4500")

    assert "tuition" not in only(survey, tmp_path)


# Which awards count


def test_only_first_majors_of_this_field_at_levels_in_use_with_awards_count(
    tmp_path: Path,
) -> None:
    survey = Survey().school("100001")
    survey.award("100001", "2", "30")
    survey.award("100001", "2", "5", major="2")
    survey.award("100001", "20", "0")
    survey.award("100001", "21", ".")
    survey.award("100001", "3", "9", cip="51.08")
    survey.award("100001", "3", "9", cip="51.0802")
    survey.award("100001", "3", "9", cip="12.041")
    survey.award("100001", "5", "9")
    survey.award("100001", "4", "9")
    survey.award("100001", "12", "9")

    found = records(survey, tmp_path)

    assert [(p["id"], p["completions"]["count"]) for p in found] == [("ipeds-100001-2", 30)]


def test_every_level_of_a_school_is_a_program_of_its_own(tmp_path: Path) -> None:
    survey = Survey().school("100001")
    for level in ("20", "21", "2", "3"):
        survey.award("100001", level)

    found = {p["level"]: p["award"] for p in records(survey, tmp_path)}

    assert found == {
        "20": "certificate",
        "21": "certificate",
        "2": "certificate",
        "3": "associate",
    }


@pytest.mark.parametrize(("active", "count"), [("1", 1), ("2", 0), ("3", 0), (".", 1)])
def test_a_closed_school_is_left_out(active: str, count: int, tmp_path: Path) -> None:
    survey = Survey().school("100001", CYACTIVE=active).award("100001", "2")

    assert len(records(survey, tmp_path)) == count


def test_awards_of_a_school_that_the_directory_does_not_name_are_left_out(tmp_path: Path) -> None:
    survey = Survey().school("100001").award("100001", "2").award("999999", "2")

    assert [p["id"] for p in records(survey, tmp_path)] == ["ipeds-100001-2"]


def test_programs_stand_by_state_school_and_id(tmp_path: Path) -> None:
    survey = Survey()
    survey.school("3", INSTNM="Beta", STABBR="AK").award("3", "3").award("3", "2")
    survey.school("2", INSTNM="Alpha", STABBR="WA").award("2", "2")
    survey.school("1", INSTNM="Gamma", STABBR="AK").award("1", "2")

    found = [p["id"] for p in records(survey, tmp_path)]

    assert found == ["ipeds-3-2", "ipeds-3-3", "ipeds-1-2", "ipeds-2-2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("51.0801", "51.0801"),
        (" 51.0801 ", "51.0801"),
        ("51.08", "51.0800"),
        ("12.041", "12.0410"),
        ("1.0", "01.0000"),
        ("01.0101", "01.0101"),
        ("99", None),
        ("-2", None),
        ("", None),
        ("51.08011", None),
    ],
)
def test_a_field_of_study_gets_back_the_zeros_that_the_table_dropped(
    text: str, code: str | None
) -> None:
    assert cip_code(text) == code


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("45", 45),
        (" 45 ", 45),
        ("45.0", 45),
        ("0", 0),
        (".", None),
        ("", None),
        (None, None),
        ("-1", None),
        ("-2", None),
        ("1,200", None),
        ("4.5", None),
        ("A", None),
    ],
)
def test_a_figure_that_was_not_reported_is_none(text: str | None, figure: int | None) -> None:
    assert number(text) == figure


# Which level a report belongs to


@pytest.mark.parametrize(
    ("hours", "level"),
    [
        (1, "20"),
        (299, "20"),
        (300, "21"),
        (899, "21"),
        (900, "2"),
        (1799, "2"),
        (1800, None),
    ],
)
def test_clock_hours_tell_the_level(hours: int, level: str | None) -> None:
    assert Report(1, hours, None, 9, None, None).level == level


@pytest.mark.parametrize(
    ("credits_", "months", "levels"),
    [
        (8, 2, ["20", "20"]),
        (9, 3, ["21", "20"]),
        (12, 3, ["21", "20"]),
        (13, 3, ["21", "21"]),
        (29, 9, ["21", "21"]),
        (30, 9, ["2", "21"]),
        (44, 9, ["2", "21"]),
        (45, 9, ["2", "2"]),
        (59, 12, ["2", "2"]),
        (60, 14, ["2"]),
        (60, 15, ["3", "2"]),
        (89, 24, ["3", "2"]),
        (90, 14, []),
        (90, 24, ["3", "3"]),
        (90, None, []),
    ],
)
def test_credits_tell_the_level_as_semester_and_then_as_quarter_credits(
    credits_: int, months: int | None, levels: list[str]
) -> None:
    assert list(Report(1, None, credits_, months, None, None).levels()) == levels


def in_hours(rank: int, hours: int) -> Report:
    return Report(rank, hours, None, 9, None, None)


def in_credits(rank: int, credits_: int) -> Report:
    return Report(rank, None, credits_, 9, None, None)


def test_quarter_credits_are_seen_when_the_school_awards_that_level_alone() -> None:
    quarters = in_credits(1, 40)

    assert matched(["21"], [quarters]) == {"21": quarters}
    assert matched(["2", "21"], [quarters]) == {"2": quarters}


def test_two_reports_of_a_school_go_to_the_two_certificates_they_fit() -> None:
    short, long = in_hours(2, 720), in_hours(1, 1000)

    assert matched(["21", "2"], [short, long]) == {"21": short, "2": long}
    assert matched(["2", "21"], [long, short]) == {"21": short, "2": long}


def test_the_larger_of_two_programs_of_one_level_is_the_one_spoken_of() -> None:
    larger, smaller = in_hours(1, 720), in_hours(3, 760)

    assert matched(["21"], [smaller, larger]) == {"21": larger}


def test_a_report_whose_likeliest_level_is_taken_goes_to_the_next_that_it_fits() -> None:
    first, second = in_credits(1, 35), in_credits(2, 40)

    assert matched(["21", "2"], [first, second]) == {"2": first, "21": second}


def test_the_only_certificate_takes_a_report_that_fits_no_level() -> None:
    long = in_hours(2, 2100)

    assert matched(["2", "3"], [long]) == {"2": long}
    assert matched(["21", "2"], [long]) == {}


def test_an_associate_degree_never_takes_a_report_that_fits_it_not() -> None:
    assert matched(["3"], [in_hours(1, 900)]) == {}


def test_a_school_with_two_certificates_and_two_reports_gets_both_right(tmp_path: Path) -> None:
    survey = Survey().school("100001").award("100001", "21", "12").award("100001", "2", "30")
    survey.programs.append(
        {"UNITID": "100001", "CIPCODE1": "51.0801", "CIPLGTH1": "1080", "PRGMSR1": "1"}
        | {"MTHCMP1": "12", "CHG1PY3": "14000"}
        | {"CIPCODE2": "51.0801", "CIPLGTH2": "640", "PRGMSR2": "1", "MTHCMP2": "7"}
        | {"CIPTUIT2": "8000"}
    )

    found = {p["level"]: p for p in records(survey, tmp_path)}

    assert found["2"]["clock_hours"] == exactly(1080)
    assert found["2"]["tuition"] == exactly("14000.00 USD")
    assert found["21"]["clock_hours"] == exactly(640)
    assert found["21"]["tuition"] == exactly("8000.00 USD")


# Typical figures, and prices out of all proportion


def five_reports(control: str = "1") -> Survey:
    """Five schools whose programs cost 10,000: the median, whatever one more of them costs."""
    survey = Survey()
    for number_, (months, hours) in enumerate(
        [(8, 700), (9, 720), (10, 730), (11, 800), (12, 860)], start=1
    ):
        unit = str(number_)
        survey.school(unit, CONTROL=control).largest(
            unit, CIPLGTH1=str(hours), PRGMSR1="1", MTHCMP1=str(months), CHG1PY3="10000"
        )
    return survey


def a_thousand_a_month(control: str = "1") -> Survey:
    """Five schools whose programs cost 1,000 a month: the median, whatever one more costs."""
    survey = Survey()
    for unit in "12345":
        survey.school(unit, CONTROL=control)
        survey.largest(unit, CIPLGTH1="720", PRGMSR1="1", MTHCMP1="10", CHG1PY3="10000")
    return survey


@pytest.mark.parametrize(
    ("price", "kept"), [(999, False), (1000, True), (50000, True), (50010, False)]
)
def test_a_price_a_month_over_five_times_or_under_a_tenth_of_the_usual_is_set_aside(
    price: int, kept: bool, tmp_path: Path
) -> None:
    survey = a_thousand_a_month().school("9").award("9", "2").year("9", "3000")
    survey.largest("9", CIPLGTH1="900", PRGMSR1="1", MTHCMP1="10", CHG1PY3=str(price))

    record = only(survey, tmp_path)

    if kept:
        assert record["tuition"] == exactly(f"{price}.00 USD")
    else:
        assert record["tuition"]["basis"] == "estimated"
        assert record["tuition"]["likely"] == "3000.00 USD"
        assert record["notes"] == [
            f"The school reported a program price of ${price:,}, which is out of all proportion: "
            "it was left out."
        ]


@pytest.mark.parametrize(("price", "noted"), [(1000, True), (2499, True), (2500, False)])
def test_a_price_a_month_under_a_quarter_of_the_usual_is_kept_with_a_note(
    price: int, noted: bool, tmp_path: Path
) -> None:
    survey = a_thousand_a_month().school("9").award("9", "2")
    survey.largest("9", CIPLGTH1="900", PRGMSR1="1", MTHCMP1="10", CHG1PY3=str(price))

    record = only(survey, tmp_path)

    assert record["tuition"] == exactly(f"{price}.00 USD")
    note = f"The school reported a program price of ${price:,}, which is far below the usual"
    assert [n.partition(":")[0] for n in record.get("notes", [])] == ([note] if noted else [])


def test_a_price_is_held_against_schools_of_its_own_kind_alone(tmp_path: Path) -> None:
    survey = a_thousand_a_month().school("9", CONTROL="3").award("9", "2")
    survey.largest("9", CIPLGTH1="900", PRGMSR1="1", MTHCMP1="1", CHG1PY3="50001")

    record = only(survey, tmp_path)

    assert record["tuition"] == exactly("50001.00 USD")
    assert "notes" not in record


def test_four_reports_are_too_few_to_call_a_price_unusual(tmp_path: Path) -> None:
    survey = a_thousand_a_month().school("9").award("9", "2")
    del survey.programs[:2]
    survey.largest("9", CIPLGTH1="900", PRGMSR1="1", MTHCMP1="1", CHG1PY3="50001")

    assert only(survey, tmp_path)["tuition"] == exactly("50001.00 USD")


def test_a_price_of_a_year_says_nothing_of_a_course_of_twelve_weeks(tmp_path: Path) -> None:
    survey = Survey().school("1").award("1", "20").year("1", "3000")

    assert "tuition" not in only(survey, tmp_path)


def test_typical_figures_are_medians_with_the_tenth_and_ninetieth_percentile(
    tmp_path: Path,
) -> None:
    survey = five_reports()

    defaults = imported(read_tables(survey.write(tmp_path))).defaults

    found = {(d["level"], d["control"]): d for d in defaults}
    assert len(defaults) == 9
    # Of 8 9 10 11 12 months, 10 per cent of the way from first to last is 8.4, 90 per cent 11.6.
    assert found["21", "public"]["months"] == {
        "likely": 10,
        "low": 8,
        "high": 12,
        "basis": "default",
        "source": "nces-ic2023-py",
        "note": "Median of 5 programs of this award level; 10th and 90th percentile.",
    }
    # Of 700 720 730 800 860 hours: 708 and 836.
    hours = found["21", "private_for_profit"]["clock_hours"]
    assert (hours["likely"], hours["low"], hours["high"]) == (730, 708, 836)
    assert "tuition" not in found["20", "public"]  # short courses are priced among themselves
    tuition = found["2", "public"]["tuition"]
    assert [tuition[name] for name in ("likely", "low", "high")] == ["10000.00 USD"] * 3
    assert "tuition" not in found["21", "private_for_profit"]


def test_with_too_few_reports_typical_hours_are_the_bounds_of_the_level(tmp_path: Path) -> None:
    survey = five_reports()
    del survey.programs[0]

    defaults = imported(read_tables(survey.write(tmp_path))).defaults

    hours = {
        d["level"]: [d["clock_hours"][name] for name in ("low", "likely", "high")] for d in defaults
    }
    assert hours == {"20": [1, 150, 299], "21": [300, 599, 899], "2": [900, 1349, 1799]}
    months = {d["level"]: d.get("months") for d in defaults}
    assert months["20"] is not None
    assert (months["20"]["low"], months["20"]["high"]) == (1, 3)
    assert months["21"] is months["2"] is None
    assert not any("tuition" in d for d in defaults)


# Finding and reading the tables


def test_tables_of_old_years_in_windows_1252_keep_their_letters(tmp_path: Path) -> None:
    survey = Survey().school("1", INSTNM="Universidad de Bayamón – Año").award("1", "2")
    folder = survey.write(tmp_path / "old", encoding="cp1252")

    (record,) = imported(read_tables(folder)).programs

    assert record["institution"] == "Universidad de Bayamón – Año"


def test_a_byte_order_mark_does_not_hide_the_first_column(tmp_path: Path) -> None:
    survey = Survey().school("1", INSTNM="Bayamón").award("1", "2")
    folder = survey.write(tmp_path / "new", encoding="utf-8-sig")

    (record,) = imported(read_tables(folder)).programs

    assert record["institution"] == "Bayamón"


def test_tables_in_their_archives_give_the_same_records(tmp_path: Path) -> None:
    survey = five_reports().award("1", "21").award("2", "2")
    plain, packed = survey.write(tmp_path / "plain"), tmp_path / "packed"
    packed.mkdir()
    for name, text in survey.texts().items():
        member = name.lower().replace(".", "__")
        zipped(packed / name.replace("csv", "zip"), **{member: text.encode(), "readme__txt": b""})

    assert imported(read_tables(packed)) == imported(read_tables(plain))


def test_the_revised_table_goes_before_the_first_one(tmp_path: Path) -> None:
    first = Survey().school("1").award("1", "2", "10")
    revised = Survey().school("1").award("1", "2", "11")
    folder = first.write(tmp_path / "both")
    (folder / "C2024_A_rv.csv").write_text(revised.texts()["C2024_A.csv"])

    (record,) = imported(read_tables(folder)).programs

    assert record["completions"]["count"] == 11
    assert record["source"] == "nces-c2024-a"


def test_the_revised_table_of_an_archive_goes_before_the_first_one(tmp_path: Path) -> None:
    first = Survey().school("1").award("1", "2", "10")
    revised = Survey().school("1").award("1", "2", "11")
    folder = first.write(tmp_path / "both")
    (folder / "C2024_A.csv").unlink()
    zipped(
        folder / "C2024_A.zip",
        c2024_a__csv=first.texts()["C2024_A.csv"].encode(),
        c2024_a_rv__csv=revised.texts()["C2024_A.csv"].encode(),
    )

    (record,) = imported(read_tables(folder)).programs

    assert record["completions"]["count"] == 11


def test_the_revised_table_goes_first_however_the_names_are_written(tmp_path: Path) -> None:
    first = Survey().school("1").award("1", "2", "10")
    revised = Survey().school("1").award("1", "2", "11")
    folder = first.write(tmp_path / "both")
    (folder / "C2024_A.csv").rename(folder / "c2024_a.csv")
    (folder / "C2024_A_RV.csv").write_text(revised.texts()["C2024_A.csv"])

    (record,) = imported(read_tables(folder)).programs

    assert record["completions"]["count"] == 11


def test_of_several_years_the_newest_of_each_kind_is_read(tmp_path: Path) -> None:
    survey = Survey().school("1").award("1", "2", "10").year("1", "3000")
    folder = survey.write(tmp_path / "years")
    older = Survey().school("1", INSTNM="Old").award("1", "2", "99").year("1", "1").texts()
    (folder / "HD2019.csv").write_text(older["HD2024.csv"])
    (folder / "C2023_A_rv.csv").write_text(older["C2024_A.csv"])
    (folder / "IC2021_AY.csv").write_text(older["IC2022_AY.csv"])
    (folder / "IC2009_PY.csv").write_text(older["IC2023_PY.csv"])
    (folder / "HD2030_Dict.csv").write_text("not a table")
    (folder / "notes.txt").write_text("not a table")

    (record,) = imported(read_tables(folder)).programs

    assert record["institution"] == "School 1"
    assert record["completions"] == {"year": "2023-24", "count": 10}
    assert record["tuition"]["likely"] == "3000.00 USD"


def test_the_year_of_awards_crosses_a_century(tmp_path: Path) -> None:
    folder = Survey().school("1").award("1", "2").write(tmp_path / "then")
    (folder / "C2024_A.csv").rename(folder / "C2000_A.csv")

    (record,) = imported(read_tables(folder)).programs

    assert record["completions"]["year"] == "1999-00"
    assert record["source"] == "nces-c2000-a"


# Tables that cannot be read


def test_every_missing_table_is_told_at_once(tmp_path: Path) -> None:
    assert refused(tmp_path) == [(tmp_path.name, None, "missing_table")] * 4


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == [("nowhere", None, "missing_directory")]


def test_faults_of_several_tables_are_told_with_file_and_line(tmp_path: Path) -> None:
    folder = Survey().school("1").school("2").award("1", "2").write(tmp_path / "bad")
    with (folder / "HD2024.csv").open("a") as file:
        file.write("3,Ragged school\r\n")
    awards = (folder / "C2024_A.csv").read_text()
    (folder / "C2024_A.csv").write_text(awards.replace("AWLEVEL", "LEVEL"))
    (folder / "IC2022_AY.csv").unlink()
    (folder / "IC2023_PY.csv").rename(folder / "IC2023_PY.zip")

    assert refused(folder) == [
        ("HD2024.csv", 4, "ragged_row"),
        ("C2024_A.csv", 1, "missing_column"),
        ("bad", None, "missing_table"),
        ("IC2023_PY.zip", None, "unreadable_file"),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1,51.0801,1,2,R,10\r\n", "ragged_row"),
        ("1,51.0801,1,2,R,10,1,1\r\n", "ragged_row"),
    ],
)
def test_a_row_with_a_field_too_few_or_too_many_is_refused(
    line: str, code: str, tmp_path: Path
) -> None:
    folder = Survey().school("1").award("1", "2").write(tmp_path / "bad")
    with (folder / "C2024_A.csv").open("a", newline="") as file:
        file.write(line)

    assert refused(folder) == [("C2024_A.csv", 3, code)]


def test_an_empty_table_lacks_all_its_columns(tmp_path: Path) -> None:
    folder = Survey().write(tmp_path / "bad")
    (folder / "C2024_A.csv").write_text("")

    with pytest.raises(BadInputError) as raised:
        read_tables(folder)

    (problem,) = raised.value.problems
    assert problem.code == "missing_column"
    for column in ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"):
        assert column in problem.message


def test_an_archive_without_the_table_is_refused(tmp_path: Path) -> None:
    folder = Survey().write(tmp_path / "bad")
    (folder / "HD2024.csv").unlink()
    zipped(folder / "HD2024.zip", readme__txt=b"nothing here")

    assert refused(folder) == [("HD2024.zip", None, "unreadable_file")]


def test_a_folder_that_is_named_like_a_table_is_refused(tmp_path: Path) -> None:
    folder = Survey().write(tmp_path / "bad")
    (folder / "HD2024.csv").unlink()
    (folder / "HD2024.csv").mkdir()

    assert refused(folder) == [("HD2024.csv", None, "unreadable_file")]


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    folder = Survey().write(tmp_path / "bad")
    (folder / "HD2024.csv").unlink()
    path = folder / "HD2024.zip"
    zipped(path, hd2024__csv=b"UNITID,INSTNM\r\n" * 500)
    data = bytearray(path.read_bytes())
    start = len("hd2024.csv") + 30
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(data)

    assert refused(folder) == [("HD2024.zip", None, "unreadable_file")]


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    folder = Survey().write(tmp_path / "bad")
    (folder / "HD2024.csv").unlink()
    path = folder / "HD2024.zip"
    zipped(path, hd2024__csv=b"UNITID\r\n")
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag "encrypted" of the member
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of its entry in the directory
    path.write_bytes(data)

    assert refused(folder) == [("HD2024.zip", None, "unreadable_file")]


@pytest.mark.parametrize(
    "tail", ["2,Other\rschool,1\r\n", f"2,{'x' * 200_000},1\r\n"], ids=["return", "long"]
)
def test_a_table_that_is_no_csv_is_refused(tail: str, tmp_path: Path) -> None:
    folder = Survey().school("1").write(tmp_path / "bad")
    with (folder / "HD2024.csv").open("a", newline="") as file:
        file.write(tail)

    assert [name for name, _, _ in refused(folder)] == ["HD2024.csv"]


# Writing the list


def test_rebuilding_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").award("2", "2").write(tmp_path / "tables")
    made = imported(read_tables(folder))

    once = rebuilt(HEAD, "programs.yaml", made)

    assert rebuilt(once, "programs.yaml", made) == once


def test_what_stands_above_the_marker_stays_and_what_stands_below_goes() -> None:
    record: Record = {"id": "ipeds-1-2", "institution": "Alpha"}

    text = rebuilt(HEAD + "\nold: things\n", "programs.yaml", Imported([record], []))

    assert text == HEAD + "\n\n  - id: ipeds-1-2\n    institution: Alpha\n"


def test_a_file_without_the_marker_is_refused() -> None:
    with pytest.raises(BadInputError) as raised:
        rebuilt("programs:\n", "programs.yaml", Imported([], []))

    (problem,) = raised.value.problems
    assert problem.code == "no_marker"
    assert problem.hint is not None
    assert MARKER.strip() in problem.hint


def test_what_is_written_is_read_back_as_programs(tmp_path: Path) -> None:
    survey = five_reports().award("1", "21", "12").school("7").award("7", "3").award("7", "2")
    survey.year("7", "3000", "4500")
    made = imported(read_tables(survey.write(tmp_path / "tables")))

    programs = {p.id: p for p in read_back(rebuilt(HEAD, "p.yaml", made)).programs}

    first = programs["ipeds-1-21"]
    assert first.name == "School 1: medical assisting certificate"
    assert (first.months.likely, first.months.basis) == (8, Basis.REPORTED)
    assert first.clock_hours is not None
    assert first.clock_hours.likely == 700
    assert first.completions is not None
    assert first.completions.count == 12
    assert first.externship_hours.likely == 180  # of the typical certificate in the head
    filled = programs["ipeds-7-2"]
    assert filled.months.likely == 10  # level 2 has no typical months: the certificate's
    assert filled.clock_hours is not None
    assert (filled.clock_hours.low, filled.clock_hours.basis) == (900, Basis.DEFAULT)
    degree = programs["ipeds-7-3"]
    assert degree.award is Award.ASSOCIATE
    assert degree.tuition is not None
    assert degree.tuition.low == Money(Decimal(6000))
    assert degree.tuition.high == Money(Decimal(9000))
    assert degree.months.likely == 24
    assert degree.clock_hours is None


NAMES = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)
_WORDS = """
null Null ~ yes No true on y N 1e3 0x1F 2024-01-01 = << - | > --- ... a, a] a} a: #a &a *a !a %a
@a `a ?a 'a' "a" a'b a"b a\\nb {a} [a]
"""
LOOK_ALIKES = st.sampled_from(
    [
        *_WORDS.split(),
        *("- a", "{a: b}", "a: b", ": a", "a #b", "a, b", "? a", "a\u00a0b", "x" * 300),
        *("Beauty School, Inc.", "St. Mary's: North & South", "Ñandú – 学校 🏫"),
    ]
)


@given(name=NAMES | LOOK_ALIKES, city=NAMES | LOOK_ALIKES)
@example(name="a\u00adb", city="\u200b")
def test_a_name_survives_writing_and_reading_whatever_it_looks_like(name: str, city: str) -> None:
    figure = {**exactly(9), "note": name}
    record: Record = {"id": "ipeds-1-2", "institution": name, "award": "certificate", "city": city}
    record |= {"months": figure, "notes": [name, city]}

    text = rebuilt(HEAD, "p.yaml", Imported([record], []))

    program = read_back(text).programs[-1]
    assert program.institution == name
    assert program.city == city
    assert program.months.note == name
    assert program.notes == (name, city)


@given(name=NAMES | LOOK_ALIKES)
def test_a_name_survives_the_table_and_the_list(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    survey = Survey().school("1", INSTNM=name).award("1", "2")
    made = imported(read_tables(survey.write(tmp_path_factory.mktemp("ipeds"))))

    program = read_back(rebuilt(HEAD, "p.yaml", made)).programs[-1]

    assert program.institution == name.strip()


@pytest.mark.parametrize("mark", ["\u202e", "\u2028", "\ufeff", "\x7f", "\x85", "\x00"])
def test_an_invisible_mark_in_a_name_does_not_make_the_list_unreadable(
    mark: str, tmp_path: Path
) -> None:
    survey = Survey().school("1", INSTNM=f"Alpha{mark} College").award("1", "2")
    made = imported(read_tables(survey.write(tmp_path)))

    program = read_back(rebuilt(HEAD, "p.yaml", made)).programs[-1]

    assert program.institution in ("Alpha College", "Alpha  College", "Alpha\ufffd College")


# The command


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small list in place of the shipped one, which the command reads and never writes."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "programs.yaml").write_text(HEAD + "\n\n  - old: thing\n", encoding="utf-8")
    monkeypatch.setattr("cma_roadmap.loading.catalog.catalog_files.shipped_data", lambda: folder)
    return folder / "programs.yaml"


def test_the_records_come_as_json_too(tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").write(tmp_path / "tables")

    found = json.loads(run("data", "import-ipeds", str(folder), "--json").stdout)

    assert found["schema"] == "urn:cma-roadmap:data-import-ipeds:1"
    assert [record["id"] for record in found["import-ipeds"]] == ["ipeds-1-21"]
    assert found["defaults"]


def test_the_command_prints_the_list_or_writes_it(shipped: Path, tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").write(tmp_path / "tables")
    before, target = shipped.read_bytes(), tmp_path / "out.yaml"

    printed = run("data", "import-ipeds", str(folder))
    written = run("data", "import-ipeds", str(folder), "-o", str(target))

    assert printed.exit_code == written.exit_code == 0
    assert target.read_bytes() == printed.stdout_bytes
    assert printed.stdout_bytes.startswith(HEAD.encode())
    assert b"old: thing" not in printed.stdout_bytes
    assert written.stdout == ""
    assert str(target) in written.stderr
    assert shipped.read_bytes() == before


def test_the_command_keeps_line_ends_above_the_marker(shipped: Path, tmp_path: Path) -> None:
    shipped.write_bytes(shipped.read_bytes().replace(b"\n", b"\r\n"))
    folder = five_reports().award("1", "21").write(tmp_path / "tables")

    printed = run("data", "import-ipeds", str(folder))

    kept = shipped.read_bytes().partition(MARKER.encode())[0]
    assert printed.stdout_bytes.startswith(kept)


def test_the_shipped_list_keeps_all_that_people_wrote(tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").write(tmp_path / "tables")
    ours = (data_dir() / "programs.yaml").read_bytes()

    printed = run("data", "import-ipeds", str(folder))

    kept, marker, _ = ours.partition(MARKER.encode())
    assert printed.stdout_bytes.startswith(kept + marker)
    programs = read_back(printed.stdout).programs
    assert programs[-1].id == "ipeds-1-21"
    assert {p.award for p in programs if p.typical} == set(Award)


@pytest.mark.parametrize("present", [True, False])
def test_bad_tables_end_with_status_three_and_leave_the_target_alone(
    present: bool, tmp_path: Path
) -> None:
    folder = Survey().school("1").award("1", "2").write(tmp_path / "bad")
    with (folder / "C2024_A.csv").open("a") as file:
        file.write("1,51.0801\r\n")
    (folder / "IC2023_PY.csv").write_bytes(b"UNITID\r\n1\r\n")
    target = tmp_path / "out.yaml"
    if present:
        target.write_text("mine")

    result = run("data", "import-ipeds", str(folder), "-o", str(target))

    check_refusal(result, 3, "C2024_A.csv:3", "IC2023_PY.csv:1", "CIPCODE1, CIPLGTH1", "2 problems")
    assert (target.read_text() if target.exists() else None) == ("mine" if present else None)
    leftovers: list[Any] = [p for p in tmp_path.iterdir() if p.name.startswith(".")]
    assert leftovers == []


def test_a_missing_folder_ends_with_status_three(tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"

    result = run("data", "import-ipeds", str(tmp_path / "nowhere"), "-o", str(target))

    check_refusal(result, 3, "nowhere: There is no such folder.")
    assert not target.exists()


def test_a_folder_of_an_impossible_name_ends_with_status_three() -> None:
    check_refusal(run("data", "import-ipeds", "x" * 300), 3)


def test_the_same_folder_read_from_two_places_gives_the_same_list(
    shipped: Path, tmp_path: Path
) -> None:
    folder = five_reports().award("1", "21").write(tmp_path / "tables")
    copy = Path(shutil.copytree(folder, tmp_path / "elsewhere"))

    first = run("data", "import-ipeds", str(folder)).stdout
    again = run("data", "import-ipeds", str(copy)).stdout

    assert shipped.exists()
    assert first == again


@pytest.mark.parametrize("packed", [True, False])
def test_a_table_that_is_too_large_is_not_read_whole(
    packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cma_roadmap.loading.ipeds.tables.MOST_BYTES", 4096)
    folder = five_reports().award("1", "21").write(tmp_path)
    large = (folder / "HD2024.csv").read_bytes() + b"," * 4096
    if packed:
        (folder / "HD2024.csv").unlink()
        zipped(folder / "HD2024.zip", HD2024__csv=large)
    else:
        (folder / "HD2024.csv").write_bytes(large)

    check_refusal(run("data", "import-ipeds", str(folder)), 3, "HD2024", "at most 4 KB")


@pytest.mark.skipif(os.name != "posix", reason="devices are of POSIX")
def test_a_device_is_no_table(tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").write(tmp_path)
    (folder / "HD2024.csv").unlink()
    (folder / "HD2024.csv").symlink_to("/dev/zero")

    check_refusal(run("data", "import-ipeds", str(folder)), 3, "HD2024", "not a plain file")


def test_a_bare_carriage_return_in_the_header_is_told_at_its_line(tmp_path: Path) -> None:
    folder = five_reports().award("1", "21").write(tmp_path)
    table = folder / "HD2024.csv"
    table.write_bytes(table.read_bytes().replace(b"CITY", b"CI\rTY", 1))

    check_refusal(run("data", "import-ipeds", str(folder)), 3, "HD2024.csv:1")
