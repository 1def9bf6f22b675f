"""Reviews in the journal: when they are kept, and what other commands make of them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.review.designs import ASYNC, SYNC

pytestmark = pytest.mark.usefixtures("designs")
LATER = "2026-11-25T20:00"


def reviews(run: Run, *words: str) -> list[dict[str, Any]]:
    """Reviews of the study report."""
    found: list[dict[str, Any]] = json.loads(run("report", "--json", "--now", LATER, *words).stdout)[
        "reviews"
    ]
    return found


def events(run: Run) -> dict[str, int]:
    """How many events of each kind the journal holds."""
    found: dict[str, int] = json.loads(run("journal", "check", "--json").stdout)["events"]
    return found


@pytest.fixture
def reviewed_twice(run: Run, designs: Path) -> None:  # noqa: ARG001 - it must be there before
    """A design that was reviewed, mended, and reviewed again."""
    run("review", "design.md", "--now", "2026-11-20T20:00")
    Path("design.md").write_text(ASYNC, encoding="utf-8")
    run("review", "design.md", "--now", "2026-11-23T20:00")


def test_a_review_for_an_interview_is_kept(run: Run) -> None:
    """If a design is reviewed for an interview, then the review is kept without a word."""
    result = run("review", "design.md")

    (kept,) = reviews(run)
    assert result.stderr == ""
    assert kept["review"]["files"] == ["design.md"]
    assert kept["review"]["name"] == "Orders"
    assert [one["rule"] for one in kept["review"]["findings"]] == ["SYN002"]
    assert kept["review"]["findings"][0]["place"] == "design.md:7"
    assert kept["day"] == "2026-11-23"


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "production"],
        ["--model"],
        ["--to-design", "out.yaml"],
        ["--write-baseline"],
        ["--schema"],
    ],
    ids=" ".join,
)
def test_what_leaves_no_trace(run: Run, home: Path, words: list[str]) -> None:
    """If the review is for production, or only shows what was read, then no journal is made."""
    assert run("review", "design.md", *words).exit_code == 0

    assert not (home / "data").exists()


def test_a_machine_that_builds_leaves_no_trace(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If CI is set, then no journal is made; if it is set to nothing, then one is."""
    monkeypatch.setenv("CI", "true")
    run("review", "design.md")
    was_there = (home / "data").exists()
    monkeypatch.setenv("CI", "")
    run("review", "design.md")

    assert not was_there
    assert events(run) == {"design-reviewed": 1}


def test_production_in_the_settings_leaves_no_trace(run: Run, home: Path) -> None:
    """If the settings say production, then no journal is made."""
    Path("eda-coach.toml").write_text('[review]\nprofile = "production"\n', encoding="utf-8")

    assert run("review", "design.md").exit_code == 0
    assert not (home / "data").exists()


def test_a_journal_that_cannot_be_written_costs_a_word(run: Run, home: Path) -> None:
    """If the journal cannot be written, then the review is told all the same, with its own exit code."""
    home.write_text("in the way", encoding="utf-8")

    result = run("review", "design.md", "--fail-on", "medium")

    assert result.exit_code == 1
    assert result.stdout.startswith("1 finding")
    assert result.stderr.startswith("The review is not kept for the study report: ")
    assert str(home) in result.stderr


def test_a_damaged_journal_costs_a_word(run: Run, home: Path) -> None:
    """If the journal is damaged, then that is told, it is mended, and the review is kept."""
    run("review", "design.md")
    (home / "data/journal.sqlite").write_bytes(b"nonsense" * 1000)

    result = run("review", "design.md")

    assert (result.exit_code, result.stdout[:9]) == (0, "1 finding")
    assert result.stderr.startswith("The journal was damaged.")
    assert "design-reviewed" in events(run)


def test_waived_findings_are_not_kept(run: Run) -> None:
    """If a risk is accepted, then the study report does not hold it against the learner."""
    Path("eda-coach.toml").write_text(
        '[accept]\n"SYN002@*" = { reason = "the mail is it" }\n', encoding="utf-8"
    )

    run("review", "design.md")

    assert reviews(run)[0]["review"]["findings"] == []


