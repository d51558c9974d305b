"""English words of pay and career."""

from __future__ import annotations

_PAY = {
    "pay.territory": "{name} (territory)",
    "pay.by-hour": "By the hour",
    "pay.by-year": "By the year",
    "pay.percentile.10": "10th",
    "pay.percentile.25": "25th",
    "pay.percentile.50": "middle",
    "pay.percentile.75": "75th",
    "pay.percentile.90": "90th",
    "pay.percentiles": (
        "10th: ten in a hundred earn less than this. The middle is the median: half earn less, "
        "half more."
    ),
    "pay.unpublished": "? was not published.",
    "pay.apart": "{place}: {pay}",
    "pay.a-year": "{amount} a year",
    "pay.an-hour": "{amount} an hour",
}

_HEAD = {
    "career.title": "Pay and career of medical assistants",
    "career.title-place": "Pay and career of medical assistants: {place}",
    "career.head.pay": "Pay of",
    "career.head.day": "Facts of",
    "career.head.rules": "State rules",
    "career.state-rules": "cma-roadmap states show {state}",
    "career.survey-of": "{period}, published {published}",
    "career.heading.pay": "Pay",
    "career.heading.by-state": "Pay by state",
    "career.heading.areas": "Pay by area",
    "career.heading.outlook": "Outlook",
    "career.heading.premium": "Pay with and without a certificate",
    "career.heading.settings": "Kinds of employer",
    "career.heading.work": "The work",
    "career.heading.steps": "Next steps",
    "career.heading.asks": "What each next step asks for",
    "career.heading.one-by-one": "Next steps, one by one",
    "career.heading.travel": "Travel and contract work",
    "career.heading.outcomes": "How students of programs fare",
    "career.heading.unknown": "What we looked for and did not find",
    "career.heading.credits": "About these sources",
}

_SECTIONS = {
    "career.no-pay": "No pay of medical assistants is recorded.",
    "career.jobs": "{place}: {jobs} jobs",
    "career.jobs-per-1000": "{count} of every 1,000 jobs",
    "career.quotient": "{times} times the share in the whole country",
    "career.place": "place {place} of {count} by middle pay",
    "career.ranked": (
        "Middle pay by the hour and, where there is room, by the year, highest first. Bars, where "
        "they are drawn, begin at zero."
    ),
    "career.apart": "Not ranked, because the figures are too unsure or missing:",
    "career.areas": (
        "Middle pay by the hour and, where there is room, by the year, highest first. Bars, where "
        "they are drawn, begin at zero. An area can reach into more than one state."
    ),
    "career.area-hint": "To see one area: cma-roadmap career --metro {area}",
    "career.outlook": "Jobs, {period}",
    "career.growth": "from {jobs} to {later}, {percent}",
    "career.openings": "Openings a year",
    "career.openings-of": "{openings} (counted for: {group})",
    "career.no-outlook": "Outlook: not known.",
    "career.usual.entry": "Usual schooling",
    "career.usual.experience": "Usual experience",
    "career.usual.job": "Usual training on the job",
    "career.premium": "With a certificate: {low}% to {high}% more",
    "career.premium-label": "Weak evidence: {label}.",
    "career.premium-weak": (
        "Only people who chose to answer are counted, and many things besides a certificate can "
        "be behind a difference. Do not plan on any of it."
    ),
    "career.survey": "Survey, {year}",
    "career.survey.with": "{who}",
    "career.survey.without": "compared with: {who}",
    "career.survey.amount": ", {amount} an hour",
    "career.survey.percent": "difference {percent}",
    "career.survey.responses": "answers: {responses}",
    "career.employers-say": "What employers and others say",
    "career.more": "And {count} more: cma-roadmap career",
}

_STEPS = {
    "career.column.step": "next step",
    "career.column.length": "usual length",
    "career.column.pay": "pay a year",
    "career.column.local": "pay here",
    "career.column.difference": "difference",
    "career.column.nation": "in the US",
    "career.column.outlook": "outlook",
    "career.kind.lateral": "{title} (same level)",
    "career.kind.step_up": "{title} (a step up)",
    "career.kind.bridge": "{title} (a bridge)",
    "career.kind.second_step": "{title} (a second step)",
    "career.kind.long_step": "{title} (a long step)",
    "career.kind.specialty": "{title} (a specialty)",
    "career.steps-whole": (
        "Pay: middle pay a year in the whole country. Difference: from a medical assistant's."
    ),
    "career.steps-local": (
        "Pay here: middle pay a year in {place}. Difference: from a medical assistant's there."
    ),
    "career.steps-outlook": "Outlook: change in jobs over ten years in the whole country.",
    "career.mark.~": "~ fairly sure.",
    "career.mark.!": "! sources do not agree.",
    "career.mark.?": "? not known, not published, or too unsure.",
    "career.entry": "To enter",
    "career.length": "Usual length",
    "career.length.short.least": "{count} or more",
    "career.length.short.most": "up to {count}",
    "career.length.short.range": "{low}-{count}",
    "career.length.long.least": "at least {count}",
    "career.length.long.most": "up to {count}",
    "career.length.long.range": "{low} to {count}",
    "career.years.short": "{count} yr",
    "career.months.short": "{count} mo",
    "career.years.short-one": "{count} yr",
    "career.months.short-one": "{count} mo",
    "career.years.long": "{count} years",
    "career.months.long": "{count} months",
    "career.years.long-one": "{count} year",
    "career.months.long-one": "{count} month",
    "career.pay": "Middle pay: {pay}",
    "career.pay-difference": "{text}; {difference} a year beside a medical assistant",
    "career.pay-nation": (
        "Middle pay in the whole country: {pay}. For {place} none was published or it is unsure."
    ),
    "career.no-cost": (
        "What these steps cost: no price was found for any of them. Ask the school for all of it."
    ),
    "career.credential": "Credential: {credential}",
    "career.cost": "Cost: {cost}",
    "career.schools": (
        "Schools that teach {field}: {schools}, with {awards} awards in {year}, all levels together"
    ),
}

CAREER_PHRASES: dict[str, str] = {**_PAY, **_HEAD, **_SECTIONS, **_STEPS}
