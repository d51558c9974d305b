"""The picture of docs/architecture.md, enforced: arrows point down, siblings stay strangers."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import house

ROOT = Path(__file__).parents[1] / "src" / "cma_roadmap"
PACKAGE = "cma_roadmap"

MAY_IMPORT = {
    "sentences": set(),
    "fast_start": {"__init__"},
    "errors": {"sentences", "fast_start"},
    "model": {"sentences", "errors", "fast_start"},
    "loading": {"sentences", "fast_start", "model", "errors", "__init__"},
    "planning": {"sentences", "fast_start", "model", "errors"},
    "tracking": {"sentences", "fast_start", "model", "errors"},
    "people": {"sentences", "fast_start", "model", "errors"},
    "rendering": {"sentences", "fast_start", "model", "errors", "__init__"},
    "cli": {
        "sentences",
        "fast_start",
        "model",
        "errors",
        "loading",
        "planning",
        "tracking",
        "people",
        "rendering",
        "__init__",
    },
    "__main__": {"cli", "fast_start"},
}
"""What each room may import beside itself; `__init__` stands for the version number."""

FORBIDDEN_WORDS: dict[str, Callable[[str], bool]] = {
    r"\bdate\.today\b": lambda path: path != "cli/program/start.py",
    r"\bdatetime\.now\b": lambda _: True,
    r"\bprint\(": lambda path: not path.startswith("cli/"),
    # A score becomes a JSON number in one place; money is text there already.
    r"(?<![\w.])float\(": lambda path: (
        not path.startswith("cli/") and path != "rendering/json/json_text.py"
    ),
}
FORBIDDEN_IMPORTS: dict[str, Callable[[str], bool]] = {
    "yaml": lambda path: not path.startswith("loading/"),
    "rich": lambda path: not path.startswith("cli/") and path != "rendering/page/ink.py",
    "typer": lambda path: not path.startswith("cli/"),
    "jinja2": lambda path: path != "rendering/page/html.py",
}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path, *, typing_too: bool = True) -> Iterator[str]:
    """Absolute names of everything a module imports, lazily or not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and not typing_too and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def own_rooms(path: Path) -> set[str]:
    found = set()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == PACKAGE:
            found.add(parts[1] if len(parts) > 1 else "__init__")
    return found


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_imports_point_down_and_never_to_a_sibling(path: Path) -> None:
    place = room(path)
    if place == "__init__":
        return

    assert own_rooms(path) - {place} <= MAY_IMPORT[place]


@pytest.mark.parametrize("path", modules(), ids=relative)
def test_no_forbidden_word_or_package(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    code = "\n".join(line.split("#")[0] for line in text.splitlines())
    words = [w for w, banned in FORBIDDEN_WORDS.items() if banned(relative(path))]
    packages = {p for p, banned in FORBIDDEN_IMPORTS.items() if banned(relative(path))}

    assert [word for word in words if re.search(word, code)] == []
    assert {name.split(".")[0] for name in imports(path)} & packages == set()


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    graph = {
        f"{PACKAGE}.{relative(p).removesuffix('.py').replace('/', '.')}": set(imports(p))
        for p in modules()
    }
    seen: dict[str, str] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " > ".join((*trail, name))
        if seen.get(name) == "done" or name not in graph:
            return
        for other in graph[name] - {name}:
            visit(other, (*trail, name))
        seen[name] = "done"

    for name in graph:
        if not name.endswith("__init__"):
            visit(name, ())


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    banned = {"utils.py", "helpers.py", "common.py", "misc.py"}

    assert [relative(p) for p in modules() if p.name in banned] == []


def _catches_ctrl_c(node: ast.AST) -> bool:
    """Whether it catches everything, or Ctrl-C, which a person means for the whole run."""
    if isinstance(node, ast.ExceptHandler):
        caught: list[ast.expr | None] = [node.type]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "suppress":
        caught = [*node.args]
    else:
        return False
    names = {ast.unparse(one) for one in caught if one is not None}
    return None in caught or bool(re.search(r"\b(BaseException|KeyboardInterrupt)\b", str(names)))


def test_no_test_swallows_ctrl_c() -> None:
    tests = Path(__file__).parent
    swallowing = [
        f"{path.relative_to(tests)}:{node.lineno}"
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler | ast.Call) and _catches_ctrl_c(node)
    ]

    assert swallowing == []


def test_no_module_has_outgrown_its_room() -> None:
    long = {relative(p): p.read_text(encoding="utf-8").count("\n") for p in modules()}

    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_folders_do_not_import_each_other_in_a_circle() -> None:
    assert house.circles(house.folder_arrows()) == []


def test_no_folder_holds_more_modules_than_one_can_take_in() -> None:
    held = Counter(house.folder(p) for p in modules() if p.name != "__init__.py")

    assert {name: n for name, n in held.items() if n > house.MOST_MODULES} == {}


def test_no_function_is_longer_than_one_look() -> None:
    long = [
        f"{relative(path)}: {name}"
        for path in modules()
        for name, lines in house.functions(path)
        if lines > house.LONG_FUNCTION
    ]

    assert long == []


def test_tests_mirror_the_package_folder_by_folder() -> None:
    tests = Path(__file__).parent
    files = [path.relative_to(tests) for path in tests.rglob("*.py")]
    rooms = {path.parent.as_posix() for path in files if (ROOT / path.parts[0]).is_dir()}
    held = Counter(path.parent.as_posix() for path in files)

    assert sorted(room for room in rooms if not (ROOT / room).is_dir()) == []
    assert {name: n for name, n in held.items() if n > house.MOST_MODULES} == {}


def test_no_room_counts_a_last_day_by_itself() -> None:
    """A term added to a day, less one: `DateRule.last_day` does that for all of them."""
    by_itself = re.compile(r"\.after\([^()]*(\([^()]*\))?[^()]*\) - ONE_DAY|\(-[a-z_.]+\)\.after\(")
    found = [relative(path) for path in modules() if by_itself.search(path.read_text("utf-8"))]

    assert found == ["model/values/span.py"]
