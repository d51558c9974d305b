"""What only its owner may read is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cma_roadmap.people.own_file import put

STEPS = [(os, "fdopen"), (os, "fsync"), (os, "replace"), (tempfile, "mkstemp")]


def test_folders_and_file_are_for_the_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "profile.yaml"
    put(file, b"state: WA\n")
    put(file, b"state: TX\n")

    assert file.read_bytes() == b"state: TX\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(one.stat().st_mode) for one in file.parents[:2]} == {0o700}
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(("module", "name"), STEPS, ids=lambda one: str(one))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=repr)
def test_a_step_that_fails_leaves_what_was_there(
    module: object, name: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "profile.yaml"
    put(file, b"state: WA\n")

    def fails(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(module, name, fails)
        with pytest.raises(type(error)):
            put(file, b"state: TX\n")
    assert file.read_bytes() == b"state: WA\n"
    assert list(tmp_path.iterdir()) == [file]


_KILLED = """
import os, signal, sys
from pathlib import Path
from cma_roadmap.people import own_file
step, done = sys.argv[2], getattr(os, sys.argv[2])
def killed(*words, **more):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, step, killed)
own_file.put(Path(sys.argv[1]), b"x" * 100_000)
"""


@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_a_kill_at_any_step_leaves_what_was_there(step: str, tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    put(file, b"state: WA\n")

    ended = subprocess.run([sys.executable, "-c", _KILLED, file, step], check=False)  # noqa: S603 - our own program

    assert ended.returncode == -9
    assert file.read_bytes() == b"state: WA\n"
    put(file, b"state: TX\n")
    assert file.read_bytes() == b"state: TX\n"
