"""An interview that was left: at any step, gone on with as it was, or ended for another one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.mock.conftest import CTRL_C, CTRL_D, Turns, clock_of
from tests.cli.mock.pack import ACK, ASKED, KEY, PHASES, write_mock_pack

LEFT = "Kept, and the clock stands still. Go on with:\n   eda-coach mock --resume\n"
OFFER = "You left an interview of 2026-11-23 20:00: A shop, 1 answered."
# By step: the keys that lead to it, and words that it shows.
STEPS = {
    "opening": ("", "Design the checkout of a shop."),
    "questions": ("\r", "Phase 1 of 3: Clarify"),
    "page": ("\r:done\r", "Phase 2 of 3: Failure"),
    "probe": ("\r:done\r:done\r", "What about key?"),
    "flip": ("\r:done\r:done\r:done\r", "Half of all customers now want it"),
    "last": ("\r:done\r:done\r:done\r:done\r", "Phase 3 of 3: Wrap up"),
    "rating": ("\r:done\r:done\r:done\r:done\r:done\r1", "2 of 4: Failure"),
}


@pytest.mark.parametrize(("way", "words"), STEPS.values(), ids=STEPS)
def test_ctrl_c(mock: Run, run: Run, kinds: Turns, way: str, words: str) -> None:
    """If Ctrl-C is pressed at a step, then all before it is kept, and --resume shows the same step."""
    left = mock(f"{way}{CTRL_C}")
    before = kinds()
    resumed = run("mock", "--resume", "--plain")
    again = " ".join(resumed.stderr.split())

    assert (left.exit_code, left.stdout) == (130, "")
    assert left.stderr.endswith(LEFT)
    assert words in " ".join(left.stderr.split())
    assert (resumed.exit_code, kinds()) == (0, before)
    assert words in again
    assert again.count("Design the checkout of a shop.") == 1
    assert again.index("Design the checkout of a shop.") <= again.index(words)
    assert ("25 minutes, rated as mid." in again) == (way == "")


def test_ctrl_c_between_two_phases(mock: Run, press: Run, turns: Turns) -> None:
    """If somebody who is coached leaves between two phases, then they go on there, by Enter alone."""
    left = mock(f"\r:done\r{CTRL_C}", "--coach")

    resumed = press(f"q1 \r{KEY}\r:done\r", "mock", "--resume")

    assert (left.exit_code, left.stderr.endswith(LEFT)) == (130, True)
    assert "You asked for 0 of 2 requirements" in " ".join(resumed.stderr.split())
    assert turns() == ["", KEY]


@pytest.mark.parametrize(
    ("step", "key"),
    [("page", CTRL_C), ("page", f"\r{CTRL_C}"), ("page", "\r:quit\r"), ("page", ""), ("probe", CTRL_C)],
)
def test_words_that_were_not_sent(mock: Run, press: Run, turns: Turns, step: str, key: str) -> None:
    """If the candidate leaves while typing, then the words are on the page when they go on."""
    mock(f"{STEPS[step][0]}One.\rTwo.{key}")
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


def test_half_a_question_in_plain_lines(mock: Run, run: Run) -> None:
    """If the candidate goes on in plain lines, then half a question that they left is shown to them."""
    mock(f"\r{ASKED}\rIs it big{CTRL_C}")

    resumed = run("mock", "--resume", "--plain")

    assert "Is it big" in resumed.stderr


def test_words_of_both_phases_after_going_back(mock: Run, press: Run, turns: Turns) -> None:
    """If the candidate leaves after :back, then the words of both phases are there when they go on."""
    mock(f"{STEPS['questions'][0]}{ASKED}\r:done\rOne.\r:back\r{CTRL_C}")

    press(":done\r:done\r", "mock", "--resume")

    assert turns() == [ASKED, ASKED, "One."]


def test_drafts_that_cannot_be_saved(hold: Run, wiring: Wiring, turns: Turns) -> None:
    """If what is typed cannot be saved meanwhile, then that is told once, and what is sent is kept."""
    wiring.home.data.mkdir(parents=True, exist_ok=True)
    wiring.home.mock_drafts.write_text("I am no folder.")

    result = hold(f"\n{ASKED}\n:done\nOne.\nTwo.\n:done\n")

    assert " ".join(result.stderr.split()).count("cannot be saved while you type it") == 1
    assert turns() == [ASKED, "One.\nTwo."]


def test_phase_that_was_taken_out(run: Run, tmp_path: Path, kinds: Turns) -> None:
    """If a phase that was answered is no more in the pack, then --resume says so, and all is kept."""
    pack = write_mock_pack(tmp_path / "pack")
    run("mock", "shop", "--plain", "--pack", pack, input=f"\n{ASKED}\n:done\n:quit\n")
    write_mock_pack(pack, header={"phases": PHASES[1:]})

    result = run("mock", "--resume", "--plain")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "The pack has no phase 'clarify' any more, in which you have answered." in result.stderr
    assert "start another interview with `eda-coach mock` and n" in result.stderr
    assert kinds() == ["started", "turn"]


def test_hints_are_remembered(mock: Run, press: Run) -> None:
    """If the candidate leaves after a hint, then it is shown again and counts."""
    mock(f"{STEPS['page'][0]}:hint\r{CTRL_C}")

    resumed = press(f"{KEY} :done\r:done\r:done\r:done\r1234", "mock", "--resume")

    assert "Hint: Hint at key." in resumed.stderr
    assert "1 hint taken." in resumed.stderr
    assert "[met, after a hint" in resumed.stderr


def test_clock_stands_still(slowly: Callable[..., str], press: Run, wiring: Wiring) -> None:
    """If an interview is left for days, by :quit or Ctrl-C, then its clock has not moved."""
    slowly("\n:done\nOne.\n:quit\n")
    clock_of(wiring).move(days=2)
    press(CTRL_C, "mock", "--resume")
    clock_of(wiring).move(days=2)

    shown = slowly(":time\n", "--resume")

    # A minute each for the line, for the word that leaves, and for the one that asks.
    assert "Failure: 3:00 of 15:00. In all: 4:00 of 25:00." in shown


@pytest.mark.parametrize("key", ["r", "\r"])
def test_offered(mock: Run, plain: Run, turns: Turns, key: str) -> None:
    """If an interview was left, then the next call offers it, and r or Enter go on with it."""
    plain("\n:done\nOne.\n:quit\n")

    result = mock(f"{key} :done\r", scenario="tickets")

    assert OFFER in result.stderr
    assert turns() == ["", "One."]


def test_dropped(mock: Run, plain: Run, kinds: Turns) -> None:
    """If another one is begun instead, then the one that was left is dropped and never offered again."""
    plain("\n:done\nOne.\n:quit\n")
    mock("n\r:quit\r", scenario="tickets")

    offered = mock("q").stderr

    assert kinds() == ["started", "turn", "dropped", "started"]
    assert "You left an interview of 2026-11-23 20:00: Tickets, 0 answered." in offered


@pytest.mark.parametrize(("key", "exit_code"), [("q", 0), (CTRL_D, 0), ("", 0), (CTRL_C, 130)])
def test_leaving_at_the_offer(mock: Run, plain: Run, kinds: Turns, key: str, exit_code: int) -> None:
    """If the candidate leaves at the offer, then nothing happens to the interview."""
    plain("\n:done\nOne.\n:quit\n")

    result = mock(key)

    assert (result.exit_code, kinds()) == (exit_code, ["started", "turn"])


@pytest.mark.parametrize(
    ("typed", "happened"),
    [("what\nr\n:done\n", ["turn"]), ("n\n\n:quit\n", ["dropped", "started"]), ("q\n", []), ("", [])],
)
def test_offer_in_plain_lines(plain: Run, kinds: Turns, typed: str, happened: list[str]) -> None:
    """If an interview was left, then plain lines offer it too: r, n and q, anything else is asked again."""
    plain("\n:done\n:quit\n")

    result = plain(typed)

    assert OFFER in " ".join(result.stderr.split())
    assert "n end it and start a new one" in result.stderr
    assert kinds()[2:] == happened


def test_new_one_that_cannot_begin(plain: Run, press: Run, kinds: Turns, mock_pack: Path) -> None:
    """If the new interview names no scenario of the pack, then the one that was left stays."""
    plain("\n:done\nOne.\n:quit\n")

    result = press("n", "mock", "nothing", "--pack", mock_pack)

    assert result.exit_code in (1, 2)
    assert kinds() == ["started", "turn"]


@pytest.mark.parametrize("content", [f"failure: {ACK}\n", "scenario: tickets", ""])
def test_script_beside_it(plain: Run, filed: Run, press: Run, turns: Turns, content: str) -> None:
    """If a script holds an interview meanwhile, or fails to, then the one that was left keeps its words."""
    plain("\n:done\nOne.\n:quit\n")
    filed(content)

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
