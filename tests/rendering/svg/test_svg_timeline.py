"""The plan as a picture: well formed, harmless, true to the dates, readable by day and night."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from cma_roadmap import Request, load_catalog, read_profile, roadmap_for
from cma_roadmap.model.results.network import Phase, StepKind, StepStatus
from cma_roadmap.model.results.roadmap import Goal, Roadmap
from cma_roadmap.rendering.gantt.axis import Scale, axis_ticks
from cma_roadmap.rendering.messages.words import Words
from cma_roadmap.rendering.plan.view import build
from cma_roadmap.rendering.svg.svg_bars import draw
from cma_roadmap.rendering.svg.svg_panel import NARROW, WIDE
from cma_roadmap.rendering.svg.svg_shapes import LETTER, folded, text_width
from cma_roadmap.rendering.svg.svg_style import DARK, LIGHT, LOOKS, by_day, by_night, marks
from cma_roadmap.rendering.svg.svg_timeline import picture, render_svg
from cma_roadmap.rendering.text import markup
from cma_roadmap.rendering.text.visible import visible
from cma_roadmap.sentences.catalog import ENGLISH
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_samples import SAMPLES, speak_samples, tainted_plan, tainted_refusal
from rendering.random_roadmap import roadmaps
from rendering.sample_parts import PHRASES, Steps, roadmap
from rendering.svg.pixels import Pixels

NAME = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "style", "g", "text", "path", "rect", "circle"}
WORDS = ENGLISH | PHRASES


@pytest.fixture(autouse=True)
def _sample_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_samples(monkeypatch)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  (our own text)


def texts(root: ElementTree.Element) -> Iterator[str]:
    return (node.text or "" for node in root.iter(f"{NAME}text"))


@pytest.mark.parametrize("name", SAMPLES)
def test_picture_is_the_golden_one(name: str, request: pytest.FixtureRequest) -> None:
    golden.check(request, f"plan-{name}.svg", render_svg(SAMPLES[name]()))


@given(roadmaps(wild=True))
def test_any_picture_is_well_formed(some: Roadmap) -> None:
    check_harmless(parsed(render_svg(some, WORDS)))
    check_harmless(parsed(picture(build(some, WORDS), NARROW, Words(WORDS), "narrow")))


def check_harmless(root: ElementTree.Element) -> None:
    assert {node.tag.removeprefix(NAME) for node in root.iter()} <= TAGS
    names = {name for node in root.iter() for name in node.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))
    assert root.attrib["role"] == "img"
    assert set(root.attrib["aria-labelledby"].split()) == set(ids)
    assert len(root.findall(f"{NAME}title")) == len(root.findall(f"{NAME}desc")) == 1


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("made", [tainted_plan, tainted_refusal])
def test_hostile_text_stays_text(made: Callable[[str], Roadmap], word: str) -> None:
    svg = render_svg(made(word))
    root = parsed(svg)
    check_harmless(root)
    shown = visible(word)
    for node in root.iter():
        assert all(shown not in value or len(shown) < 2 for value in node.attrib.values())
    assert shown in (root.findtext(f"{NAME}title") or "")
    assert "url(" not in svg
    assert "@import" not in svg


def test_markup_is_made_in_one_place() -> None:
    rooms = Path(markup.__file__).parents[1]
    made = [p.name for p in rooms.rglob("*.py") if "Safe(" in p.read_text(encoding="utf-8")]
    assert made == ["markup.py"]
    used = [p.name for p in rooms.rglob("*.j2") if "|picture" in p.read_text(encoding="utf-8")]
    assert used == ["plan_blocks.html.j2"]
    for template in rooms.rglob("*.j2"):
        assert not re.search(r"\|\s*safe\b|autoescape", template.read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match="without"):
        markup.style("a{}</style><script>")


def test_everything_has_its_place_in_the_picture() -> None:
    for made, layout in product(SAMPLES.values(), (WIDE, NARROW)):
        root = parsed(picture(build(made()), layout, Words(ENGLISH), "p"))
        height = int(root.attrib["height"])
        for node in root.iter(f"{NAME}text"):
            x, y = int(node.attrib["x"]), int(node.attrib["y"])
            width = text_width(node.text or "", 12)
            left = x - width if node.attrib.get("text-anchor") == "end" else x
            assert left >= 0
            assert left + width <= layout.width + 8, node.text
            assert 0 < y < height


def test_bars_begin_and_end_on_their_days() -> None:
    steps = Steps(Phase.TRAINING)
    steps.add("a", "Critical", "2026-11-21", "2027-02-28", critical=True)
    steps.add("b", "Loose", "2027-03-01", "2027-11-20", slack=0)
    view = build(roadmap(steps, goal=Goal("cma-aama")))
    (panel,) = view.panels
    scale = Scale(panel.start, panel.end, WIDE.cells)
    root = parsed(picture(view, WIDE, Words(ENGLISH), "p"))
    legend_top = max(int(n.attrib["y"]) for n in root.iter(f"{NAME}rect"))
    bars = [
        n
        for n in root.iter(f"{NAME}rect")
        if n.attrib["class"] in ("solid", "light") and int(n.attrib["x"]) >= WIDE.chart
        if int(n.attrib["y"]) < legend_top
    ]
    assert [int(bar.attrib["x"]) for bar in bars] == [
        WIDE.chart + scale.span(start, date.max)[0]
        for start in (date(2026, 11, 21), date(2027, 3, 1))
    ]
    first, second = bars
    ends = int(first.attrib["x"]) + int(first.attrib["width"])
    assert ends == int(second.attrib["x"])
    assert int(second.attrib["x"]) + int(second.attrib["width"]) == WIDE.chart + WIDE.cells


def test_shapes_tell_rows_apart_without_color() -> None:
    """Each kind of row draws another set of outlines, whatever their classes say."""
    steps = Steps(Phase.TRAINING)
    kinds: dict[str, dict[str, object]] = {
        "Critical": {"critical": True},
        "Loose": {"slack": 10},
        "Past": {"status": StepStatus.DONE},
        "Booked": {"status": StepStatus.PINNED},
        "Open": {"kind": StepKind.WINDOW},
        "Due": {"kind": StepKind.DEADLINE},
        "Reached": {"kind": StepKind.MILESTONE},
    }
    for name, kind in kinds.items():
        steps.add(name.lower(), name, "2026-12-01", "2027-01-30", **kind)  # type: ignore[arg-type]
    view = build(roadmap(steps, goal=Goal("cma-aama")))
    root = parsed(picture(view, WIDE, Words(ENGLISH), "p"))
    outlines = {}
    for group in root.iter(f"{NAME}g"):
        title = group.findtext(f"{NAME}title") or ""
        drawn = [n for n in group if n.tag not in (f"{NAME}title", f"{NAME}text")]
        outlines[title.split(":")[0]] = tuple(map(outline, drawn))
    assert set(outlines) == set(kinds)
    assert len(set(outlines.values())) == len(kinds)


def outline(node: ElementTree.Element) -> str:
    """The form of a shape less the place where it stands."""
    data = re.sub(r"[MHV]-?\d+( -?\d+)?", "M", node.attrib.get("d", ""))
    return f"{node.tag} {data} {node.attrib.get('height', '')} {node.attrib.get('r', '')}"


def test_the_picture_follows_the_two_panels_of_the_terminal() -> None:
    plan = SAMPLES["default"]()
    told = list(texts(parsed(render_svg(plan))))
    assert [panel.title for panel in build(plan).panels] == [
        text for text in told if text in ("To your certificate", "Keeping it")
    ]
    assert told.count("today, 21 Nov 2026") == 1


def test_a_leap_day_and_month_ends_are_told() -> None:
    told = list(texts(parsed(render_svg(SAMPLES["month-ends"]()))))
    assert "31 Aug 2027 to 29 Feb 2028" in told
    assert "29 Feb 2028 to 31 May 2028" in told
    assert "28 Feb 2029" in told


def test_the_axis_has_as_many_labels_as_it_has_room_for() -> None:
    day = date(2026, 11, 21)
    for years, least in ((1, 4), (2, 4), (6, 6), (40, 4)):
        scale = Scale(day, day.replace(year=day.year + years), WIDE.cells)
        ticks = axis_ticks(scale, LETTER).lower
        assert least <= len(ticks) <= 24
        gaps = [b.cell - a.cell for a, b in pairwise(ticks)]
        named = zip(gaps[1:], ticks[1:-1], strict=True)
        assert all(gap > len(tick.label) * LETTER for gap, tick in named)


def test_long_words_are_broken_and_no_line_is_too_wide() -> None:
    for word in ("x" * 300, "医療助手養成課程の受講と臨床実習を修了する", "short", "a b " * 40):
        lines = folded(word, 200, 13)
        assert 1 <= len(lines) <= 4
        assert all(text_width(line, 13) <= 212 for line in lines)
    assert folded("two words", 400, 13) == ["two words"]
    assert "".join(folded("y" * 40, 200, 13)) == "y" * 40


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_colors_can_be_read(colors: dict[str, str]) -> None:
    for ground in ("ground", "raised"):
        for name in ("ink", "soft", "link", "critical", "deadline", "today", "problem", "warn"):
            assert contrast(colors[name], colors[ground]) >= 7, (name, ground)
        for name in ("edge", "goal", "done"):
            assert contrast(colors[name], colors[ground]) >= 3, (name, ground)
    assert colors.keys() == LIGHT.keys()


# Without a style, and past the edge


def test_every_shape_and_text_has_its_color_as_an_attribute() -> None:
    for made in SAMPLES.values():
        svg = render_svg(made())
        assert "var(" not in svg
        root = parsed(svg)
        assert root.attrib["fill"] == LIGHT["ink"]
        for node in root.iter():
            if node.tag.removeprefix(NAME) in ("path", "rect", "circle"):
                assert {"fill", "stroke"} & set(node.attrib), node.attrib
            for name in ("fill", "stroke"):
                value = node.attrib.get(name, "none")
                assert value == "none" or value in LIGHT.values()


def test_a_look_is_one_thing_in_attributes_and_in_rules() -> None:
    rules = dict(re.findall(r"\.tl( [^{]+)?\{([^}]*)\}", marks().split("\n", 1)[1]))
    for name, look in LOOKS.items():
        selector = "" if name == "tl" else f" .{name.replace(' ', '.')}"
        written = {k: by_day(name)[k] for k in look}
        said = dict(part.split(":") for part in rules[selector].split(";"))
        named = {k: LIGHT[v[6:-1]] if v.startswith("var(") else v for k, v in said.items()}
        assert named == written


def test_the_night_changes_every_color_and_nothing_else() -> None:
    night = by_night()
    colored = [name for name, look in LOOKS.items() if set(look.values()) & set(LIGHT)]
    assert night.startswith("@media screen and (prefers-color-scheme:dark){")
    assert night.count(".tl") == len(colored)
    assert set(re.findall("#[0-9a-f]{6}", night)) <= set(DARK.values())
    assert set(re.findall(r"[{;]([a-z-]+):", night.partition("{")[2])) == {"fill", "stroke"}


def test_a_last_day_past_the_edge_is_an_arrow_at_the_edge_and_no_mark_on_another_day() -> None:
    steps = Steps(Phase.EXAMINATION)
    steps.add("a", "Sit", "2026-11-21", "2027-02-28", critical=True)
    steps.add("b", "Last day", "2031-03-01", "2031-03-02", kind=StepKind.DEADLINE)
    view = build(roadmap(steps, goal=Goal("cma-aama")))
    (panel,) = view.panels
    row = next(row for group in panel.groups for row in group.rows if "Last" in row.title)
    near = Scale(panel.start, date(2027, 3, 1), 400)
    drawn = "".join(draw(row, near, 100, 50))

    assert drawn.count("<path") == 1
    assert 'class="arrow last"' in drawn
    assert 'd="M503 45l5 5l-5 5"' in drawn


def in_another_engine(svg: str) -> Pixels:
    """The pixels of resvg, which knows no variables, no media and here no fonts."""
    resvg = pytest.importorskip("resvg_py", reason="needs resvg_py, a second engine for SVG")
    return Pixels(bytes(resvg.svg_to_bytes(svg_string=svg, skip_system_fonts=True)))


@pytest.mark.parametrize(
    ("name", "colors"),
    [
        ("default", ("critical", "goal", "deadline", "loose", "raised", "edge")),
        ("month-ends", ("critical", "goal", "raised", "edge")),
    ],
)
def test_another_program_than_a_browser_shows_the_colors(
    name: str, colors: tuple[str, ...]
) -> None:
    seen = in_another_engine(render_svg(SAMPLES[name]())).colors()

    assert seen[LIGHT["ground"]] > 0.7 * sum(seen.values())
    assert seen["#000000"] == 0
    assert [color for color in colors if seen[LIGHT[color]] < 10] == []


def test_another_program_than_a_browser_draws_a_bar_where_it_is() -> None:
    svg = render_svg(SAMPLES["default"]())
    bars = (n for n in parsed(svg).iter(f"{NAME}rect") if n.attrib["class"] == "solid")
    bar = next(n for n in bars if int(n.attrib["width"]) > 20)
    left, top, *_ = map(int, parsed(svg).attrib["viewBox"].split())

    at = int(bar.attrib["x"]) - left + 10, int(bar.attrib["y"]) - top + 6
    assert in_another_engine(svg).at(*at) == LIGHT["critical"]


def test_what_is_done_on_days_that_nobody_knows_has_a_row_without_days() -> None:
    who = read_profile(
        b"diploma: {kind: high_school, on: 2018-06-01}\n"
        b"training: [{name: City College, started_on: 2025-06-12, completed_on: 2026-06-20}]\n"
        b"attempts: [{credential: ccma-nha, on: 2026-11-02, passed: false}]\n",
        "profile.yaml",
    )
    today = date(2026, 11, 30)
    request = Request(catalog=load_catalog(), profile=who, goal=Goal("ccma-nha"), today=today)
    picture = render_svg(roadmap_for(request))

    assert "<title>Study by the content outline</title>" in picture
