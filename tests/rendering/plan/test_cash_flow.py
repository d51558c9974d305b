"""The months of a plan: up to the certificate after aid, later ones beside, the unknown told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from cma_roadmap.model.definitions.profile import PromisedAid
from cma_roadmap.model.results.network import Phase
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.model.values.money import total
from cma_roadmap.planning.money.costing import summarize
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.plan.cash_flow import CashFlow, Shares, cash_flow
from cma_roadmap.sentences.catalog import ENGLISH
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES as SAMPLE
from rendering.sample_parts import Steps, dollars, price, roadmap

PHRASES = ENGLISH | SAMPLE
WORDS = Words(PHRASES)


def a_plan(*, certified: str | None = "2028-02-29") -> Roadmap:
    """Due: two known months, one of them with more; an unknown one; two after the certificate."""
    steps = Steps(Phase.TRAINING)
    steps.add("a", "A", "2027-12-31", costs=[price("Tuition", dollars(900, 1000, 3000))])
    steps.add("b", "B", "2028-01-31", costs=[price("Shots", None), price("Shots", None)])
    fees = [price("Exam", dollars(250)), price("Print", None), price("Free", dollars(0))]
    steps.add("c", "C", "2028-02-29", costs=fees)
    steps.add("free", "Free", "2028-02-01", costs=[price("Nothing", dollars(0))])
    steps.phase = Phase.RENEWAL
    steps.add("d", "D", "2033-02-28", costs=[price("Renewal", dollars(40, 50, 60))])
    steps.add("e", "E", "2038-02-28", costs=[price("Renewal", None)])
    return roadmap(steps, goal=Goal("cma-aama"), certified=certified)


def with_aid(plan: Roadmap, amount: str, on: str) -> Roadmap:
    promised = PromisedAid.model_validate({"name": "Grant", "amount": amount, "on": on})
    return replace(plan, cost=summarize(plan.cost.lines, [promised]))


def told(plan: Roadmap) -> CashFlow:
    found = cash_flow(plan, WORDS)
    assert found is not None
    return found


def test_months_up_to_the_certificate_and_later_ones_beside() -> None:
    before, after = told(a_plan()).parts
    assert (before.title, after.title) == ("Up to your certificate", "After your certificate")
    assert [(m.month, m.label, m.figures, m.so_far) for m in before.months] == [
        ("2027-12", "Dec 2027", "$900 to $3,000, most likely $1,000", "$1,000"),
        ("2028-01", "Jan 2028", "price not known", ""),
        ("2028-02", "Feb 2028", "$250, and more: a price is not known", "$1,250"),
    ]
    assert [m.missing for m in before.months] == [(), ("Shots",), ("Print",)]
    assert (before.low, before.likely, before.high) == ("$1,150", "$1,250", "$3,250")
    assert before.sum_label == "Sum of known prices"
    assert [(m.label, m.so_far) for m in after.months] == [
        ("Feb 2033", "$1,300"),
        ("Feb 2038", ""),
    ]
    assert after.summary == (
        "After your certificate, in 2 months from Feb 2033 on: "
        "$40 to $60, most likely $50, and more: a price is not known."
    )


def test_shares_are_parts_of_the_greatest_likely_sum() -> None:
    before, after = told(a_plan()).parts
    assert [month.shares for month in before.months] == [
        Shares(Decimal("0.9"), Decimal(1), Decimal(3)),
        Shares(Decimal(0), Decimal(0), Decimal(0)),
        Shares(Decimal("0.25"), Decimal("0.25"), Decimal("0.25")),
    ]
    assert (before.most, after.most) == (Decimal(3), Decimal("1.2"))


def test_promised_aid_is_taken_off_from_the_month_in_which_it_comes() -> None:
    flow = told(with_aid(a_plan(), "300 USD", "2028-01-15"))
    first, _, last = flow.parts[0].months
    assert first.figures == "$900 to $3,000, most likely $1,000"
    assert last.figures == "$0 (promised aid pays it), and more: a price is not known"
    assert (last.likely, last.so_far) == ("$0", "$1,000")
    assert flow.remarks == (
        "What others promised to pay, $300, is taken off as far as it comes in time: it pays "
        "first, from the month in which it comes.",
    )
    assert flow.parts[1] == replace(told(a_plan()).parts[1], months=flow.parts[1].months)
    assert told(a_plan()).remarks == ()


def test_a_plan_without_a_certificate_has_one_part() -> None:
    (only,) = told(a_plan(certified=None)).parts
    assert only.title == "All of this plan"
    assert len(only.months) == 5


def test_one_month_alone_is_told_by_the_sums() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("a", "A", "2027-02-01", costs=[price("Fee", dollars(5))])
    steps.add("b", "B", "2027-02-28", costs=[price("Fee", dollars(5)), price("Shot", None)])
    assert cash_flow(roadmap(steps, goal=Goal("cma-aama")), WORDS) is None


@given(roadmaps(wild=True))
def test_every_price_is_in_some_month(plan: Roadmap) -> None:
    flow = cash_flow(plan, WORDS)
    lines = plan.cost.lines
    told_of = [line for line in lines if line.line.amount is None or line.line.amount.high.amount]
    months = {(line.before, line.due.isoformat()[:7]) for line in told_of}
    if flow is None:
        assert len(months) < 2
        return
    every = [month for part in flow.parts for month in part.months]
    assert len(every) == len(months)
    known = [month.amount for month in every if month.amount is not None]
    assert total(known) == plan.cost.total
    unknown = {WORDS.say(line.line.label) for line in lines if line.line.amount is None}
    assert {name for month in every for name in month.missing} == unknown


def test_bars_in_a_terminal_and_words_where_they_do_not_help() -> None:
    page = plan_page(with_aid(a_plan(), "100 USD", "2027-12-01"), PHRASES)
    drawn = write_text(page, 100, color=False)
    part = drawn[drawn.index("WHEN IT FALLS DUE") :].split("\n\n")[0].splitlines()
    assert part[1:5] == [
        " Up to your certificate:",
        " Dec 2027  ████████████████  $800 to $2,900, most likely $900",
        " Jan 2028                    price not known",
        " Feb 2028  ████              $250, and more: a price is not known",
    ]
    assert part[5].startswith(" After your certificate, in 2 months from Feb 2033 on: $40 to $60")
    assert part[7].startswith(" What others promised to pay, $100, is taken off")
    listed = write_text(page, 71, color=False)
    assert " - Jan 2028: price not known" in listed
    assert " - Feb 2028: $250, and more: a price is not known" in listed
    assert "█" not in listed
