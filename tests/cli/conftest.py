"""What tests of commands share: a pack, a world, and a way to call the program in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from typer.testing import CliRunner

from eda_coach.cli.app import app
from eda_coach.cli.world.wiring import Wiring
from tests.builders import write_pack
from tests.fakes import make_wiring, somebody

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small pack; tests that change a pack make their own."""
    return write_pack(tmp_path_factory.mktemp("packs") / "demo")


@pytest.fixture
def wiring(home: Path) -> Wiring:
    """A world with fixed time, ids and seed."""
    return make_wiring(home)


@pytest.fixture
def run(wiring: Wiring) -> Run:
    """Call the program; an unexpected error fails the test with its own traceback."""

    def call(*words: str | Path, **changes: Any) -> Result:
        options: dict[str, Any] = {"obj": wiring, "catch_exceptions": False}
        return CliRunner().invoke(app, list(map(str, words)), **options | changes)

    return call


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """A keyboard: what is sent to it is what the learner presses."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.fixture
def press(run: Run, wiring: Wiring, keys: PipeInput) -> Run:
    """Call the program with somebody at the terminal who presses some keys."""

    def call(pressed: str, *words: str | Path, **changes: Any) -> Result:
        keys.send_text(pressed)
        return run(*words, **{"obj": replace(wiring, is_interactive=somebody)} | changes)

    return call
