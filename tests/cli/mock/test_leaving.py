"""An interview that was left: at any step, gone on with as it was, or ended for another one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.mock.conftest import CTRL_C, CTRL_D, Turns, clock_of
from tests.cli.mock.pack import ACK, ASKED, KEY

LEFT = "Kept, and the clock stands still. Go on with:\n   eda-coach mock --resume\n"
OFFER = "You left an interview of 2026-11-23 20:00: A shop, 1 answered."
# By step: the keys that lead to it, and words that it shows.
STEPS = {
    "opening": ("", "Design the checkout of a shop."),
    "questions": ("\r", "Phase 1 of 3: Clarify"),
    "feedback": ("\r:done\r", "Clarify took 0:00 of 5:00."),
    "page": ("\r:done\r\r", "Phase 2 of 3: Failure"),
    "probe": ("\r:done\r\r:done\r", "What about key?"),
    "flip": ("\r:done\r\r:done\r:done\r", "Half of all customers now want it"),
    "last": ("\r:done\r\r:done\r:done\r:done\r\r", "Phase 3 of 3: Wrap up"),
    "rating": ("\r:done\r\r:done\r:done\r:done\r\r:done\r1", "2 of 4: Failure"),
}


@pytest.mark.parametrize(("way", "words"), STEPS.values(), ids=STEPS)
def test_ctrl_c(mock: Run, run: Run, kinds: Turns, way: str, words: str) -> None:
    """If Ctrl-C is pressed at a step, then all before it is kept, and --resume shows the same step."""
    left = mock(f"{way}{CTRL_C}")
    before = kinds()
    resumed = run("mock", "--resume", "--plain")

    assert (left.exit_code, left.stdout) == (130, "")
    assert left.stderr.endswith(LEFT)
    assert words in " ".join(left.stderr.split())
    assert (resumed.exit_code, kinds()) == (0, before)
    assert words in " ".join(resumed.stderr.split())


@pytest.mark.parametrize(
    ("step", "key"),
    [("page", CTRL_C), ("page", ":quit\r"), ("page", ""), ("probe", CTRL_C), ("last", CTRL_C)],
)
def test_words_that_were_not_sent(mock: Run, press: Run, turns: Turns, step: str, key: str) -> None:
    """If the candidate leaves while typing, then the words are on the page when they go on."""
    mock(f"{STEPS[step][0]}One.\rTwo.\r{key}")
    before = turns()

    resumed = press("Three. :done\r", "mock", "--resume")

    assert "Two." in resumed.stderr
    assert turns() == [*before, "One.\nTwo.\nThree."]


def test_ctrl_d_on_an_empty_page(mock: Run, kinds: Turns) -> None:
    """If Ctrl-D is pressed where nothing is typed, then the candidate leaves and all is kept."""
    result = mock(f"{STEPS['page'][0]}{CTRL_D}")

    assert (result.exit_code, kinds()) == (0, ["started", "turn"])
    assert result.stderr.endswith(LEFT)


def test_questions_that_were_asked(mock: Run, press: Run, turns: Turns) -> None:
    """If the candidate leaves while asking, then questions and answers are shown again and count."""
    mock(f"\r{ASKED}\r{CTRL_C}")

    resumed = press("Is it big?\r:done\r", "mock", "--resume")

    assert f"> {ASKED}" in resumed.stderr
    assert "At most 500 of them in a second." in resumed.stderr
    assert turns() == [f"{ASKED}\nIs it big?"]


def test_half_a_question(mock: Run, press: Run, turns: Turns) -> None:
    """If the candidate leaves in the middle of a question, then it is on the line when they go on."""
    mock(f"\r{ASKED}\rIs it {CTRL_C}")

    press("big?\r:done\r", "mock", "--resume")

    assert turns() == [f"{ASKED}\nIs it big?"]


def test_words_of_both_phases_after_going_back(mock: Run, press: Run, turns: Turns) -> None:
    """If the candidate leaves after :back, then the words of both phases are there when they go on."""
    mock(f"{STEPS['questions'][0]}{ASKED}\r:done\r\rOne.\r:back\r{CTRL_C}")

    press(":done\r\r:done\r", "mock", "--resume")

    assert turns() == [ASKED, ASKED, "One."]


def test_hints_are_remembered(mock: Run, press: Run) -> None:
    """If the candidate leaves after a hint, then it is shown again and counts."""
    mock(f"{STEPS['page'][0]}:hint\r{CTRL_C}")

    resumed = press(f"{KEY} :done\r:done\r:done\r\r:done\r1234", "mock", "--resume")

    assert "Hint: Hint at key." in resumed.stderr
    assert "1 hint taken." in resumed.stderr
    assert "[met, after a hint" in resumed.stderr


def test_clock_stands_still(slowly: Callable[..., str], press: Run, wiring: Wiring) -> None:
    """If an interview is left for days, by :quit or Ctrl-C, then its clock has not moved."""
    slowly("\n:done\n\nOne.\n:quit\n")
    clock_of(wiring).move(days=2)
    press(CTRL_C, "mock", "--resume")
    clock_of(wiring).move(days=2)

    shown = slowly(":time\n", "--resume")

    # A minute each for the line, for the word that leaves, and for the one that asks.
    assert "Failure: 3:00 of 15:00. In all: 4:00 of 25:00." in shown


@pytest.mark.parametrize("key", ["r", "\r"])
def test_offered(mock: Run, plain: Run, turns: Turns, key: str) -> None:
    """If an interview was left, then the next call offers it, and r or Enter go on with it."""
    plain("\n:done\n\nOne.\n:quit\n")

    result = mock(f"{key} :done\r", scenario="tickets")

    assert OFFER in result.stderr
    assert turns() == ["", "One."]


def test_dropped(mock: Run, plain: Run, kinds: Turns) -> None:
    """If another one is begun instead, then the one that was left is dropped and never offered again."""
    plain("\n:done\n\nOne.\n:quit\n")
    mock("n\r:quit\r", scenario="tickets")

    offered = mock("q").stderr

    assert kinds() == ["started", "turn", "dropped", "started"]
    assert "You left an interview of 2026-11-23 20:00: Tickets, 0 answered." in offered


@pytest.mark.parametrize(("key", "exit_code"), [("q", 0), (CTRL_D, 0), ("", 0), (CTRL_C, 130)])
def test_leaving_at_the_offer(mock: Run, plain: Run, kinds: Turns, key: str, exit_code: int) -> None:
    """If the candidate leaves at the offer, then nothing happens to the interview."""
    plain("\n:done\n\nOne.\n:quit\n")

    result = mock(key)

    assert (result.exit_code, kinds()) == (exit_code, ["started", "turn"])


@pytest.mark.parametrize(
    ("typed", "happened"),
    [("what\nr\n:done\n", ["turn"]), ("n\n\n:quit\n", ["dropped", "started"]), ("q\n", []), ("", [])],
)
def test_offer_in_plain_lines(plain: Run, kinds: Turns, typed: str, happened: list[str]) -> None:
    """If an interview was left, then plain lines offer it too: r, n and q, anything else is asked again."""
    plain("\n:done\n\n:quit\n")

    result = plain(typed)

    assert OFFER in " ".join(result.stderr.split())
    assert kinds()[2:] == happened


def test_new_one_that_cannot_begin(plain: Run, press: Run, kinds: Turns, mock_pack: Path) -> None:
    """If the new interview names no scenario of the pack, then the one that was left stays."""
    plain("\n:done\n\nOne.\n:quit\n")

    result = press("n", "mock", "nothing", "--pack", mock_pack)

    assert result.exit_code in (1, 2)
    assert kinds() == ["started", "turn"]


def test_script_beside_it(plain: Run, filed: Run, press: Run, turns: Turns) -> None:
    """If a script holds an interview meanwhile, then the one that was left keeps what was typed."""
    plain("\n:done\n\nOne.\n:quit\n")
    filed(f"failure: {ACK}\n")

    resumed = press(" :done\r", "mock", "--resume")

    assert "Phase 2 of 3: Failure" in resumed.stderr
    assert turns()[-1] == "One."


def test_nothing_to_go_on_with(run: Run) -> None:
    """If there is no interview to go on with, then the exit code is 1 and the hint starts one."""
    result = run("mock", "--resume", "--plain")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: There is no interview to go on with.\nStart one with `eda-coach mock`.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["shop"],
        ["--minutes", "20"],
        ["--level", "senior"],
        ["--pack", "demo"],
        ["--pressure"],
        ["--coach"],
        ["--answers", "-"],
    ],
    ids=" ".join,
)
def test_resume_takes_no_other_options(run: Run, words: list[str]) -> None:
    """If --resume stands beside what an interview is begun with, then the exit code is 2."""
    result = run("mock", "--resume", *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--resume goes on with the interview that was left.\nLeave the other options out." in result.stderr
