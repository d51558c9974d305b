"""Hypothesis profiles: the same examples on every run, and `--hypothesis-profile=deep` to dig."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, settings
from typer.main import get_command

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile(
    "deep", settings.get_profile("steady"), derandomize=False, max_examples=2000
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the expected outputs; look at the difference before you commit."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs")


def pytest_collection_finish() -> None:
    """Ten thousand tests are no garbage: to look through them again and again took a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def _state_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program remembers goes to a folder of the test run, never to a person's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CMA_ROADMAP_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _commands_made_once() -> Iterator[None]:
    """Typer reads the signature of a command once a process, not at each of 4,000 calls."""
    made_once = cache(get_command)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", made_once)
        patch.setattr("cma_roadmap.cli.app.get_command", made_once)
        yield


@pytest.fixture
def yaml_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a catalogue are parsed once a process: for tests of what is done with them."""
    from loading import yaml_once  # only where it is needed: it imports the reader

    monkeypatch.setattr(
        "cma_roadmap.loading.catalog.definition_files.read_file", yaml_once.read_file
    )
