"""What tests of mock interviews share: the small pack, and three ways to be interviewed on it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from eda_coach.cli.app import app
from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.mock.pack import write_mock_pack
from tests.fakes import FakeClock

Rows = Callable[[], list[dict[str, Any]]]
Turns = Callable[[], list[str]]
CTRL_C, CTRL_D, ALT_ENTER = "\x03", "\x04", "\x1b\r"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
NOW = "2026-11-23T20:00"


@pytest.fixture(scope="session")
def mock_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small pack; tests that change a pack make their own."""
    return write_mock_pack(tmp_path_factory.mktemp("packs") / "demo")


@pytest.fixture
def mock(press: Run, mock_pack: Path) -> Run:
    """Interview somebody at a terminal, who presses some keys and then goes away."""

    def call(pressed: str, *words: str | Path, scenario: str = "shop", **changes: Any) -> Result:
        named = [scenario] if scenario else []
        return press(pressed, "mock", *named, "--pack", mock_pack, *words, **changes)

    return call


@pytest.fixture
def plain(run: Run, mock_pack: Path) -> Run:
    """Interview somebody in plain lines."""

    def call(typed: Any, *words: str | Path, scenario: str = "shop", **changes: Any) -> Result:
        named = [scenario] if scenario else []
        return run("mock", *named, "--plain", "--pack", mock_pack, *words, input=typed, **changes)

    return call


@pytest.fixture
def filed(run: Run, mock_pack: Path, tmp_path: Path) -> Run:
    """Hold an interview out of a file."""

    def call(content: str | bytes, *words: str | Path, scenario: str = "shop", **changes: Any) -> Result:
        file = tmp_path / "answers"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        named = [scenario] if scenario else []
        return run("mock", *named, "--pack", mock_pack, "--answers", file, *words, **changes)

    return call


@pytest.fixture
def rows(run: Run) -> Rows:
    """Every event of the journal, as exported."""

    def read() -> list[dict[str, Any]]:
        return list(map(json.loads, run("journal", "export").stdout.splitlines()[1:]))

    return read


@pytest.fixture
def turns(rows: Rows) -> Turns:
    """What was said, turn by turn."""

    def read() -> list[str]:
        return [row["body"]["body"]["text"] for row in rows() if row["kind"] == "mock-turn"]

    return read


@pytest.fixture
def kinds(rows: Rows) -> Turns:
    """What happened, in a word each."""

    def read() -> list[str]:
        return [row["kind"].removeprefix("mock-") for row in rows()]

    return read


class SlowTyping(io.BytesIO):
    """Lines of somebody who needs a minute for each."""

    def __init__(self, lines: str, clock: FakeClock) -> None:
        super().__init__(lines.encode())
        self._clock = clock

    def read1(self, size: int | None = -1, /) -> bytes:
        """The next line, a minute later."""
        self._clock.move(minutes=1)
        return self.readline() if size else b""


@pytest.fixture
def slowly(
    wiring: Wiring, mock_pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What is shown to somebody who types plain lines and needs a minute for each."""

    def call(lines: str, *words: str) -> str:
        typing = SlowTyping(lines, clock_of(wiring))
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(typing, encoding="utf-8"))
        begun = () if "--resume" in words else ("shop", "--pack", str(mock_pack))
        assert app(["mock", "--plain", *begun, *words], obj=wiring, standalone_mode=False) == 0
        return " ".join(capsys.readouterr().err.split())

    return call


def clock_of(wiring: Wiring) -> FakeClock:
    """The clock of a world."""
    assert isinstance(wiring.now, FakeClock)
    return wiring.now


@pytest.fixture(params=["keys", "plain"])
def hold(request: pytest.FixtureRequest) -> Run:
    """Interview somebody who types the same lines, once at a terminal and once in plain lines."""
    if request.param == "plain":
        plain: Run = request.getfixturevalue("plain")
        return plain
    mock: Run = request.getfixturevalue("mock")

    def call(typed: str, *words: str | Path, **changes: Any) -> Result:
        return mock(typed.replace("\n", "\r"), *words, **changes)

    return call
