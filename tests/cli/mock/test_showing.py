"""Scenarios chosen and listed, cards and worked answers shown, and where they are written."""

import json
import shlex
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.mock.conftest import CTRL_C, CTRL_D, NOW, Turns, clock_of
from tests.cli.mock.pack import ABROAD, ACK, ASKED, KEY, OUTBOX, SUM, write_mock_pack

FIRST = json.dumps({"failure": f"{KEY} {OUTBOX}", "self": {"failure": 4}})
SECOND = json.dumps({"clarify": ASKED, "failure": f"{KEY} {ACK}", "wrap-up": SUM})
DOWN = "\x1b[B"


@pytest.mark.parametrize(
    ("pressed", "title"),
    [
        ("2\r", "Tickets"),
        ("\r", "A shop"),
        (f"{DOWN}{DOWN}\r", "A shop"),
    ],
)
def test_chosen_by_keys(mock: Run, pressed: str, title: str) -> None:
    """If no scenario is named, then a digit or the arrows choose one."""
    result = mock(f"{pressed}q", scenario="")

    assert "Which system do you want to design?" in result.stderr
    assert f"Mock interview: {title}\n" in result.stderr


@pytest.mark.parametrize(("key", "exit_code"), [("q", 0), (CTRL_D, 0), ("", 0), (CTRL_C, 130)])
def test_leaving_at_the_choice(mock: Run, kinds: Turns, key: str, exit_code: int) -> None:
    """If the candidate leaves at the choice, then nothing was begun."""
    result = mock(key, scenario="")

    assert (result.exit_code, result.stdout, kinds()) == (exit_code, "", [])


@pytest.mark.parametrize(
    ("typed", "title"), [("2\n", "Tickets"), ("x\n0\n3\n1\n", "A shop"), ("q\n", ""), ("", "")]
)
def test_chosen_in_plain_lines(plain: Run, typed: str, title: str) -> None:
    """If no scenario is named, then a number chooses; anything else is asked again."""
    result = plain(typed, scenario="")

    assert result.exit_code == 0
    assert "1. A shop (mid)\n2. Tickets (senior)\n" in result.stderr
    assert ("Mock interview: " in result.stderr) == bool(title)
    assert f"Mock interview: {title}" in result.stderr or not title


def test_list(run: Run, filed: Run, mock_pack: Path) -> None:
    """If scenarios are listed, then each has its level and, once held, when and what it came to."""
    before = run("mock", "--list", "--pack", mock_pack)
    filed(FIRST, "--now", NOW)
    after = run("mock", "--list", "--pack", mock_pack)
    offered = run("mock", "--plain", "--pack", mock_pack, input="q\n")

    assert (before.exit_code, before.stderr) == (0, "")
    assert before.stdout == "shop\n  A shop (mid)\ntickets\n  Tickets (senior)\n"
    assert "A shop (mid, last 2026-11-23: " in after.stdout
    assert "1. A shop (mid, last 2026-11-23: " in offered.stderr


@pytest.mark.parametrize("words", [["--json"], ["--format", "json"]])
def test_list_as_json(run: Run, mock_pack: Path, words: list[str]) -> None:
    """If scenarios are listed as JSON, then they come in their versioned shape."""
    result = run("mock", "--list", "--pack", mock_pack, *words)

    assert json.loads(result.stdout) == {
        "format": "eda-coach-scenarios",
        "version": 1,
        "pack": "demo",
        "scenarios": [
            {"id": "shop", "title": "A shop", "level": "mid", "last": ""},
            {"id": "tickets", "title": "Tickets", "level": "senior", "last": ""},
        ],
    }


@pytest.mark.parametrize("form", ["md", "json", "text"])
def test_worked(run: Run, mock_pack: Path, snapshot: SnapshotAssertion, form: str) -> None:
    """If worked answers are wanted, then they are as in the golden file, diagram and all."""
    result = run("mock", "shop", "--worked", "--pack", mock_pack, "--format", form)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == snapshot


