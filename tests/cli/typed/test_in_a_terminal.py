"""Answers in words in a real terminal: with the learner's own editor, and killed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.terminal import in_terminal

KEY = "We send the event id to the provider."
# Fails at first, as an editor does that is left without saving.
_SCRIPT = """\
#!/bin/sh
if [ ! -e "{flag}" ]; then
    touch "{flag}"
    echo "not saved"
    exit 1
fi
printf '%s\\n%s\\n' "{key}" "We ack after the commit." > "$1"
"""


def events(home: Path) -> list[tuple[str, ...]]:
    """What the file of the journal holds: kind, and what was typed or decided."""
    query = (
        "SELECT kind, coalesce(body ->> '$.response.text', body ->> '$.facts.part', '') FROM event"
        " WHERE kind != 'session' ORDER BY number"
    )
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_editor(home: Path, words_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If e is entered, then the editor opens, again if it failed, and what is saved there is the answer."""
    monkeypatch.delenv("VISUAL", raising=False)
    script = tmp_path / "editor"
    script.write_text(_SCRIPT.format(flag=tmp_path / "opened", key=KEY))
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))

    with in_terminal("quiz", "--pack", words_pack, "--question", "charge-once", home=home) as terminal:
        terminal.wait_for("Alt-Enter new line")
        terminal.wait_for(">")
        terminal.press("e\r")
        terminal.wait_for("not saved")
        terminal.press("e\r")
        terminal.wait_for("Right: 7 of 7 points")
        terminal.wait_for("Enter next")
        terminal.press("\r")
        exit_code = terminal.wait()

    assert exit_code == 0
    assert events(home) == [("attempt", f"{KEY}\nWe ack after the commit."), ("ended", "")]


def test_killed_in_mid_session(home: Path, words_pack: Path, press: Run) -> None:
    """If the program is killed while an answer is written, then all that was scored or overruled is there."""
    words = ["--question", "charge-once", "--question", "spread", "--seed", "2"]
    with in_terminal("quiz", "--pack", words_pack, *words, home=home) as terminal:
        terminal.wait_for("Alt-Enter new line")
        terminal.wait_for(">")
        terminal.press(f"{KEY}\r")
        terminal.wait_for("turn a verdict")
        terminal.press("2")
        terminal.wait_for("2. is now met: 7 of 7 points.")
        terminal.wait_for("turn a verdict")
        terminal.press("\r")
        terminal.wait_for("Question 2 of 2")
        terminal.wait_for(">")
        terminal.press("We ack")
        terminal.wait_for("We ack")
        terminal.kill()

    assert events(home) == [("attempt", KEY), ("overruled", "ack-late")]
    result = press("s\r", "quiz", "--resume")
    assert "Question 2 of 2" in result.stderr
    assert "1 right, 0 partly, 0 wrong, 1 skipped: 100% of the points" in result.stderr
