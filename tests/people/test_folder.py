"""Where a person is kept: one folder a name, and no name that leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from cma_roadmap.errors import WrongRequestError
from cma_roadmap.people.folder import folder_of, people_folder, person_name

NAMES = [
    ("me", "me"),
    ("Maria", "maria"),
    ("maria-lopez-2", "maria-lopez-2"),
    ("José", "josé"),
    ("Jose\N{COMBINING ACUTE ACCENT}", "josé"),
    ("x" * 40, "x" * 40),
    ("console", "console"),
]
REFUSED = [
    *("", " ", ".", "..", "../maria", "a/b", "a\\b", "/etc", "maria.yaml", "maria lopez", "a_b"),
    *("-maria", "maria-", "a--b", "~", "$HOME", "maria\n", "maria\0", "x" * 41, "C:", "*"),
    *("con", "NUL", "com1", "Lpt9"),
]


@pytest.mark.parametrize(("said", "name"), NAMES)
def test_a_name_is_a_folder(said: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMA_ROADMAP_PEOPLE_DIR", "/people")

    assert person_name(said) == name
    assert folder_of(said) == Path("/people", name)


@pytest.mark.parametrize("said", REFUSED)
def test_no_other_name_is(said: str) -> None:
    with pytest.raises(WrongRequestError) as caught:
        folder_of(said)

    assert caught.value.hint is not None
    assert "maria-lopez" in caught.value.hint


def test_nothing_is_made_and_the_platform_has_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CMA_ROADMAP_PEOPLE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    place = people_folder()
    assert place.parts[-2:] == ("cma-roadmap", "people")
    assert place.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []
