"""What the docstrings in a module say of its types, and of the fields below which they stand."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import Any

Docs = dict[str, str]


def field_docs(kind: Any) -> Docs:
    """The descriptions of the fields of a class, those that it inherits among them."""
    return _field_docs(kind.__module__, kind.__name__)


def type_doc(kind: Any) -> tuple[str, str]:
    """The first paragraph of what is said of a type, and the second; each may be empty."""
    text = inspect.cleandoc(_type_docs(kind.__module__).get(kind.__name__, ""))
    first, _, rest = text.partition("\n\n")
    return _line(first), _line(rest.partition("\n\n")[0])


@cache
def _field_docs(module: str, name: str) -> Docs:
    found: Docs = {}
    node = next(
        (c for c in _tree(module).body if isinstance(c, ast.ClassDef) and c.name == name), None
    )
    for base in node.bases if node else ():
        inner = base.value if isinstance(base, ast.Subscript) else base
        kind = getattr(sys.modules[module], inner.id, None) if isinstance(inner, ast.Name) else None
        found |= field_docs(kind) if isinstance(kind, type) else {}
    return found | {name: _line(text) for name, text in _told(node.body if node else [])}


@cache
def _type_docs(module: str) -> Docs:
    tree = _tree(module)
    classes = {c.name: ast.get_docstring(c) or "" for c in tree.body if isinstance(c, ast.ClassDef)}
    return classes | dict(_told(tree.body))


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))


def _told(body: list[ast.stmt]) -> list[tuple[str, str]]:
    """Names that are declared or given a value, each with the text on the line after it."""
    found = []
    for one, after in pairwise(body):
        target = one.targets[0] if isinstance(one, ast.Assign) else getattr(one, "target", None)
        text = after.value if isinstance(after, ast.Expr) else None
        if isinstance(target, ast.Name) and isinstance(text, ast.Constant):
            found.append((target.id, str(text.value)))
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
