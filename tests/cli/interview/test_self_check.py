"""The self-check of `study`, played answer by answer."""

from __future__ import annotations

from datetime import date

import pytest

from cli.interview.playing import Stage
from cli.running import check_refusal, run
from cma_roadmap import load_catalog
from cma_roadmap.cli.interview import talk
from cma_roadmap.cli.interview.self_check import self_check
from cma_roadmap.model.studying.study_plan import Part
from cma_roadmap.planning.studying.parts import NO_VIEWS, OwnViews, meant, parts_of


def parts() -> tuple[Part, ...]:
    test = load_catalog().credential("cma-aama").exam
    assert test is not None
    outline = test.outline.at(date(2026, 11, 30)).value
    assert outline is not None
    return parts_of(outline)


def played(answers: str, patch: pytest.MonkeyPatch) -> tuple[OwnViews, Stage]:
    stage = Stage(answers, patch)
    return self_check(talk.Talk(stage.read), parts()), stage


def named(ids: tuple[str, ...]) -> list[str]:
    return [meant(one, parts())[0].name for one in ids]


def test_what_is_named_by_number_or_word_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    found, stage = played("hard for you | law, pharma\nknow well | communication", monkeypatch)

    assert [meant(name, parts())[0].name for name in found.weak] == [
        "Law and ethics",
        "Pharmacology",
    ]
    assert [meant(name, parts())[0].name for name in found.strong] == ["Communication"]
    assert stage.left == []
    assert "study: {weak: [" in stage.told
    assert "Law and ethics" not in stage.told.partition("know well")[0].rpartition("hard for")[2]


def test_who_skips_both_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found, stage = played("\n\n\n", monkeypatch)

    assert found == NO_VIEWS
    assert "profile" not in stage.told


def test_where_nobody_is_there_to_ask_the_options_are_named() -> None:
    check_refusal(run("study", "--self-check"), 2, "--weak", "outlines")


def test_on_a_terminal_the_answers_change_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage("pharmacology\n\n", monkeypatch)
    monkeypatch.setattr(talk, "can_ask", lambda: True)
    monkeypatch.setattr(talk, "on_terminal", lambda *_, **__: talk.Talk(stage.read))
    asked = run("study", "-c", "cma-aama", "--self-check").stdout

    assert asked == run("study", "-c", "cma-aama", "--weak", "pharmacology").stdout
