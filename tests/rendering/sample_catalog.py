"""Two invented credentials, with every kind of rule, doubt and gap, and results made of them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from cma_roadmap.loading.catalog.catalog_reader import read_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.results.assessment import (
    Assessment,
    CredentialAssessment,
    Eligibility,
    PathwayAssessment,
    Shortfall,
    Verdict,
)
from cma_roadmap.model.results.comparison import (
    Acceptance,
    Comparison,
    Contest,
    Criterion,
    Option,
    StateWord,
    Threshold,
    criteria,
)
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.results.undecided import HangsOn, OpenPrice, Reach
from cma_roadmap.model.results.unknown_price import Ask, UnknownPrice
from cma_roadmap.model.values.fact import Confidence
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.model.values.money import Money
from cma_roadmap.model.values.span import ALWAYS, NEVER, DateSpan, Spans
from cma_roadmap.planning.compare.scoring import Scored, lead_of
from rendering.sample_parts import dollars

TODAY = date(2026, 11, 21)
HERE = Path(__file__).parent
FIXTURES = HERE.parent / "loading" / "fixtures"
HOSTILE = "x\x1b[31m [bold]y[/bold] \u202ez\nw"


@cache
def catalog() -> Catalog:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
        shutil.copy(HERE / "two_credentials.yaml", Path(folder) / "credentials.yaml")
        return read_catalog(Path(folder))


SCORED = criteria(Contest.CREDENTIALS)


def leaf(
    words: str,
    surely: Spans = NEVER,
    possibly: Spans = NEVER,
    *,
    evidence: str | None = None,
    source: str = "body-rules",
    name: str = "Any school",
) -> Assessment:
    held = TODAY in surely
    code = "reason.program_met" if held else "reason.school_unknown"
    reason = message(code if surely or possibly else "reason.no_program", name=name)
    return Assessment(
        words.lower().replace(" ", "-"),
        "completed_program",
        words,
        reason,
        surely,
        possibly | surely,
        evidence,
        (source,),
    )


def tree(words: str, *children: Assessment, needed: int, surely: Spans = NEVER) -> Assessment:
    reason = message("reason.parts", met=1, needed=needed, parts=len(children))
    possibly = ALWAYS if any(child.possibly for child in children) else NEVER
    return Assessment(
        words.lower(), "all_of", words, reason, surely, surely or possibly, children=children
    )


def until(year: int) -> Spans:
    return Spans.of(DateSpan(date(2024, 1, 1), date(year, 3, 4)))


def eligibility(name: str = "Any school") -> Eligibility:
    """One pathway open until a day, one that opens, one that cannot be told, one closed."""
    met = leaf("Finish a program", until(2028), evidence="/training/0", name=name)
    unsure = leaf("The school is accredited", NEVER, until(2029), evidence="/training/1", name=name)
    alpha = CredentialAssessment(
        "alpha-board",
        "Alpha (AB)",
        (
            PathwayAssessment("graduate", "Graduate", met, False),
            PathwayAssessment("either", "Two things", tree("Both", met, unsure, needed=2), False),
        ),
    )
    later = leaf("Work two years", Spans.of(DateSpan(date(2027, 5, 1), None)))
    never = leaf("Be a member")
    change = message("nearest.clauses", clauses=("Work two years.", "Hold a card."))
    beta = CredentialAssessment(
        "beta-institute",
        "Beta (BI)",
        (
            PathwayAssessment("work", "Work", later, False),
            PathwayAssessment("student", "Student", never, True),
        ),
        (Shortfall(change, "work", date(2027, 5, 1)), Shortfall(change, "student", None)),
    )
    shown = catalog().cited(["body-rules"])
    sure = {"body-rules": Confidence.MEDIUM}
    return Eligibility(TODAY, None, "0" * 64, (alpha, beta), shown, sure)


def option(name: str, *, road: bool = True, **changes: Any) -> Option:
    """An option that is not open yet, planned for 2027; `road=False` has no plan at all."""
    missing = leaf("Finish an accredited program", source="body-rules")
    credential = catalog().credential(name)
    base = Option(
        id=name,
        name=credential.name,
        credential=credential,
        goal=Goal(credential=name),
        program=None,
        verdict=Verdict.UNMET,
        reason=message("compare.by", pathway="Graduate", clauses=missing.text),
        missing=(missing,),
        pathway="Graduate of an accredited program",
        eligible_from=date(2027, 9, 19) if road else None,
        certified_on=date(2027, 10, 13) if road else None,
        expires_on=date(2032, 10, 31) if road else None,
        cost_to_certificate=dollars(5162, 17300, 21379) if road else None,
        cost_ten_years=dollars(5262, 17400, 21479) if road else None,
        certificate_is_partial=False,
        ten_years_is_partial=False,
        cost_sources=("body-fees",),
        confidence=Confidence.HIGH,
        state=StateWord(None, Acceptance.UNKNOWN),
        scores=dict.fromkeys(SCORED, Decimal("0.75")) if road else {},
        unscored=(),
        total=Decimal("0.750") if road else None,
        dominated_by=(),
    )
    found = replace(base, **changes)
    reach = {c: Reach(score, score) for c, score in found.scores.items()}
    total = Reach(found.total, found.total) if found.total is not None else None
    return replace(found, **{"reach": reach, "total_reach": total, **changes})


BOARD = Ask("AB", "AB Certification Department, 800-555-0100")
RENEWAL = UnknownPrice(
    "alpha-board.renewal_fee", "renewal_fee", message("cost.renewal"), BOARD, 1, before=False
)


def renewal_price() -> OpenPrice:
    """What the first of the usual pair asks for renewal: nobody found it."""
    return OpenPrice(
        *(RENEWAL.key, RENEWAL.code, Criterion.UPKEEP, RENEWAL.what, RENEWAL.ask),
        *(Money(Decimal(0)), Money(Decimal(400))),
        times=1,
        known=False,
        whose="BI",
        source="body-fees",
    )


def close_pair() -> Comparison:
    """The usual pair where it hangs on the price of the first one's renewal who wins."""
    found = replace(comparison(*usual_pair(), best=None), lead=None)
    turn = HangsOn("alpha-board", renewal_price(), Decimal(120), "alpha-board", "beta-institute")
    return replace(found, hangs_on=(turn,))


