"""What would keep the program from starting where the system is not Unix.

Nothing of this can be tried here; it is read: modules that only some systems have are imported
inside a `try`, or behind a look at the system, and so are calls that only those have.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cma_roadmap

PACKAGE = Path(cma_roadmap.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NOT_EVERYWHERE = {
    *("curses", "fcntl", "grp", "msvcrt", "posix", "pty", "pwd", "readline", "resource"),
    *("syslog", "termios", "tty", "winreg"),
}
ONLY_UNIX = {
    *("chown", "fork", "fchmod", "fchown", "geteuid", "getuid", "getgid", "killpg", "mkfifo"),
    *("setsid", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "SIGPIPE", "SIGHUP", "SIGALRM"),
}


def _bare(node: ast.AST, *, guarded: bool = False) -> Iterator[ast.AST]:
    """Every node that is not inside a `try`, nor behind an `if`."""
    if not guarded:
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _bare(child, guarded=guarded or isinstance(node, ast.Try | ast.If | ast.With))


def unguarded(source: str) -> list[str]:
    """What only some systems have, and is used as if all had it."""
    found = []
    for node in _bare(ast.parse(source)):
        names: list[str] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names if alias.name in NOT_EVERYWHERE]
            case ast.ImportFrom(module=str(module)) if module in NOT_EVERYWHERE:
                names = [module]
            case ast.Attribute(value=ast.Name(id="os" | "signal"), attr=name) if name in ONLY_UNIX:
                names = [name]
        found += [f"line {getattr(node, 'lineno', 0)}: {name}" for name in names]
    return found


def test_nothing_is_used_that_only_some_systems_have() -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in MODULES}

    assert {name: found for name, text in texts.items() if (found := unguarded(text))} == {}
    assert len(MODULES) > 500


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("import fcntl", 1),
        ("from termios import tcgetattr", 1),
        ("def f():\n    import pwd", 1),
        ("try:\n    import fcntl\nexcept ImportError:\n    pass", 0),
        ("if hasattr(os, 'chown'):\n    os.chown(1, 2, 3)", 0),
        ("os.chown(1, 2, 3)", 1),
        ("signal.signal(signal.SIGPIPE, 1)", 1),
        ("import signal, os", 0),
    ],
)
def test_the_look_itself_sees_what_is_not_guarded(source: str, count: int) -> None:
    assert len(unguarded(source)) == count
