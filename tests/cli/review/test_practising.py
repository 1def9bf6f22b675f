"""``eda-coach review --quiz``: by key presses, out of a file, and where there is nothing to practise."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("designs")
QUIZ = ("review", "design.md", "--quiz")


def rows(run: Run, kind: str) -> list[dict[str, Any]]:
    """Events of a kind in the journal."""
    lines = run("journal", "export").stdout.splitlines()[1:]
    return [row for row in map(json.loads, lines) if row["kind"] == kind]


def concepts_of(run: Run) -> set[str]:
    """Concepts that the study report has of the last review."""
    return set(json.loads(run("report", "--json").stdout)["reviews"][0]["review"]["concepts"])


@pytest.mark.parametrize("content", ["[1, 1]", "- 1\n- 1\n"])
def test_answers_out_of_a_file(run: Run, content: str) -> None:
    """If answers are in a file, then the review is told, the questions are asked, and both are kept."""
    Path("answers").write_text(content, encoding="utf-8")

    result = run(*QUIZ, "--count", "2", "--seed", "1", "--answers", "answers")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 finding")
    assert "Done." in result.stdout
    assert len(rows(run, "attempt")) == 2
    assert len(rows(run, "design-reviewed")) == 1


def test_questions_are_about_what_was_found_and_left_open(run: Run) -> None:
    """If a quiz is held, then its questions are about the review, the same by the same seed."""
    words = (*QUIZ, "--count", "5", "--seed", "3", "--answers", "-", "--plain")

    for _ in range(2):
        run(*words, input="[]")

    first, second = ([slot["question_id"] for slot in row["body"]["deck"]] for row in rows(run, "session"))
    concepts = concepts_of(run)
    assert first == second
    assert len(first) == 5
    for question in first:
        assert concepts & set(json.loads(run("pack", "show", question, "--json").stdout)["concepts"])


def test_by_key_presses(press: Run, run: Run) -> None:
    """If somebody sits there, then the review stays on the screen and the quiz follows it."""
    result = press("\r\rq", *QUIZ, "--count", "2", "--seed", "1")

    assert result.exit_code == 0
    assert result.stdout.startswith("1 finding")
    assert len(rows(run, "session")) == 1


def test_leaving_loses_nothing(press: Run, run: Run) -> None:
    """If the learner stops at the first question, then the session can be gone on with."""
    result = press("\x03", *QUIZ, "--count", "2", "--seed", "1")

    assert result.exit_code == 130
    assert "eda-coach quiz --resume" in result.stderr
    assert len(rows(run, "design-reviewed")) == 1
    assert run("quiz", "--resume", "--answers", "-", input="[1, 1]").exit_code == 0


def test_nobody_can_be_asked(run: Run) -> None:
    """If nobody sits there and no answers are given, then the review is told, and the exit code is 2."""
    result = run(*QUIZ)

    assert result.exit_code == 2
    assert result.stdout.startswith("1 finding")
    assert "Give the answers with --answers FILE." in result.stderr


def test_nothing_to_practise(run: Run) -> None:
    """If nothing was found and nothing left open, then that is said, and the exit code is 0."""
    off = ("SYN", "EVT", "MSG", "DAT", "RSP", "CHO", "OPS", "DOC")
    listing = json.loads(run("rules", "list", "--json").stdout)["rules"]
    ids = [one["id"] for one in listing if one["id"][:3] in off and one["id"] != "EVT003"]
    Path("eda-coach.toml").write_text(f"[review]\noff = {json.dumps(ids)}\n", encoding="utf-8")

    result = run("review", "better.md", "--quiz")

    assert result.exit_code == 0
    assert result.stdout.startswith("No finding, 0 questions open, 1 well done.")
    assert result.stderr == "Nothing was found and nothing left open: there is nothing to practise here.\n"


def test_the_quiz_decides_the_exit_code(run: Run) -> None:
    """If a quiz follows, then findings at the threshold are told but do not fail the call."""
    result = run(*QUIZ, "--fail-on", "medium", "--count", "1", "--answers", "-", input="[]")

    assert result.exit_code == 0


def test_another_pack_without_the_concepts(run: Run, demo: Path) -> None:
    """If the pack knows none of the concepts, then the exit code is 2, and the review was told."""
    result = run(*QUIZ, "--pack", demo, "--answers", "-", input="[1]")

    assert result.exit_code == 2
    assert result.stdout.startswith("1 finding")
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-", "--quiz", "--answers", "-"], "Standard input can be read only once."),
        (["design.md", "--quiz", "--json"], "only text can be gone on with"),
        (["design.md", "--answers", "x"], "belong to --quiz"),
        (["design.md", "--seed", "1"], "belong to --quiz"),
        (["design.md", "--quiz", "--to-design", "x.yaml"], "only show what was read"),
    ],
)
def test_wrong_calls(run: Run, words: list[str], told: str) -> None:
    """If options do not go together, then the exit code is 2, and nothing is told but why."""
    result = run("review", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def test_other_formats_have_a_file_of_their_own(run: Run) -> None:
    """If a quiz follows, then other formats than text go into files."""
    result = run(*QUIZ, "-f", "json=r.json", "--count", "1", "--answers", "-", input="[]")

    assert result.exit_code == 0
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["format"] == "eda-coach-review"


@pytest.mark.parametrize(
    "words",
    [["-o", "design.md"], ["-f", "json=./design.md"], ["--to-design", "design.md"], ["-f", "md=link.md"]],
    ids=" ".join,
)
def test_what_is_reviewed_is_never_written_over(run: Run, words: list[str]) -> None:
    """If a document shall go where a design lies, by whatever name, then the exit code is 2, and it stays."""
    Path("link.md").symlink_to("design.md")
    before = Path("design.md").read_bytes()

    result = run("review", ".", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "is what is reviewed" in result.stderr
    assert Path("design.md").read_bytes() == before
