"""Invented programs: figures of every kind, every sort of evidence, doors in every state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cma_roadmap.model.definitions.program import (
    Accreditation,
    AccreditationKind,
    AccreditationStatus,
    Award,
    Basis,
    Completions,
    Price,
    Program,
    Quantity,
)
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.earnings import AreaPay, GraduateEarnings
from cma_roadmap.model.results.program_matches import (
    Door,
    Found,
    HoursNeeded,
    Near,
    PriceStanding,
    ProgramReport,
    Search,
    SortBy,
    Wanted,
)
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import About, Finding, Severity, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import ALWAYS
from cma_roadmap.planning.eligibility.accreditation import answers_of
from rendering.sample_catalog import TODAY, leaf

SOURCE = "school-page"


def quantity(likely: int, *spread: int, basis: Basis = Basis.REPORTED, **more: Any) -> Quantity:
    low, high = spread or (likely, likely)
    return Quantity(likely=likely, low=low, high=high, basis=basis, source=SOURCE, **more)


def price(likely: int | str, *spread: int, basis: Basis = Basis.REPORTED, **more: Any) -> Price:
    low, high = spread or (likely, likely)
    amounts = {"likely": likely, "low": low, "high": high}
    return Price.model_validate(
        {name: f"{amount} USD" for name, amount in amounts.items()}
        | {"basis": basis, "source": SOURCE, **more}
    )


def evidence(
    accreditor: str = "CAAHEP",
    status: str = "accredited",
    kind: str = "programmatic",
    confidence: Confidence = Confidence.HIGH,
    **more: Any,
) -> Accreditation:
    return Accreditation(
        accreditor=accreditor,
        kind=AccreditationKind(kind),
        status=AccreditationStatus(status),
        source="body-rules",
        confidence=confidence,
        **more,
    )


def program(id_: str = "ipeds-1-2", **changes: Any) -> Program:
    """A certificate program of a school in Seattle that reports all its figures."""
    usual: dict[str, Any] = {
        "id": id_,
        "name": "Sound College: medical assisting certificate",
        "award": Award.CERTIFICATE,
        "institution": "Sound College",
        "institution_id": "ipeds-1",
        "level": "2",
        "city": "Seattle",
        "state": "WA",
        "zip": "98101",
        "lat": Decimal("47.6062"),
        "lon": Decimal("-122.3321"),
        "control": "public",
        "website": "https://sound.example/",
        "months": quantity(9),
        "clock_hours": quantity(905),
        "externship_hours": quantity(200),
        "tuition": price(4500),
        "books": None,
        "completions": Completions(year="2023-24", count=36),
        "source": SOURCE,
    }
    return Program(**usual | changes)


def door(verdict: Verdict, credential: str = "alpha-board", **changes: Any) -> Door:
    """The door to one of the two invented credentials."""
    name = "Alpha (AB)" if credential == "alpha-board" else "Beta (BI)"
    usual: dict[str, Any] = {
        "credential": credential,
        "name": name,
        "verdict": verdict,
        "pathway": "Graduate of an accredited program",
        "clauses": (),
        "other_ways": ("Work",),
        "sources": ("body-rules", "body-fees"),
    }
    return Door(**usual | changes)


SETTLE = Finding(
    Severity.INFO,
    message(
        "programs.settle",
        bodies=(
            message(
                "accreditor.contact",
                accreditor="CAAHEP",
                search="example.org/find",
                phone="555-0100",
            ),
        ),
    ),
    sources=("body-rules",),
    about=About.SETTLE,
)


def earnings(after: int | None = 31000, **changes: Any) -> GraduateEarnings:
    """Medians of one school: the one after four years, and one that is not published."""
    amounts = {1: 26500, 2: None, 4: after, 5: 34000}
    usual = GraduateEarnings(
        after=tuple((y, None if a is None else Money(Decimal(a))) for y, a in amounts.items()),
        share=Decimal("0.95"),
        shared_by=3,
        suppressed=False,
        source="school-page",
        high_school=Money(Decimal(35027)),
        high_school_year="2024",
        high_school_source="body-fees",
    )
    return usual._replace(**changes)


def found(one: Program, *doors: Door, miles: str | None = None, by_zip: bool = False) -> Found:
    return Found(one, doors, Decimal(miles) if miles else None, by_zip)


def hostile(text: str = "x\x1b[31m [bold]y[/bold] \u202ez") -> Program:
    """A program whose every text tries to break the terminal."""
    return program(
        "txetpl-7",
        name=f"{text}: course",
        institution=text,
        level=None,
        city=text,
        website=f"https://{text}",
        listed_credential=text,
        intake=text,
        notes=(text,),
        months=quantity(4, 2, 6, basis=Basis.DEFAULT, note=text),
        tuition=None,
        completions=None,
        accreditation=(evidence(text, note=text, seen=text),),
    )


def finds() -> tuple[Found, ...]:
    """Reported, estimated, typical and unknown figures; open, doubtful, closed and no doors."""
    weak = evidence(confidence=Confidence.LOW, seen="about 2014")
    sure = evidence(seen="2024-08-30")
    met, unmet, unknown = Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN
    return (
        found(
            program("ipeds-1-2", accreditation=(sure,)),
            door(met, rests_on=(sure,)),
            door(met, "beta-institute"),
            miles="0.6",
        ),
        found(
            program(
                "ipeds-2-3",
                institution="Lake Washington Institute of Technology and Applied Arts",
                city="Mountlake Terrace",
                award=Award.ASSOCIATE,
                months=quantity(24, basis=Basis.DEFAULT),
                tuition=price(11568, basis=Basis.ESTIMATED),
                accreditation=(weak,),
            ),
            door(met, rests_on=(weak,)),
            door(unknown, "beta-institute"),
            miles="12.4",
        ),
        found(
            program("ipeds-3-2", institution="Gone College", tuition=price(16979)),
            door(unmet),
            miles="31.0",
            by_zip=True,
        ),
        found(
            program(
                "apprenticeship-washington-association-of-community-health-centers",
                institution="Washington Association",
                level=None,
                city=None,
                award=Award.APPRENTICESHIP,
                training_kind="apprenticeship",
                tuition=price(0),
                completions=None,
            ),
            door(unmet),
            miles="44.5",
        ),
        found(hostile(), miles="49.9"),
    )


def listing(*some: Found, near: bool = True, **changes: Any) -> Search:
    """A search near Seattle that found these, or the usual ones."""
    place = Near(Decimal("47.61"), Decimal("-122.33"), Decimal(50), "98101 (Seattle, WA)")
    wanted = Wanted(near=place, max_cost=Money(Decimal(20000))) if near else Wanted()
    shown = some or finds()
    usual = Search(
        wanted=wanted,
        sort=SortBy.DISTANCE if near else SortBy.NAME,
        found=shown,
        fit=len(shown),
        searched=1545,
        unknown_cost=3,
        unknown_place=0,
    )
    return usual._replace(**changes)


def report(one: Program | None = None, *doors: Door, **changes: Any) -> ProgramReport:
    """The report on one program; by default one with a doubt, a closed door and notes."""
    weak = evidence(confidence=Confidence.LOW, seen="about 2014", note="An old catalog.")
    ended = evidence("ABHES", "withdrawn", seen="2024-08-30", note="Given up in 2022.")
    school = evidence("ACCSC", kind="institutional")
    shown = one or program(
        accreditation=(weak, ended, school),
        months=quantity(9, 8, 13, basis=Basis.DEFAULT, note="Median of 444 reports."),
        tuition=price(4500, 4100, 5200, basis=Basis.ESTIMATED, note="One year at the school."),
        books=price(358),
        intake="Starts in January and July",
        notes=("Delivery: hybrid.",),
        listed_credential="CCMA",
    )
    ask = leaf("The school is approved. Ask it.")._replace(
        kind="confirm",
        possibly=ALWAYS,
        reason=message("reason.to_confirm", id="beta-institute.work.approved"),
    )
    usual = ProgramReport(
        program=shown,
        today=TODAY,
        as_of=None,
        doors=doors
        or (
            door(Verdict.MET, rests_on=(weak,)),
            door(
                Verdict.UNKNOWN,
                "beta-institute",
                pathway="Work",
                clauses=(ask, leaf("Work two years")._replace(kind="work_experience")),
                confidence=Confidence.LOW,
            ),
        ),
        hours=(
            HoursNeeded(
                "alpha-board", "Alpha (AB)", "Graduate", "clock", 720, 905, ("body-rules",)
            ),
            HoursNeeded(
                "alpha-board", "Alpha (AB)", "Graduate", "externship", 240, 200, ("body-rules",)
            ),
            HoursNeeded(
                "beta-institute", "Beta (BI)", "Work", "academic", 560, None, ("body-fees",)
            ),
        ),
        standing=PriceStanding(Money(Decimal(500)), Money(Decimal("4745.50")), 22, 18),
        confidence={"body-rules": Confidence.MEDIUM, "body-fees": Confidence.LOW},
        accreditors=answers_of(shown),
        settle=SETTLE,
        earnings=earnings(),
        pay=AreaPay(
            *("WA", "Washington", "Medical Assistants", "May 2025"),
            *(Decimal(22), Decimal(25), Decimal("27.50")),
            "body-fees",
        ),
    )
    return usual._replace(**changes)
