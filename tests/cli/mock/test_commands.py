"""What can be done in a turn besides talking: questions to the interviewer, and commands on a line."""

import re
from collections.abc import Callable

import pytest

from eda_coach.interview.mock.machine import MOST_CHARACTERS
from tests.cli.conftest import Run
from tests.cli.mock.conftest import NOW, Rows, Turns
from tests.cli.mock.pack import ASKED, KEY

# To the page of the second phase: over the opening and the questions.
TO_THE_PAGE = "\n:done\n"
KEPT = "Kept, and the clock stands still."


def words_of(shown: str) -> str:
    """What is shown, on one line."""
    return " ".join(shown.split())


def test_questions_are_answered(hold: Run, turns: Turns) -> None:
    """If something is asked or said while the interviewer answers, then each line gets its reply at once."""
    result = hold(f"\n{ASKED}\nWhich colour is it?\nIt is a shop.\n:done\n")

    shown = words_of(result.stderr)
    answers = ["At most 500 of them", "Assume what you like, and say what you assume.", "Noted."]
    places = [shown.index(answer) for answer in answers]
    assert places == sorted(places)
    assert turns() == [f"{ASKED}\nWhich colour is it?\nIt is a shop."]


def test_question_that_is_too_long(plain: Run, turns: Turns) -> None:
    """If a question is longer than anybody reads, then it is refused, and the interview can go on."""
    result = plain(f"\n{'x' * (MOST_CHARACTERS + 1)}\n:skip\n{KEY}\n:done\n")

    assert "characters are too much for one turn" in words_of(result.stderr)
    assert turns()[1:] == [KEY]


def test_done_behind_a_question(hold: Run, turns: Turns) -> None:
    """If :done stands behind a last question, then the question counts and the next phase comes."""
    result = hold(f"\nIs it big?\n{ASKED} :done\n")

    assert turns() == [f"Is it big?\n{ASKED}"]
    assert "What if a part dies?" in result.stderr


def test_skip_keeps_what_is_there(hold: Run, turns: Turns) -> None:
    """If a phase is skipped, then what was typed in it counts."""
    hold(f"\n{ASKED}\n:skip\n{KEY}\n:skip\n:skip\n")

    assert turns() == [ASKED, KEY, ""]


def test_hint(hold: Run, rows: Rows) -> None:
    """If hints are asked for, then each states its cost, and the words typed before stay."""
    result = hold(f"{TO_THE_PAGE}One.\n:hint\n:hint\n:done\n")

    shown = words_of(result.stderr)
    assert shown.count("(What this leads to now earns half.)") == 2
    assert "Hint: Hint at key." in shown
    (turn,) = (row["body"]["body"] for row in rows() if row["place"] == 1)
    assert (turn["text"], len(turn["hinted"])) == ("One.", 2)
    assert "a hint; what it leads to earns half" not in shown


def test_no_more_hints(hold: Run) -> None:
    """If nothing is left to hint at, then that is told and the turn goes on."""
    result = hold("\n:hint\n:help\n")

    shown = words_of(result.stderr)
    assert "There is nothing left to hint at here. Go on when you are ready." in shown
    assert ":hint a hint; what it leads to earns half" in shown


def test_back(hold: Run, turns: Turns, kinds: Turns) -> None:
    """If the phase before is opened again, then its words and those of the later one are still there."""
    result = hold(f"\n{ASKED}\n:done\nOne.\n:back\nIs it big?\n:done\n:done\n")

    assert turns() == [ASKED, f"{ASKED}\nIs it big?", "One."]
    assert kinds() == ["started", "turn", "reopened", "turn", "turn"]
    assert words_of(result.stderr).count("At most 500 of them in a second.") == 2


@pytest.mark.parametrize(
    "before", ["\n", f"{TO_THE_PAGE}{KEY}\n:done\n", f"{TO_THE_PAGE}:done\n:done\n:done\n"]
)
def test_no_way_back(hold: Run, kinds: Turns, before: str) -> None:
    """If there is nothing before, or a probe, then there is no way back, which is told and not offered."""
    result = hold(f"{before}Two.\n:help\n:back\n")

    shown = words_of(result.stderr)
    assert "There is no way back from here. What was said before a probe stays as it was said" in shown
    assert ":back open the phase before again" not in shown
    assert "reopened" not in kinds()


def test_words_stay_where_there_is_no_way_back(hold: Run, turns: Turns) -> None:
    """If :back is refused, then the words typed before it stay."""
    hold(f"{TO_THE_PAGE}:done\nOne.\n:back\nTwo.\n:done\n")

    assert turns()[2] == "One.\nTwo."


def test_help(hold: Run, turns: Turns) -> None:
    """If help is asked for, then every command is listed, and the words typed before stay."""
    result = hold(f"{TO_THE_PAGE}One.\n:help\nTwo.\n:?\n:done\n")

    listed = re.findall(r"^:(\w+) \w", result.stderr, re.MULTILINE)
    assert listed == ["done", "skip", "back", "hint", "task", "time", "edit", "quit"] * 2
    assert turns()[1] == "One.\nTwo."


