"""What a screen, a report and the start page make of an interview: narrow, small, hostile, or long ago."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.mock.conftest import CTRL_C, NOW, PASTE, PASTED, clock_of
from tests.cli.mock.pack import ABROAD, ACK, ASKED, KEY, NOT_ONCE, ONCE, OUTBOX, SUM, write_mock_pack
from tests.cli.test_width import too_wide

LINES = (
    f"\n{ASKED}\nIs it?\n:done\n\n{KEY} {ONCE}\n:hint\n:time\n:help\n:foo\n:done\n:back\n{NOT_ONCE}\n:done\n"
)
WHOLE = f"{LINES}{ABROAD}\n:done\n\n{SUM}\n:done\n1\n2\n3\n4\n"
FIRST = json.dumps({"failure": f"{KEY} {OUTBOX}", "self": {"failure": 4}})
SECOND = json.dumps({"clarify": ASKED, "failure": f"{KEY} {ACK}", "wrap-up": SUM})
# Sets a title, colours, turns the direction round, colours again, and rings.
OBEYED = "\x1b]0;owned\x07 \x1b[31m \u202e \x9b31m \x00 \x07 \x85"


@pytest.mark.parametrize("columns", ["40", "120"])
def test_width(plain: Run, filed: Run, columns: str) -> None:
    """If the terminal is narrow, then so is every line of an interview, its card and its lists."""
    narrow = {"env": {"COLUMNS": columns}}
    held = plain(WHOLE, "--coach", "--now", NOW, **narrow)
    offered = plain("", scenario="", **narrow)
    again = filed(SECOND, "--now", NOW, **narrow)
    left = plain("\n:quit\n", **narrow)
    asked = plain("x\nq\n", **narrow)

    # What is typed ends a line on the screen, but is not echoed here.
    shown = "".join(one.stderr for one in (held, offered, left, asked)).replace("> ", ">\n")
    assert "Scorecard" in shown
    assert "You left an interview" in shown
    assert too_wide(shown + again.stdout, int(columns)) == []


def test_width_of_keys_and_clock(mock: Run) -> None:
    """If the terminal is narrow, then so are the lines around the pages."""
    result = mock(f"\r{ASKED}\r:help\r:done\r{CTRL_C}", env={"COLUMNS": "40"})

    told = result.stderr.partition("Phase 1 of 3")[0]
    assert too_wide(told.replace("> ", ">\n"), 40) == []


def test_small_encoding(home: Path, tmp_path: Path) -> None:
    """If the terminal's encoding is small, then the card is still shown, and JSON is still JSON."""
    prompt = "Latency ≤ 5 µs → “fast” \N{EN DASH} für 速い 🚀?"
    pack = write_mock_pack(tmp_path / "pack", prompt=prompt)

    shown = call(home, pack, f"{prompt} {OUTBOX}", "--format", "md")
    plain = call(home, pack, f"{prompt} {OUTBOX}", "--json")

    assert (shown.returncode, shown.stderr, plain.returncode) == (0, b"", 0)
    assert "> Latency <= 5 µs -> “fast” \N{EN DASH} für ?? ??" in shown.stdout.decode("cp1252")
    assert json.loads(plain.stdout.decode("cp1252"))["prompt"] == prompt


def call(home: Path, pack: Path, words: str, *form: str) -> subprocess.CompletedProcess[bytes]:
    """Hold an interview out of standard input, as a process with a small encoding."""
    variables = {"EDA_COACH_HOME": str(home), "PYTHONIOENCODING": "cp1252", "PYTHONWARNINGS": "error"}
    line = [sys.executable, "-m", "eda_coach", "mock", "shop", "--pack", str(pack), "--answers", "-", *form]
    typed = json.dumps({"failure": words}).encode()
    return subprocess.run(line, input=typed, capture_output=True, env=os.environ | variables, check=False)


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_what_a_terminal_would_obey(filed: Run, run: Run, form: str) -> None:
    """If what is said holds what a terminal would obey, then no card and no report sends it there."""
    words = f"{KEY} {OBEYED} {ONCE} {OBEYED}"
    content = json.dumps({"clarify": f"{OBEYED} {ASKED}", "failure": words, "probes": [words, words]})

    shown = filed(content, "--now", NOW, "--format", form).stdout
    reported = run("report", *(["--json"] if form == "json" else [])).stdout

    assert "We send the order id" in shown
    assert [one for one in shown + reported if not one.isprintable() and one != "\n"] == []


def test_replies_to_what_a_terminal_would_obey(plain: Run) -> None:
    """If a question or a draft holds what a terminal would obey, then it is never sent back."""
    obeyed = OBEYED.replace("\x85", "")
    plain(f"\n{ASKED} {obeyed}\n:done\nOne {obeyed} {ONCE}\n:quit\n")

    resumed = plain("r\n:done\n:foo\n:quit\n", "--coach")

    assert "Kafka delivers exactly once" in " ".join(resumed.stderr.split())
    assert [one for one in resumed.stderr if not one.isprintable() and one != "\n"] == []


