"""A quiz in a terminal, by the keys that a learner presses.

With the seed of the wiring, and each question alone in its deck, the answers stand so: who-fetches: broker,
consumer, nobody; outbox-order: mark, publish, store, relay; which-keeping: refund, typing, position, payment
and none, latest, all.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import DEMO_PACK, write_pack
from tests.cli.conftest import Run

Log = Callable[[], list[str]]
DOWN, UP, CTRL_C, CTRL_D = "\x1b[B", "\x1b[A", "\x03", "\x04"


@pytest.mark.parametrize(
    ("question", "pressed", "answer"),
    [
        ("who-fetches", "2\r", "consumer"),
        ("who-fetches", f"{DOWN}\r", "consumer"),
        ("who-fetches", f"{DOWN}{DOWN}{UP}\r", "consumer"),
        ("who-fetches", "\r", "broker"),
        ("events-are-pushed", "2\r", "false"),
        ("outbox-order", "3 4 2 1\r", "store,relay,publish,mark"),
        ("outbox-order", "3421\r", "store,relay,publish,mark"),
        ("which-keeping", "1c 2a 3b\r", "position=latest,refund=all,typing=none"),
        ("in-flight", "0.6k\r", "0.6k"),
    ],
)
def test_each_kind_is_answered_by_its_keys(
    quiz: Run, log: Log, question: str, pressed: str, answer: str
) -> None:
    """If a question is answered by its keys, then that answer is kept and the session ends."""
    result = quiz(f"{pressed}\r", "--question", question)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Done." in result.stderr
    assert log() == [f"attempt {question} {answer}", "ended"]


@pytest.mark.parametrize("pressed", ["12\r", f" {DOWN} \r", "1323\r"])
def test_several_options_are_marked(quiz: Run, log: Log, pressed: str) -> None:
    """If digits or the space bar mark options, then Enter answers with all that are marked."""
    quiz(f"{pressed}\r", "--question", "what-stays")

    assert sorted(log()[0].split(" ")[2].split(",")) == ["address", "uptime"]


def test_nothing_marked_is_no_answer(quiz: Run, log: Log) -> None:
    """If Enter is pressed with nothing marked, then the question waits on."""
    quiz("\r1\rq", "--question", "what-stays")

    assert [line.split(" ")[0] for line in log()] == ["attempt"]


def test_hint(quiz: Run) -> None:
    """If h is pressed, then the hint is shown and the question asked again."""
    result = quiz("h2\r\r", "--question", "who-fetches")

    assert "Hint: Who has room?" in result.stderr
    assert "Right: 1 of 1 point" in result.stderr


def test_skip_and_flag(quiz: Run, log: Log) -> None:
    """If f and s are pressed, then the question is flagged and passed over unscored."""
    result = quiz("fs", "--question", "who-fetches")

    assert "Flagged for the report." in result.stderr
    assert "1 skipped" in result.stderr
    assert log() == ["flagged who-fetches", "skipped who-fetches", "ended"]


@pytest.mark.parametrize(("pressed", "words"), [("1\rf\r", "Flagged for the report."), ("1\rff\r", "")])
def test_flag_after_the_answer(quiz: Run, run: Run, pressed: str, words: str) -> None:
    """If f is pressed at the explanation, then it says so; pressed twice, nothing is flagged."""
    result = quiz(pressed, "--question", "who-fetches")
    flagged = run("report").stdout

    assert words in result.stderr
    assert ("## Flagged" in flagged) == bool(words)


def test_undo(quiz: Run, log: Log) -> None:
    """If u is pressed at the explanation, then the question is asked again and both are in the log."""
    result = quiz("1\ru2\r\r", "--question", "who-fetches")

    assert "1 right" in result.stderr
    assert log() == [
        "attempt who-fetches broker",
        "undone who-fetches",
        "attempt who-fetches consumer",
        "ended",
    ]


def test_undo_of_the_question_before(quiz: Run, log: Log) -> None:
    """If u is pressed at the second question, then the first is asked again."""
    quiz("s", "--question", "who-fetches")
    words = ["--question", "who-fetches", "--question", "events-are-pushed", "--seed", "1"]
    quiz("1\r\ru1\r\r1\r\r", *words)

    assert [line.split(" ")[0] for line in log()[2:]] == ["attempt", "undone", "attempt", "attempt", "ended"]


def test_overrule(quiz: Run, log: Log) -> None:
    """If o is pressed at a wrong answer, then both verdicts are kept and shown."""
    result = quiz("1\ro\r", "--question", "who-fetches")

    assert "Wrong: 0 of 1 point" in result.stderr
    assert "You overruled this: 1 of 1 point." in result.stderr
    assert "overruled who-fetches" in log()


def test_confidence(quiz: Run) -> None:
    """If confidence is wanted, then a digit gives it and the marks are shown."""
    result = quiz("1\r3\r", "--question", "who-fetches", "--confidence")

    assert "How sure are you?" in result.stderr
    assert "certainty marks -6" in result.stderr
    assert "Sure, and wrong: Who fetches?" in result.stderr


@pytest.mark.parametrize("question", ["who-fetches", "what-stays", "in-flight"])
@pytest.mark.parametrize(
    ("pressed", "exit_code"),
    [("q\r1\r\r", 0), (f"{CTRL_D}1\r\r", 0), ("", 0), (f"{CTRL_C}1\r\r", 130)],
    ids=["q", "ctrl-d", "gone", "ctrl-c"],
)
def test_leaving_at_a_question(quiz: Run, log: Log, question: str, pressed: str, exit_code: int) -> None:
    """If the learner leaves at any prompt, then one word says what is kept and how to go on."""
    result = quiz(pressed, "--question", question)

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.endswith("Kept: 0 of 1 answered. Go on with:\n   eda-coach quiz --resume\n")
    assert log() == []


@pytest.mark.parametrize(("pressed", "exit_code"), [("q", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_leaving_at_an_explanation(quiz: Run, log: Log, pressed: str, exit_code: int) -> None:
    """If the learner leaves at the explanation, then the answer is kept, and nothing more happens."""
    result = quiz(f"1\r{pressed}u", "--question", "who-fetches")

    assert result.exit_code == exit_code
    assert "Kept: 1 of 1 answered." in result.stderr
    assert log() == ["attempt who-fetches broker"]


@pytest.mark.parametrize("typed", ["four", "1 hour", "\udcff", "1 2 3 4 5 6", "-", "9" * 200])
def test_unreadable_number_is_asked_again(quiz: Run, log: Log, typed: str) -> None:
    """If a number cannot be read, then the prompt says why and waits; nothing is scored."""
    result = quiz(f"{typed}\r", "--question", "in-flight")

    assert "is not understood" in result.stderr.replace("\n", " ")
    assert log() == []


@pytest.mark.parametrize(
    ("question", "typed"),
    [("outbox-order", "1 9"), ("which-keeping", "1z"), ("which-keeping", "?"), ("in-flight", "")],
)
def test_line_that_is_no_answer_cannot_be_sent(quiz: Run, log: Log, question: str, typed: str) -> None:
    """If a typed line is no answer to the question, then Enter does not send it."""
    quiz(f"{typed}\r", "--question", question)

    assert log() == []


def test_many_options_are_typed(press: Run, tmp_path: Path, log: Log) -> None:
    """If there are more options than digits, then the number is typed."""
    question = DEMO_PACK["questions/basics.yaml"]["questions"][0]
    options = [
        *question["options"],
        *(
            {"id": f"o{n}", "text": f"Option {n}", "rationale": "No.", "misconception": "always-pushed"}
            for n in range(9)
        ),
    ]
    pack = write_pack(
        tmp_path / "many",
        DEMO_PACK
        | {"questions/basics.yaml": {"questions": [question | {"options": options, "keep_order": True}]}},
    )

    press("12\r\r", "quiz", "--pack", pack, "--question", "who-fetches")

    assert log() == ["attempt who-fetches o8", "ended"]
