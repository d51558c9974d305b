"""From the raw tables to one record for every program that made awards in the year."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cma_roadmap.fast_start.lazy_classes import NamedTuple
from cma_roadmap.loading.ipeds.levels import (
    ASSOCIATE,
    CLOCK_HOURS,
    LEVELS,
    MEDICAL_ASSISTING,
    UNDER_12_WEEKS,
    Report,
    matched,
    reports,
)
from cma_roadmap.loading.ipeds.tables import Row, Tables, cip_code, number
from cma_roadmap.loading.yaml.yaml_tree import HIDDEN

Record = dict[str, Any]

CONTROLS = {1: "public", 2: "private_nonprofit", 3: "private_for_profit"}
_FIRST_MAJOR = 1
_ACTIVE = (None, 1)
_TOO_DEAR, _TOO_CHEAP, _CHEAP = 5, 10, 4
"""A price a month over 5 times, or under a tenth of, the median of its kind of school is set aside.
One under a quarter is kept with a note."""
LEAST_REPORTS = 5
"""Fewer reports than this make no typical figure."""


class Spread(NamedTuple):
    """10th percentile, median and 90th percentile of `of` reports."""

    low: int
    likely: int
    high: int
    of: int


class Imported(NamedTuple):
    """What the tables say: one record a program, and the typical figures to fill gaps with."""

    programs: list[Record]
    defaults: list[Record]


class _Context(NamedTuple):
    tables: Tables
    year_prices: dict[str, Row]
    reports: dict[str, list[Report]]
    medians: dict[str | None, Spread | None]
    """Of the price a month, by kind of school."""


def imported(tables: Tables) -> Imported:
    """Every live medical assisting program: CIP 51.0801, an award level in use, awards made."""
    awards = _awards(tables)
    schools = {row["UNITID"]: row for row in tables.directory.rows}
    context = _context(tables, schools)
    programs = []
    for unit, levels in awards.items():
        school = schools.get(unit)
        if school is None or number(school.get("CYACTIVE")) not in _ACTIVE:
            continue
        spoken = matched(levels, context.reports.get(unit, []))
        programs += [
            _program(school, level, count, spoken.get(level), context)
            for level, count in levels.items()
        ]
    programs.sort(key=lambda p: (p["state"], p["institution"], p["id"]))
    return Imported(programs, list(_defaults(context, schools)))


def _awards(tables: Tables) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in tables.completions.rows:
        level, count = str(number(row["AWLEVEL"])), number(row["CTOTALT"])
        is_ours = cip_code(row["CIPCODE"]) == MEDICAL_ASSISTING
        if is_ours and number(row["MAJORNUM"]) == _FIRST_MAJOR and level in LEVELS and count:
            found[row["UNITID"]][level] = found[row["UNITID"]].get(level, 0) + count
    return found


def _context(tables: Tables, schools: dict[str, Row]) -> _Context:
    said = {row["UNITID"]: list(reports(row)) for row in tables.program_prices.rows}
    prices: dict[str | None, list[int | None]] = defaultdict(list)
    for unit, found in said.items():
        if unit in schools:
            prices[_control(schools[unit])] += [_by_month(report) for report in found]
    medians = {control: spread(figures) for control, figures in prices.items()}
    by_unit = {row["UNITID"]: row for row in tables.year_prices.rows}
    return _Context(tables, by_unit, said, medians)


def _program(
    school: Row, level: str, count: int, report: Report | None, context: _Context
) -> Record:
    unit = school["UNITID"]
    tables = context.tables
    record: Record = {
        "id": f"ipeds-{unit}-{level}",
        "institution": _clean(school["INSTNM"]),
        "institution_id": f"ipeds-{unit}",
        "award": "associate" if level == ASSOCIATE else "certificate",
        "level": level,
        "city": _clean(school["CITY"]),
        "state": school["STABBR"].strip(),
        "zip": school["ZIP"].strip(),
        "lat": _degrees(school["LATITUDE"]),
        "lon": _degrees(school["LONGITUD"]),
        "control": _control(school),
        "website": _address(school["WEBADDR"]),
        "completions": {"year": _year_before(tables.completions.year), "count": count},
        "source": tables.completions.source,
    }
    if report is not None:
        record |= _reported(report, tables.program_prices.source)
    price = _price(school, level, report, context)
    if price is not None:
        record["tuition"] = price
    if report is not None and (note := _price_note(report, school, context)):
        record["notes"] = [note]
    return {name: value for name, value in record.items() if value is not None}


def _reported(report: Report, source: str) -> Record:
    figures = {
        "months": report.months,
        "clock_hours": report.hours,
        "credit_hours": report.credits,
    }
    record = {name: _exactly(figure, source) for name, figure in figures.items() if figure}
    if report.books:
        record["books"] = _exactly(_dollars(report.books), source)
    return record


def _price(school: Row, level: str, report: Report | None, context: _Context) -> Record | None:
    """The program's own price; else one or two academic years at the school; else none."""
    tables = context.tables
    if report is not None and report.price and _is_usual(report, school, context):
        return _exactly(_dollars(report.price), tables.program_prices.source)
    row = context.year_prices.get(school["UNITID"])
    near = number(row["CHG1AY3"]) if row else None
    if not row or not near or level == UNDER_12_WEEKS:  # a year's price says nothing of 12 weeks
        return None
    far = max(near, number(row["CHG2AY3"]) or near)
    years = 2 if level == ASSOCIATE else 1
    period = tables.year_prices.period
    note = f"{'Two' if years == 2 else 'One'} full-time academic year{'s' if years == 2 else ''}"
    note += f" of tuition and fees at the school in {period}; not a price of the program."
    if far > near:
        note += " Low: for people of the district; high: for others in the state."
    return {
        "likely": _dollars(near * years),
        "low": _dollars(near * years),
        "high": _dollars(far * years),
        "basis": "estimated",
        "source": tables.year_prices.source,
        "note": note,
    }