def test_worked_into_a_file(run: Run, mock_pack: Path, tmp_path: Path) -> None:
    """If a file is named, then the worked answers go there."""
    file = tmp_path / "worked.md"

    result = run("mock", "shop", "--worked", "--pack", mock_pack, "-o", file)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_text().startswith("# A shop\n")


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (["--worked"], 2, "Nothing says whose worked answers to show."),
        (["tickets", "--worked"], 1, "The scenario tickets has no worked answer."),
        (["tickest", "--worked"], 2, "tickest"),
        (["shop", "--worked", "--minutes", "20"], 2, "--worked has no use for --minutes."),
        (["shop", "--worked", "--level", "mid"], 2, "--worked has no use for --level."),
        (["shop", "--list"], 2, "--list has no use for a scenario."),
        (["--list", "-o", "list.txt"], 2, "--list has no use for -o."),
        (["--last"], 2, "--last has no use for --pack."),
    ],
    ids=str,
)
def test_nothing_to_show(run: Run, mock_pack: Path, words: list[str], exit_code: int, told: str) -> None:
    """If there is nothing to show or an option has no use, then a word and the exit code tell it."""
    result = run("mock", *words, "--pack", mock_pack)

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--last"], "There is no mock interview yet.\nHold one with `eda-coach mock`."),
        (["tickets", "--last"], "There is no mock interview of tickets yet."),
    ],
    ids=str,
)
def test_no_last_card(run: Run, words: list[str], told: str) -> None:
    """If no interview was held yet, then a word says so."""
    result = run("mock", *words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_last(run: Run, filed: Run, wiring: Wiring, form: str) -> None:
    """If the last card is wanted, then it is the one that was shown, with its comparison and no pack."""
    filed(FIRST)
    clock_of(wiring).move(days=1)
    shown = filed(SECOND, "--format", form).stdout

    result = run("mock", "--last", "--format", form)

    assert (result.exit_code, result.stderr, result.stdout) == (0, "", shown)
    assert "2026-11-23" in shown


def test_last_of_a_scenario(run: Run, filed: Run, wiring: Wiring) -> None:
    """If a scenario is named, then its last card is shown, not that of another one."""
    filed(FIRST, scenario="tickets")
    clock_of(wiring).move(days=1)
    filed(SECOND)

    result = run("mock", "tickets", "--last", "--json")

    card = json.loads(result.stdout)
    assert (card["scenario_id"], card["comparison"]) == ("tickets", None)


@pytest.mark.parametrize(
    ("words", "begin"), [([], "# Mock interview"), (["--format", "text"], "\nScorecard"), (["--json"], "{")]
)
def test_into_a_file(filed: Run, tmp_path: Path, words: list[str], begin: str) -> None:
    """If a file is named, then the card goes there as Markdown, or as the format that is asked for."""
    file = tmp_path / "card"

    result = filed(FIRST, "-o", file, *words)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_text(encoding="utf-8").startswith(begin)


def test_into_a_file_at_a_terminal(mock: Run, run: Run, tmp_path: Path) -> None:
    """If a file is named and somebody sits there, then the card is both shown and written."""
    file = tmp_path / "card.md"

    result = mock(f"\r:done\r{KEY} :done\r:done\r:done\r:done\r1234", "-o", file, "--now", NOW)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Scorecard: A shop" in result.stderr
    assert f"Written: {file}" in result.stderr
    assert file.read_text(encoding="utf-8") == run("mock", "--last", "--format", "md").stdout


@pytest.mark.parametrize(
    ("path", "told"), [("missing/card.md", "a folder that is not there"), (".", "is a folder")]
)
@pytest.mark.parametrize("words", [["--plain"], ["--answers", "-"]], ids=" ".join)
def test_file_that_can_never_be_written(
    run: Run, kinds: Turns, words: list[str], path: str, told: str
) -> None:
    """If the card cannot go where it shall go, then the exit code is 2 before anything begins."""
    result = run("mock", *words, "-o", path, input=FIRST)

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert kinds() == []


def test_file_that_is_not_written(filed: Run, run: Run, wiring: Wiring) -> None:
    """If the file turns out to be one not to be written, then the exit code is 2 and the card is kept."""
    filed(SECOND)

    result = filed(FIRST, "-o", wiring.home.journal)

    assert result.exit_code == 2
    assert "is a database" in result.stderr
    assert KEY.rstrip(".") in run("mock", "--last").stdout
    assert OUTBOX.rstrip(".") in run("mock", "--last").stdout


def test_self_ratings(mock: Run, run: Run) -> None:
    """If the candidate rates themselves by keys, then the card has each; s says nothing."""
    result = mock("\r:done\r:done\r:done\r:done\r:done\r0x25s14", "--now", NOW)

    card = json.loads(run("mock", "--last", "--json").stdout)
    assert [row["self_rating"] for row in card["dimensions"]] == [2, None, 1, 4]
    assert "You: 2" in result.stderr
    assert "You: not said" in result.stderr
    told = result.stderr.partition("Scorecard")[0]
    assert told.count("1 nothing of it - 2 by name - 3 what the level asks - 4 beyond") == 1
    assert "Silent" not in told


def test_comparison(filed: Run) -> None:
    """If a scenario is held again, then the card says what was gained, lost and is still missing."""
    filed(FIRST, "--now", "2026-11-22T20:00")

    result = filed(SECOND, "--now", NOW)

    since = result.stdout.partition("Since 2026-11-22")[2]
    assert "Gained: 1\n    - It says ack." in since
    assert "Lost: 1\n    - It says outbox." in since


def test_next_steps_can_be_copied(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the pack lies in a folder of its own, then the commands that the card ends with still work."""
    pack = write_mock_pack(tmp_path / "my packs" / "demo")
    monkeypatch.chdir(tmp_path)
    lines = f"\n:done\n{ABROAD}\n:done\n:done\n:done\n:done\ns\ns\ns\ns\n"

    held = run("mock", "shop", "--plain", "--pack", pack, input=lines)

    commands = [line.strip() for line in held.stderr.splitlines() if line.startswith("   eda-coach ")]
    assert len(commands) == 4
    for command in commands:
        words = shlex.split(command)[1:]
        shows = "--last" in words or "--worked" in words
        assert "--pack" in words or "--last" in words, command
        result = run(*words, *([] if shows else ["--plain"]), input="q\n")
        assert result.exit_code == 0, f"{command}\n{result.stderr}"


def test_other_flip_next_time(filed: Run) -> None:
    """If a scenario is held again, then another flip is put."""
    cards = [json.loads(filed(FIRST, "--json", "--now", NOW).stdout) for _ in range(2)]

    flips = [{one["id"] for one in card["probes"] if one["kind"] == "flip"} for card in cards]
    assert all(flips)
    assert not flips[0] & flips[1]
