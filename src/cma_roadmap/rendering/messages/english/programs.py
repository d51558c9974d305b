"""English words of training programs: the list, with the words of a program's page."""

from __future__ import annotations

from cma_roadmap.rendering.messages.english.program_page import PROGRAM_PAGE_PHRASES

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
    "programs.column.place": "place",
    "programs.column.miles": "miles",
    "programs.column.award": "award",
    "programs.column.months": "months",
    "programs.column.tuition": "tuition",
    "programs.column.awards": "grads",
    "programs.column.opens": "opens",
    "programs.no-place": "place not known",
    "programs.award.certificate": "certificate",
    "programs.award.associate": "associate",
    "programs.award.apprenticeship": "apprentice",
    "programs.opens-none": "none by itself",
    "programs.opens-work": "none by itself, but its paid work may count: see its page",
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
        "Left out: {count}. Their price is not known, so nobody can tell if it fits --max-cost."
    ),
    "programs.unknown_place": (
        "Left out: {count}. Where they are is not known, so nobody can tell how far that is."
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
    "programs.reading.awards": "grads: how many people earned the award in {years}.",
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
        "~ worked out by us: from the school's yearly price, the award level, or the middle of a "
        "ZIP code."
    ),
    "programs.reading.default": "* a typical number for this kind of program, not its own.",
    "programs.reading.unknown": "? not known.",
}

PROGRAM_PHRASES: dict[str, str] = {**_LIST, **PROGRAM_PAGE_PHRASES}