def test_pasted_escape_at_a_terminal(mock: Run, press: Run) -> None:
    """If pasted words hold what a terminal would obey, then no page sends it there, resumed or not."""
    left = mock(f"\r{PASTE}{ASKED} \x1b]0;owned\x07{PASTED}\r{CTRL_C}")

    resumed = press(CTRL_C, "mock", "--resume")

    for shown in (left.stderr, resumed.stderr):
        assert "How many orders" in shown
        assert "\x1b]0;owned\x07" not in shown


def test_start_page(mock: Run, run: Run) -> None:
    """If an interview was left, then the start page offers to go on with it; it is over, no more."""
    before = run().stdout
    mock(f"\r{CTRL_C}")
    left = run().stdout
    run("mock", "--resume", "--plain", input=":done\n:done\n:done\n:done\n:done\ns\ns\ns\ns\n")
    over = run().stdout

    words = "Go on with the interview you left (A shop)\n   eda-coach mock --resume"
    assert "eda-coach mock" in before
    assert (words in before, words in left, words in over) == (False, True, False)


@pytest.fixture
def held_twice(filed: Run, wiring: Wiring) -> None:
    """Two interviews on one scenario, a day apart."""
    filed(FIRST)
    clock_of(wiring).move(days=1)
    filed(SECOND)


def report(run: Run, *words: str) -> dict[str, Any]:
    """The study report as plain values."""
    plain: dict[str, Any] = json.loads(run("report", "--json", *words).stdout)
    return plain


@pytest.mark.usefixtures("held_twice")
def test_report(run: Run) -> None:
    """If interviews were held, then the report lists them, the latest with what was gained and lost."""
    page = run("report").stdout
    plain = report(run)

    assert page.index("| 2026-11-24 | A shop | mid |") < page.index("| 2026-11-23 | A shop | mid |")
    gained, lost, missing = (
        page.partition(f"{title} since 2026-11-23 20:00:\n\n")[2].partition("\n\n")[0]
        for title in ("Gained", "Lost", "Still missing")
    )
    assert (gained, lost) == ("- It says ack.", "- It says outbox.")
    assert "ack" not in missing
    assert [(one["day"], bool(one["comparison"])) for one in plain["mocks"]] == [
        ("2026-11-24", True),
        ("2026-11-23", False),
    ]


@pytest.mark.usefixtures("held_twice")
def test_report_since(run: Run) -> None:
    """If a day is given, then earlier interviews are only compared with."""
    plain = report(run, "--since", "2026-11-24")

    assert [one["day"] for one in plain["mocks"]] == ["2026-11-24"]
    assert plain["mocks"][0]["comparison"]["gained"] == ["ack"]


def test_report_of_an_interview_that_was_left(mock: Run, run: Run) -> None:
    """If an interview was only begun, then the report does not tell of it."""
    mock(f"\r:done\r{KEY}{CTRL_C}")

    assert "Mock interviews" not in run("report").stdout


def test_grounds_of_a_rating(filed: Run) -> None:
    """If a card is shown, then each rating has what is typical of it, what was asked and what it lacks."""
    content = json.dumps({"clarify": ASKED, "failure": f"{ACK} {OUTBOX}"})

    shown = filed(content, "--now", NOW, env={"COLUMNS": "120"}).stdout

    scope, failure = (shown.partition(f"\n{one}: ")[2].partition("\n\n")[0] for one in ("Scope", "Failure"))
    assert "  + Asked for: How many orders there are." in scope
    assert "  ! Nothing of this was heard, which costs a rating above 2: It says key." in failure
    for grounds in (scope, failure):
        anchor = {"1": "Silent", "2": "Some", "3": "Most", "4": "All"}[grounds[0]]
        assert f"  Typical of a {grounds[0]}: {anchor}\n" in grounds


def test_grounds_of_questions(filed: Run) -> None:
    """If only questions earned a rating, then its grounds do not say that nothing was heard."""
    shown = filed(json.dumps({"clarify": f"{ASKED}\nAre there refunds?"}), "--now", NOW).stdout

    assert "Nothing of it was heard." not in shown.partition("\nScope: ")[2].partition("\n\n")[0]


def test_journal_goes_on_elsewhere(mock: Run, run: Run, tmp_path: Path, wiring: Wiring) -> None:
    """If the journal is exported and imported elsewhere, then the interview that was left goes with it."""
    mock(f"\r{ASKED}\r:done\r{CTRL_C}")
    exported = tmp_path / "journal.jsonl"
    exported.write_text(run("journal", "export").stdout)
    run("journal", "reset", "--yes")
    clock_of(wiring).move(days=1)

    imported = run("journal", "import", exported)
    resumed = run("mock", "--resume", "--plain", input=":time\n")

    assert imported.exit_code == 0
    assert "Phase 2 of 3: Failure" in resumed.stderr
