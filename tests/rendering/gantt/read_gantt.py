"""Mermaid's Gantt charts read line by line, by the little grammar that ours keep to."""

from __future__ import annotations

import re
from typing import NamedTuple

HEAD = ("gantt", "title", "accTitle:", "accDescr:", "dateFormat", "axisFormat", "todayMarker")
_TASK = re.compile(
    r"    (?P<title>(?:[^:;#\n]|#\d+;)+) :(?P<marks>(?:(?:crit|done|active|milestone), )*)"
    r"(?P<id>[A-Za-z]\w*), (?P<start>\d{4}-\d\d-\d\d), (?P<end>\d{4}-\d\d-\d\d)"
)
_SECTION = re.compile(r"  section (?P<title>.+)")
_BREAKS_OUT = re.compile(r'[%<>{}":;`]')


class Task(NamedTuple):
    """A line of the chart, its codes read."""

    id: str
    section: str
    title: str
    start: str
    end: str
    marks: tuple[str, ...]


class Chart(NamedTuple):
    """A chart with its texts as they are drawn."""

    title: str
    description: str
    tasks: tuple[Task, ...]


def drawn(text: str) -> str:
    """The text with its entity codes read; what could break out must be written as one."""
    bare = re.sub(r"#\d+;", "", text)
    assert not _BREAKS_OUT.search(bare), text
    assert "#" not in bare, text
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text)


def read(text: str) -> Chart:
    """The chart.

    Raises:
        AssertionError: a line is none of those that a chart of ours has.
    """
    assert text.endswith("\n")
    lines = text.split("\n")[:-1]
    head, body = lines[: len(HEAD)], lines[len(HEAD) : -1]
    assert lines[-1].startswith("  %% Made by cma-roadmap ")
    assert [line.split()[0] for line in head] == list(HEAD)
    assert head[4:] == ["  dateFormat YYYY-MM-DD", "  axisFormat %b %Y", "  todayMarker off"]
    section, tasks = "", []
    for line in body:
        if found := _SECTION.fullmatch(line):
            section = drawn(found["title"])
            continue
        task = _TASK.fullmatch(line)
        assert task, line
        marks = tuple(mark for mark in task["marks"].split(", ") if mark)
        days = (task["start"], task["end"])
        tasks.append(Task(task["id"], section, drawn(task["title"]), *days, marks))
    title, again, description = (drawn(line.split(" ", 3)[3]) for line in head[1:4])
    assert title == again
    return Chart(title, description, tuple(tasks))
