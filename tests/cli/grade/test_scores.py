"""What comes out for each answer, in order."""

import json
from pathlib import Path
from typing import Any

import pytest

from eda_coach.content.index.opening import open_pack
from eda_coach.grading.grade import grade as grade_directly
from eda_coach.grading.response import Response
from tests.cli.conftest import Run
from tests.cli.grade.conftest import Grade, as_line, scores
from tests.judges.typed_pack import STRONG


def test_a_line_of_the_output(grade: Grade) -> None:
    """If an answer is scored, then its line has points, verdicts with quotes, overclaims and dimensions."""
    result = grade(as_line(id="ann", text=f"{STRONG} Payment is exactly once."))

    assert (result.exit_code, result.stderr) == (0, "")
    assert scores(result) == [
        {
            "line": 1,
            "id": "ann",
            "points": 5,
            "max_points": 7,
            "fraction": 0.7143,
            "unsure_points": 0,
            "tier": "rubric",
            "verdicts": [
                {"part": "stable-key", "verdict": "met", "points": 4, "quotes": ["send the event id"]},
                {"part": "ack-late", "verdict": "met", "points": 3, "quotes": ["ack after the commit"]},
            ],
            "overclaims": [{"id": "exactly-once", "quote": "exactly once", "penalty": 2}],
            "points_by_dimension": {
                "failure": {"points": 4, "max_points": 4},
                "data": {"points": 3, "max_points": 3},
            },
            "version": 1,
        }
    ]


def test_same_as_the_engine(grade: Grade, typed: Path, tmp_path: Path) -> None:
    """If an answer is scored in a batch, then it is as the engine scores it."""
    index = open_pack(typed, tmp_path)
    answers = [STRONG, "A new key each time.", "No idea.", "the handler is idempotent"]
    result = grade("".join(as_line(text=answer) for answer in answers))

    direct = [
        grade_directly(index.question("charge-once"), Response(text=answer), {}, index.wording())
        for answer in answers
    ]
    index.close()
    assert [one["points"] for one in scores(result)] == [one.points for one in direct]
    assert [[part["verdict"] for part in one["verdicts"]] for one in scores(result)] == [
        [part.verdict.value for part in one.verdicts] for one in direct
    ]


@pytest.mark.parametrize(
    ("question", "choice", "points"),
    [
        ("which-style", "events", 7),
        ("which-style", "use REQUESTS", 7),
        ("more-load", "events", 9),
        ("more-load", " requests ", 5),
        ("push-is-events", "false", 8),
        ("push-is-events", False, 8),
        ("push-is-events", True, 4),
        ("charge-once", "whatever", 7),
    ],
)
def test_choice(grade: Grade, question: str, choice: Any, points: int) -> None:
    """If the question has something to choose, then the choice counts, by id or whole text."""
    result = grade(as_line(choice=choice, text=STRONG), question=question)

    assert (result.exit_code, [one["points"] for one in scores(result)]) == (0, [points])


def test_order_and_ids(grade: Grade) -> None:
    """If rows have ids or none, then each line has that of its own row, in the order of the file."""
    answers = [as_line(id=number, text="One.") for number in (3, 1, 2)] + ["\n", '"bare"\n']

    found = scores(grade("".join(answers)))

    assert [(one["line"], one["id"]) for one in found] == [(1, 3), (2, 1), (3, 2), (5, None)]


def test_several_processes(grade: Grade) -> None:
    """If the work is shared out, then what comes out is the same, bad rows included."""
    rows = "".join(as_line(id=n, text=f"{STRONG} {n} times." if n % 3 else "") for n in range(80))

    alone, shared = grade(rows), grade(rows, "--processes", "2")

    assert (shared.exit_code, shared.stdout, shared.stderr) == (1, alone.stdout, alone.stderr)
    assert [one["id"] for one in scores(shared)] == [n for n in range(80) if n % 3]
    assert shared.stderr.splitlines()[-1] == "53 answers scored, 27 rows passed over."


def test_text_that_could_act(grade: Grade) -> None:
    """If an answer holds what could act on a terminal or end a line, then the output holds its escape."""
    hostile = "send\u202e the\x1b\u2028\x85 event id\N{ROCKET}"

    result = grade(as_line(id="a\u2028b", text=hostile))

    assert result.stdout.rstrip("\n").isprintable()
    assert scores(result)[0]["id"] == "a\u2028b"
    assert scores(result)[0]["verdicts"][0]["quotes"] == [hostile.removesuffix("\N{ROCKET}")]


def test_contradiction_shows_both_sides(grade: Grade) -> None:
    """If an answer says a thing and its opposite, then the words against are shown too."""
    (one,) = scores(grade(as_line(text="We send the event id. For each retry we take a new key.")))

    assert one["verdicts"][0]["verdict"] == "contradicted"
    assert one["verdicts"][0]["against"] == ["send the event id"]


def test_nothing_to_score(grade: Grade) -> None:
    """If there are no rows, then nothing comes out, and that is no error."""
    for nothing in ("", "\n\n", "id,text\n", "\ufeff"):
        result = grade(nothing)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("charge-onse", 'Did you mean "charge-once"?'),
        ("who-fetches", "Answered in words are: charge-once, which-style, more-load, push-is-events;"),
        ("events-are-pushed", "Answered in words are: charge-once"),
    ],
)
def test_question_that_has_no_rubric(grade: Grade, question: str, hint: str) -> None:
    """If there is no such question, or it has a key, then the exit code is 2 and others are named."""
    result = grade('"x"\n', question=question)

    assert (result.exit_code, result.stdout) == (2, "")
    assert hint in result.stderr


def test_pack_without_typed_questions(run: Run, demo: Path) -> None:
    """If no question of a pack is answered in words, then that is said."""
    result = run("grade", "--pack", demo, "--question", "who-fetches", input="")

    assert result.exit_code == 2
    assert "No question of this pack is answered in words" in result.stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--judge", "http://localhost/v1"], "--judge needs the name of a model."),
        (["--model", "m"], "There is no judge"),
        (["--judge-insecure"], "There is no judge"),
        (["--judge", "http://10.0.0.1/v1", "--model", "m"], "Plain http is only"),
        (["--judge", "localhost", "--model", "m"], "is no address"),
        (["missing.jsonl"], "missing.jsonl cannot be read (No such file or directory)."),
        (["."], ". cannot be read (Is a directory)."),
        (["\0"], "cannot be read"),
        (["--processes", "0"], "--processes"),
    ],
)
def test_wrong_words(grade: Grade, words: list[str], what: str) -> None:
    """If options do not go together or a file cannot be read, then the exit code is 2 and it is told."""
    result = grade("", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr


def test_version_of_the_shape(grade: Grade) -> None:
    """If a program reads the lines, then each says which shape it has."""
    assert json.loads(grade('"x"\n').stdout)["version"] == 1
