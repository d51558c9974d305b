"""English words of the page of one training program."""

from __future__ import annotations

PROGRAM_PAGE_PHRASES: dict[str, str] = {
    "program.head.id": "Id",
    "program.head.school": "School",
    "program.head.place": "Place",
    "program.head.away": "Distance",
    "program.away": "{miles} miles from {place}, as the crow flies",
    "program.away-unknown": "from {place}: not known, for its place is not known",
    "program.head.award": "Award",
    "program.head.kind": "Kind",
    "program.head.site": "Website",
    "program.head.navigator": "College Navigator",
    "program.head.leads": "Listed as leading to",
    "program.head.day": "Rules of",
    "program.school": "{school} ({control})",
    "program.control.public": "public",
    "program.control.private_nonprofit": "private, not for profit",
    "program.control.private_for_profit": "private, for profit",
    "program.award.certificate": "certificate or diploma",
    "program.award.associate": "associate degree",
    "program.award.apprenticeship": "apprenticeship",
    "program.award-level": "{award}, {level}",
    "program.level.20": "reported as under 12 weeks, or under 300 hours",
    "program.level.21": "reported as 12 weeks to under 1 year, or 300 to 899 hours",
    "program.level.2": "reported as 1 year to under 2 years, or 900 to 1,799 hours",
    "program.kind.apprenticeship": "registered apprenticeship: paid work with classes",
    "program.kind.workforce": "workforce program",
    "program.heading.warnings": "Know this first",
    "program.heading.figures": "Length, hours and price",
    "program.heading.programmatic": "Accreditation of the program",
    "program.heading.institutional": "Accreditation of the school",
    "program.heading.met": "Credentials it opens",
    "program.heading.unmet": "Credentials it closes",
    "program.heading.unknown": "Credentials where nobody can tell yet",
    "program.heading.other": "Other ways, which ask for more",
    "program.heading.hours": "Hours that the bodies ask for",
    "program.heading.start": "When it starts, who gets in",
    "program.heading.notes": "Notes",
    "program.heading.plan": "To plan with it",
    "program.figure": "{label}: {value}; {basis}",
    "program.figure-range": "{label}: {value} (low {low}, high {high}); {basis}",
    "program.figure-unknown": "{label}: not known",
    "program.basis.reported": "as reported",
    "program.basis.estimated": "worked out by us, not quoted",
    "program.basis.default": "a typical number, not its own",
    "program.label.months": "Length",
    "program.label.clock_hours": "Clock hours",
    "program.label.externship_hours": "Externship hours",
    "program.label.academic_hours": "Class hours without externship",
    "program.label.credit_hours": "Credits (semester or quarter, the report does not tell)",
    "program.label.tuition": "Tuition and fees, whole program",
    "program.label.books": "Books and supplies",
    "program.months": "{count} months",
    "program.month": "1 month",
    "program.per-month": "That is about {amount} a month.",
    "program.median": (
        "Of {programs} such programs in {state} with a known price, half cost {median} or less "
        "({award}; {worked_out} of the prices worked out by us). {beside}"
    ),
    "program.median.less": "This one costs {amount} less.",
    "program.median.more": "This one costs {amount} more.",
    "program.median.same": "This one costs the same.",
    "program.median.unknown": "The price of this one is not known.",
    "program.median-none": (
        "Too few such programs in {state} give a price to compare it with ({award})."
    ),
    "program.completions": "Awards in {year}: {count}",
    "program.status.accredited": "{accreditor}: accredited",
    "program.status.assumed": "{accreditor}: taken as given, for a typical program",
    "program.status.former": "{accreditor}: no longer accredited",
    "program.status.withdrawn": "{accreditor}: accreditation withdrawn",
    "program.status.unknown": "{accreditor}: cannot tell",
    "program.statement": "{status} ({sure}; seen: {seen})",
    "program.statement-undated": "{status} ({sure}; the page shows no date)",
    "program.no-statement": (
        "Not known: nothing is on record. That does not mean that there is none. {check}"
    ),
    "program.check.programmatic": "Check at caahep.org and abhes.org, and ask the school.",
    "program.check.institutional": "Check at ope.ed.gov/dapip, and ask the school.",
    "program.former": (
        "{accreditor} no longer accredits {what}, as far as the record shows. {closes}"
    ),
    "program.withdrawn": "The accreditation of {what} by {accreditor} was withdrawn. {closes}",
    "program.what.programmatic": "this program",
    "program.what.institutional": "the school as a whole",
    "program.ended-closes": "Ask before you pay: without it the CMA (AAMA) is closed.",
    "program.ended-other": (
        "Other records say that the program is accredited: ask which campus and which award."
    ),
    "program.ended-school": "Ask the school who accredits it now.",
    "program.unaccredited": (
        "No accreditation of the program is on record. That does not mean that there is none: "
        "check at caahep.org and abhes.org before you pay. The CMA (AAMA) depends on it."
    ),
    "program.doubtful": (
        "That it opens the {credential} rests on weak evidence, or on records that do not agree. "
        "Check at caahep.org and abhes.org before you pay."
    ),
    "program.apprenticeship": (
        "An apprenticeship is paid work with classes. Most bodies do not count it as a program, "
        "but the work in it may open another way: see below."
    ),
    "program.typical": "These are typical figures, not those of a school.",
    "program.by": "{credential}, by: {pathway}",
    "program.by-doubt": "{by} (of the rule we are {sure})",
    "program.rests-on": "It rests on this: {evidence}",
    "program.asks-none": "It does not ask who accredits the program.",
    "program.ask.accreditation_unknown": (
        "Ask the school, and look it up at caahep.org and abhes.org."
    ),
    "program.ask.school_unknown": (
        "Ask the school who accredits it, and look it up at ope.ed.gov/dapip."
    ),
    "program.ask.clock_hours_unknown": "Ask the school for its clock hours.",
    "program.ask.academic_hours_unknown": "Ask the school for its class hours.",
    "program.ask.externship_hours_unknown": "Ask the school for its externship hours.",
    "program.ask.body": "Ask {body}, {url}",
    "program.ask.body-only": "Ask {body}.",
    "program.kind-asked": "It counts programs of schools, not an apprenticeship.",
    "program.other": "{credential}: {ways}",
    "program.hours": "{credential}: {needed} {which}, by: {pathways}. {have}",
    "program.hours-unknown": "{credential}: {which}, number not known, by: {pathways}. {have}",
    "program.which.clock": "clock hours",
    "program.which.academic": "class hours without externship",
    "program.which.externship": "externship hours",
    "program.have.met": "This program has {have}: enough.",
    "program.have.unmet": "This program has {have}: too few.",
    "program.have.unknown": "This program reports none of its own: ask.",
    "program.have.no-number": "This program has {have}.",
}
