from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from cma_roadmap.loading.catalog import catalog_reader as loading
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.program import Accreditation, Award, Basis, Program
from cma_roadmap.model.definitions.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    CompletedProgram,
    Requirement,
)
from cma_roadmap.model.results.assessment import Verdict
from cma_roadmap.model.results.program_matches import Door
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion
from cma_roadmap.model.values.span import ONE_DAY
from cma_roadmap.planning.eligibility.opens_and_closes import OpensAndCloses
from cma_roadmap.planning.programs.program_report import program_report
from cma_roadmap.rendering.messages.phrases import say
from rendering.sample_programs import evidence, program, quantity

TODAY = date(2026, 11, 21)
CMA, RMA, CCMA = "cma-aama", "rma-amt", "ccma-nha"


@cache
def load_catalog() -> Catalog:
    return loading.load_catalog()


def door(one: Program, credential: str, catalog: Catalog | None = None) -> Door:
    (found,) = OpensAndCloses(catalog or load_catalog(), TODAY).of(one, [credential])
    return found


def verdict(*statements: Accreditation, credential: str = CMA) -> Verdict:
    return door(program(accreditation=statements), credential).verdict


@pytest.mark.parametrize("accreditor", ["CAAHEP", "ABHES"])
def test_accreditation_of_the_program_opens_the_cma(accreditor: str) -> None:
    assert verdict(evidence(accreditor)) is Verdict.MET


@pytest.mark.parametrize("accreditor", ["ABHES", "ACCSC", "NWCCU"])
def test_accreditation_of_the_school_alone_does_not(accreditor: str) -> None:
    assert verdict(evidence(accreditor, kind="institutional")) is Verdict.UNKNOWN


def test_another_body_that_accredits_programs_does_not_either() -> None:
    assert verdict(evidence("ACCSC")) is not Verdict.MET


@pytest.mark.parametrize("status", ["former", "withdrawn"])
@pytest.mark.parametrize("accreditor", ["CAAHEP", "ABHES"])
def test_accreditation_that_ended_at_one_body_says_nothing_of_the_other(
    status: str, accreditor: str
) -> None:
    found = door(program(accreditation=(evidence(accreditor, status),)), CMA)

    assert found.verdict is Verdict.UNKNOWN
    assert [clause.reason.code for clause in found.clauses] == ["reason.accreditors"]
    assert "Category 2" in " ".join(found.other_ways)


@pytest.mark.parametrize("status", ["former", "withdrawn"])
def test_accreditation_that_ended_at_both_closes_it(status: str) -> None:
    ended = evidence("CAAHEP", status), evidence("ABHES", "former")
    found = door(program(accreditation=ended), CMA)

    assert found.closes
    assert [clause.reason.code for clause in found.clauses] == ["reason.not_accredited"]


ABHES_SCHOOL = evidence("ABHES", kind="institutional", seen="2024-08-30")


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ((evidence("ABHES", "not_listed", seen="2024-08-30"),), "not on the ABHES list of 30 Aug"),
        ((evidence("ABHES", "not_listed"), ABHES_SCHOOL), "ABHES accredits the school but"),
        ((evidence("ABHES", "merged"), ABHES_SCHOOL), "ABHES accredits the school but"),
        ((evidence("ABHES", "former"), ABHES_SCHOOL), "ABHES accredits the school but"),
        (
            (ABHES_SCHOOL.model_copy(update={"of_parent": True}),),
            "ABHES accredits the school's par",
        ),
        ((evidence("ABHES", "former"),), "ABHES: ended"),
        ((evidence("CAAHEP", "former"), evidence("ABHES", "not_listed")), "CAAHEP: ended"),
    ],
)
def test_what_is_known_of_each_body_is_told(
    statements: tuple[Accreditation, ...], told: str
) -> None:
    found = door(program(accreditation=statements), CMA)
    (clause,) = found.clauses

    assert found.verdict is Verdict.UNKNOWN
    assert told in say(clause.reason)


