"""Where settings lie: the config file of a person, and the profile of a folder.

Nothing slow is imported here: every start asks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cma_roadmap.cli.spec import PREFIX
from cma_roadmap.people.folder import ME, profile_of

FOLDER_PROFILE = "profile.yaml"
"""The profile that a start in its folder reads by itself."""
MOST_BYTES = 1024 * 1024
"""Of a config file."""


def config_file(environment: Mapping[str, str], system: str = sys.platform) -> Path | None:
    """Where the config file is looked for; `None` where a person has no home.

    `CMA_ROADMAP_CONFIG_DIR` names the folder; else it is `cma-roadmap` in `$XDG_CONFIG_HOME` (XDG
    Base Directory Specification), on Windows in `%APPDATA%`, otherwise in `~/.config`.
    """
    named = environment.get(f"{PREFIX}CONFIG_DIR")
    if named:
        return Path(named, "config.yaml")
    base = environment.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):  # the specification says to ignore a relative one
        base = environment.get("APPDATA", "") if system == "win32" else ""
    if not base:
        home = environment.get("HOME") or environment.get("USERPROFILE", "")
        base = os.path.join(home, ".config") if os.path.isabs(home) else ""
    return Path(base, "cma-roadmap", "config.yaml") if base else None


def folder_profile() -> str | None:
    """The profile in the working folder, if there is one."""
    return FOLDER_PROFILE if os.path.isfile(FOLDER_PROFILE) else None


def own_profile() -> str | None:
    """The profile in the folder of the person who is meant where nobody is named, if any."""
    path = profile_of(ME)
    return str(path) if path.is_file() else None


def may_name_yaml(environment: Mapping[str, str]) -> bool:
    """Whether the config file may name a profile, a person or a folder of data; unparsed."""
    path = config_file(environment)
    try:
        with open(path or os.devnull, "rb") as file:
            text = file.read(MOST_BYTES + 1)
    except OSError:
        return False
    return any(name in text for name in (b"profile", b"person", b"data-dir"))
