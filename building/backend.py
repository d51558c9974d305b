"""The build backend (PEP 517): hatchling, behind a check of the Python that runs it.

It stands between pip and hatchling for two reasons. A Python that is too old is told so in one
sentence, before anything is imported that it cannot read. And what builds the package is pinned by
`requirements/build.txt`: a constraints file (`pip install -c`) does not reach an isolated build.
Nothing here may need a Python newer than 3.7, or a package.
"""

import sys
from pathlib import Path
from typing import Any, Dict, List, Optional

OLDEST = (3, 11)
PINS = Path(__file__).parents[1] / "requirements" / "build.txt"

if sys.version_info < OLDEST:
    raise SystemExit(
        "cma-roadmap needs Python 3.11 or newer, and this is Python {}.{}: install a newer one "
        "from https://www.python.org/downloads/ and make the virtual environment with it, as in "
        "'python3.13 -m venv .venv'.".format(*sys.version_info)
    )


Settings = Optional[Dict[str, Any]]


def get_requires_for_build_wheel(config_settings: Settings = None) -> List[str]:
    """The requirements of a build, each to the version."""
    lines = (line.split("#")[0].strip() for line in PINS.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


get_requires_for_build_editable = get_requires_for_build_wheel
get_requires_for_build_sdist = get_requires_for_build_wheel


# hatchling is only there once the requirements above are installed.


def build_wheel(directory: str, config: Settings = None, metadata: Optional[str] = None) -> str:
    """Build a wheel; its file name."""
    from hatchling import build

    name: str = build.build_wheel(directory, config, metadata)
    return name


def build_editable(directory: str, config: Settings = None, metadata: Optional[str] = None) -> str:
    """Build a wheel that points to this folder; its file name."""
    from hatchling import build

    name: str = build.build_editable(directory, config, metadata)
    return name


def build_sdist(directory: str, config: Settings = None) -> str:
    """Build an archive of the sources; its file name."""
    from hatchling import build

    name: str = build.build_sdist(directory, config)
    return name