def _is_usual(report: Report, school: Row, context: _Context) -> bool:
    monthly, usual = _by_month(report), context.medians.get(_control(school))
    if monthly is None or usual is None:
        return True
    return usual.likely <= monthly * _TOO_CHEAP and monthly <= usual.likely * _TOO_DEAR


def _price_note(report: Report, school: Row, context: _Context) -> str | None:
    monthly, usual = _by_month(report), context.medians.get(_control(school))
    is_kept = _is_usual(report, school, context)
    if monthly is None or usual is None or (usual.likely <= monthly * _CHEAP and is_kept):
        return None
    said = f"The school reported a program price of ${report.price:,}, which is"
    if is_kept:
        return f"{said} far below the usual: ask what it leaves out."
    return f"{said} out of all proportion: it was left out."


def _by_month(report: Report) -> int | None:
    """The price a month of the program; `None` where the report does not say enough."""
    return report.price // report.months if report.price and report.months else None


def _defaults(context: _Context, schools: dict[str, Row]) -> list[Record]:
    """Typical figures by level, and prices by level and kind of school."""
    every = [(schools[u], r) for u, found in context.reports.items() if u in schools for r in found]
    source = context.tables.program_prices.source
    records = []
    for level in (level for level in LEVELS if level != ASSOCIATE):
        of_level = [(school, report) for school, report in every if report.level == level]
        months = spread(report.months for _, report in of_level)
        hours = spread(report.hours for _, report in of_level)
        for control in CONTROLS.values():
            # Short courses are priced among themselves; of the others there are enough by control.
            pool = of_level if level == UNDER_12_WEEKS else every
            priced = [r.price for school, r in pool if _control(school) == control and r.price]
            least, most = CLOCK_HOURS[level]
            record: Record = {"level": level, "control": control}
            if months:
                record["months"] = _typical(months, source, "programs of this award level")
            elif level == UNDER_12_WEEKS:
                record["months"] = _between(1, 3, source)
            record["clock_hours"] = (
                _typical(hours, source, "programs of this award level that count in hours")
                if hours
                else _between(least, most, source)
            )
            if usual := spread(priced):
                record["tuition"] = _typical_price(usual, source)
            records.append(record)
    return records


def spread(figures: Iterable[int | None]) -> Spread | None:
    """The spread of what was reported; `None` for too few reports."""
    known = sorted(figure for figure in figures if figure)
    if len(known) < LEAST_REPORTS:
        return None
    tenths = statistics.quantiles(known, n=10, method="inclusive")
    return Spread(round(tenths[0]), round(statistics.median(known)), round(tenths[-1]), len(known))


def _typical(figures: Spread, source: str, what: str) -> Record:
    note = f"Median of {figures.of} {what}; 10th and 90th percentile."
    spread_of = {"likely": figures.likely, "low": figures.low, "high": figures.high}
    return {**spread_of, "basis": "default", "source": source, "note": note}


def _between(least: int, most: int, source: str) -> Record:
    note = "The bounds of the award level; likely is the middle between them."
    middle = (least + most) // 2
    spread_of = {"likely": middle, "low": least, "high": most}
    return {**spread_of, "basis": "default", "source": source, "note": note}


def _typical_price(figures: Spread, source: str) -> Record:
    record = _typical(figures, source, "whole programs at this kind of school")
    return {**record, **{name: _dollars(record[name]) for name in ("likely", "low", "high")}}


def _exactly(figure: int | str, source: str) -> Record:
    values = {"likely": figure, "low": figure, "high": figure}
    return {**values, "basis": "reported", "source": source}


def _dollars(amount: int) -> str:
    return f"{amount}.00 USD"


def _control(school: Row) -> str | None:
    return CONTROLS.get(number(school["CONTROL"]) or 0)


def _degrees(text: str) -> str | None:
    return text.strip() if re.fullmatch(r"-?\d+(\.\d+)?", text.strip(), re.ASCII) else None


def _clean(text: str) -> str:
    """Text without marks that nobody sees, which the reader of our files refuses."""
    return re.sub(" +", " ", HIDDEN.sub(" ", text)).strip()


def _address(text: str) -> str | None:
    text = _clean(text)
    return (text if "://" in text else f"https://{text}") if text else None


def _year_before(year: int) -> str:
    """Awards of the table of 2024 were made from July 2023 to June 2024."""
    return f"{year - 1}-{year % 100:02}"