@pytest.mark.usefixtures("reviewed_twice")
def test_the_report_tells_what_is_fixed_and_new(run: Run) -> None:
    """If a design was reviewed again, then the report has the last review, and what changed since."""
    (kept,) = reviews(run)

    page = run("report", "--now", LATER).stdout

    assert kept["fixed"] == ["SYN002@orders@notification-service"]
    assert kept["new"] == []
    assert kept["command"].startswith("eda-coach quiz --concept ")
    assert "## Designs reviewed" in page
    assert "| 2026-11-23 | Orders | 0 |" in page
    assert "Since the review before: 1 fixed, 0 new." in page


@pytest.mark.usefixtures("reviewed_twice")
def test_the_report_since_a_day(run: Run) -> None:
    """If only days from one on count, then earlier reviews are left out, but still compared with."""
    (kept,) = reviews(run, "--since", "2026-11-22")

    assert kept["fixed"] == ["SYN002@orders@notification-service"]
    assert reviews(run, "--since", "2026-11-24") == []


@pytest.mark.usefixtures("reviewed_twice")
def test_practice_that_the_report_proposes_can_be_called(run: Run) -> None:
    """If the report proposes a quiz, then its command works as it stands."""
    command = reviews(run)[0]["command"].split(" ")

    result = run(*command[1:], "--count", "1", "--answers", "-", input="[1]")

    assert result.exit_code == 0


@pytest.mark.usefixtures("reviewed_twice")
def test_export_and_import_give_the_same_report(run: Run, tmp_path: Path) -> None:
    """If an export is imported into an empty journal, then the report is the same, byte for byte."""
    file = tmp_path / "journal.jsonl"
    before = run("report", "--now", LATER).stdout

    run("journal", "export", "-o", file)
    run("journal", "reset", "--yes")
    empty = reviews(run)
    imported = run("journal", "import", file)

    assert empty == []
    assert imported.stderr == "2 of 2 events added.\n"
    assert run("report", "--now", LATER).stdout == before
    assert run("journal", "import", file).stderr.startswith("0 of 2 events added")


@pytest.mark.usefixtures("reviewed_twice")
def test_backup_and_restore(run: Run) -> None:
    """If a backup is restored, then it holds the reviews of then."""
    backup = run("journal", "backup").stdout.strip()
    run("review", "better.md")

    result = run("journal", "restore", Path(backup).name)

    assert result.exit_code == 0
    assert events(run) == {"design-reviewed": 2}
    assert len(reviews(run)) == 1


@pytest.mark.usefixtures("reviewed_twice")
@pytest.mark.parametrize("body", ["{", '{"v":1,"body":{"version":99}}'])
def test_a_worn_review_is_told(run: Run, home: Path, body: str) -> None:
    """If a review can no longer be read, then the report says what to do; what needs no review works on."""
    with closing(sqlite3.connect(home / "data/journal.sqlite")) as connection, connection:
        connection.execute("DROP TRIGGER event_is_fixed")
        connection.execute("UPDATE event SET body = ?", (body,))

    result = run("report")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be read any more" in result.stderr
    assert "eda-coach journal restore" in result.stderr
    assert run().exit_code == 0
    assert run("review", "design.md").exit_code == 0


def test_alone_after_a_review(run: Run) -> None:
    """If nothing but a review is in the journal, then `eda-coach` alone proposes the first steps."""
    run("review", "design.md")

    result = run()

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("You have not answered anything yet.")


def test_check_counts_reviews(run: Run) -> None:
    """If the journal is checked, then reviews are counted, and it is whole."""
    run("review", "design.md")

    result = run("journal", "check")

    assert result.exit_code == 0
    assert "design-reviewed" in result.stdout
    assert result.stdout.splitlines()[-1] == "The journal is whole."


def test_standard_input_is_one_design(run: Run) -> None:
    """If designs come from standard input, then the last one is compared with the one before."""
    run("review", "-", input=SYNC)
    run("review", "-", input=ASYNC)

    (kept,) = reviews(run)

    assert kept["fixed"] == ["SYN002@orders@notification-service"]
