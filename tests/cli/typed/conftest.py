"""What tests of typed questions share: a pack of them, and two ways to be asked one."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.typed.typed_pack import write_words_pack

Rows = Callable[[], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def words_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small pack of typed questions."""
    return write_words_pack(tmp_path_factory.mktemp("packs") / "demo")


@pytest.fixture
def ask(press: Run, words_pack: Path) -> Run:
    """Ask one typed question of somebody at a terminal, who presses some keys and then goes away."""

    def call(pressed: str, question: str = "charge-once", *words: str, **changes: Any) -> Any:
        return press(pressed, "quiz", "--pack", words_pack, "--question", question, *words, **changes)

    return call


@pytest.fixture
def plain(run: Run, words_pack: Path) -> Run:
    """Ask one typed question in plain lines."""

    def call(typed: str | bytes, question: str = "charge-once", *words: str, **changes: Any) -> Any:
        line = ["quiz", "--plain", "--pack", words_pack, "--question", question, *words]
        return run(*line, input=typed, **changes)

    return call


@pytest.fixture
def rows(run: Run) -> Rows:
    """Every event of the journal but the starts of sessions, as exported."""

    def read() -> list[dict[str, Any]]:
        exported: Iterator[dict[str, Any]] = map(json.loads, run("journal", "export").stdout.splitlines()[1:])
        return [row for row in exported if row["kind"] != "session"]

    return read


def responses(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was answered, attempt by attempt."""
    return [row["body"]["response"] for row in rows if row["kind"] == "attempt"]


def kinds(rows: list[dict[str, Any]]) -> list[str]:
    """What happened, in a word each."""
    return [row["kind"] for row in rows]
