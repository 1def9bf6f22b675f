"""What tests of ``eda-coach grade`` share: a pack of typed questions, and a way to have answers scored."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from eda_coach.content.index.opening import open_pack
from tests.builders import write_pack
from tests.cli.conftest import Run
from tests.judges.typed_pack import TYPED_PACK

Grade = Callable[..., Result]


@pytest.fixture(scope="session")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small pack of typed questions."""
    return write_pack(tmp_path_factory.mktemp("packs") / "typed", TYPED_PACK)


@pytest.fixture(scope="session")
def warm_home(tmp_path_factory: pytest.TempPathFactory, typed: Path) -> Path:
    """A home in which that pack is compiled already: processes of tests start faster."""
    folder = tmp_path_factory.mktemp("home")
    open_pack(typed, folder / "cache").close()
    return folder


@pytest.fixture
def grade(run: Run, typed: Path) -> Grade:
    """Have answers on standard input scored."""

    def call(answers: str | bytes, *words: str | Path, question: str = "charge-once") -> Result:
        return run("grade", "--pack", typed, "--question", question, *words, input=answers)

    return call


def scores(result: Result) -> list[dict[str, Any]]:
    """The lines of JSON that came out."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def as_line(**fields: Any) -> str:
    """A line of JSON."""
    return json.dumps(fields) + "\n"
