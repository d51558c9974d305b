"""Renew the pinned requirements and show what moved.

    python requirements/renew.py            # newest versions that the bounds allow
    python requirements/renew.py --check    # change nothing; status 1 when something would move

Needs `uv` (`pip install uv`), which resolves for every platform and Python at once. The files:

- `locked.txt`: all that runs and tests the program; both commands of the README install with it.
- `build.txt`: what builds it, from `build.in`; `building/backend.py` reads it.
- `lowest.txt`: the lowest versions that `pyproject.toml` allows; `nox -s lowest` tests with it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
OLDEST_PYTHON = "3.11"

FILES = {
    "locked.txt": [str(PROJECT), "--extra", "dev"],
    "build.txt": [str(HERE / "build.in")],
    "lowest.txt": [str(PROJECT), "--resolution", "lowest-direct"],
}
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)", re.MULTILINE)


def main() -> int:
    """Renew every file, or only tell; the exit status."""
    parser = argparse.ArgumentParser(description="Renew the pinned requirements.")
    parser.add_argument("--check", action="store_true", help="change nothing, only tell")
    only_tell = parser.parse_args().check
    moved = False
    for name, sources in FILES.items():
        path = HERE / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = _resolved(sources)
        moved |= _tell(name, before, after)
        if not only_tell:
            path.write_text(after, encoding="utf-8", newline="\n")
    if not moved:
        sys.stdout.write("Nothing moved.\n")
    return int(only_tell and moved)


def _resolved(sources: list[str]) -> str:
    """The pins for `sources`, for every platform and Python from the oldest on."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"]
    command += ["--no-header", "--no-annotate", "--upgrade", "--no-config"]
    command += ["--python-version", OLDEST_PYTHON, *sources]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return "# Made by requirements/renew.py; do not edit.\n" + done.stdout


def _tell(name: str, before: str, after: str) -> bool:
    """Print what differs between two texts of the file `name`; whether anything does."""
    old, new = (_versions(text) for text in (before, after))
    names = sorted(n for n in old.keys() | new.keys() if old.get(n) != new.get(n))
    for package in names:
        was, now = (" and ".join(v.get(package, ())) or "nothing" for v in (old, new))
        sys.stdout.write(f"{name}: {package} {was} -> {now}\n")
    return bool(names)


def _versions(text: str) -> dict[str, list[str]]:
    """The versions of each package; more than one where platforms or Pythons differ."""
    found: dict[str, list[str]] = {}
    for match in PIN.finditer(text):
        found.setdefault(match["name"], []).append(match["version"])
    return found


if __name__ == "__main__":
    sys.exit(main())
