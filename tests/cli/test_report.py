"""``eda-coach report``: what is asked of it, and where it goes."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from tests.builders import write_pack
from tests.cli.conftest import Run

NOW = "2026-11-23T22:00"


@pytest.fixture
def answer(run: Run, demo: Path) -> Callable[..., None]:
    """Answer some questions of the small pack."""

    def call(answers: str, *, at: str = "2026-11-23T20:00", pack: Path = demo) -> None:
        result = run("quiz", "--pack", pack, "--answers", "-", "--seed", "1", "--now", at, input=answers)
        assert result.exit_code == 0

    return call


Answer = Callable[..., None]


@pytest.mark.parametrize("form", ["md", "json"])
def test_same_bytes_twice(run: Run, answer: Answer, form: str) -> None:
    """If the journal and the moment are the same, then so are the bytes."""
    answer("who-fetches: broker\nin-flight: 1\n")
    words = ["report", "--format", form, "--now", NOW]

    first, second = run(*words), run(*words)

    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == second.stdout


@pytest.mark.parametrize("form", ["md", "json"])
def test_pack_is_not_needed(run: Run, answer: Answer, tmp_path: Path, form: str) -> None:
    """If the pack has changed or gone since, then an old attempt is reported as it was asked."""
    pack = write_pack(tmp_path / "demo")
    answer("who-fetches: broker\nin-flight: 1\noutbox-order: 1234\n", pack=pack)
    words = ["report", "--format", form, "--now", NOW]

    before = run(*words).stdout
    write_pack(pack, {"questions/basics.yaml": "questions: nonsense"})
    changed = run(*words).stdout
    rmtree(pack)
    gone = run(*words).stdout

    assert "Who fetches?" in before
    assert before == changed == gone


@pytest.mark.parametrize("form", ["md", "json"])
def test_empty_journal(run: Run, home: Path, form: str) -> None:
    """If nothing was answered yet, then the report says so and what to do, and makes no journal."""
    result = run("report", "--format", form)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "eda-coach quiz" in result.stdout
    assert not (home / "data/journal.sqlite").exists()


def test_json_is_format_json(run: Run, answer: Answer) -> None:
    """If --json is given, then it is the same as --format json."""
    answer("who-fetches: broker\n")

    assert run("report", "--json").stdout == run("report", "--format", "json").stdout


def test_since(run: Run, answer: Answer) -> None:
    """If a day is given, then only attempts from that study day on count."""
    answer("who-fetches: broker\n", at="2026-11-20T20:00")
    answer("in-flight: 1\n", at="2026-11-22T20:00")

    everything = json.loads(run("report", "--json", "--now", NOW).stdout)
    since = json.loads(run("report", "--json", "--now", NOW, "--since", "2026-11-21").stdout)
    none = run("report", "--now", NOW, "--since", "2026-11-23").stdout

    assert [one["question"] for one in everything["missed"]] == ["demo/in-flight", "demo/who-fetches"]
    assert (since["since"], since["attempts"], since["missed"][0]["question"]) == (
        "2026-11-21",
        1,
        "demo/in-flight",
    )
    assert "There are no attempts since that day yet." in none


def test_missed(run: Run, answer: Answer) -> None:
    """If fewer missed questions are wanted than there are, then the report names the call that shows all."""
    answer("who-fetches: broker\nin-flight: 1\nevents-are-pushed: 'true'\n")

    result = run("report", "--missed", "1")

    assert "2 more missed questions not shown; `eda-coach report --missed 3` shows all." in result.stdout


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--since", "yesterday"], "--since 'yesterday' is no day."),
        (["--now", "soon"], "--now 'soon' is no moment."),
        (["--now", ""], "--now '' is no moment."),
    ],
)
def test_wrong_words(run: Run, words: list[str], what: str) -> None:
    """If a day or moment is none, then the exit code is 2 and the hint shows how one is written."""
    result = run("report", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {what}\nWrite it as 2026-11-23")


def test_now_before_the_command(run: Run) -> None:
    """If --now stands before the command, then it counts there as well."""
    assert "2027-01-02 03:04" in run("--now", "2027-01-02T03:04", "report").stdout


def test_into_a_file(run: Run, tmp_path: Path) -> None:
    """If a file is named, then the whole report is there, and standard output stays empty."""
    file = tmp_path / "report.md"
    file.write_text("before")
    file.chmod(0o640)

    result = run("report", "-o", file)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_text(encoding="utf-8").startswith("# Study report\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_into_a_new_file(run: Run, tmp_path: Path) -> None:
    """If the file is new, then it gets the rights that new files get."""
    (tmp_path / "other").touch()

    run("report", "-o", tmp_path / "report.md")

    assert (tmp_path / "report.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_through_a_link(run: Run, tmp_path: Path) -> None:
    """If the path is a link, then the file behind it is written and the link stays."""
    (tmp_path / "report.md").symlink_to(tmp_path / "real.md")

    run("report", "-o", tmp_path / "report.md")

    assert (tmp_path / "report.md").is_symlink()
    assert (tmp_path / "real.md").read_text().startswith("# Study report\n")


@pytest.mark.parametrize("path", ["missing/report.md", "folder", "file/report.md", "x" * 300])
def test_into_a_place_that_cannot_be_written(run: Run, tmp_path: Path, path: str) -> None:
    """If the file cannot be written, then the exit code is 2, with a word and nothing left behind."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    result = run("report", "-o", tmp_path / path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be written (" in result.stderr
    assert "Give another path with -o" in result.stderr
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "nobody") == ["file", "folder"]


def test_into_a_device(run: Run) -> None:
    """If a device is named, then it is written to and not replaced."""
    result = run("report", "-o", "/dev/null")

    assert (result.exit_code, result.stdout) == (0, "")
    assert not os.path.isfile("/dev/null")  # noqa: PTH113 - a device


def test_dash_is_standard_output(run: Run) -> None:
    """If - is named, then the report goes to standard output."""
    assert run("report", "-o", "-").stdout.startswith("# Study report\n")
