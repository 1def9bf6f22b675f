"""``eda-coach journal``: where it is, whether it is whole, in and out."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def answered(run: Run, demo: Path) -> None:
    """A journal with one session."""
    run("quiz", "--pack", demo, "--answers", "-", input="who-fetches: broker\nin-flight: 1\n")


@pytest.mark.usefixtures("answered")
def test_path_and_check(run: Run, home: Path) -> None:
    """If the journal is whole, then its path, its events and its backups are told."""
    path = home / "data/journal.sqlite"

    people, plain = run("journal", "check"), run("journal", "check", "--json")

    assert run("journal", "path").stdout == f"{path}\n"
    assert (people.exit_code, people.stderr) == (0, "")
    assert people.stdout.splitlines()[0] == str(path)
    assert people.stdout.splitlines()[-1] == "The journal is whole."
    facts = json.loads(plain.stdout)
    assert facts["events"] == {"attempt": 2, "ended": 1, "session": 1}
    assert (facts["version"], facts["problems"], len(facts["backups"])) == (1, [], 1)


def test_check_without_a_journal(run: Run, home: Path) -> None:
    """If there is no journal yet, then checking finds nothing wrong and makes none."""
    assert run("journal", "check").exit_code == 0
    assert not (home / "data").exists()


@pytest.mark.usefixtures("answered")
def test_damaged(run: Run, home: Path) -> None:
    """If the journal is damaged, then any command sets it aside, saves what it can and says so."""
    path = home / "data/journal.sqlite"
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])

    result = run("report")

    assert result.exit_code == 0
    assert "The journal was damaged." in result.stderr
    assert list((home / "data").glob("journal-damaged-*.sqlite"))


@pytest.mark.usefixtures("answered")
def test_export_and_import_give_the_same_report(run: Run, tmp_path: Path) -> None:
    """If an export is imported into an empty journal, then the report is the same, byte for byte."""
    file = tmp_path / "journal.jsonl"
    before = run("report").stdout

    exported = run("journal", "export", "-o", file)
    run("journal", "reset", "--yes")
    imported = run("journal", "import", file)

    assert (exported.exit_code, exported.stdout, imported.exit_code) == (0, "", 0)
    assert imported.stderr == "4 of 4 events added.\n"
    assert run("report").stdout == before


@pytest.mark.usefixtures("answered")
def test_import_from_standard_input(run: Run) -> None:
    """If the events are here already, then none is added twice."""
    result = run("journal", "import", "-", input=run("journal", "export").stdout)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("0 of 4 events added")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff", b"nonsense\n", b'{"format": "eda-coach-journal", "version": 99}\n']
)
def test_import_of_something_else(run: Run, tmp_path: Path, content: bytes) -> None:
    """If a file is no export, then the exit code is 2 and nothing is added."""
    (tmp_path / "file").write_bytes(content)

    result = run("journal", "import", tmp_path / "file")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


def test_import_of_nothing(run: Run, tmp_path: Path) -> None:
    """If the file cannot be read, then the exit code is 2."""
    result = run("journal", "import", tmp_path / "missing")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read" in result.stderr


@pytest.mark.usefixtures("answered")
def test_backup_and_restore(run: Run, demo: Path, home: Path) -> None:
    """If a backup is restored, then what came after it is gone from the journal but set aside."""
    backup = run("journal", "backup").stdout.strip()
    run("quiz", "--pack", demo, "--answers", "-", input="events-are-pushed: 'true'\n")

    result = run("journal", "restore", Path(backup).name)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "The journal as it was: " in result.stderr
    assert json.loads(run("journal", "check", "--json").stdout)["events"]["attempt"] == 2
    assert list((home / "data").glob("journal-replaced-*.sqlite"))


@pytest.mark.usefixtures("answered")
def test_restore_without_a_name(run: Run, home: Path) -> None:
    """If no backup is named, then nothing that can be read is lost."""
    result = run("journal", "restore")

    assert result.exit_code == 0
    assert json.loads(run("journal", "check", "--json").stdout)["events"]["attempt"] == 2
    assert len(list((home / "data").glob("journal*.sqlite"))) == 2


def test_restore_of_an_unknown_backup(run: Run) -> None:
    """If there is no such backup, then the exit code is 2 and those there are are named."""
    result = run("journal", "restore", "yesterday")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: There is no backup 'yesterday'.\nBackups: none yet.\n"


@pytest.mark.usefixtures("answered")
def test_reset_asks(press: Run) -> None:
    """If the learner says no or stops, then nothing is reset; if they say yes, the journal is empty."""
    refused = press("", "journal", "reset", input="n\n")
    stopped = press("", "journal", "reset", input="")
    done = press("", "journal", "reset", input="y\n")

    assert (refused.exit_code, stopped.exit_code, done.exit_code) == (1, 130, 0)
    assert "Nothing was changed." in refused.stderr
    assert "The journal is empty now. The one before: " in done.stderr


@pytest.mark.usefixtures("answered")
def test_reset_without_a_terminal(run: Run) -> None:
    """If nobody can be asked, then the exit code is 2 and the option is named."""
    result = run("journal", "reset")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: Nobody can be asked: this is no terminal.\nSay --yes.\n"


def test_reset_of_nothing(run: Run) -> None:
    """If there is no journal yet, then there is nothing to reset."""
    result = run("journal", "reset", "--yes")

    assert (result.exit_code, result.stderr) == (0, "There is no journal yet.\n")


@pytest.mark.parametrize("words", [["report"], [], ["journal", "check"], ["quiz", "--answers", "-"]])
def test_home_that_is_a_file(run: Run, home: Path, words: list[str]) -> None:
    """If the home is no folder, then the exit code is 1 and the word about it names the home."""
    home.write_text("")

    result = run(*words, input="[1]")

    assert (result.exit_code, result.stdout) == (1, "")
    assert str(home) in result.stderr
    assert "EDA_COACH_HOME" in result.stderr


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("words", [[], ["--json"]])
def test_tables_that_are_not_what_the_log_says(run: Run, home: Path, words: list[str]) -> None:
    """If a table was changed behind the log's back, then the check says so and how to mend it."""
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection, connection:
        connection.execute("UPDATE attempt SET points = max_points")

    result = run("journal", "check", *words)

    assert result.exit_code == 1
    assert "the table attempt is not what the log says" in result.stdout
    assert "eda-coach journal restore" in result.stderr


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("words", [[], ["report"], ["journal", "check"], ["quiz", "--answers", "-"]])
def test_damage_is_told_once(run: Run, home: Path, words: list[str]) -> None:
    """If the journal is found damaged, then whatever command comes first says what was done."""
    (home / "data/journal.sqlite").write_bytes(b"nonsense" * 1000)

    first, second = run(*words, input="[1]"), run(*words, input="[1]")

    assert first.stderr.startswith("The journal was damaged.")
    assert "damaged" not in second.stderr


