"""A quiz in a real terminal, killed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.terminal import in_terminal


def attempted(home: Path) -> list[str]:
    """Questions attempted so far, as the file of the journal has them."""
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection:
        rows = connection.execute(
            "SELECT question FROM event WHERE kind = 'attempt' ORDER BY number"
        ).fetchall()
    return [row[0] for row in rows]


def deck(home: Path) -> list[str]:
    """Questions of the session, in order."""
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection:
        body = connection.execute("SELECT body FROM event WHERE kind = 'session'").fetchone()[0]
    return [f"demo/{slot['question_id']}" for slot in json.loads(body)["deck"]]


def test_killed_after_each_answer(home: Path, demo: Path) -> None:
    """If the program is killed after each answer, then none is lost and the next question comes."""
    words: list[str | Path] = [
        "quiz",
        "--pack",
        demo,
        "--kind",
        "single-choice",
        "--kind",
        "true-false",
        "--kind",
        "multiple-choice",
    ]
    for number in (1, 2, 3):
        with in_terminal(*words, home=home) as terminal:
            terminal.wait_for(f"Question {number} of 3")
            # The list is drawn by the prompt itself: from here on it reads keys.
            terminal.wait_for("1) ")
            terminal.press("1\r")
            terminal.wait_for(" point")
            terminal.kill()

        assert attempted(home) == deck(home)[:number]
        words = ["quiz", "--resume"]

    with in_terminal(*words, home=home) as terminal:
        exit_code = terminal.wait()

    assert (exit_code, "Done." in terminal.shown) == (0, True)
