"""Measures the shape of the code; `python tests/house.py` prints a table of it.

Nothing is imported or run: the figures come from the files themselves.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean, median

ROOT = Path(__file__).parents[1] / "src" / "cma_roadmap"
PACKAGE = "cma_roadmap"
LONG_FUNCTION = 40
MOST_MODULES = 17

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(ROOT.rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module, each with its lines from `def` to its end."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function) and node.end_lineno is not None:
            yield node.name, node.end_lineno - node.lineno + 1


def folder(path: Path) -> str:
    """The folder of a module, from the package on; the few at the top stand for themselves."""
    inside = path.relative_to(ROOT)
    return inside.parent.as_posix() if len(inside.parts) > 1 else inside.as_posix()


def folder_arrows() -> dict[str, set[str]]:
    """Which folders import which: lazily or not, but not for types alone."""
    homes = {_name(path): folder(path) for path in modules()}
    arrows: defaultdict[str, set[str]] = defaultdict(set)
    for path in modules():
        if path.name == "__init__.py":
            continue
        for name in _imports(path, homes):
            if homes[name] != folder(path):
                arrows[folder(path)].add(homes[name])
    return arrows


def circles(arrows: Mapping[str, set[str]]) -> list[str]:
    """The folders from which a way of imports leads back to themselves."""
    return sorted(start for start in arrows if start in _reached(arrows, start))


def _reached(arrows: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for other in arrows.get(ahead.pop(), ()):
            if other not in seen:
                seen.add(other)
                ahead.append(other)
    return seen


def _name(path: Path) -> str:
    parts = (PACKAGE, *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def _imports(path: Path, known: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else str(node.module)


def cleaning_places() -> int:
    """Modules outside `rendering/text` that make text harmless themselves."""
    call = re.compile(r"(?<![\w.])(visible|md_text)\(")
    found = (p for p in modules() if folder(p) != "rendering/text")
    return sum(bool(call.search(path.read_text(encoding="utf-8"))) for path in found)


def rows() -> Iterator[tuple[str, str, str]]:
    """Each measure with its aim and its figure."""
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in modules()}
    held = Counter(folder(path) for path in modules() if path.name != "__init__.py")
    lengths = sorted(n for path in modules() for _, n in functions(path))
    ninth = lengths[int(len(lengths) * 0.9)]
    long = sum(n > LONG_FUNCTION for n in lengths)
    figures = lines.values()
    yield "lines of Python", "< 34,000", f"{sum(figures):,}"
    yield "modules", "< 300", str(len(lines))
    yield (
        "modules a folder, mean and most",
        "7, 17",
        f"{mean(held.values()):.1f}, {max(held.values())}",
    )
    yield "lines a module, middle and most", "110, 300", f"{median(figures):.0f}, {max(figures)}"
    yield (
        "lines a function, middle, ninth tenth, most",
        "7, 19, 40",
        f"{median(lengths):.0f}, {ninth}, {max(lengths)}",
    )
    yield f"functions over {LONG_FUNCTION} lines", "0", str(long)
    yield "folders in circles of imports", "0", str(len(circles(folder_arrows())))
    yield "modules that clean text, writers included", "one a writer", str(cleaning_places())


def main() -> None:
    """Print the table."""
    print("| measure | aim | now |\n|---|---|---|")
    for row in rows():
        print(f"| {' | '.join(row)} |")
    for path in modules():
        for name, length in functions(path):
            if length > LONG_FUNCTION:
                print(f"{path.relative_to(ROOT)}: {name} has {length} lines", file=sys.stderr)
    for place in circles(folder_arrows()):
        print(f"in a circle: {place}", file=sys.stderr)


if __name__ == "__main__":
    main()
