"""How much is told on the way, how long it takes, and by what level it is rated."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.mock.conftest import NOW, Turns
from tests.cli.mock.pack import ABROAD, ACK, ALERT, ASKED, KEY, OUTBOX, SUM
from tests.fakes import make_wiring

PAGE = "\n:done\n"
END = "1\n2\n3\n4\n"
FILE = json.dumps({"clarify": ASKED, "failure": f"{KEY}\n{ALERT}", "probes": [ACK, ABROAD], "wrap-up": SUM})


def words_of(shown: str) -> str:
    """What is shown, on one line."""
    return " ".join(shown.split())


def test_pressure(hold: Run) -> None:
    """If the interview is held under pressure, then there are no hints and no word between the phases."""
    result = hold(
        f"\n{ASKED}\n:done\n:hint\n:help\n{KEY}\n:done\n:done\n:done\n{SUM}\n:done\n{END}", "--pressure"
    )

    shown = words_of(result.stderr)
    assert "Under pressure: no hints, and no word about how it goes until the end." in shown
    assert "There are no hints under pressure. Say what you do know, and go on." in shown
    assert "a hint; what it leads to earns half" not in shown
    assert "took" not in shown.partition("Scorecard")[0]
    assert "Scorecard: A shop Rated as mid; 25 minutes; pressure" in shown


def test_coach(hold: Run) -> None:
    """If the candidate is coached, then each phase ends with what was noted, quoted, and what was not."""
    result = hold(f"{PAGE}\n{KEY}\nIt rains.\n:done\n{OUTBOX}\n:done\n:done\n\n", "--coach")

    shown = words_of(result.stderr)
    assert "Coached: after each phase you hear what was noted and what was not." in shown
    assert "You asked for 0 of 2 requirements that matter here." in shown
    assert f'Noted + It says key. "{KEY.rstrip(".")}" + It says outbox. "{OUTBOX.rstrip(".")}"' in shown
    assert "Think about - Hint at ack." in shown


def test_usual(hold: Run, turns: Turns) -> None:
    """If nothing is asked for, then a phase ends with its time, and the next one begins at once."""
    result = hold(f"{PAGE}{KEY}\n:done\n:done\n:done\n{SUM}\n:done\n")

    shown = words_of(result.stderr)
    assert "Failure took 0:00 of 15:00. Phase 3 of 3: Wrap up (5:00)" in shown
    assert turns()[-1] == SUM
    assert "Noted" not in shown
    assert "Think about" not in shown


def test_only_enter_goes_on(hold: Run, turns: Turns) -> None:
    """If a learner types on where only Enter goes on, then nothing of it is taken, and nobody leaves."""
    result = hold(f"Wait\n\n:done\nquite so\n\n{KEY}\n:done\n", "--coach")

    assert turns()[1:] == [KEY]
    assert "The interviewer asks" in result.stderr


def test_words_for_enter_in_plain_lines(plain: Run) -> None:
    """If words stand in plain lines where only Enter goes on, then it is told that they go nowhere."""
    result = plain("\n:done\nquite so\n", "--coach")

    assert "Nothing is written down here: Enter goes on." in result.stderr
    assert "Phase 2 of 3" not in result.stderr


def test_q_does_not_leave_at_the_opening(mock: Run, turns: Turns) -> None:
    """If q is pressed where only Enter goes on, then it does nothing."""
    mock(f"q\r{ASKED}\r:done\rOne.\r:done\r")

    assert turns() == [ASKED, "One."]


def test_mode_stays_after_leaving(plain: Run, run: Run) -> None:
    """If an interview under pressure is left, then it goes on under pressure."""
    plain("\n:quit\n", "--pressure")

    result = run("mock", "--resume", "--plain", input=":hint\n")

    assert "There are no hints under pressure." in result.stderr


def test_mode_never_changes_the_card(filed: Run, tmp_path: Path) -> None:
    """If the words are the same, then so is the card, however much was told on the way."""
    made = []
    for words in ([], ["--pressure"], ["--coach"]):
        world = make_wiring(tmp_path / "".join(words))
        made.append(json.loads(filed(FILE, "--json", "--now", NOW, *words, obj=world).stdout))

    assert [one.pop("mode") for one in made] == ["usual", "pressure", "coach"]
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize(
    ("minutes", "shares"),
    [("50", "10:00, Failure 30:00, Wrap up 10:00"), ("6", "1:12, Failure 3:36, Wrap up 1:12")],
)
def test_minutes(hold: Run, minutes: str, shares: str) -> None:
    """If the interview takes other minutes, then they are shared out as the pack's."""
    result = hold("\n:time\n", "--minutes", minutes)

    shown = words_of(result.stderr)
    assert f"{minutes} minutes, rated as mid" in shown
    assert f"Time: Clarify {shares}. Running over is told, not cut." in shown
    assert f"Phase 1 of 3: Clarify ({shares.partition(',')[0]})" in shown
    assert f"In all: 0:00 of {minutes}:00." in shown


@pytest.mark.parametrize("minutes", ["4.9", "241", "-5", "nan", "inf"])
def test_minutes_that_are_none(filed: Run, minutes: str) -> None:
    """If the minutes are too few, too many or no number, then the exit code is 2."""
    assert filed(FILE, "--minutes", minutes).exit_code == 2


def test_fewer_minutes_fewer_probes(filed: Run) -> None:
    """If there is less time, then there are no more probes."""
    short, long = (
        json.loads(filed(FILE, "--json", "--now", NOW, "--minutes", minutes).stdout)
        for minutes in ("5", "60")
    )

    assert 0 < len(short["probes"]) <= len(long["probes"])


def test_level(filed: Run) -> None:
    """If another level is asked for, then more is expected of the same words, and the rows weigh as there."""
    mid, senior = (card(filed, level) for level in ("mid", "senior"))

    assert (mid["level"], senior["level"]) == ("mid", "senior")
    assert not line_of(mid, "alert")["is_expected"]
    assert line_of(senior, "alert")["is_expected"]
    assert [row["weight"] for row in senior["dimensions"]] != [row["weight"] for row in mid["dimensions"]]
    for low, high in zip(mid["dimensions"], senior["dimensions"], strict=True):
        assert low["expected"] <= high["expected"]


def test_level_of_the_scenario(filed: Run) -> None:
    """If no level is asked for, then the scenario's own is taken."""
    made = json.loads(filed(FILE, "--json", "--now", NOW, scenario="tickets").stdout)

    assert made["level"] == "senior"


def card(filed: Run, level: str) -> dict[str, Any]:
    """The card of the file at a level."""
    made: dict[str, Any] = json.loads(filed(FILE, "--json", "--now", NOW, "--level", level).stdout)
    return made


def line_of(made: dict[str, Any], criterion: str) -> dict[str, Any]:
    """A criterion of a card."""
    found: dict[str, Any] = next(line for line in made["criteria"] if line["id"] == criterion)
    return found
