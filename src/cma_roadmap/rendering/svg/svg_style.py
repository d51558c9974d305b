"""Colors and strokes of the pictures, in light and in dark: shapes tell things apart, not these.

Every color for text has a contrast of at least 7 to 1 with the grounds it stands on, every color
for a mark one of at least 3 to 1 (WCAG 2.2, criteria 1.4.6 and 1.4.11). A look is told once, in
`LOOKS`. A page makes rules with variables of it. A picture that stands alone is opened by programs
that know no variables and maybe no style at all: there it becomes attributes with plain values, and
only the night is a style.
"""

from __future__ import annotations

from collections.abc import Iterator

LIGHT = {
    "ground": "#ffffff",
    "raised": "#f3f5f8",
    "ink": "#1b1f24",
    "soft": "#454f58",
    "line": "#cfd6de",
    "edge": "#6b7680",
    "link": "#0a558c",
    "critical": "#0b4f86",
    "loose": "#dbe7f1",
    "goal": "#7a2e86",
    "deadline": "#981c1c",
    "today": "#1a5a31",
    "done": "#454f58",
    "problem": "#981c1c",
    "warn": "#704400",
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

FONT = (
    'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,'
    '"Liberation Sans","DejaVu Sans",sans-serif'
)

Look = dict[str, str]
_GROUND = "tl"
"""The class of every picture, whose look all in it inherits."""

LOOKS: dict[str, Look] = {
    _GROUND: {"fill": "ink", "font-size": "13px"},
    "paper": {"fill": "ground"},
    "h1": {"font-size": "20px", "font-weight": "700"},
    "h2": {"font-size": "15px", "font-weight": "700"},
    "h3": {"font-weight": "700", "fill": "soft"},
    "strong": {"font-weight": "700"},
    "faint": {"fill": "soft"},
    "small": {"font-size": "12px", "fill": "soft"},
    "axis": {"font-size": "12px", "fill": "soft"},
    "year": {"font-size": "12px", "font-weight": "700"},
    "now": {"font-size": "12px", "font-weight": "700", "fill": "today"},
    "grid": {"fill": "none", "stroke": "line", "stroke-width": "1"},
    "rule": {"fill": "none", "stroke": "edge", "stroke-width": "1"},
    "band": {"fill": "raised"},
    "today": {
        "fill": "none",
        "stroke": "today",
        "stroke-width": "1.5",
        "stroke-dasharray": "5 3",
    },
    "solid": {"fill": "critical", "stroke": "critical", "stroke-width": "1.5"},
    "light": {"fill": "loose", "stroke": "edge", "stroke-width": "1.5"},
    "past": {
        "fill": "ground",
        "stroke": "edge",
        "stroke-width": "1.5",
        "stroke-dasharray": "2 2",
    },
    "window": {"fill": "loose", "stroke": "none"},
    "bracket": {"fill": "none", "stroke": "edge", "stroke-width": "2"},
    "bracket critical": {"stroke": "critical", "stroke-width": "3.5"},
    "float": {
        "fill": "none",
        "stroke": "edge",
        "stroke-width": "1.5",
        "stroke-dasharray": "3 3",
    },
    "stop": {"fill": "none", "stroke": "edge", "stroke-width": "1.5"},
    "thread": {"fill": "none", "stroke": "edge", "stroke-width": "1.5"},
    "thread critical": {"stroke": "critical", "stroke-width": "3"},
    "hollow": {"fill": "ground", "stroke": "edge", "stroke-width": "2"},
    "tick": {"fill": "none", "stroke": "done", "stroke-width": "2.2"},
    "goal": {"fill": "goal", "stroke": "none"},
    "deadline": {"fill": "deadline", "stroke": "none"},
    "pin": {"fill": "ground", "stroke": "critical", "stroke-width": "2"},
    "dot": {"fill": "edge", "stroke": "none"},
    "arrow": {"fill": "none", "stroke": "ink", "stroke-width": "2"},
    "arrow last": {"stroke": "deadline", "stroke-width": "3"},
    "money": {"fill": "critical", "stroke": "none"},
    "spread": {"fill": "none", "stroke": "edge", "stroke-width": "2"},
}
"""What every picture of a plan is drawn with, by classes; colors by their names."""


def palette(scope: str) -> str:
    """The colors as variables of `scope`: by day, by night, and on paper by day again."""
    day, night = (
        "".join(f"--{name}:{value};" for name, value in colors.items()) for colors in (LIGHT, DARK)
    )
    return (
        f"{scope}{{{day}color-scheme:light dark}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{scope}{{{night}}}}}\n"
    )


def marks() -> str:
    """The looks as rules for a page that has the variables of `palette`."""
    variables = {name: f"var(--{name})" for name in LIGHT}
    fitted = ".tl{display:block;max-width:100%;height:auto}"
    return "\n".join(
        (fitted, *_rules({name: _in(look, variables) for name, look in LOOKS.items()}))
    )


def by_night() -> str:
    """The colors of the night as rules, to stand above the attributes of a picture."""
    looks = {name: _in(_colors(look), DARK) for name, look in LOOKS.items() if _colors(look)}
    rules = "".join(_rules(looks))
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}\n"


def by_day(class_: str) -> Look:
    """The look of a class, or of several with a space between, as attributes with plain values."""
    first = class_.partition(" ")[0]
    look = LOOKS.get(first, {}) | LOOKS.get(class_, {})
    font = {"font-family": FONT} if first == _GROUND else {}
    return font | _in(look, LIGHT)


def _rules(looks: dict[str, Look]) -> Iterator[str]:
    for name, look in looks.items():
        inner = "" if name == _GROUND else f" .{name.replace(' ', '.')}"
        yield f".{_GROUND}{inner}{{{';'.join(f'{key}:{value}' for key, value in look.items())}}}"


def _colors(look: Look) -> Look:
    return {key: value for key, value in look.items() if value in LIGHT}


def _in(look: Look, colors: dict[str, str]) -> Look:
    """A look with colors in place of their names."""
    return {key: colors.get(value, value) for key, value in look.items()}
