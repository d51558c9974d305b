"""A comparison as a spreadsheet: one row an option, every figure in a column of its own."""

from __future__ import annotations

from collections.abc import Iterator

from cma_roadmap.model.results.comparison import Comparison, Criterion, Option, Spread
from cma_roadmap.model.values.money import MoneyRange
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.page.blocks import Sheet
from cma_roadmap.rendering.text.spreadsheet import Value

_OF_COST = ("low", "likely", "high", "at_least")
_OF_SPREAD = ("low", "high")
COLUMNS = (
    *("id", "name", "credential", "program", "verdict", "reason", "pathway", "eligible_from"),
    *("certified_on", "expires_on"),
    *(f"to_certificate_{part}" for part in _OF_COST),
    *(f"ten_years_{part}" for part in _OF_COST),
    *("currency", "dearest_month", "state", "state_accepts", "confidence"),
    *("tuition", "tuition_basis", "per_month", "state_median", "months", "hours", "miles"),
    *("opens", "closes"),
    *("months_to_even_low", "months_to_even_high"),
    *(f"lost_pay_{part}" for part in _OF_SPREAD),
    *(f"more_pay_a_month_{part}" for part in _OF_SPREAD),
    *(f"score_{criterion}" for criterion in Criterion),
    *(f"weight_{criterion}" for criterion in Criterion),
    *("score", "winner", "dominated_by", "problem", "once"),
    *("may_work_from", "not_known", "score_low", "score_high", "hangs_on"),
    *("earnings_after_4_years", "earnings_shared_by", "earnings_share_of_field"),
    "high_school_earnings",
)
Cells = Iterator[tuple[str, Value]]


def comparison_sheet(comparison: Comparison) -> Sheet:
    """All options; a cell is empty where nothing is known or nothing applies."""
    return Sheet(COLUMNS, tuple(dict(_row(comparison, option)) for option in comparison.options))


def _row(comparison: Comparison, option: Option) -> Cells:
    yield from (("id", option.id), ("name", option.name), ("credential", option.credential.id))
    yield "program", option.program.id if option.program else None
    yield from (("verdict", option.verdict.value), ("reason", say(option.reason)))
    yield from (("pathway", option.pathway), ("eligible_from", option.eligible_from))
    yield from (("certified_on", option.certified_on), ("expires_on", option.expires_on))
    yield from _cost("to_certificate", option.cost_to_certificate, option.certificate_is_partial)
    yield from _cost("ten_years", option.cost_ten_years, option.ten_years_is_partial)
    yield "currency", "USD"
    month = option.dearest_month
    yield "dearest_month", month.amount if month else None
    yield from (("state", option.state.state), ("state_accepts", option.state.accepted.value))
    yield "confidence", option.confidence.value
    yield from _school(option)
    yield from _payoff(option)
    for criterion, weight in comparison.weights.items():
        yield f"weight_{criterion}", weight
        if option.total is not None:
            unknown = criterion in option.unscored
            yield f"score_{criterion}", None if unknown else option.scores[criterion]
    yield "score", option.total
    yield "winner", option.id == comparison.winner
    yield "dominated_by", " ".join(option.dominated_by)
    yield "problem", say(option.problem) if option.problem else None
    yield "once", ", ".join(option.once) or None
    yield "may_work_from", option.work.may_work_from if option.work else None
    yield "not_known", "; ".join(dict.fromkeys(say(p.what) for p in option.unknown_prices)) or None
    if option.total_reach is not None:
        yield from (("score_low", option.total_reach.low), ("score_high", option.total_reach.high))
    turns = (turn for turn in comparison.hangs_on if turn.option == option.id)
    yield "hangs_on", "; ".join(say(turn.price.what) for turn in turns) or None


def _cost(name: str, amount: MoneyRange | None, partial: bool) -> Cells:
    if amount is not None:
        yield f"{name}_low", amount.low.amount
        yield f"{name}_likely", amount.likely.amount
        yield f"{name}_high", amount.high.amount
        yield f"{name}_at_least", partial


def _school(option: Option) -> Cells:
    school = option.school
    if school is None:
        return
    program, standing = school.program, school.standing
    if program.tuition is not None:
        yield "tuition", program.tuition.likely.amount
        yield "tuition_basis", program.tuition.basis.value
    yield "per_month", standing.per_month.amount if standing.per_month else None
    yield "state_median", standing.median.amount if standing.median else None
    yield "months", program.months.likely
    yield "hours", program.clock_hours.likely if program.clock_hours else None
    yield "miles", school.miles
    yield "opens", " ".join(door.credential for door in school.opened)
    yield "closes", " ".join(door.credential for door in school.doors if door.closes)
    earned = school.earnings
    if earned is not None:
        yield "earnings_after_4_years", earned.compared.amount if earned.compared else None
        yield "earnings_shared_by", earned.shared_by
        yield "earnings_share_of_field", earned.share
        yield "high_school_earnings", earned.high_school.amount if earned.high_school else None


def _payoff(option: Option) -> Cells:
    found = option.payoff
    if found is None:
        return
    yield "months_to_even_low", found.months_low
    yield "months_to_even_high", found.months_high
    yield from _spread("lost_pay", found.lost)
    yield from _spread("more_pay_a_month", found.gain)


def _spread(name: str, found: Spread | None) -> Cells:
    if found is not None:
        yield f"{name}_low", found.low.amount
        yield f"{name}_high", found.high.amount