@pytest.mark.usefixtures("answered")
def test_backup_that_cannot_be_made(run: Run, home: Path) -> None:
    """If a file stands where the copies belong, then that is said, and nothing else is lost."""
    backups = home / "data" / "backups"
    rmtree(backups)
    backups.write_text("in the way", encoding="utf-8")

    outcome = run("journal", "backup")

    assert outcome.exit_code == 1
    assert "No copy could be made" in outcome.stderr
    assert "Check the folder `backups` in it." in outcome.stderr


@pytest.mark.usefixtures("answered")
def test_reset_is_for_good(run: Run, home: Path) -> None:
    """If the journal is damaged after a reset, then mending does not bring back what was before it."""
    run("journal", "reset", "--yes")
    (home / "data" / "journal.sqlite").write_bytes(b"")

    outcome = run("journal", "check", "--json")

    assert json.loads(outcome.stdout)["events"] == {}


@pytest.mark.usefixtures("answered")
def test_quiz_without_a_backup(run: Run, demo: Path, home: Path) -> None:
    """If the backup of the day fails, then the quiz is kept and the failure is said."""
    backups = home / "data" / "backups"
    rmtree(backups)
    backups.write_text("in the way", encoding="utf-8")

    outcome = run("quiz", "--pack", demo, "--answers", "-", input="who-fetches: broker\n")

    assert outcome.exit_code == 0
    assert "The backup of the day could not be made" in outcome.stderr