def test_a_list_that_does_not_hold_it_never_closes_by_itself() -> None:
    ended = evidence("CAAHEP", "former"), evidence("ABHES", "not_listed")

    assert verdict(*ended) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ((evidence(confidence=Confidence.HIGH),), Confidence.HIGH),
        ((evidence(confidence=Confidence.MEDIUM),), Confidence.MEDIUM),
        ((evidence(confidence=Confidence.LOW),), Confidence.LOW),
        ((evidence(next_review=TODAY),), Confidence.HIGH),
        ((evidence(next_review=TODAY - ONE_DAY),), Confidence.MEDIUM),
        ((evidence(next_review=date(2024, 7, 16), seen="2024-08-30"),), Confidence.HIGH),
        ((evidence(), evidence("CAAHEP", "former")), Confidence.LOW),
        ((evidence(), evidence("ABHES", "former")), Confidence.HIGH),
        ((evidence(confidence=Confidence.LOW), evidence("ABHES")), Confidence.HIGH),
    ],
)
def test_a_door_is_as_sure_as_its_surest_statement(
    statements: tuple[Accreditation, ...], expected: Confidence
) -> None:
    one = program(accreditation=statements)

    assert door(one, CMA).sureness(one, TODAY) is expected


def test_what_asks_for_no_accreditor_is_open_for_sure() -> None:
    assert door(program(), CCMA).sureness(program(), TODAY) is Confidence.HIGH


def test_schools_alike_to_the_rules_rest_on_their_own_statements() -> None:
    doors = OpensAndCloses(load_catalog(), TODAY)
    one, other = (
        program(accreditation=(evidence(body, kind="institutional"),), clock_hours=quantity(720))
        for body in ("ACCSC", "NWCCU")
    )

    for each in (one, other):
        (found,) = doors.of(each, [RMA])
        assert found.rests_on == each.accreditation


def test_one_that_ended_beside_one_that_holds_leaves_it_open() -> None:
    assert verdict(evidence("ABHES", "withdrawn"), evidence("CAAHEP")) is Verdict.MET


def test_no_evidence_is_neither() -> None:
    found = door(program(), CMA)

    assert (found.verdict, found.opens, found.closes) == (Verdict.UNKNOWN, False, False)
    assert [clause.reason.code for clause in found.clauses] == ["reason.accreditation_unknown"]
    assert found.rests_on == ()


def test_unclear_evidence_is_neither() -> None:
    assert verdict(evidence(status="unknown")) is Verdict.UNKNOWN
    assert verdict(evidence(status="unknown"), evidence("ABHES", "former")) is Verdict.UNKNOWN


def test_a_door_rests_on_the_statements_that_its_rule_asks_for() -> None:
    own, school = evidence("CAAHEP"), evidence("ABHES", kind="institutional")
    one = program(accreditation=(own, school, evidence("ABHES", "former")))

    assert door(one, CMA).rests_on == (own,)
    assert door(one, CCMA).rests_on == ()


@pytest.mark.parametrize(("hours", "expected"), [(720, Verdict.MET), (719, Verdict.UNMET)])
def test_reported_hours_decide_at_the_number_asked_for(hours: int, expected: Verdict) -> None:
    school = evidence("ABHES", kind="institutional")
    one = program(accreditation=(school,), clock_hours=quantity(hours))

    assert door(one, RMA).verdict is expected


def test_typical_hours_prove_nothing_for_a_school() -> None:
    school = evidence("ABHES", kind="institutional")
    for hours in (100, 2000):
        guess = quantity(hours, basis=Basis.DEFAULT)
        one = program(accreditation=(school,), clock_hours=guess)
        assert door(one, RMA).verdict is Verdict.UNKNOWN


def test_an_apprenticeship_does_not_open_what_asks_for_a_school() -> None:
    one = program(
        award=Award.APPRENTICESHIP, training_kind="apprenticeship", accreditation=(evidence(),)
    )

    # The alternative pathway might take it: nobody can tell.
    assert not door(one, CMA).opens
    assert not door(one, CMA).closes


