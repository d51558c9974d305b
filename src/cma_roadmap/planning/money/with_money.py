"""A finished plan with all that is told of its money beside it: extras, and who else may pay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.model.definitions.aid import Aid
from cma_roadmap.model.definitions.credential import Credential, Fee
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Program
from cma_roadmap.model.definitions.renewal import AmountRange
from cma_roadmap.model.results.beside_totals import AidFact, AidQuestion, Extra, ExtraKind
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.roadmap import NO_PROGRAM, Goal, Roadmap
from cma_roadmap.model.results.unknown_price import known_part
from cma_roadmap.model.values.fact import Confidence, Fact, FactVersion, by_source, least_sure
from cma_roadmap.model.values.message import Finding, Severity, message
from cma_roadmap.model.values.money import CENT, ZERO, Money
from cma_roadmap.planning.draft.milestones import APPLY, PROGRAM, SIT, STUDY
from cma_roadmap.planning.eligibility.attempts_used import used_up
from cma_roadmap.planning.eligibility.case import Case
from cma_roadmap.planning.eligibility.pathways import fee_of, fees_for, program_days
from cma_roadmap.planning.money.clearance_extras import clearance_extras
from cma_roadmap.planning.money.holding_cost import cycles_for, holding_cost
from cma_roadmap.planning.money.unknown_prices import Payees

_WEEK = 7
Plan = Callable[[Goal], Roadmap]


def extras_of(roadmap: Roadmap, case: Case) -> tuple[Extra, ...]:
    """Every amount beside the totals of a plan, by the rules in force on the days it has."""
    credential = case.catalog.credential(roadmap.goal.credential)
    today = roadmap.today  # nothing beside the totals falls due in the past
    days = {planned.step.id: max(planned.timing.start, today) for planned in roadmap.steps}
    fees = fees_for(credential, roadmap.pathway.id)
    found: list[Extra] = list(clearance_extras(roadmap, case))
    if SIT in days:
        found += _study(credential, days.get(STUDY, days[SIT]))
        found += _retakes(credential, fees, case, days[SIT])
        found += _membership(credential, fees, case, days.get(APPLY, days[SIT]))
    return tuple(found)


def _range(kind: ExtraKind, fact: Fact[AmountRange] | None, day: date) -> Extra:
    """A price of which only the ends are told; nothing known where there is no fact."""
    label, code = message(f"extra.{kind}"), f"extra.{kind}.why"
    if fact is None:
        return Extra(kind, label, None, None, None, day, message(f"{code}-unknown"), Confidence.LOW)
    version = fact.at(day)
    known: AmountRange | None = version.value
    low, high = (known.low, known.high) if known else (None, None)
    return Extra(
        kind, label, low, None, high, day, message(code), version.confidence, version.sources
    )


def _study(credential: Credential, day: date) -> Iterator[Extra]:
    if credential.exam is not None:
        yield _range(ExtraKind.STUDY, credential.exam.study_material, day)


def _retakes(credential: Credential, fees: list[Fee], case: Case, day: date) -> Iterator[Extra]:
    """What second tries cost: nothing, on average, and at most.

    The average takes it that everyone passes each try at the published rate, and tries until they
    pass or the tries are used up.
    """
    fee, rate = _retake_fee(credential, fees, case, day), _pass_rate(credential, day)
    retake = credential.retake
    if fee is None or fee.value is None or retake is None:
        return
    amount: Money = fee.value
    # How many a new series has, after all were used up, no body says.
    tries = retake.attempts.at(day).value if used_up(credential, case) is None else None
    high = amount.times(tries - 1) if tries else None
    label, cited = message("extra.retake"), fee.sources
    if rate is None or not rate.value:
        why = message("extra.retake.why-unknown", fee=amount)
        yield Extra(ExtraKind.RETAKE, label, ZERO, None, high, day, why, fee.confidence, cited)
        return
    likely = amount.times(_more_tries(Fraction(rate.value) / 100, tries))
    code = "extra.retake.why" if tries else "extra.retake.why-no-limit"
    why = message(code, fee=amount, rate=rate.value, tries=tries)
    sure = least_sure((fee.confidence, rate.confidence))
    sources = tuple(dict.fromkeys((*cited, *rate.sources)))
    yield Extra(ExtraKind.RETAKE, label, ZERO, likely, high, day, why, sure, sources)


def _more_tries(rate: Fraction, tries: int | None) -> Decimal:
    """How many tries after the first one people need on average."""
    fails = 1 - rate
    if tries is None:
        more = fails / rate
    else:
        more = sum((fails**number for number in range(1, tries)), Fraction(0))
    places = Decimal("0.000001")
    return (Decimal(more.numerator) / Decimal(more.denominator)).quantize(places, ROUND_HALF_EVEN)


def _retake_fee(
    credential: Credential, fees: list[Fee], case: Case, day: date
) -> FactVersion[Money] | None:
    retake = credential.retake
    if retake is None:
        return None
    if retake.fee is not None:
        return retake.fee.at(day)
    again = retake.full_exam_fee.at(day).value if retake.full_exam_fee else None
    own = fee_of(fees, member=credential.body.id in case.profile.memberships)
    return own.amount.at(day) if again and own else None


def _pass_rate(credential: Credential, day: date) -> FactVersion[Decimal] | None:
    rate = credential.latest_pass_rate(day)
    return rate.percent.at(day) if rate else None


def _membership(credential: Credential, fees: list[Fee], case: Case, day: date) -> Iterator[Extra]:
    """Whether joining is worth it for the exam fee alone."""
    body, dues = credential.body, credential.dues
    if dues is None or body.id in case.profile.memberships:
        return
    label = message("extra.membership", body=body.abbreviation)
    version = dues.active.at(day)
    known: AmountRange | None = version.value
    low, high = (known.low, known.high) if known else (None, None)
    saved = _saved(fees, day)
    if saved is None or known is None:
        why = message("extra.membership.no-difference", body=body.abbreviation)
    elif known.high.amount < saved.amount:
        why = message("extra.membership.pays", saves=saved)
    elif known.low.amount > saved.amount:
        why = message("extra.membership.costs", saves=saved)
    else:
        why = message("extra.membership.depends", saves=saved)
    sources = version.sources
    yield Extra(
        ExtraKind.MEMBERSHIP, label, low, None, high, day, why, version.confidence, sources, saved
    )


def _saved(fees: list[Fee], day: date) -> Money | None:
    """What members pay less on this pathway; `None` where membership makes no difference."""
    amounts = {fee.member: fee.amount.at(day).value for fee in fees}
    member, other = amounts.get(True), amounts.get(False)
    if member is None or other is None:
        return None
    return Money((other.amount - member.amount).quantize(CENT), other.currency)


def aid_questions(roadmap: Roadmap, case: Case) -> tuple[AidQuestion, ...]:
    """The questions that fit the program still ahead, and the person."""
    ahead = any(
        planned.step.id == PROGRAM and planned.step.status is StepStatus.TODO
        for planned in roadmap.steps
    )
    program = roadmap.program if ahead else None
    day = case.rules_day
    return tuple(
        _question(aid, day) for aid in case.catalog.aid if _fits(aid, program, case.profile)
    )


def _fits(aid: Aid, program: Program | None, person: Profile) -> bool:
    """Whether nothing that is known speaks against asking."""
    if aid.military and not person.military:
        return False
    if program is None:
        return not (aid.needs_program or aid.awards or aid.training_kinds)
    if aid.awards and program.award not in aid.awards:
        return False
    if aid.training_kinds and program.training_kind not in aid.training_kinds:
        return False
    hours = program.clock_hours.likely if program.clock_hours else None
    weeks = program_days(program) // _WEEK
    return _within(weeks, aid.least_weeks, aid.most_weeks) and _within(
        hours, aid.least_clock_hours, aid.most_clock_hours
    )


def _within(number: int | None, least: int | None, most: int | None) -> bool:
    if number is None:
        return True
    return (least is None or number >= least) and (most is None or number <= most)


def _question(aid: Aid, day: date) -> AidQuestion:
    facts = []
    for fact in aid.facts:
        version = fact.fact.at(day)
        if version.value is not None and version.source is not None:
            facts.append(AidFact(fact.label, str(version.value), version.source))
    sources = tuple(dict.fromkeys(fact.source for fact in facts))
    return AidQuestion(aid.id, aid.kind.value, aid.question, aid.ask, tuple(facts), sources)


def with_money(roadmap: Roadmap, case: Case, plan: Plan) -> Roadmap:
    """The same plan with the cost of ten years, what may come on top, and who else may pay."""
    certified, goal = roadmap.certified_on, roadmap.goal
    if certified is None:
        return roadmap
    cycles = cycles_for(case, goal.credential)
    shown = roadmap if goal.horizon >= cycles else plan(goal._replace(horizon=cycles))
    cost, payees = holding_cost(shown, certified), Payees.of(shown, case)
    keeping = (payees.keeping(),) if cost.no_term else ()
    costs = roadmap.cost._replace(
        ten_years=known_part(cost.in_all, cost.partial),
        ten_years_partial=cost.partial,
        ten_years_not_known=(*payees.unknown((*cost.before, *cost.after)), *keeping),
    )
    told = _with_cheaper(replace(roadmap, cost=costs), plan)
    return beside_totals(told, case, extras_of(roadmap, case), aid_questions(roadmap, case))


def _with_cheaper(roadmap: Roadmap, plan: Plan) -> Roadmap:
    """Tell of a road without a school that is cheaper but later: the soonest one was planned."""
    found = cheaper_without_school(roadmap, plan)
    return roadmap if found is None else replace(roadmap, findings=(*roadmap.findings, found))


def cheaper_without_school(roadmap: Roadmap, plan: Plan) -> Finding | None:
    """What the road costs as the person is, where nobody asked for a school and it costs less."""
    goal = roadmap.goal
    if roadmap.program is None or goal.program is not None or goal.award is not None:
        return None
    other = plan(goal._replace(program=NO_PROGRAM))
    likely, less = roadmap.cost.to_pay.likely, other.cost.to_pay.likely
    if not other.feasible or other.certified_on is None or less.amount >= likely.amount:
        return None
    text = message(
        "finding.cheaper_without_school", day=other.certified_on, cost=less, likely=likely
    )
    return Finding(Severity.INFO, text)


def beside_totals(
    roadmap: Roadmap, case: Case, extras: tuple[Extra, ...], aid: tuple[AidQuestion, ...]
) -> Roadmap:
    """The same plan with these amounts and questions; whoever says them is cited too."""
    roadmap = replace(roadmap, extras=extras, aid=aid)
    added = ((source, extra.confidence) for extra in roadmap.extras for source in extra.sources)
    confidence = by_source((*roadmap.confidence.items(), *added))
    for question in roadmap.aid:
        for source in question.sources:
            confidence.setdefault(source, Confidence.MEDIUM)
    known = [source.id for source in roadmap.sources]
    cited = dict.fromkeys([*known, *confidence])
    return replace(roadmap, sources=case.catalog.cited(cited), confidence=confidence)
