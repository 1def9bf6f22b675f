"""``eda-coach`` alone: where the learner stands, and what to do next."""

import shlex
from pathlib import Path

from tests.builders import write_pack
from tests.cli.conftest import Run


def test_first_time(run: Run, home: Path) -> None:
    """If nothing was answered yet, then the first steps are shown and no journal is made."""
    result = run()

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("You have not answered anything yet.\n\nNext\n1. Answer five questions")
    assert not (home / "data").exists()


def test_with_a_session_that_was_left(quiz: Run, run: Run) -> None:
    """If a session was left, then going on with it comes first."""
    quiz("q", "--question", "who-fetches")

    result = run()

    assert "1. Go on with the session you left (0 of 1 answered)\n   eda-coach quiz --resume" in result.stdout


def test_with_attempts(run: Run, demo: Path) -> None:
    """If there are attempts, then they are counted, and topics have their titles."""
    answers = "outbox-order: 4321\nin-flight: 1\nwhich-keeping: 1a\n"
    run("quiz", "--pack", demo, "--answers", "-", "--seed", "1", input=answers)

    result = run("--now", "2026-11-24T20:00")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("3 attempts at 3 questions, 0 today.\n")
    assert "Work on More (" in result.stdout


def test_next_steps_can_be_copied(run: Run, tmp_path: Path) -> None:
    """If the pack lies in a folder with a blank in its name, then the commands shown still work."""
    pack = write_pack(tmp_path / "my packs" / "demo")
    run("quiz", "--pack", pack, "--answers", "-", input="who-fetches: broker\n")

    for shown in (run().stdout, run("report", "--json").stdout):
        command = next(line for line in shown.splitlines() if "--question who-fetches" in line)
        words = shlex.split(command.partition("eda-coach ")[2].rstrip('",').replace('\\"', '"'))
        assert run(*words, "--answers", "-", input="[1]").exit_code == 0
