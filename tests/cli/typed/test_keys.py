"""A question answered in words at a terminal, by the keys that a learner presses.

With the seed of the wiring, and each question alone in its deck, the stances stand so: which-style: requests,
events.
"""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.typed.conftest import Rows, kinds, responses
from tests.judges.typed_pack import STRONG

CTRL_C, CTRL_D, CTRL_U, ALT_ENTER = "\x03", "\x04", "\x15", "\x1b\r"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
KEY, ACK = "We send the event id to the provider.", "We ack after the commit."


@pytest.mark.parametrize(
    ("pressed", "text"),
    [
        (f"{STRONG}\r", STRONG),
        (f"  {STRONG}  \r", STRONG),
        (f"{KEY}{ALT_ENTER}{ACK}\r", f"{KEY}\n{ACK}"),
        (f"{PASTE}{KEY}\n{ACK}\n{PASTED}\r", f"{KEY}\n{ACK}"),
        (f"{PASTE}{KEY}\r\n\r\n{ACK}{PASTED}\r", f"{KEY}\n\n{ACK}"),
        (f"It rains{CTRL_U}{STRONG}\r", STRONG),
    ],
    ids=["typed", "blanks", "alt-enter", "pasted", "windows", "erased"],
)
def test_words_are_typed_or_pasted(ask: Run, rows: Rows, pressed: str, text: str) -> None:
    """If words are typed, with Alt-Enter or pasted in several lines, then Enter has all of them scored."""
    result = ask(f"{pressed}\r")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Right: 7 of 7 points" in result.stderr
    assert "1. [met, 4 of 4] The charge carries a stable key." in result.stderr
    assert responses(rows()) == [{"text": text}]
    assert kinds(rows()) == ["attempt", "ended"]


@pytest.mark.parametrize("stray", ["X", "7", "", "  "])
def test_stray_letter_is_no_answer(ask: Run, rows: Rows, stray: str) -> None:
    """If one letter or nothing is entered, then a word says what is wanted, and the question waits on."""
    result = ask(f"{stray}\r{STRONG}\r\r")

    assert "Write a sentence or two, or press s and Enter to skip." in result.stderr
    assert responses(rows()) == [{"text": STRONG}]


def test_stray_letter_loses_no_choice(ask: Run, rows: Rows) -> None:
    """If one letter is entered after the choice, then the choice stands."""
    ask(f"2\rx\r{STRONG}\r\r", "which-style")

    assert responses(rows()) == [{"picked": ["events"], "text": STRONG}]


@pytest.mark.parametrize(
    ("pressed", "happened", "told"),
    [
        (f"h\r{STRONG}\r\r", ["hinted", "attempt", "ended"], "Hint: What could be told apart?"),
        (f"H\r{STRONG}\r\r", ["hinted", "attempt", "ended"], "Hint: What could be told apart?"),
        ("s\r", ["skipped", "ended"], "1 skipped"),
        (f"f\r{STRONG}\r\r", ["flagged", "attempt", "ended"], "Flagged for the report."),
        (f"f\rf\r{STRONG}\r\r", ["flagged", "unflagged", "attempt", "ended"], "No longer flagged."),
        (f"u\r{STRONG}\r\r", ["attempt", "ended"], "1 right"),
        ("q\r", [], "Kept: 0 of 1 answered."),
        (f"{STRONG}\rf\r", ["attempt", "flagged", "ended"], "Flagged for the report."),
        (
            f"{STRONG}\ru{KEY}\r\r",
            ["attempt", "undone", "attempt", "ended"],
            "The last answer is taken back.",
        ),
    ],
)
def test_single_letters(ask: Run, rows: Rows, pressed: str, happened: list[str], told: str) -> None:
    """If a letter of the key bar is entered alone, then it does what the bar says."""
    result = ask(pressed)

    assert result.exit_code == 0
    assert told in result.stderr
    assert kinds(rows()) == happened


def test_undo_of_the_question_before(ask: Run, rows: Rows) -> None:
    """If u is entered at the second question, then the first is asked again."""
    words = ("--question", "spread", "--seed", "1")

    result = ask(f"{STRONG}\r\ru\r{KEY}\r\r{ACK}\r\r", "charge-once", *words)

    assert "u undo the last answer" in " ".join(result.stderr.split())
    assert kinds(rows()) == ["attempt", "undone", "attempt", "attempt", "ended"]


@pytest.mark.parametrize(
    ("question", "pressed", "picked"),
    [
        ("which-style", "2\r", "events"),
        ("more-load", "2\r", "events"),
        ("push-is-events", "2\r", "false"),
        ("which-style", "1\ru\r2\r", "events"),
        ("which-style", "2\rh\r", "events"),
        ("which-style", "2\rf\r", "events"),
        ("which-style", "h2\r", "events"),
    ],
)
def test_choice_then_words(ask: Run, rows: Rows, question: str, pressed: str, picked: str) -> None:
    """If there is something to choose, then a digit chooses; u chooses again, h and f keep the choice."""
    result = ask(f"{pressed}{STRONG}\r\r", question)

    assert "You choose: " in result.stderr
    assert "Say why" in result.stderr
    assert responses(rows()) == [{"picked": [picked], "text": STRONG}]


@pytest.mark.parametrize(
    ("pressed", "happened"), [("2\rs\r", ["skipped", "ended"]), ("s", ["skipped", "ended"])]
)
def test_skipped_before_or_after_the_choice(ask: Run, rows: Rows, pressed: str, happened: list[str]) -> None:
    """If a trade-off is skipped, before or after its choice, then nothing is scored."""
    ask(pressed, "which-style")

    assert kinds(rows()) == happened


