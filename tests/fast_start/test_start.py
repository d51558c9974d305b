"""A start imports what its command needs, and reads the same with and without pydantic."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from cli import running
from cma_roadmap.fast_start.fingerprint import snapshot_path
from cma_roadmap.model.values.base import Definition

ENTRY = "from cma_roadmap.__main__ import main; main()"

COMMANDS = [
    ["plan", "--state", "WA", "--today", "2026-11-21"],
    ["plan", "--json", "--state", "ND", "--move-to", "NJ@2028-03-01", "--today", "2026-11-21"],
    ["plan", "--json", "--today", "2026-11-21"],
    ["plan", "--today", "2026-11-21", "-c", "rma-amt", "--horizon", "2"],
    ["plan", "--json", "--today", "2026-11-21", "--award", "apprenticeship"],
    ["compare", "--json", "--today", "2026-11-21"],
    ["compare", "--json", "--today", "2026-11-21", "--state", "WA"],
    ["plan", "--today", "2026-11-21", "--state", "WA"],
    ["eligible", "--json", "--today", "2026-11-21"],
    ["credentials", "show", "cma-aama", "--json", "--today", "2026-11-21"],
    ["why", "exam.sit", "--today", "2026-11-21"],
]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "CMA_ROADMAP_FULL": "1"}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, *arguments], capture_output=True, env=environment, check=False
    )


@pytest.mark.slow(but=1)
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda a: " ".join(a))
def test_quick_start_gives_the_same_bytes_as_a_full_one(arguments: list[str]) -> None:
    """In this process definitions are pydantic models, as in a start that reads YAML."""
    quick, full = run(ENTRY, *arguments), running.run(*arguments)

    assert issubclass(Definition, BaseModel)
    assert (quick.returncode, quick.stdout) == (full.exit_code, full.stdout_bytes)
    assert quick.returncode in (0, 4)
    assert len(quick.stdout) > 500


@pytest.mark.slow(but=1)
@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["plan", "--json", "--today", "2026-11-21"], ["plan", "--award", "x"]],
)
def test_the_module_runs_like_the_program(arguments: list[str]) -> None:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "CMA_ROADMAP_FULL": "1"}
    module = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "cma_roadmap", *arguments],
        capture_output=True,
        env=environment,
        check=False,
    )
    program = run(ENTRY, *arguments)
    assert (module.returncode, module.stdout) == (program.returncode, program.stdout)
    assert module.stdout or module.stderr


def test_help_names_the_module_as_it_was_called() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "cma_roadmap", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert "python -m cma_roadmap" in told


def imported(*arguments: str) -> set[str]:
    """The top-level packages that are loaded when a command has run."""
    code = (
        "import atexit, sys\n"
        "names = lambda: sorted({m.split('.')[0] for m in sys.modules})\n"
        "atexit.register(lambda: sys.stderr.write('LOADED ' + ' '.join(names())))\n" + ENTRY
    )
    told = run(code, *arguments).stderr.decode()
    return set(told.split("LOADED ")[1].split())


DAMAGED = """
import sys
from pathlib import Path
from cma_roadmap.fast_start import fingerprint
damaged = Path(sys.argv.pop(1))
fingerprint.snapshot_path = lambda: damaged
"""


@pytest.mark.parametrize("at", [0.02, 0.5])
def test_a_damaged_snapshot_makes_a_start_read_and_validate_the_yaml(
    tmp_path: Path, at: float
) -> None:
    """Half of it is the programs, which the second command reads; the core comes first."""
    content = bytearray(snapshot_path().read_bytes())
    content[int(len(content) * at)] ^= 1
    (tmp_path / "s").write_bytes(content)
    words = ["programs", "--state", "WA", "--json", "--today", "2026-11-21"]
    told = (
        "import atexit; atexit.register(lambda: sys.stderr.write(str('pydantic' in sys.modules)))"
    )

    damaged = run(f"{DAMAGED}{told}\n{ENTRY}", str(tmp_path / "s"), *words)

    whole = run(f"import sys; {told}\n{ENTRY}", *words)
    assert (damaged.returncode, damaged.stdout) == (0, whole.stdout)
    assert (damaged.stderr, whole.stderr) == (b"True", b"False")


def test_version_needs_neither_yaml_nor_rich() -> None:
    assert imported("--version").isdisjoint({"yaml", "rich"})


def test_json_from_the_snapshot_needs_neither_yaml_nor_rich_nor_pydantic() -> None:
    assert imported("plan", "--json").isdisjoint({"yaml", "rich", "pydantic", "pydantic_core"})


@pytest.mark.parametrize("line", ["plan --credential c", "plan --", "programs show ipeds-1", "w"])
def test_completion_needs_neither_yaml_nor_rich_nor_pydantic(line: str) -> None:
    loaded = imported("completion", "words", "--", *line.split())

    assert loaded.isdisjoint({"yaml", "rich", "pydantic", "pydantic_core"})


def test_only_a_config_file_that_names_a_profile_makes_a_start_validate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_CONFIG_DIR", str(tmp_path))
    config, profile = tmp_path / "config.yaml", tmp_path / "me.yaml"
    profile.write_text("state: WA\n", encoding="utf-8")

    config.write_text("state: WA\nquiet: true\n", encoding="utf-8")
    loaded = imported("plan", "--json")
    assert "yaml" in loaded
    assert loaded.isdisjoint({"pydantic", "pydantic_core"})
    config.write_text(f"profile: {profile}\n", encoding="utf-8")
    assert {"yaml", "pydantic"} <= imported("plan", "--json")


def test_a_profile_in_the_folder_is_validated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CMA_ROADMAP_NO_PROFILE")
    assert "yaml" not in imported("plan", "--json")
    Path("profile.yaml").write_text("state: WA\n", encoding="utf-8")
    assert {"yaml", "pydantic"} <= imported("plan", "--json")
    assert "yaml" not in imported("plan", "--json", "--no-profile")


def test_a_plain_profile_needs_no_pydantic_and_a_doubtful_one_gets_it(tmp_path: Path) -> None:
    profile = tmp_path / "me.yaml"
    words = ("plan", "--json", "--profile", str(profile))
    profile.write_text("diploma: {kind: ged}\n", encoding="utf-8")
    loaded = imported(*words)
    assert "yaml" in loaded
    assert loaded.isdisjoint({"pydantic", "pydantic_core"})

    profile.write_text("diploma: {kind: gde}\n", encoding="utf-8")
    assert {"yaml", "pydantic"} <= imported(*words)


@pytest.mark.parametrize("text", ["record: yes\n", "record: maybe\n", "sate: WA\n", ""])
def test_a_doubtful_profile_is_told_as_by_a_start_that_validates(tmp_path: Path, text: str) -> None:
    profile = tmp_path / "me.yaml"
    profile.write_text(text, encoding="utf-8")
    words = ["plan", "--json", "--profile", str(profile), "--today", "2026-11-21"]

    quick, full = run(ENTRY, *words), running.run(*words)

    assert (quick.returncode, quick.stdout) == (full.exit_code, full.stdout_bytes)
    assert quick.stderr.decode() == full.stderr


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs pipes that have a name")
@pytest.mark.parametrize("text", ["record: yes\n", "diploma: {kind: ged}\n", "sate: WA\n"])
def test_a_profile_from_a_pipe_is_read_once(text: str) -> None:
    """Nothing is left in it for a start that starts over: it read an empty profile there."""
    words = ["plan", "--json", "--today", "2026-11-21", "--profile"]
    read, write = os.pipe()
    os.write(write, text.encode())
    os.close(write)
    try:
        piped = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "cma_roadmap", *words, f"/dev/fd/{read}"],
            capture_output=True,
            pass_fds=[read],
            check=False,
        )
    finally:
        os.close(read)

    whole = running.run(*words, "-", stdin=text)
    assert (piped.returncode, piped.stdout) == (whole.exit_code, whole.stdout_bytes)
    told = piped.stderr.decode().replace(f"/dev/fd/{read}", "<stdin>")
    assert told == whole.stderr
