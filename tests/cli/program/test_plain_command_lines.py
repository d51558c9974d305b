"""Plain command lines are read without Typer, with the same result; all others are left to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli import running
from cma_roadmap.cli.program.start import _status_of

DAY = ("--today", "2026-11-21")
PLAIN = [
    ("--version",),
    ("-V",),
    ("plan", "--json", *DAY),
    ("plan", "-f", "csv", "--start=2027-01-11", *DAY),
    ("plan", "-c", "rma-amt", "--format", "md", "--horizon", "3", *DAY),
    ("plan", "--json", "--if", "fail-exam=1", "--hours-per-week", "20", *DAY),
    ("plan", "--award", "apprenticeship", "--json", *DAY),
    ("plan", "--finish-by", "2027-01-09", "--quiet", "--json", *DAY),
    ("plan", "--credential", "nowhere", *DAY),
    ("plan", "--start", "2020-01-01", *DAY),
    ("compare", "--json", *DAY),
    ("compare", "cma-aama", "--json", "rma-amt", *DAY),
    ("eligible", "ccma-nha", "--full", *DAY),
    ("why", "exam.sit", "--json", *DAY),
    ("why", "exam.sitt", *DAY),
    ("credentials", "-f", "csv", *DAY),
    ("states", "--json", *DAY),
    ("programs", "--state", "WA", "--limit", "2", "--json", *DAY),
    ("career", "--state", "WA", "--json", *DAY),
    ("skills", "-c", "rma-amt", "--json", *DAY),
    ("skills", "--transcript", "--full", *DAY),
    ("skills", "--resume", *DAY),
]
DOUBTFUL = [
    (),
    ("--help",),
    ("plan", "--help"),
    ("plan", "-h"),
    ("plann",),
    ("data", "check"),
    ("help", "plan"),
    ("plan", "--jso"),
    ("plan", "--json", "--json"),
    ("plan", "--json=1"),
    ("plan", "--start"),
    ("plan", "--start", "2027-13-01"),
    ("plan", "--start", " 2027-01-11"),
    ("plan", "--start", "2027-01-11", "--start", "2027-01-12"),
    ("plan", "--horizon", "-1"),
    ("plan", "--horizon", "99"),
    ("plan", "--horizon", "1_0"),
    ("plan", "--horizon", "٣"),
    ("plan", "--award", "x"),
    ("plan", "--award", ""),
    ("plan", "--credential="),
    ("plan", "-crma-amt"),
    ("plan", "-f=csv"),
    ("plan", "--", "--json"),
    ("plan", "word"),
    ("plan", "-"),
    ("plan", "--json", "-f", "csv"),
    ("why", ""),
    ("why", "exam.sit", "exam.apply"),
    ("credentials", "cma-aama"),
    ("states", "show", "WA"),
    ("plan", "--profile", "-", "--no-profile"),
]


@pytest.mark.slow(but=9)
@pytest.mark.parametrize("words", PLAIN, ids=" ".join)
def test_a_plain_line_gives_what_typer_gives(
    words: tuple[str, ...],
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CMA_ROADMAP_NO_PROFILE")
    status = _status_of(words)

    plain, full = capsysbinary.readouterr(), running.run(*words)
    assert (status, plain.out) == (full.exit_code, full.stdout_bytes)
    assert plain.err.decode() == full.stderr


@pytest.mark.slow(but=99)
@pytest.mark.parametrize("words", DOUBTFUL, ids=" ".join)
def test_what_is_in_doubt_is_left_to_typer(
    words: tuple[str, ...], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _status_of(words) is None
    assert capsysbinary.readouterr() == (b"", b"")


def test_the_environment_is_read_as_typer_reads_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_STATE", "WA")
    words = ("states", "--json", *DAY)
    assert _status_of(words) == 0
    assert capsys.readouterr().out == running.run(*words).stdout
    words = ("plan", "--json", *DAY)
    assert _status_of(words) == 0
    assert capsys.readouterr().out == running.run(*words).stdout

    monkeypatch.setenv("CMA_ROADMAP_STATE", "nowhere")  # the message names the variable
    assert _status_of(words) is None
    monkeypatch.setenv("CMA_ROADMAP_STATE", "WA")
    for name, value in [("SIT_EARLY", "yes"), ("IF", "fail-exam"), ("HORIZON", "x")]:
        monkeypatch.setenv(f"CMA_ROADMAP_{name}", value)
        assert _status_of(words) is None
        monkeypatch.delenv(f"CMA_ROADMAP_{name}")


def test_what_is_typed_beside_what_the_environment_says_is_left_to_typer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_FORMAT", "csv")
    assert _status_of(("plan", "--json", *DAY)) is None


def test_a_config_file_and_a_profile_in_the_folder_are_left_to_typer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CMA_ROADMAP_CONFIG_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    words = ("credentials", "--json", *DAY)
    (tmp_path / "profile.yaml").write_text("state: WA\n", encoding="utf-8")
    monkeypatch.delenv("CMA_ROADMAP_NO_PROFILE")
    assert _status_of(words) == 0
    assert _status_of(("plan", "--json", *DAY)) is None
    assert _status_of(("plan", "--json", "--no-profile", *DAY)) == 0
    (tmp_path / "config.yaml").write_text("state: WA\n", encoding="utf-8")
    assert _status_of(words) is None
    assert capsys.readouterr().err == ""
