"""From YAML parser events to a tree of text with positions, refusing what YAML does by surprise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml import events

from cma_roadmap.errors import Problem, SourceLocation, json_pointer
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.loading.yaml.located import Document, Position, Tree

MAX_DEPTH = 100
"""Levels of nesting; the deepest file that makes sense has under thirty."""

HIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters, stray line ends, and marks that change the direction of text."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class _Key:
    """A key that waits for its value; with the name `None` the value will be thrown away."""

    name: str | None
    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    tree: list[Tree] | dict[str, Tree]
    position: Position
    key: _Key | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.tree, dict) and self.key is None


class TreeBuilder:
    """Takes the events of one file in order, then gives its document.

    `gave_up` says that reading stopped early, for a reason that is the last of `problems`.
    """

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.gave_up = False
        self._file = file
        self._top: list[Tree] = []
        self._stack = [_Open(self._top, Position(1, 1))]
        self._documents = 0

    def take(self, event: events.Event) -> bool:
        """Take the next event; false when the rest of the file is not worth reading."""
        match event:
            case events.ScalarEvent():
                self._refuse_extras(event)
                self._take_scalar(event)
            case events.AliasEvent():
                self._refuse("alias.copy", event, anchor=event.anchor)
                self._take_nothing(event)
            case events.SequenceStartEvent():
                self._refuse_extras(event)
                self._start([], event)
            case events.MappingStartEvent():
                self._refuse_extras(event)
                self._start({}, event)
            case events.CollectionEndEvent():
                self._stack.pop()
            case events.DocumentStartEvent():
                self._start_document(event)
        return not self.gave_up

    def document(self) -> Document:
        """Everything taken so far, with the smaller faults found in it."""
        tree = self._top[0] if self._top else None
        position = self._stack[0].position.children.get(0) or Position(1, 1)
        return Document(self._file, tree, position, tuple(self.problems))

    def _start_document(self, event: events.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse("many_documents", event)
            self.gave_up = True

    def _take_scalar(self, event: events.ScalarEvent) -> None:
        is_plain = event.style in (None, "")
        is_null = is_plain and event.value in _NULLS
        if HIDDEN.search(event.value):
            self._refuse("hidden_character.escaped", event)
        if not self._stack[-1].wants_key:
            self._attach(None if is_null else event.value, event)
        elif is_null:
            self._refuse("no_key", event)
            self._take_nothing(event)
        elif is_plain and event.value == "<<":
            self._refuse("merge_key", event)
            self._take_nothing(event)
        else:
            self._take_key(event)

    def _take_key(self, event: events.ScalarEvent) -> None:
        parent, (line, column) = self._stack[-1], _place(event)
        name: str | None = event.value
        if name in parent.tree:
            first = parent.position.children[event.value].key
            code = "duplicate_key.seen" if first else "duplicate_key"
            self._refuse(code, event, key=event.value[:60], line=first[0] if first else None)
            name = None
        parent.key = _Key(name, line, column)

    def _take_nothing(self, event: events.Event) -> None:
        """Stand in for something refused, so that what follows keeps its place."""
        if self._stack[-1].wants_key:
            self._stack[-1].key = _Key(None, *_place(event))
        else:
            self._attach(None, event)

    def _start(self, tree: list[Tree] | dict[str, Tree], event: events.Event) -> None:
        if len(self._stack) > MAX_DEPTH:
            self._refuse("too_deep", event, most=MAX_DEPTH)
            self.gave_up = True
        elif self._stack[-1].wants_key:
            self._refuse("key_not_text", event)
            self._take_nothing(event)
            self._stack.append(_Open(tree, Position(*_place(event))))
        else:
            self._stack.append(_Open(tree, self._attach(tree, event)))

    def _attach(self, value: Tree, event: events.Event) -> Position:
        """Put a value into the list or under the key that waits for it."""
        position, parent = Position(*_place(event)), self._stack[-1]
        if isinstance(parent.tree, list):
            position.name = len(parent.tree)
            parent.position.children[position.name] = position
            parent.tree.append(value)
        elif parent.key is not None:
            key, parent.key = parent.key, None
            if key.name is not None:
                position.key, position.name = (key.line, key.column), key.name
                parent.tree[key.name] = value
                parent.position.children[key.name] = position
        return position

    def _refuse_extras(self, event: events.NodeEvent) -> None:
        """Anchors only serve aliases; tags change what a value is."""
        if event.anchor is not None:
            self._refuse("alias.name", event, anchor=event.anchor)
        if getattr(event, "tag", None) is not None:
            self._refuse("tag", event)

    def _refuse(self, code: str, event: events.Event, /, **params: object) -> None:
        place = SourceLocation(self._file, *_place(event), json_pointer(self._path()))
        self.problems.append(Problem.of(code, place, hint=None, **params))

    def _path(self) -> Iterator[str | int]:
        """The names of what is being read, from the outermost in, as far as they are known."""
        for opened in self._stack[2:]:
            if opened.position.name is None:
                return
            yield opened.position.name
        here = self._stack[-1]
        if here.key is not None and here.key.name is not None:
            yield here.key.name
        elif isinstance(here.tree, list) and here.tree is not self._top:
            yield len(here.tree)


def _place(event: events.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
