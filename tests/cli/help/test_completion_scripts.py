"""The scripts complete in the shells they are for, where those are at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import check_refusal, run
from cma_roadmap.cli.help.completion_scripts import SCRIPTS

BASH = """
source completion
COMP_WORDS=(cma-roadmap {words}); COMP_CWORD={at}; _cma_roadmap; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = "source completion; complete -C 'cma-roadmap {words}'"
ZSH = """
autoload -U compinit && compinit -u -d zdump; source completion
_describe() {{ eval 'print -l -- "${{(@)'$2'}}"' }}; _files() {{ print files }}
words=(cma-roadmap {words}); CURRENT={next}; _cma_roadmap
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the program under its name."""
    program = tmp_path / "cma-roadmap"
    main = "from cma_roadmap.__main__ import main; main()"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{main}" "$@"\n')
    program.chmod(0o755)
    return tmp_path


def completed(shell: str, script: str, place: Path, *words: str) -> list[str]:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not at hand")
    (place / "completion").write_text(SCRIPTS[shell])
    quoted = " ".join(word or "''" for word in words)
    line = script.format(words=quoted, at=len(words), next=len(words) + 1)
    ended = subprocess.run(  # noqa: S603 - written above
        [found, *(("-f",) if shell == "zsh" else ()), "-c", line],
        capture_output=True,
        text=True,
        check=True,
        cwd=place,
        env={**os.environ, "PATH": f"{place}:{os.environ['PATH']}", "HOME": str(place)},
    )
    return [said.partition("\t")[0].partition(":")[0] for said in ended.stdout.split("\n") if said]


@pytest.mark.slow(but=0)
@pytest.mark.parametrize(("shell", "script"), [("bash", BASH), ("fish", FISH), ("zsh", ZSH)])
def test_a_shell_completes(shell: str, script: str, place: Path) -> None:
    assert completed(shell, script, place, "pl") == ["plan"]
    assert completed(shell, script, place, "plan", "--credential", "cma-") == ["cma-aama"]
    assert completed(shell, script, place, "plan", "--state", "WA") == ["WA"]
    assert "--finish-by" in completed(shell, script, place, "plan", "--fi")


@pytest.mark.slow(but=0)
def test_files_are_left_to_the_shell(place: Path) -> None:
    (place / "me.yaml").touch()

    assert completed("bash", BASH, place, "plan", "--profile", "me") == []
    assert completed("zsh", ZSH, place, "plan", "--profile", "me") == ["files"]
    assert "me.yaml" in completed("fish", FISH, place, "plan", "--profile", "me")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_begins_with_how_to_install_it(shell: str) -> None:
    printed = run("completion", shell).stdout

    assert printed == SCRIPTS[shell]
    head = [line for line in printed.splitlines()[:8] if line.startswith("#")]
    assert any(f"cma-roadmap completion {shell} >" in line for line in head)
    assert "completion words" in printed


def test_another_shell_is_refused() -> None:
    check_refusal(run("completion", "tcsh"), 2, "no completion for 'tcsh'", "fish, powershell")
    check_refusal(run("completion"), 2, "SHELL is missing")
