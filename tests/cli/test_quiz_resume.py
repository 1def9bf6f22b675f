"""A session that was left: offered, gone on with as it was, or ended."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
import yaml

from tests.builders import DEMO_PACK, write_pack
from tests.cli.conftest import Run

Log = Callable[[], list[str]]
TWO = ("--question", "who-fetches", "--question", "events-are-pushed", "--seed", "1")


def asked(run: Run) -> list[dict[str, Any]]:
    """Every attempt of the journal, as it was asked."""
    rows = [json.loads(line) for line in run("journal", "export").stdout.splitlines()[1:]]
    return [row["body"]["asked"] for row in rows if row["kind"] == "attempt"]


@pytest.mark.parametrize(("pressed", "words"), [("r", ()), ("\r", ()), ("", ("--resume",))])
def test_gone_on_with(quiz: Run, press: Run, log: Log, pressed: str, words: tuple[str, ...]) -> None:
    """If a session is gone on with, then the next question is asked and the answers count together."""
    quiz("1\rq", *TWO)

    result = press(f"{pressed}1\r\r", "quiz", *words)

    assert ("You left a session of 2026-11-23 20:00 on demo: 1 of 2 answered." in result.stderr) == (
        not words
    )
    assert "Question 2 of 2 [#####.....]" in result.stderr
    assert [line.split(" ")[0] for line in log()] == ["attempt", "attempt", "ended"]


def test_refused(quiz: Run, log: Log) -> None:
    """If a session is not wanted any more, then it ends with its answers kept, and is not offered again."""
    quiz("1\rq", *TWO)
    quiz("ns", "--question", "who-fetches")

    result = quiz("s", "--question", "who-fetches")

    assert "You left" not in result.stderr
    assert [line.split(" ")[0] for line in log()] == ["attempt", "ended", *["skipped", "ended"] * 2]


@pytest.mark.parametrize(("pressed", "exit_code"), [("q", 0), ("\x04", 0), ("", 0), ("\x03", 130)])
def test_leaving_at_the_offer(quiz: Run, log: Log, pressed: str, exit_code: int) -> None:
    """If the learner leaves at the offer, then nothing happens to the session."""
    quiz("1\rq", *TWO)

    result = quiz(pressed)

    assert result.exit_code == exit_code
    assert len(log()) == 1


def test_nothing_to_go_on_with(run: Run) -> None:
    """If there is no session to go on with, then the exit code is 1 and the hint starts one."""
    result = run("quiz", "--resume", "--plain")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: There is no session to go on with.\nStart one with `eda-coach quiz`.\n"


def test_same_questions_options_and_numbers(run: Run, demo: Path) -> None:
    """If a session is left after each answer, then all is asked as if it had been held in one go."""
    words = ["quiz", "--pack", demo, "--seed", "9", "--plain"]
    typed = {
        "single-choice": "1",
        "true-false": "1",
        "multiple-choice": "1",
        "ordering": "4321",
        "matching": "1a",
        "numeric": "5",
    }
    run(*words, input="")
    deck = json.loads(run("journal", "export").stdout.splitlines()[1])["body"]["deck"]
    kind_by_id = {
        one["id"]: one["kind"]
        for name in ("basics", "more")
        for one in DEMO_PACK[f"questions/{name}.yaml"]["questions"]
    }
    for slot in deck:
        result = run("quiz", "--resume", "--plain", input=typed[kind_by_id[slot["question_id"]]] + "\n")

    attempts = asked(run)

    assert result.exit_code == 0
    assert [one["question_id"] for one in attempts] == [slot["question_id"] for slot in deck]
    assert [
        [part["id"] for part in one.get("parts", ())]
        for one in attempts
        if one["kind"] not in ("true-false", "numeric")
    ] == [slot["order"] for slot in deck if slot.get("order")]
    assert [one["parameters"] for one in attempts if one.get("parameters")] == [
        slot["parameters"] for slot in deck if slot.get("parameters")
    ]


def test_killed_after_the_last_answer(quiz: Run, press: Run, log: Log) -> None:
    """If only the end of a session was lost, then going on with it ends it and it is not offered again."""
    quiz("1\rq", "--question", "who-fetches")

    result = press("", "quiz", "--resume")
    again = press("", "quiz", "--resume")

    assert "Done." in result.stderr
    assert log() == ["attempt who-fetches broker", "ended"]
    assert again.exit_code == 1


def write_demo(folder: Path, *, without: str = "", text: str = "") -> Path:
    """The small pack in a place of its own, without a question or with another text of an option."""
    files = json.loads(json.dumps(DEMO_PACK))
    questions = files["questions/basics.yaml"]["questions"]
    files["questions/basics.yaml"]["questions"] = [one for one in questions if one["id"] != without]
    if text:
        questions[0]["options"][0]["text"] = text
    return write_pack(folder, files)


def test_question_that_has_left_the_pack(run: Run, tmp_path: Path) -> None:
    """If a question of the session has left the pack, then it is passed over; back again, it is asked."""
    pack = write_demo(tmp_path / "pack")
    run("quiz", "--plain", "--pack", pack, *TWO, input="")
    write_demo(pack, without="events-are-pushed")

    result = run("quiz", "--resume", "--plain", input="1\n\n")
    write_demo(pack)
    again = run("quiz", "--resume", "--plain", input="1\n\n")

    assert result.exit_code == 0
    assert "1 question of this session is no longer in the pack: passed over." in result.stderr.replace(
        "\n", " "
    )
    assert "Done." not in result.stderr
    assert "Events are always pushed." in again.stderr
    assert "Done." in again.stderr


@pytest.mark.parametrize("change", ["options", "moved", "gone"])
def test_pack_that_has_changed(run: Run, home: Path, tmp_path: Path, change: str) -> None:
    """If the pack has changed or moved, then the session goes on with it; if it has gone, that is told."""
    pack = write_demo(tmp_path / "pack")
    run("quiz", "--plain", "--pack", pack, "--question", "who-fetches", input="")
    if change == "options":
        file = pack / "questions/basics.yaml"
        plain = yaml.safe_load(file.read_text())
        plain["questions"][0]["options"][1]["id"] = "another"
        file.write_text(yaml.safe_dump(plain))
    else:
        rmtree(pack)
    if change == "moved":
        write_demo(home / "data/packs/demo")

    result = run("quiz", "--resume", "--plain", input="1\n\n")

    assert (result.exit_code, "Done." in result.stderr) == ((1, False) if change == "gone" else (0, True))


@pytest.mark.parametrize(
    "other", [["--count", "3"], ["--topic", "basics"], ["--seed", "1"], ["--pack", "demo"], ["--confidence"]]
)
def test_resume_takes_no_other_wish(run: Run, other: list[str]) -> None:
    """If --resume is called with a wish for another deck, then the exit code is 2 and says so."""
    result = run("quiz", "--resume", *other)

    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "Error: --resume goes on with the deck that was left.\nLeave the other options out.\n"
    )


def test_unwanted_but_nothing_else_fits(run: Run, tmp_path: Path) -> None:
    """If a new session is wanted but no question fits it, then the one that was left can still be resumed."""
    pack = write_demo(tmp_path / "pack")
    run("quiz", "--plain", "--pack", pack, *TWO, input="")

    refused = run("quiz", "--plain", "--pack", pack, "--topic", "nothing", input="n\n")
    resumed = run("quiz", "--resume", "--plain", input="")

    assert refused.exit_code == 2
    assert "0 of 2 answered" in resumed.stderr
