"""A quiz in a terminal, by the keys that a learner presses."""

from pathlib import Path

from tests.cli.conftest import Run


def test_digit(press: Run, demo: Path) -> None:
    """If a digit marks an option, then Enter answers with it."""
    result = press("1\r\rq", "quiz", "--pack", demo, "--question", "who-fetches")
    print(result.output)
    assert result.exit_code == 5
