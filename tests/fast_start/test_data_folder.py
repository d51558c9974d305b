"""The folder for data is the one that `platformdirs` tells, whether that is asked or not."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from cma_roadmap.fast_start import data_folder

HOMES = [None, "", "/home/a", "/home/a/", "home/a", "/home/../a", "~", " /home/a"]
NAMED = [
    None,
    "",
    " ",
    "/data",
    "/data/",
    "data",
    "~/data",
    "/da ta",
    " /data",
    "/data/../x",
    "/a~",
]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("home", HOMES)
def test_it_is_that_of_platformdirs(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", named)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    known = platformdirs.user_data_path("cma-roadmap", appauthor=False)

    assert data_folder.data_folder("cma-roadmap") == known


def test_android_and_other_systems_are_asked_of_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = {"HOME": "/home/a"}
    assert data_folder._on_linux(plain) == "/home/a/.local/share"
    assert data_folder._on_linux({**plain, "ANDROID_DATA": "/data"}) is None

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    assert data_folder.data_folder("cma-roadmap") == tmp_path
