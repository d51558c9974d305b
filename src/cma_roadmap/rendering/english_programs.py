"""English words of training programs: the list, and the page of one."""

from __future__ import annotations

_LIST = {
    "programs.title": "{fit} of {searched} programs: {asked}",
    "programs.title.all": "All {searched} programs",
    "programs.asked.state": "in {state}",
    "programs.asked.near": "no more than {miles} miles from {place}",
    "programs.asked.award.certificate": "certificate or diploma",
    "programs.asked.award.associate": "associate degree",
    "programs.asked.award.apprenticeship": "apprenticeship",
    "programs.asked.max_cost": "likely tuition up to {amount}",
    "programs.asked.max_months": "likely length up to {months} months",
    "programs.asked.accredited.programmatic": "accreditation of the program on record",
    "programs.asked.accredited.any": "accreditation of program or school on record",
    "programs.asked.opens": "opens the {credential}",
    "programs.sorted.distance": "Nearest first.",
    "programs.sorted.cost": "Lowest likely tuition first.",
    "programs.sorted.months": "Shortest first.",
    "programs.sorted.awards": "Most awards first.",
    "programs.sorted.name": "By name of the school.",
    "programs.limited": (
        "Only the first {shown} are shown; {left} more fit. To see all, add --limit {fit}."
    ),
    "programs.hint": "To see all about one: cma-roadmap programs show {id}",
    "programs.column.id": "id",
    "programs.column.school": "school",
    "programs.column.school-place": "school, place",
    "programs.column.place": "place",
    "programs.column.miles": "miles",
    "programs.column.award": "award",
    "programs.column.months": "months",
    "programs.column.tuition": "tuition",
    "programs.column.awards": "a year",
    "programs.column.opens": "opens",
    "programs.opens": "opens",
    "programs.school-place": "{school}, {place}",
    "programs.no-place": "place not known",
    "programs.award.certificate": "certificate",
    "programs.award.associate": "associate",
    "programs.award.apprenticeship": "apprentice",
    "programs.opens-none": "none that we know of",
    "programs.closes": "closes",
    "programs.heading.none": "What would fit",
    "programs.none": "No program fits all of this.",
    "programs.loosen.state": "In any state: {fit}, such as {program}. Leave out --state.",
    "programs.loosen.near": (
        "Farther away: the nearest is {miles} miles off, {program}. Use --within {within}."
    ),
    "programs.loosen.award": "With any award: {fit}, such as {program}. Leave out --award.",
    "programs.loosen.max_cost": (
        "For more money: the cheapest is likely to cost {amount}, {program}. Raise --max-cost."
    ),
    "programs.loosen.max_months": (
        "In more time: the shortest is likely to take {months} months, {program}. Raise "
        "--max-months."
    ),
    "programs.loosen.accredited": (
        "With no accreditation on record: {fit}, such as {program}. Leave out --accredited and ask "
        "the school."
    ),
    "programs.loosen.opens": (
        "That may not open it: {fit}, such as {program}. Leave out --opens and ask the school."
    ),
    "programs.loosen.nothing": (
        "No single one of these wishes is in the way. Leave out two or more of them."
    ),
    "programs.named": "{school} in {place} ({id})",
    "programs.heading.notes": "What to know",
    "programs.unknown_cost": (
        "Left out: {count}. The price is not known, so nobody can tell if it fits --max-cost."
    ),
    "programs.unknown_place": (
        "Left out: {count}. The place is not known, so nobody can tell how far away it is."
    ),
    "programs.accreditation": (
        "No accreditation on record means that it is not known. It does not mean that there is "
        "none. Check at caahep.org and abhes.org before you pay."
    ),
    "programs.reports": (
        "The list is made of reports for 2023-24 and of what we found beside them. Programs change "
        "and close: ask the school for its own price, length and hours."
    ),
    "programs.heading.reading": "How to read this",
    "programs.reading.months": "months: how long it is likely to take.",
    "programs.reading.tuition": (
        "tuition: what the whole program is likely to cost, tuition and fees."
    ),
    "programs.reading.awards": "a year: how many people earned the award in {years}.",
    "programs.reading.opens": (
        "opens: credentials that you may apply for with this program, a high-school diploma and "
        "nothing else. The CMA (AAMA) is among them only if CAAHEP or ABHES accredits the program "
        "itself."
    ),
    "programs.reading.closes": "closes: this program will not do for it, another one would.",
    "programs.reading.doubtful": (
        "CMA (AAMA)?: on weak evidence, or on records that do not agree. Check before you pay."
    ),
    "programs.reading.reported": "No mark: a school or a public list reports this number.",
    "programs.reading.estimated": (
        "~ worked out by us: from the school's yearly price, or from the award level."
    ),
    "programs.reading.default": "* a typical number for this kind of program, not its own.",
    "programs.reading.unknown": "? not known.",
}

_PAGE = {
    "program.head.id": "Id",
    "program.head.school": "School",
    "program.head.place": "Place",
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
    "program.heading.unmet": "Credentials it closes (another program would do)",
    "program.heading.unknown": "Credentials where nobody can tell yet",
    "program.heading.other": "Other ways, which ask for more than a program",
    "program.heading.hours": "Hours that the bodies ask for",
    "program.heading.start": "When it starts, who gets in",
    "program.heading.notes": "Notes",
    "program.hint": "To plan with it: cma-roadmap plan --program {id}",
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

PROGRAM_PHRASES: dict[str, str] = {**_LIST, **_PAGE}