def test_task(hold: Run, turns: Turns) -> None:
    """If the task is asked for, then it is shown once more, and the words typed before stay."""
    result = hold(f"{TO_THE_PAGE}One.\n:task\nTwo.\n:done\n")

    assert result.stderr.count("Design the checkout of a shop.") == 2
    assert turns()[1] == "One.\nTwo."


@pytest.mark.parametrize(
    ("shrug", "end"),
    [("Which key do you mean?", ":done\n"), ("idk", "\n\n"), ("I don't understand the question.", ":done\n")],
)
def test_question_back(hold: Run, turns: Turns, shrug: str, end: str) -> None:
    """If a probe is answered by a short question or a shrug, then that is not taken and the probe stays."""
    result = hold(f"{TO_THE_PAGE}:done\n{shrug}\n{end}{KEY}\n:done\n")

    assert "Say what your design does here" in words_of(result.stderr)
    assert turns()[2] == KEY


@pytest.mark.parametrize(
    ("typed", "said"),
    [("idk\n:skip\n", "idk"), (f"{KEY}\nIs that it?\n:done\n", f"{KEY}\nIs that it?"), (":done\n", "")],
)
def test_what_answers_a_probe(hold: Run, turns: Turns, typed: str, said: str) -> None:
    """If a shrug is skipped on, more than a question is said, or nothing at all, then it is taken."""
    hold(f"{TO_THE_PAGE}:done\n{typed}")

    assert turns()[2] == said


def test_shrug_in_a_phase(hold: Run, turns: Turns) -> None:
    """If a question stands where nothing was probed, then it is taken like any words."""
    hold(f"{TO_THE_PAGE}Which one?\n:done\n")

    assert turns()[1] == "Which one?"


def test_unknown_command(hold: Run, turns: Turns) -> None:
    """If a line looks like a command and is none, then that is told, and nothing is sent."""
    result = hold(f"{TO_THE_PAGE}One.\n  :RM  \nTwo.\n:done\n")

    assert "There is no command :RM." in result.stderr
    assert ":time how the time stands" in result.stderr
    assert turns()[1] == "One.\nTwo."


@pytest.mark.parametrize("line", [":-)", "a: b", "see :done, then", "::", ":q1", "https://a.b"])
def test_colons_in_words(plain: Run, turns: Turns, line: str) -> None:
    """If a line only holds a colon, then it belongs to the words."""
    plain(f"{TO_THE_PAGE}{line}\n:done\n")

    assert turns()[1] == line


@pytest.mark.parametrize(
    ("before", "command"), [("\n", ":q"), (TO_THE_PAGE, ":exit"), (f"{TO_THE_PAGE}{KEY}\n:done\n", ":q!")]
)
def test_quit(plain: Run, kinds: Turns, before: str, command: str) -> None:
    """If the candidate quits, then a word says how to go on, and the exit code is 0."""
    result = plain(f"{before}{command}\n")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f"{KEPT} Go on with:\n   eda-coach mock --resume\n")
    assert "ended" not in kinds()


def test_quit_at_a_terminal(mock: Run, kinds: Turns) -> None:
    """If the candidate quits at a terminal, then a word says how to go on."""
    result = mock("\r:done\rOne.\r:quit\r")

    assert (result.exit_code, result.stdout, kinds()) == (0, "", ["started", "turn"])
    assert result.stderr.endswith(f"{KEPT} Go on with:\n   eda-coach mock --resume\n")


def test_time_that_nobody_measures(hold: Run) -> None:
    """If the clock was stopped by --now, then :time says that nobody measures."""
    result = hold("\n:time\n", "--now", NOW)

    assert "Nobody measures the time here." in result.stderr


def test_time(slowly: Callable[..., str]) -> None:
    """If :time is given, then it tells how long the phase and everything took, and by how much it is over."""
    shown = slowly(f"\n{ASKED}\n:time\n" + "Go on?\n" * 4 + ":time\n:done\nOne.\n:time\n")

    assert "Clarify: 2:00 of 5:00. In all: 2:00 of 25:00." in shown
    assert "Clarify: 7:00 of 5:00, 2:00 over. In all: 7:00 of 25:00." in shown
    assert "Clarify took 8:00 of 5:00, 3:00 over." in shown
    assert "Failure: 2:00 of 15:00. In all: 10:00 of 25:00." in shown


def test_opening_and_feedback_cost_no_time(slowly: Callable[..., str]) -> None:
    """If the candidate takes a while to read, then the clock runs neither before nor between the phases."""
    shown = slowly("\n:time\n:done\n\n:time\n", "--coach")

    assert "Clarify: 1:00 of 5:00. In all: 1:00 of 25:00." in shown
    assert "Failure: 1:00 of 15:00. In all: 3:00 of 25:00." in shown


def test_probes_take_time_of_their_phase(slowly: Callable[..., str]) -> None:
    """If a probe is answered, then its time counts for the phase it follows."""
    shown = slowly(f"{TO_THE_PAGE}{KEY}\n:done\n:time\n:hint\n:time\n")

    assert "Failure: 3:00 of 15:00. In all: 4:00 of 25:00." in shown
    assert "Failure: 5:00 of 15:00. In all: 6:00 of 25:00." in shown
