"""English words of the picture and of the page: headings, labels, hints."""

from __future__ import annotations

PAGE_PHRASES: dict[str, str] = {
    # the picture
    "picture.title": "Timeline: {title}",
    "picture.steps": "A bar or a mark for each of {count} steps, in the order of the road.",
    "picture.fact": "{label}: {text}.",
    "picture.today": "today, {day}",
    "picture.row": "{title}: {days}",
    "picture.clause": "{verdict}: {text}",
    "picture.cash": "What falls due month by month: {part}",
    "picture.cash-desc": (
        "A bar is the likely sum of a month; the line below it runs from the low to the high sum."
    ),
    # the page
    "page.lang": "en",
    "page.skip": "Skip to the content",
    "page.contents": "On this page",
    "view.label.timeline": "Timeline",
    "page.breaks": "These dates break a limit. They show what takes the time; do not follow them.",
    "view.label.table": "The same as a table",
    "page.table_caption": "Every step with its days, time to spare, cost and notes",
    "view.label.steps": "Step by step",
    "view.label.checklist": "Checklist to print",
    "page.checklist_caption": "In the order of the days. Bold: there is no later day.",
    "page.alone_lead": "It fits on two sheets.",
    "page.alone": "To print the checklist alone, follow this link, then print.",
    "page.spare": "until {day}",
    "page.spare-none": "none",
    "page.cost": "Cost",
    "page.when": "When",
    "page.why": "Why this day",
    "page.source": "Source",
    "page.see_note": "See note",
    "page.note": "note {number}",
    "page.command": "Command to type",
    "page.deadlines_caption": "Every last day that is still ahead",
    "page.late_caption": "The last safe first day of every step",
    "page.costs_caption": "Costs by part, known prices only",
    "page.months_caption": "What falls due in each month, known prices only",
    "page.month": "Month",
    "page.so_far": "Likely so far",
    "page.aid_lead": "Nothing of this is counted above: only those you ask can say yes.",
    "page.aid_facts": "What sources say",
    "page.done": "Done",
    "page.to_do": "to do",
    "page.planned": "Planned for",
    "page.latest": "At the latest",
    "page.soon": "as soon as you can",
    "page.needs": "What it takes",
    "page.listed": "{label}: {texts}",
    "page.ask_price": "ask for the price",
    "page.pay": "pay {price}",
    "page.left_out": "{count} more steps come later. They are in the plan itself.",
    "page.questions": "Check these before you pay",
    "page.cited": "Used for:",
    "page.made": "Made by cma-roadmap {version} on {day}. Data: {data}.",
    "page.made-without": "Made by cma-roadmap {version} on {day}.",
    "page.promise": (
        "A plan is not a promise. Rules and prices change: check with the body before you pay."
    ),
}