def test_every_typical_school_program_opens_the_four_main_credentials() -> None:
    catalog = load_catalog()
    main = {listing.id for listing in catalog.index if listing.main}
    opened = {
        d.credential for d in OpensAndCloses(catalog, TODAY).of(catalog.typical(Award.CERTIFICATE))
    }

    assert main <= opened


def _leaf_of(requirement: Requirement) -> CompletedProgram | None:
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        return next(filter(None, map(_leaf_of, requirement.of)), None)
    return requirement if isinstance(requirement, CompletedProgram) else None


def _with_hours_from(day: date) -> Catalog:
    """The catalogue as if the first RMA clause had asked for 720 hours only from `day` on."""
    catalog = load_catalog()
    rma = catalog.credential(RMA)
    pathway = next(p for p in rma.pathways if (leaf := _leaf_of(p.requirement)))
    leaf = _leaf_of(pathway.requirement)
    assert leaf is not None
    hours = Fact(
        (
            FactVersion(500, "amt-applicant-faq", Confidence.HIGH),
            FactVersion(720, "amt-applicant-faq", Confidence.HIGH, effective_from=day),
        )
    )
    eased = pathway.model_copy(
        update={"requirement": leaf.model_copy(update={"min_clock_hours": hours})}
    )
    changed = rma.model_copy(update={"pathways": (eased,)})
    others = [changed if c.id == RMA else c for c in catalog.credentials]
    return Catalog.of(
        credentials=others,
        programs=catalog.programs,
        clearances=catalog.clearances,
        foundation=catalog.foundation,
        sources=catalog.sources,
        version=catalog.version,
    )


def test_the_rules_of_the_day_asked_for_decide() -> None:
    catalog = _with_hours_from(date(2026, 1, 1))
    one = program(accreditation=(evidence(),), clock_hours=quantity(600))

    assert OpensAndCloses(catalog, TODAY).of(one, [RMA])[0].closes
    assert OpensAndCloses(catalog, TODAY, date(2025, 12, 31)).of(one, [RMA])[0].opens
    assert OpensAndCloses(catalog, TODAY, date(2026, 1, 1)).of(one, [RMA])[0].closes


def test_programs_alike_to_the_rules_are_judged_once() -> None:
    doors = OpensAndCloses(load_catalog(), TODAY)
    one = doors.of(program("a", accreditation=(evidence(),)))

    assert doors.of(program("b", city="Tacoma", accreditation=(evidence(),))) is one
    assert doors.of(program("c", accreditation=(evidence("ABHES"),))) is not one


def test_credentials_no_program_leads_to_are_left_out() -> None:
    doors = OpensAndCloses(load_catalog(), TODAY)

    assert doors.of(program(), ["no-such"]) == ()
    kinds = {c.id: c.kind for c in load_catalog().credentials}
    shown = {kinds[d.credential].value for d in doors.of(program())}
    assert shown <= {"medical_assistant", "administrative"}


def test_a_report_sets_hours_beside_those_asked_for() -> None:
    one = program(clock_hours=quantity(719), externship_hours=quantity(160))
    asked = program_report(load_catalog(), one, TODAY).hours
    rma = {(a.which, a.needed): (a.have, a.verdict) for a in asked if a.credential == RMA}

    assert rma[("clock", 720)] == (719, Verdict.UNMET)
    assert rma[("externship", 160)] == (160, Verdict.MET)
    cma = {(a.which, a.needed): a.have for a in asked if a.credential == CMA}
    assert cma[("academic", 560)] == 559  # 719 less the 160 of the externship


def test_a_report_leaves_hours_unknown_that_a_school_does_not_report() -> None:
    guess = quantity(905, basis=Basis.DEFAULT)
    asked = program_report(load_catalog(), program(clock_hours=guess), TODAY).hours

    assert {a.verdict for a in asked if a.which == "clock"} == {Verdict.UNKNOWN}
    assert {a.have for a in asked if a.which == "clock"} == {None}
