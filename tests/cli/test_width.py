"""Lines for narrow terminals."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.cli.lines import wrap
from tests.cli.conftest import Run


def too_wide(shown: str, width: int) -> list[str]:
    """Lines wider than the terminal, without commands and addresses, which are there to be copied."""
    copied = ("eda-coach ", "http")
    return [
        line for line in shown.splitlines() if len(line) > width and not line.lstrip(" `").startswith(copied)
    ]


@pytest.mark.parametrize("columns", ["40", "60", "120"])
def test_quiz(run: Run, demo: Path, columns: str) -> None:
    """If the terminal is narrow, then so are the lines of a whole quiz, however it is held."""
    typed = "h\n9\nf\n1\n3\no\nu\n2\n2\n\n" * 2 + "4321\n1\n\n1a\n2\n\nx\n5\n3\n\n" * 3
    words = ["quiz", "--pack", demo, "--confidence", "--seed", "2"]

    plain = run(*words, "--plain", input=typed + "q\n", env={"COLUMNS": columns})
    offered = run("quiz", "--plain", input="x\n", env={"COLUMNS": columns})
    written = run(
        "quiz", "--pack", demo, "--answers", "-", input="[1, 1, 1, 1, 1, 1, 1]", env={"COLUMNS": columns}
    )

    # What is typed ends a line on the screen, but is not echoed here.
    shown = (plain.stderr + offered.stderr).replace("> ", ">\n") + written.stdout
    assert "You left a session" in offered.stderr
    assert too_wide(shown, int(columns)) == []


@pytest.mark.parametrize(
    "words",
    [[], ["pack", "show"], ["pack", "list"], ["pack", "show", "push-vs-pull"], ["pack", "show", "in-flight"]],
    ids=" ".join,
)
def test_other_commands(run: Run, home: Path, demo: Path, words: list[str]) -> None:
    """If the terminal is narrow, then so are lists and descriptions, but for paths."""
    (home / "data/packs").mkdir(parents=True)
    (home / "data/packs/demo").symlink_to(demo)
    named = ["--pack", "demo"] if words[1:2] == ["show"] else []

    result = run(*words, *named, env={"COLUMNS": "40"})

    assert result.exit_code == 0
    assert [line for line in too_wide(result.stdout, 40) if not line.startswith("/")] == []


@settings(deadline=None, max_examples=100, derandomize=True)
@given(st.text(max_size=200), st.integers(1, 200), st.sampled_from(["", "1. ", "      "]))
def test_wrapped_lines_fit(text: str, width: int, first: str) -> None:
    """If a text is wrapped, then no line is wider than the terminal, or than 20 columns at the least."""
    lines = wrap(text, width, first=first)

    assert max(map(len, lines)) < max(21, width)
    assert lines[0].startswith(first.rstrip())


def test_own_line_ends_stay() -> None:
    """If a text has lines of its own, then they stay."""
    assert wrap("one\n\ntwo\r\nthree", 40, first="- ") == ["- one", "", "  two", "  three"]
