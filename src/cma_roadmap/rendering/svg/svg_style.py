"""Colors and strokes of the pictures, in light and in dark: shapes tell things apart, not these.

Every color for text has a contrast of at least 4.5 to 1 with the grounds it stands on, every color
for a mark one of at least 3 to 1 (WCAG 2.2, criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

LIGHT = {
    "ground": "#ffffff",
    "raised": "#f3f5f8",
    "ink": "#1b1f24",
    "soft": "#4d5761",
    "line": "#cfd6de",
    "edge": "#6b7680",
    "link": "#0a558c",
    "critical": "#0b4f86",
    "loose": "#dbe7f1",
    "goal": "#7a2e86",
    "deadline": "#a32020",
    "today": "#1f6b3a",
    "done": "#4d5761",
    "problem": "#a32020",
    "warn": "#7a4a00",
}
DARK = {
    "ground": "#14181d",
    "raised": "#1e242b",
    "ink": "#e8ecf0",
    "soft": "#b0bac4",
    "line": "#3a444e",
    "edge": "#8d99a5",
    "link": "#8cc4f0",
    "critical": "#78b8ec",
    "loose": "#2b3c4c",
    "goal": "#dca0e6",
    "deadline": "#ff9c94",
    "today": "#8ad8a4",
    "done": "#b0bac4",
    "problem": "#ff9c94",
    "warn": "#f0c274",
}
"""The same colors by night."""

FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif'


def palette(scope: str) -> str:
    """The colors as variables of `scope`: by day, by night, and on paper by day again."""
    day, night = (
        "".join(f"--{name}:{value};" for name, value in colors.items()) for colors in (LIGHT, DARK)
    )
    return (
        f"{scope}{{{day}color-scheme:light dark}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{scope}{{{night}}}}}\n"
    )


MARKS = """\
.tl{display:block;max-width:100%;height:auto}
.tl text{font-size:13px;fill:var(--ink)}
.tl .h1{font-size:20px;font-weight:700}
.tl .h2{font-size:15px;font-weight:700}
.tl .h3{font-size:13px;font-weight:700;fill:var(--soft)}
.tl .strong{font-weight:700}
.tl .faint,.tl .small{fill:var(--soft)}
.tl .small,.tl .axis,.tl .year{font-size:12px}
.tl .axis{fill:var(--soft)}
.tl .year{font-weight:700}
.tl .now{font-size:12px;font-weight:700;fill:var(--today)}
.tl .grid{stroke:var(--line);stroke-width:1;fill:none}
.tl .rule{stroke:var(--edge);stroke-width:1;fill:none}
.tl .band{fill:var(--raised)}
.tl .today{stroke:var(--today);stroke-width:1.5;stroke-dasharray:5 3;fill:none}
.tl .solid{fill:var(--critical);stroke:var(--critical);stroke-width:1.5}
.tl .light{fill:var(--loose);stroke:var(--edge);stroke-width:1.5}
.tl .past{fill:var(--ground);stroke:var(--edge);stroke-width:1.5;stroke-dasharray:2 2}
.tl .window{fill:var(--loose);stroke:none}
.tl .bracket{stroke:var(--edge);stroke-width:2;fill:none}
.tl .bracket.critical{stroke:var(--critical);stroke-width:3.5}
.tl .float{stroke:var(--edge);stroke-width:1.5;stroke-dasharray:3 3;fill:none}
.tl .stop{stroke:var(--edge);stroke-width:1.5;fill:none}
.tl .thread{stroke:var(--edge);stroke-width:1.5;fill:none}
.tl .thread.critical{stroke:var(--critical);stroke-width:3}
.tl .hollow{fill:var(--ground);stroke:var(--edge);stroke-width:2}
.tl .tick{fill:none;stroke:var(--done);stroke-width:2.2}
.tl .goal{fill:var(--goal);stroke:none}
.tl .deadline{fill:var(--deadline);stroke:none}
.tl .pin{fill:var(--ground);stroke:var(--critical);stroke-width:2}
.tl .dot{fill:var(--edge);stroke:none}
.tl .arrow{fill:none;stroke:var(--ink);stroke-width:2}
.tl .money{fill:var(--critical);stroke:none}
.tl .spread{stroke:var(--edge);stroke-width:2;fill:none}
"""
"""What every picture of a plan is drawn with."""