def test_choice_is_not_carried_to_the_next_question(ask: Run, rows: Rows) -> None:
    """If a question is skipped after its choice, then the next one has a choice of its own."""
    words = ("--question", "more-load", "--seed", "1")

    ask(f"1\rs\r2\r{STRONG}\r\r", "which-style", *words)

    (answered,) = responses(rows())
    assert answered["text"] == STRONG
    assert kinds(rows()) == ["skipped", "attempt", "ended"]


@pytest.mark.parametrize("before", ["", "2\r"], ids=["short answer", "after the choice"])
@pytest.mark.parametrize(
    ("pressed", "exit_code"),
    [("q\r", 0), (CTRL_D, 0), ("", 0), (CTRL_C, 130), (f"{KEY}{CTRL_C}", 130)],
    ids=["q", "ctrl-d", "gone", "ctrl-c", "in mid-sentence"],
)
def test_leaving_at_the_words(ask: Run, rows: Rows, before: str, pressed: str, exit_code: int) -> None:
    """If the learner leaves while writing, then one word says what is kept and how to go on."""
    result = ask(f"{before}{pressed}", "which-style" if before else "charge-once")

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.endswith("Kept: 0 of 1 answered. Go on with:\n   eda-coach quiz --resume\n")
    assert rows() == []


@pytest.mark.parametrize("question", ["charge-once", "which-style"])
def test_resumed_at_the_same_question(ask: Run, press: Run, rows: Rows, question: str) -> None:
    """If a session was left while writing, then going on with it asks the same question again."""
    choice = "2\r" if question == "which-style" else ""
    left = ask(f"{choice}{KEY}{CTRL_C}", question)

    result = press(f"{choice}{STRONG}\r\r", "quiz", "--resume")

    assert left.exit_code == 130
    assert "Question 1 of 1" in result.stderr
    assert [one["text"] for one in responses(rows())] == [STRONG]
    assert kinds(rows()) == ["attempt", "ended"]


def test_confidence_after_the_words(ask: Run, rows: Rows) -> None:
    """If confidence is wanted, then it is asked for when the words are written, and marked."""
    result = ask("It rains.\r3\r", "charge-once", "--confidence")

    assert "How sure are you?" in result.stderr
    assert "certainty marks -6" in result.stderr
    assert "Sure, and wrong: " in result.stderr
    assert rows()[0]["body"]["confidence"] == 3


@pytest.mark.parametrize(
    ("question", "choice", "picked"),
    [("charge-once", "", {}), ("which-style", "2\r", {"picked": ["events"]})],
)
def test_back_from_the_confidence(
    ask: Run, rows: Rows, question: str, choice: str, picked: dict[str, list[str]]
) -> None:
    """If u is pressed at the confidence, then choice and words are still there and can be changed."""
    ask(f"{choice}{KEY}\ru {ACK}\r2\r", question, "--confidence")

    assert responses(rows()) == [picked | {"text": f"{KEY} {ACK}"}]


def test_choosing_again_from_the_confidence(ask: Run, rows: Rows) -> None:
    """If the choice is to be changed after the words, then u leads back to it, step by step."""
    ask(f"2\r{KEY}\ru{CTRL_U}u\r1\r{STRONG}\r2\r", "which-style", "--confidence")

    assert responses(rows()) == [{"picked": ["requests"], "text": STRONG}]


def test_no_editor(ask: Run, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    """If e is entered and no editor is named, then a word says where one is named, and nothing is lost."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "")

    result = ask(f"2\re\r{STRONG}\r\r", "which-style")

    assert "No editor is set: name one in the environment variable EDITOR." in result.stderr
    assert responses(rows()) == [{"picked": ["events"], "text": STRONG}]


@pytest.mark.parametrize("byte", ["\udcff", "\x1b]0;owned\x07", "\u202e", "\x9b31m"])
def test_what_a_terminal_would_obey(ask: Run, rows: Rows, byte: str) -> None:
    """If an answer holds what a terminal would obey, then no explanation sends it there."""
    result = ask(f"{PASTE}{STRONG} {byte}end.{PASTED}\r12\r", env={"COLUMNS": "50"})

    explained = result.stderr[result.stderr.index("Your answer\n") :]
    assert "end." in explained
    assert [one for one in explained if not one.isprintable() and one != "\n"] == []
    assert responses(rows())[0]["text"].startswith(STRONG)


def test_more_verdicts_than_digits(press: Run, tmp_path: Path) -> None:
    """If a rubric has more criteria than there are digits, then the first nine are turned by theirs."""
    from tests.cli.typed.typed_pack import write_long_rubric

    pack = write_long_rubric(tmp_path / "long", criteria=11)

    result = press("It rains.\r9\r", "quiz", "--pack", pack, "--question", "charge-once")

    assert "9. is now met: 1 of 11 points. Scored: missing." in result.stderr
    assert "Done." in result.stderr


@pytest.mark.parametrize(("question", "choice"), [("charge-once", ""), ("which-style", "2\n")])
def test_line_feeds_are_enter(ask: Run, rows: Rows, question: str, choice: str) -> None:
    """If Enter arrives as a line feed, as when it is pressed between two prompts, then it is Enter."""
    ask(f"{choice}{STRONG}\n\n", question)

    assert kinds(rows()) == ["attempt", "ended"]
