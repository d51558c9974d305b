"""English words on money beside the totals."""

MONEY_PHRASES = {
    "month.01": "January {year}",
    "month.02": "February {year}",
    "month.03": "March {year}",
    "month.04": "April {year}",
    "month.05": "May {year}",
    "month.06": "June {year}",
    "month.07": "July {year}",
    "month.08": "August {year}",
    "month.09": "September {year}",
    "month.10": "October {year}",
    "month.11": "November {year}",
    "month.12": "December {year}",
    "view.label.missing": "Price not known",
    "cash.before": "Up to your certificate",
    "cash.all": "All of this plan",
    "cash.after": "After your certificate",
    "cash.sum": "Sum",
    "cash.sum-known": "Sum of known prices",
    "cash.aid": (
        "What others promised to pay, {aid}, is taken off as far as it comes in time: it pays "
        "first, from the month in which it comes."
    ),
    "cash.covered": "{amount} (promised aid pays it)",
    "cash.not-known": "price not known",
    "cash.more": "{said}, and more: a price is not known",
    "cash.summary": "{title}, in {count} months from {first} on: {figures}.",
    "cash.summary-one": "{title}, in {first}: {figures}.",
    "extra.amount-unknown": "price not known",
    "extra.amount-from": "{low} or more",
    "extra.amount-average": "({likely} on average)",
    "extra.study": "Study material of the body itself",
    "extra.study.why": "Nobody must buy it.",
    "extra.study.why-unknown": "Nobody must buy it. No price was found.",
    "extra.retake": "More tries at the exam",
    "extra.retake.why": (
        "Each costs {fee}. {rate} percent of people pass; if that holds for each try, people pay "
        "this on average. At most {tries} tries are allowed."
    ),
    "extra.retake.why-no-limit": (
        "Each costs {fee}. {rate} percent of people pass; if that holds for each try, people pay "
        "this on average. No limit of tries is known."
    ),
    "extra.retake.why-unknown": "Each costs {fee}. How many people pass is not known.",
    "extra.membership": "A year of membership in {body}",
    "extra.membership.pays": (
        "It takes {saves} off your exam fee, so joining before you apply is likely worth it. Dues "
        "depend on your state: ask first."
    ),
    "extra.membership.costs": "It takes {saves} off your exam fee, which is less than it costs.",
    "extra.membership.depends": (
        "It takes {saves} off your exam fee. If that is more than it costs depends on your "
        "state's dues: ask."
    ),
    "extra.membership.no-difference": (
        "It takes nothing off your exam fee, so you need not join {body} for that."
    ),
}
