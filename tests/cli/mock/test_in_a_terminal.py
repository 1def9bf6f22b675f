"""Interviews in real terminals: killed, interrupted, in two of them at once, and with an editor."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.mock.conftest import CTRL_C, Turns
from tests.cli.mock.pack import ASKED, KEY
from tests.terminal import Terminal, in_terminal

_EDITOR = """\
#!/bin/sh
{{ cat "$1"; echo "{line}"; }} > "{copy}"
cat "{copy}" > "$1"
"""

_COLOUR = re.compile(rb"\x1b\[(?:0;)?[39]\dm")


@pytest.fixture(autouse=True)
def compiled(home: Path, cache: Path, run: Run, mock_pack: Path) -> None:
    """Let the program find the pack compiled: it starts sooner."""
    run("pack", "show", "--pack", mock_pack)
    home.mkdir()
    (home / "cache").symlink_to(cache)


def said(home: Path) -> list[str]:
    """What was said turn by turn, as the file of the journal has it."""
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection:
        found = connection.execute(
            "SELECT body FROM event WHERE kind = 'mock-turn' ORDER BY number"
        ).fetchall()
    return [json.loads(row[0])["body"]["text"] for row in found]


def begin(terminal: Terminal) -> None:
    """Start the clock of an interview."""
    terminal.wait_for("Enter starts the clock")
    terminal.press("\r")
    terminal.wait_for("Phase 1 of 3: Clarify")
    terminal.wait_for(":help")


def go_to_the_page(terminal: Terminal) -> None:
    """Ask nothing, and go on to the page of the second phase."""
    begin(terminal)
    terminal.press(":done\r")
    terminal.wait_for("Phase 2 of 3: Failure")
    terminal.wait_for(":help")


def test_killed_while_typing(home: Path, mock_pack: Path, press: Run) -> None:
    """If the program is killed while somebody types, then nothing that was typed or sent is lost."""
    with in_terminal("mock", "shop", "--pack", mock_pack, home=home) as terminal:
        begin(terminal)
        terminal.press(f"{ASKED}\r")
        terminal.wait_for("At most 500 of them in a second.")
        terminal.press(":done\r")
        terminal.wait_for("Phase 2 of 3: Failure")
        terminal.wait_for(":help")
        terminal.press("One.\rTwo things")
        terminal.wait_for("things")
        terminal.kill()

    assert said(home) == [ASKED]
    resumed = press(" :done\r", "mock", "--resume")
    assert "Phase 2 of 3: Failure" in resumed.stderr
    assert said(home) == [ASKED, "One.\nTwo things"]


def test_two_at_once(home: Path, mock_pack: Path, plain: Run) -> None:
    """If two processes go on with one interview, then the first is told when it sends."""
    with in_terminal("mock", "shop", "--pack", mock_pack, home=home) as terminal:
        go_to_the_page(terminal)
        terminal.press("One.")
        terminal.wait_for("One.")
        plain("r\n:back\nIs it big?\n:done\nTwo.\n:done\n")
        terminal.press("\r:done\r")
        exit_code = terminal.wait()

    assert exit_code == 1
    assert "Error: " in terminal.shown
    assert said(home)[1:] == ["Is it big?", "One.\nTwo."]


def test_ctrl_c_in_plain_lines(home: Path, mock_pack: Path) -> None:
    """If Ctrl-C is pressed between plain lines, then the exit code is 130 and a word says how to go on."""
    with in_terminal("mock", "shop", "--pack", mock_pack, "--plain", home=home) as terminal:
        terminal.wait_for("(Enter to go on, q to leave)")
        terminal.press("\r")
        terminal.wait_for("What do you need to know?")
        terminal.press(f"{ASKED}\r")
        terminal.wait_for("At most 500 of them in a second.")
        terminal.press(CTRL_C)
        exit_code = terminal.wait()

    assert exit_code == 130
    assert "Kept, and the clock stands still. Go on with:" in terminal.shown
    assert "Traceback" not in terminal.shown


def test_editor(
    home: Path, mock_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turns: Turns
) -> None:
    """If :edit is given, then the editor opens with what is typed, and typing goes on below what is saved."""
    script = tmp_path / "editor"
    script.write_text(_EDITOR.format(line=KEY, copy=tmp_path / "copy"))
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))

    with in_terminal("mock", "shop", "--pack", mock_pack, home=home) as terminal:
        go_to_the_page(terminal)
        terminal.press("One.\r:edit\r")
        terminal.wait_for(KEY)
        terminal.press("Two. :done\r")
        terminal.wait_for("The interviewer asks")
        terminal.press(CTRL_C)
        terminal.wait()

    assert turns()[1] == f"One.\n{KEY}\nTwo."


@pytest.mark.parametrize(("no_color", "is_coloured"), [("1", False), ("", True)])
def test_colours(
    home: Path, mock_pack: Path, monkeypatch: pytest.MonkeyPatch, no_color: str, *, is_coloured: bool
) -> None:
    """If NO_COLOR is set, then nothing is coloured; else there are colours."""
    monkeypatch.setenv("NO_COLOR", no_color)

    with in_terminal("mock", "shop", "--pack", mock_pack, home=home) as terminal:
        terminal.wait_for("Enter starts the clock")
        terminal.press(CTRL_C)
        terminal.wait()

    assert bool(_COLOUR.search(terminal._written)) == is_coloured
