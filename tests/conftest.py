"""Hypothesis profiles: the same examples on every run, and `--hypothesis-profile=deep` to dig."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

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
settings.register_profile("few", settings.get_profile("steady"), max_examples=15)
settings.load_profile("steady")

# Three tiers. `pytest` alone runs all but what is slow, within three minutes on two cores;
# `pytest -m slow` the rest, and `pytest --whole` both (`.ci/run` does the one after the other).
# `pytest -m quick` takes one case of each test, while you work. Tests that are named on the command
# line run whole. Slow are
# - whole grids: of a test with many cases it takes five, or as many as `slow(but=...)` says where
#   one takes long: plans with a search, pages of all there is, printed documents;
# - documents spoiled in thousands of ways, and what runs over all shipped programs or sources;
# - second programs that are slow on purpose: the slow solver, every road planned by itself, the
#   count over every weight and dollar, YAML read by the parser in pure Python;
# - fresh processes, half a second each, where another process is what is tested.
# Properties stay in the tiers with a quarter of their examples.
USUAL, QUICK, CASES = "not slow", "quick", 5


def pytest_configure(config: pytest.Config) -> None:
    """A run that asks for nothing takes the usual tier; it and the quick one try fewer examples."""
    option, named = config.option, config.args_source is pytest.Config.ArgsSource.ARGS
    if not (named or option.whole or option.update_golden):
        option.markexpr = option.markexpr or ("" if option.keyword else USUAL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell starts what it puts in the background so; tests of Ctrl-C would wait for ever.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    few = option.markexpr in (USUAL, QUICK)
    if few and not config.getoption("--hypothesis-profile"):
        settings.load_profile("few")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow all cases of a test but a few, spread over them; the first is quick."""
    tests: dict[str, list[pytest.Item]] = {}
    for item in items:
        tests.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in tests.values():
        mark = cases[0].get_closest_marker("slow")
        few = CASES if mark is None else mark.kwargs.get("but", 0)
        step = -(-len(cases) // few) if few else 0
        for number, case in enumerate(cases):
            if few and number % step == 0:
                case.own_markers = [own for own in case.own_markers if own is not mark]
            elif mark is None:
                case.add_marker("slow")
        if few:
            cases[0].add_marker("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the expected outputs; look at the difference before you commit.

    `--whole` runs all tiers.
    """
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs")
    parser.addoption("--whole", action="store_true", help="run what is slow as well")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests of one file, and of the room whose files share what is printed, go to one process."""
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

    class Rooms(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            shared = "tests/rendering/json/contracts/"
            return shared if nodeid.startswith(shared) else str(super()._split_scope(nodeid))

    return Rooms(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Tests of a checkout whose data or model has changed would read all YAML at every start."""
    from cma_roadmap.errors import BadInputError
    from cma_roadmap.fast_start.fingerprint import snapshot_is_current
    from cma_roadmap.loading.catalog.snapshot import compile_shipped

    if not hasattr(session.config, "workerinput") and not snapshot_is_current():
        with suppress(BadInputError):  # the tests of the data tell what is wrong with it
            compile_shipped()


def pytest_collection_finish() -> None:
    """Ten thousand tests are no garbage: to look through them again and again took a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def _folders_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program remembers goes to a folder of the test run, never to a person's home.

    Nor are the config file of a person, or a profile in the working folder, read.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CMA_ROADMAP_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        patch.setenv("CMA_ROADMAP_CONFIG_DIR", str(tmp_path_factory.mktemp("config")))
        patch.setenv("CMA_ROADMAP_PEOPLE_DIR", str(tmp_path_factory.mktemp("people")))
        patch.setenv("CMA_ROADMAP_NO_PROFILE", "1")
        yield


@pytest.fixture(autouse=True, scope="session")
def _commands_made_once() -> Iterator[None]:
    """Typer reads the signature of a command once a process, not at each of 4,000 calls."""
    made_once = cache(get_command)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", made_once)
        patch.setattr("cma_roadmap.cli.program.app.get_command", made_once)
        yield


@pytest.fixture
def yaml_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a catalogue are parsed once a process: for tests of what is done with them."""
    from loading import yaml_once  # only where it is needed: it imports the reader

    monkeypatch.setattr(
        "cma_roadmap.loading.catalog.definition_files.read_file", yaml_once.read_file
    )
