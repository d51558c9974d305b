"""Sentences below a comparison: what would change the best fit, and what the pay rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from cma_roadmap.model.results.comparison import Comparison, Criterion, PayBasis, Threshold
from cma_roadmap.model.results.undecided import HangsOn
from cma_roadmap.model.values.money import Money
from cma_roadmap.rendering.messages.phrases import money_in_words
from cma_roadmap.rendering.messages.unknowns import listed
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.text.said import Said, cite

_WEIGHT, _TUITION = "weight", "tuition"


def threshold_lines(
    comparison: Comparison, names: Mapping[str, str], words: Words
) -> Iterator[str]:
    """What would change the winner, the nearest of each option's figures; JSON has them all."""
    for found in comparison.nearest:
        yield _line(found, comparison, names, words)
    if comparison.thresholds and not comparison.nearest:
        yield words("compare.none-near")


def hanging(comparison: Comparison, words: Words) -> str:
    """The prices that an open answer hangs on."""
    found = dict.fromkeys(_paid_for(turn, words) for turn in comparison.hangs_on)
    return listed(tuple(found), words)


def _paid_for(turn: HangsOn, words: Words) -> str:
    price = turn.price
    who = price.ask.name if price.ask else None
    return words(f"unknown.{price.code}", who=who, what=price.what)


def turn_line(turn: HangsOn, names: Mapping[str, str], words: Words) -> str:
    """At which value the answer turns, and whom to ask."""
    told = words(
        "compare.close.turns-with" if turn.with_others else "compare.close.turns",
        value=Money(turn.value),
        below=names[turn.winner_below],
        above=names[turn.winner_above],
    )
    ask = turn.price.ask
    if ask is not None:
        return f"{told} {words('compare.close.ask', who=ask.in_words)}"
    if turn.price.code == _TUITION:
        return f"{told} {words('compare.close.ask-school')}"
    return told


def hang_lines(comparison: Comparison, names: Mapping[str, str], words: Words) -> Iterator[Said]:
    """Each price that the answer hangs on: how high it can be, where it turns, whom to ask."""
    for turn in comparison.hangs_on:
        price = turn.price
        ends = words("compare.close.plausible", low=price.low, high=price.high)
        told = f"{names[turn.option]}, {_paid_for(turn, words)}. {ends} "
        yield told + turn_line(turn, names, words) + cite([price.source] if price.source else [])


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
    figure = partial(_figure, criterion=criterion)
    return words(
        f"compare.threshold.{criterion}-{'down' if below else 'up'}",
        option=names[subject],
        value=figure(found.value),
        present=words("word.unknown") if found.present is None else figure(found.present),
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
