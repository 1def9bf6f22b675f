"""A quiz in a real terminal: narrow, without colours, with hostile content."""

from pathlib import Path

from tests.terminal import in_terminal


def test_forty_columns(home: Path, demo: Path) -> None:
    """If the terminal has 40 columns, then no line is wider but those of commands and addresses."""
    with in_terminal(
        "quiz", "--pack", demo, "--confidence", "--question", "what-stays", home=home, columns=40
    ) as terminal:
        terminal.wait_for("Question 1 of 1")
        terminal.wait_for("The address")
        terminal.press("1\r")
        terminal.wait_for("1, 2 or 3")
        terminal.press("3")
        terminal.wait_for("Enter next")
        terminal.press("\r")
        exit_code = terminal.wait()

    wide = [line for line in terminal.shown.replace("\r", "\n").split("\n") if len(line.rstrip()) > 40]
    assert exit_code == 0
    assert [line for line in wide if not line.startswith(("   eda-coach ", "  https://"))] == []
