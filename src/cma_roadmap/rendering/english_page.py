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
}
