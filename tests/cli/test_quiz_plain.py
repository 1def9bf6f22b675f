"""A quiz in plain lines, for screen readers, simple terminals and pipes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import Result

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.fakes import somebody

Plain = Callable[..., Result]


@pytest.fixture
def plain(run: Run, demo: Path) -> Plain:
    """Hold a plain quiz on the small pack; the lines are what the learner types."""

    def call(typed: str | bytes, *words: str, **changes: object) -> Result:
        return run("quiz", "--plain", "--pack", demo, *words, input=typed, **changes)

    return call


def test_whole_quiz(plain: Plain, demo: Path, snapshot: SnapshotAssertion) -> None:
    """If a question of each shape is answered, then what is shown is as in the golden file."""
    questions = ("who-fetches", "which-keeping", "in-flight")
    words = [word for id_ in questions for word in ("--question", id_)]
    typed = "nothing\n52\n\nh\n1\no\n\n1a 2b\n\n"

    result = plain(typed, *words, "--seed", "1")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.replace(str(demo), "FOLDER") == snapshot


@pytest.mark.parametrize(
    ("typed", "events"),
    [
        ("2\n\n", ["attempt who-fetches consumer", "ended"]),
        ("consumer\n\n", ["attempt who-fetches consumer", "ended"]),
        ("\n9\nwhat\n2\n\n", ["attempt who-fetches consumer", "ended"]),
        ("S\n", ["skipped who-fetches", "ended"]),
        (
            "f\nh\n1\nx\no\n\n",
            [
                "flagged who-fetches",
                "hinted who-fetches",
                "attempt who-fetches broker",
                "overruled who-fetches",
                "ended",
            ],
        ),
        (
            "1\nu\n2\n\n",
            ["attempt who-fetches broker", "undone who-fetches", "attempt who-fetches consumer", "ended"],
        ),
        ("q\n", []),
        ("Q\n", []),
        ("", []),
        ("2\nq\n", ["attempt who-fetches consumer"]),
        ("2\n", ["attempt who-fetches consumer"]),
        ("2", ["attempt who-fetches consumer"]),
    ],
)
def test_moves(plain: Plain, log: Callable[[], list[str]], typed: str, events: list[str]) -> None:
    """If a line is a move, then it is made; anything else is asked again, and the end of input leaves."""
    result = plain(typed, "--question", "who-fetches")

    assert result.exit_code == 0
    assert log() == events


def test_confidence(plain: Plain) -> None:
    """If confidence is wanted, then it is asked for until it is 1, 2 or 3."""
    result = plain("1\n0\nsure\n3\n\n", "--question", "who-fetches", "--confidence")

    assert "certainty marks -6" in result.stderr


@pytest.mark.parametrize("variables", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_environment_asks_for_plain_lines(
    run: Run, wiring: Wiring, demo: Path, variables: dict[str, str]
) -> None:
    """If the environment asks for plain lines, then a terminal gets them without --plain."""
    result = run(
        "quiz", "--pack", demo, input="q\n", env=variables, obj=replace(wiring, is_interactive=somebody)
    )

    assert "(s skip - f flag - q leave)" in result.stderr


@pytest.mark.parametrize(
    ("typed", "told"), [("x\nr\nq\n", "Kept: 1 of 2"), ("n\nq\n", "Kept: 0 of 2"), ("q\n", "go on with it")]
)
def test_session_that_was_left(plain: Plain, typed: str, told: str) -> None:
    """If a session was left, then it is offered: r goes on with it, n starts anew, q leaves it as it is."""
    words = ["--question", "who-fetches", "--question", "in-flight"]
    plain("1\n", *words, "--seed", "3")

    result = plain(typed, *words)

    assert result.exit_code == 0
    assert told in result.stderr
