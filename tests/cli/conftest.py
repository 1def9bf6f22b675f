"""What tests of commands share: a pack, a world, and a way to call the program in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from typer.testing import CliRunner, Result

from eda_coach.cli.app import app
from eda_coach.cli.world.home import Home
from eda_coach.cli.world.wiring import Wiring
from tests.builders import write_pack
from tests.fakes import make_wiring, somebody

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small pack; tests that change a pack make their own."""
    return write_pack(tmp_path_factory.mktemp("packs") / "demo")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: a pack that nobody changes is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def wiring(home: Path, cache: Path) -> Wiring:
    """A world with fixed time, ids and seed."""
    return make_wiring(home, home=Home(data=home / "data", cache=cache))


@pytest.fixture
def run(wiring: Wiring) -> Run:
    """Call the program; an unexpected error fails the test with its own traceback."""

    def call(*words: str | Path, **changes: Any) -> Result:
        options: dict[str, Any] = {"obj": wiring, "catch_exceptions": False}
        return CliRunner().invoke(app, list(map(str, words)), **options | changes)

    return call


@pytest.fixture
def press(run: Run, wiring: Wiring) -> Run:
    """Call the program with somebody at the terminal who presses some keys and then goes away."""

    def call(pressed: str, *words: str | Path, **changes: Any) -> Result:
        options: dict[str, Any] = {"obj": replace(wiring, is_interactive=somebody)}
        with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
            keys.send_bytes(pressed.encode(errors="surrogateescape"))
            keys.close()
            return run(*words, **options | changes)

    return call


@pytest.fixture
def log(run: Run) -> Callable[[], list[str]]:
    """What the journal holds, an event a line: its kind, its question and what was answered."""

    def read() -> list[str]:
        lines = run("journal", "export").stdout.splitlines()
        rows = [row for row in map(json.loads, lines[1:]) if row["kind"] != "session"]
        return [" ".join(filter(None, (row["kind"], _question(row), _answer(row)))) for row in rows]

    return read


def _question(row: dict[str, Any]) -> str:
    return str(row["question"].rpartition("/")[2])


def _answer(row: dict[str, Any]) -> str:
    response = row["body"].get("response", {})
    pairs = sorted(f"{item}={target}" for item, target in response.get("pairs", ()))
    return ",".join([*response.get("picked", ()), *pairs]) or str(response.get("text", ""))


@pytest.fixture
def quiz(press: Run, demo: Path) -> Run:
    """Hold a quiz on the small pack by key presses."""

    def call(pressed: str, *words: str) -> Result:
        return press(pressed, "quiz", "--pack", demo, *words)

    return call
