"""Where the config file is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cma_roadmap.cli.settings.places import config_file, folder_profile, may_name_yaml

PLACES = [
    ({"CMA_ROADMAP_CONFIG_DIR": "/c", "XDG_CONFIG_HOME": "/x"}, "linux", "/c/config.yaml"),
    ({"XDG_CONFIG_HOME": "/x", "HOME": "/h"}, "linux", "/x/cma-roadmap/config.yaml"),
    ({"XDG_CONFIG_HOME": "x", "HOME": "/h"}, "linux", "/h/.config/cma-roadmap/config.yaml"),
    ({"HOME": "/h", "APPDATA": "/a"}, "darwin", "/h/.config/cma-roadmap/config.yaml"),
    ({"USERPROFILE": "/u", "APPDATA": "/a"}, "win32", "/a/cma-roadmap/config.yaml"),
    ({"USERPROFILE": "/u"}, "win32", "/u/.config/cma-roadmap/config.yaml"),
    ({"HOME": "h"}, "linux", None),
    ({}, "linux", None),
]


@pytest.mark.parametrize(("environment", "system", "place"), PLACES)
def test_the_config_file_has_one_place(
    environment: dict[str, str], system: str, place: str | None
) -> None:
    assert config_file(environment, system) == (Path(place) if place else None)


def test_a_profile_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_profile() is None
    Path("profile.yaml").mkdir()
    assert folder_profile() is None
    Path("profile.yaml").rmdir()
    Path("profile.yaml").write_text("state: WA\n")
    assert folder_profile() == "profile.yaml"


def test_a_start_asks_whether_the_config_names_yaml(tmp_path: Path) -> None:
    environment = {"CMA_ROADMAP_CONFIG_DIR": str(tmp_path)}

    assert not may_name_yaml({})
    assert not may_name_yaml(environment)
    (tmp_path / "config.yaml").write_text("state: WA\n")
    assert not may_name_yaml(environment)
    (tmp_path / "config.yaml").write_text("plan:\n  profile: me.yaml\n")
    assert may_name_yaml(environment)
