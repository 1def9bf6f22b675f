"""A question answered in words in plain lines."""

import pytest

from tests.cli.conftest import Run
from tests.cli.typed.conftest import Rows, kinds, responses

KEY, ACK = "We send the event id to the provider.", "We ack after the commit."
ANSWER = f"{KEY}\n{ACK}\n\n"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (f"{KEY}\n{ACK}\n\n\n", f"{KEY}\n{ACK}"),
        (f"\n  {KEY}  \n\t{ACK}\n \n\n", f"{KEY}\n{ACK}"),
        (f"{KEY}\nq\nh\n\n\n", f"{KEY}\nq\nh"),
        (f"x\n{KEY}\n\n\n", KEY),
        (f"{KEY}\n{ACK}", f"{KEY}\n{ACK}"),
        (KEY, KEY),
    ],
    ids=["lines", "blanks", "letters in between", "stray letter", "end of input", "end in mid-line"],
)
def test_lines_up_to_an_empty_one(plain: Run, rows: Rows, typed: str, text: str) -> None:
    """If several lines are typed, then an empty one or the end of the input ends the answer."""
    result = plain(typed)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "A few sentences in your own words; an empty line ends it." in result.stderr
    assert responses(rows()) == [{"text": text}]


@pytest.mark.parametrize(
    ("question", "first", "picked"),
    [
        ("which-style", "2: ", "events"),
        ("which-style", "2 ", "events"),
        ("which-style", "2) ", "events"),
        ("which-style", "2.", "events"),
        ("which-style", "2\n", "events"),
        ("which-style", "Requests: ", "requests"),
        ("push-is-events", "2: ", "false"),
        ("push-is-events", "true, ", "true"),
        ("which-style", "3: no\n\n2: ", "events"),
        ("which-style", "Because it is so\n\n2: ", "events"),
        ("which-style", "2\n\n2: ", "events"),
    ],
)
def test_choice_before_the_words(plain: Run, rows: Rows, question: str, first: str, picked: str) -> None:
    """If there is something to choose, then its number or name stands before the words."""
    result = plain(f"{first}because {KEY}\n{ACK}\n\n\n", question)

    assert "A number from 1 to 2, a colon and why; an empty line ends it." in result.stderr
    assert responses(rows()) == [{"picked": [picked], "text": f"because {KEY}\n{ACK}"}]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3: so\n\n", "'3' is none of the answers. Type numbers from 1 to 2."),
        ("2\n\n", "Nothing is typed. Write a sentence or two, or skip the question."),
        ("x\n", "Write a sentence or two, or s to skip."),
    ],
)
def test_what_is_no_answer(plain: Run, rows: Rows, typed: str, told: str) -> None:
    """If the choice or the words are missing, then it says what is, and nothing is scored."""
    result = plain(typed, "which-style")

    assert told in " ".join(result.stderr.split())
    assert rows() == []


@pytest.mark.parametrize(
    ("typed", "happened"),
    [
        (f"{ANSWER}1\n\n", ["attempt", "overruled", "ended"]),
        (f"{ANSWER}2\n2\n\n", ["attempt", "overruled", "overruled", "ended"]),
        (f"{ANSWER}0\n3\n99\n-1\no\n{'9' * 5000}\n\n", ["attempt", "ended"]),
        (f"{ANSWER}1\nu\n{ANSWER}\n", ["attempt", "overruled", "undone", "attempt", "ended"]),
        (f"h\nf\n{ANSWER}f\n\n", ["hinted", "flagged", "attempt", "unflagged", "ended"]),
        ("s\n", ["skipped", "ended"]),
        ("S\n", ["skipped", "ended"]),
        ("q\n", []),
        ("", []),
        (f"{ANSWER}q\n", ["attempt"]),
        (ANSWER, ["attempt"]),
        (f"{ANSWER}2", ["attempt", "overruled"]),
    ],
)
def test_moves(plain: Run, rows: Rows, typed: str, happened: list[str]) -> None:
    """If a line is a move, then it is made: digits turn verdicts, and the end of the input leaves."""
    result = plain(typed)

    assert result.exit_code == 0
    assert kinds(rows()) == happened


def test_verdict_is_told_when_it_turns(plain: Run) -> None:
    """If a digit turns a verdict, then both verdicts and the points are told."""
    assert "1. is now missing: 3 of 7 points. Scored: met.\n" in plain(f"{ANSWER}1\n\n").stderr


def test_confidence(plain: Run, rows: Rows) -> None:
    """If confidence is wanted, then it is asked for when the words have ended."""
    plain(f"{ANSWER}so\n2\n\n", "charge-once", "--confidence")

    assert rows()[0]["body"]["confidence"] == 2


def test_words_that_no_terminal_may_obey(plain: Run) -> None:
    """If an answer holds control characters, then they are shown in words."""
    result = plain("We send the event id\x1b[31m, \x9b so\x07 \u202e.\n\n1\n\n")

    assert [one for one in result.stderr if not one.isprintable() and one != "\n"] == []
    assert "event id\\x1b[31m" in result.stderr
