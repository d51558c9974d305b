"""English words of a calendar: titles, reminders and headings. Codes begin with `calendar.`."""

from __future__ import annotations

CALENDAR_PHRASES: dict[str, str] = {
    "calendar.named": "{title} ({name})",
    "calendar.done": "Done: {title}",
    "calendar.last-day": "Last day: {title}",
    "calendar.cancelled": "No longer in your plan: {title}",
    "calendar.cancelled.why": (
        "Your plan has changed, and this step is no longer part of it. You can delete this entry."
    ),
    "calendar.refused.commands": "Commands that work",
    "calendar.refused.steps": (
        "No steps are shown: a plan that breaks a rule or a limit should not be followed."
    ),
    "calendar.tomorrow": "Tomorrow: {title}",
    "calendar.ahead": "In {days} days: {title}",
    "calendar.heading": "{heading}:",
    "calendar.item": "- {text}",
    "calendar.fact": "{label}: {text}",
}
