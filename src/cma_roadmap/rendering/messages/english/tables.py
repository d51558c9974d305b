"""English words of the tables and pages: comparison, eligibility, explanations, credentials."""

from __future__ import annotations

from cma_roadmap.rendering.messages.english.credentials import CREDENTIAL_PHRASES
from cma_roadmap.rendering.messages.english.explanations import EXPLANATION_PHRASES

_READINGS = {
    "reading.medium": "fairly sure",
    "reading.low": "not sure",
}

_COMPARISON = {
    "compare.title.credentials": "Credentials side by side, for you",
    "compare.title.programs": "Schools side by side, for you",
    "compare.title.routes": "Roads side by side, for you",
    "compare.head.best": "Best fit",
    "compare.head.why": "Why",
    "compare.winner": "{credential}, with a score of {total} out of 1",
    "compare.only": "{credential}: there is nothing to compare it with",
    "compare.nobody": "none: no road is open for you to any of these",
    "compare.why.ahead": "It is clearly ahead of the others in {criteria}.",
    "compare.why.level": "It is level with the best in {criteria}.",
    "compare.why.behind": "Another one is ahead of it in {criteria}.",
    "compare.heading.today": "Where you stand today",
    "compare.heading.thresholds": "What would change the best fit",
    "compare.heading.warnings": "Warnings",
    "compare.heading.reading": "How to read this",
    "compare.row.today": "Today",
    "compare.row.certified": "Certified by",
    "compare.row.cost": "Cost until then",
    "compare.row.ten-years": "With ten years after",
    "compare.row.exam": "Exam",
    "compare.row.retake": "If you fail",
    "compare.row.renewal": "Keeping it",
    "compare.row.pass-rate": "Who passes",
    "compare.row.confidence": "How sure we are",
    "compare.row.score": "{criterion}, weight {weight}",
    "compare.row.total": "Score",
    "compare.criterion.time": "Time",
    "compare.criterion.cost": "Cost",
    "compare.criterion.upkeep": "Upkeep",
    "compare.criterion.doors": "Open doors",
    "compare.criterion.certainty": "Certainty",
    "compare.verdict.met": "open to you now",
    "compare.verdict.unmet": "not open yet",
    "compare.verdict.unknown": "cannot tell yet",
    "compare.missing-one": "1 thing missing, see below",
    "compare.missing": "{count} things missing, see below",
    "compare.no-road": "no road found",
    "compare.no-score": "none",
    "compare.pathway": "by: {pathway}",
    "compare.valid": "valid through {day}",
    "compare.at-least": "at least {amount}",
    "compare.range": "from {amount}",
    "compare.no-exam": "No exam of its own",
    "compare.passing": "pass at {score}, scale {low} to {high}",
    "compare.passing-unknown": "passing score not known, scale {low} to {high}",
    "compare.renewal-fee": "renewal fee: {value}",
    "compare.wait": "wait: {value}",
    "compare.attempts-unknown": "tries in all: not known",
    "compare.fee": "fee: {value}",
    "compare.full-fee": "full exam fee again",
    "compare.term": "every {value}",
    "compare.ce": "{total} {unit} each {every}",
    "compare.yearly": "yearly fee: {value}",
    "compare.grace": "late renewal: {value}",
    "compare.no-grace": "late renewal: no time known",
    "compare.period": "{period}. {population}",
    "compare.disputed": " (disputed)",
    "compare.dispute": "{credential}, {what}: we use {value}. Others say {others}.",
    "compare.dispute-unknown": "{credential}, {what}: not known. Some say {others}.",
    "compare.fact.items": "items in the exam",
    "compare.fact.minutes": "minutes for the exam",
    "compare.fact.passing": "score to pass",
    "compare.fact.retake-fee": "fee for a second try",
    "compare.heading.disputes": "What sources do not agree on",
    "compare.weak": " (weak source)",
    "compare.confidence.high": "sure",
    "compare.confidence.medium": "fairly sure",
    "compare.confidence.low": "not sure: check with the body",
    "compare.not-scored": "not known",
    "compare.best": "{total} ★ best fit",
    "compare.dominated": "beaten by {others}: no worse in anything here",
    "compare.held": "you hold it since {day}",
    "compare.road": "The plan: {pathway}, open from {day}.",
    "compare.problem": "{credential}: {problem}",
    "compare.unscored.cost": (
        "{credential}: a price on the way to the certificate is not known, so its cost scores 0."
    ),
    "compare.unscored.upkeep": (
        "{credential}: a price for keeping it is not known, so its upkeep scores 0."
    ),
    "compare.reading.scores": (
        "Each score is the best figure here divided by this one: 1.00 is the best, 0.50 takes "
        "twice the days or dollars. Certainty is 1 for sure, 0.5 for fairly sure, 0 for not "
        "sure. The score at the end is their mean by weight."
    ),
    "compare.reading.costs": (
        "Costs show the likely figure, then low to high. They rest on the plan that cma-roadmap "
        "plan makes with the same options."
    ),
    "compare.reading.facts": (
        "How sure we are is that of the weakest of: the way in, the exam fee, the length of a "
        "term. What a state asks for beside it is told by cma-roadmap states show."
    ),
}

_ELIGIBILITY = {
    "eligible.title": "What is open to you",
    "eligible.rules": "{today}, by the rules of {rules}",
    "eligible.heading.legend": "How to read this",
    "eligible.nearest": "Nearest to you:",
    "eligible.nearest-pathway": "This would open: {pathway}.",
    "eligible.nearest-from": (
        "This would open: {pathway}, from {day} at the soonest (a typical certificate program is "
        "taken where training is missing)."
    ),
    "eligible.early": "{pathway} (only to sit before you finish)",
    "eligible.others": "To see the clauses of another one: cma-roadmap eligible {id}",
    "eligible.verdict.met": "open to you",
    "eligible.verdict.unmet": "not open now",
    "eligible.verdict.unknown": "cannot tell",
    "eligible.from": "It holds from {start}.",
    "eligible.until": "The last day is {end}.",
    "eligible.from-until": "It holds from {start}; the last day is {end}.",
    "eligible.from-maybe": "It may hold from {start}.",
    "eligible.until-maybe": "It may hold; the last day is {end}.",
    "eligible.from-until-maybe": "It may hold from {start}; the last day is {end}.",
    "eligible.evidence": "(Your profile: {places}.)",
    "eligible.legend.met": "met: your profile says enough, and the rule holds today.",
    "eligible.legend.unmet": "not met: it does not hold today, as your profile stands.",
    "eligible.legend.unknown": (
        "cannot tell: your profile or the body does not say enough. This is never read as a no."
    ),
}

TABLE_PHRASES: dict[str, str] = {
    **_READINGS,
    **_COMPARISON,
    **_ELIGIBILITY,
    **EXPLANATION_PHRASES,
    **CREDENTIAL_PHRASES,
}
