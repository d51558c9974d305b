"""Sentences below a comparison: what would change the best fit, and what the pay rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cma_roadmap.model.results.comparison import Comparison, Criterion, PayBasis, Threshold
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.text.said import Said, cite

_WEIGHT = "weight"


def threshold_lines(
    comparison: Comparison, names: Mapping[str, str], words: Words
) -> Iterator[str]:
    """What would change the winner, the nearest of each option's figures; JSON has them all."""
    for found in comparison.nearest:
        yield _line(found, comparison, names, words)


def _line(found: Threshold, comparison: Comparison, names: Mapping[str, str], words: Words) -> str:
    subject, _, criterion = found.input.rpartition(".")
    below = found.winner_below != comparison.winner
    other = found.winner_below if below else found.winner_above
    if subject == _WEIGHT:
        code = ("less" if found.value else "none") if below else "more"
        return words(
            f"compare.threshold.weight-{code}",
            criterion=words(f"compare.criterion.{criterion}").lower(),
            value=f"{found.value:.2f}",
            present=f"{found.present:f}",
            option=names[other],
        )
    if found.present is None:
        amount = money_in_words(Money(found.value))
        return words(f"compare.threshold.{criterion}", option=names[subject], amount=amount)
    return words(
        f"compare.threshold.{criterion}-{'down' if below else 'up'}",
        option=names[subject],
        value=_figure(found.value, criterion),
        present=_figure(found.present, criterion),
        winner=names[other],
    )


def _figure(value: Decimal, criterion: str) -> str:
    if criterion == Criterion.TIME:
        return f"{value:.0f}"
    return money_in_words(Money(value))


def pay_lines(comparison: Comparison, words: Words) -> Iterator[Said]:
    """What the work pays, what a certificate may add, and what the months rest on."""
    pay = comparison.pay
    found = [option.payoff for option in comparison.options if option.payoff]
    if pay is None or pay.p25 is None or pay.p75 is None or not found:
        return
    low, high = (money_in_words(Money(figure)) for figure in (pay.p25, pay.p75))
    text = words("compare.pay", work=pay.work, area=pay.name, low=low, high=high, period=pay.period)
    yield text + cite([pay.source])
    yield words("compare.pay.no-certificate")
    basis = found[0].basis
    yield words(f"compare.pay.{basis}")
    if basis is PayBasis.SAME_WORK and comparison.premium is not None:
        premium = comparison.premium
        surveys = cite(survey.source for survey in premium.surveys)
        yield words("compare.pay.premium", low=premium.low, high=premium.high) + surveys
    if basis is not PayBasis.WHOLE_PAY:
        yield words("compare.pay.lost")