def usual_pair() -> tuple[Option, ...]:
    """The second is met, cheaper to plan for and worse to keep."""
    return (
        option(
            "alpha-board",
            ten_years_is_partial=True,
            unscored=(Criterion.UPKEEP,),
            scores={**dict.fromkeys(SCORED, Decimal(1)), Criterion.UPKEEP: Decimal("0.3")},
            reach={
                **dict.fromkeys(SCORED, Reach(Decimal(1), Decimal(1))),
                Criterion.UPKEEP: Reach(Decimal("0.2"), Decimal("0.4")),
            },
            unknown_after=(RENEWAL,),
            open_prices=(renewal_price(),),
        ),
        option(
            "beta-institute",
            verdict=Verdict.MET,
            missing=(),
            reason=message("compare.met", pathway="Work"),
            cost_to_certificate=dollars(119),
            confidence=Confidence.LOW,
            scores=dict.fromkeys(SCORED, Decimal("0.5")),
            total=Decimal("0.500"),
            dominated_by=("alpha-board",),
        ),
    )


def _turn(input_: str, value: str, below: str, above: str, present: str | None) -> Threshold:
    unit = Decimal("0.01") if input_.startswith("weight") else Decimal(1)
    now = Decimal(present) if present else None
    return Threshold(input_, Decimal(value), below, above, unit, now)


def _changes() -> tuple[Threshold, ...]:
    return (
        _turn("alpha-board.upkeep", "973", "alpha-board", "beta-institute", None),
        _turn("alpha-board.cost", "9000", "beta-institute", "alpha-board", "17300"),
        _turn("weight.time", "0.49", "beta-institute", "alpha-board", "1"),
        _turn("weight.cost", "2.03", "alpha-board", "beta-institute", "1"),
    )


def comparison(*options: Option, best: str | None = "alpha-board") -> Comparison:
    """A comparison of these options, or of the usual pair with what would change its winner."""
    usual = not options
    pair = options or usual_pair()
    text = message(
        "compare.unscored.upkeep",
        credential="Alpha (AB)",
        what=(RENEWAL.what,),
        low=Money(Decimal(0)),
        high=Money(Decimal(400)),
        whose=message("compare.unscored.dearest", whose=("BI",)),
    )
    cited = {source.id: Confidence.MEDIUM for source in catalog().sources.values()}
    changes = _changes() if usual else ()
    winner = best if best is None else pair[0].id
    scored = [
        Scored(o.id, o.scores, o.total, Fraction(o.total), (), o.reach, Reach(o.total, o.total))
        for o in pair
        if o.total is not None
    ]
    return Comparison(
        contest=Contest.CREDENTIALS,
        today=TODAY,
        as_of=None,
        data_version="0" * 64,
        options=pair,
        weights=dict.fromkeys(SCORED, Decimal(1)),
        winner=winner,
        thresholds=changes,
        nearest=changes,
        lead=lead_of(winner, scored),
        findings=(Finding(Severity.WARNING, text),),
        sources=catalog().cited(cited),
        confidence=cited,
    )
