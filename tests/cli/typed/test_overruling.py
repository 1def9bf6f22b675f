"""Verdicts on typed answers that the learner overrules: at the terminal, in the journal and beyond."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from eda_coach.cli.world.wiring import Wiring
from tests.cli.conftest import Run
from tests.cli.typed.conftest import Rows, kinds
from tests.fakes import make_wiring
from tests.judges.typed_pack import STRONG

NOTHING = "It rains all day."
MET, MISSING = "met", "missing"


def facts(rows: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """Part, verdict and points of each overrule, as the journal has them."""
    found = [row["body"]["facts"] for row in rows if row["kind"] == "overruled"]
    return [(one["part"], one["verdict"], one["points"]) for one in found]


@pytest.mark.parametrize(
    ("pressed", "told", "kept"),
    [
        (
            f"{STRONG}\r1",
            ["1. is now missing: 3 of 7 points. Scored: met."],
            [("stable-key", MISSING, 3)],
        ),
        (f"{NOTHING}\r1", ["1. is now met: 4 of 7 points. Scored: missing."], [("stable-key", MET, 4)]),
        (
            f"{NOTHING}\r22",
            [
                "2. is now met: 3 of 7 points. Scored: missing.",
                "2. is now missing: 0 of 7 points. Scored: missing.",
            ],
            [("ack-late", MET, 3), ("ack-late", MISSING, 0)],
        ),
        (
            f"{NOTHING}\r21",
            [
                "2. is now met: 3 of 7 points. Scored: missing.",
                "1. is now met: 7 of 7 points. Scored: missing.",
            ],
            [("ack-late", MET, 3), ("stable-key", MET, 7)],
        ),
        (f"{NOTHING}\r39o", [], []),
    ],
    ids=["taken off", "given", "taken back", "both", "no such verdict"],
)
def test_digit_turns_a_verdict(
    ask: Run, rows: Rows, pressed: str, told: list[str], kept: list[tuple[object, ...]]
) -> None:
    """If the digit of a verdict is pressed, then met turns missing, all else met, and a second time back."""
    result = ask(f"{pressed}\r")

    assert re.findall(r"\d\. is now .*", result.stderr) == told
    assert facts(rows()) == kept
    assert kinds(rows())[-1] == "ended"


@pytest.mark.parametrize(
    ("question", "pressed", "bar"),
    [("push-is-events", "12", "2-3 turn a verdict"), ("more-load", "123", "3-4 turn a verdict")],
)
def test_what_was_picked_cannot_be_argued_with(
    ask: Run, rows: Rows, question: str, pressed: str, bar: str
) -> None:
    """If the digit of a choice or its number is pressed, then nothing happens; the others work as ever."""
    result = ask(f"1\r{NOTHING}\r{pressed}\r", question)

    assert bar in " ".join(result.stderr.split())
    assert facts(rows()) == [("stable-key", MET, 4)]


def test_summary_uses_the_learners_points(ask: Run) -> None:
    """If the learner gives themselves every point, then the sitting counts a right answer."""
    assert "1 right, 0 partly, 0 wrong: 100% of the points" in ask(f"{NOTHING}\r12\r").stderr


def test_undo_after_an_overrule(ask: Run, rows: Rows) -> None:
    """If an answer is taken back after it was overruled, then the next one is scored afresh."""
    result = ask(f"{NOTHING}\r1u{STRONG}\r\r")

    assert "1 right" in result.stderr
    assert kinds(rows()) == ["attempt", "overruled", "undone", "attempt", "ended"]


def left_with_an_overrule(ask: Run) -> None:
    """Answer a question, overrule the second verdict, and leave at its explanation."""
    ask(f"{NOTHING}\r2q")


def reported(run: Run, wiring: Wiring | None = None) -> dict[str, Any]:
    """The study report as plain values."""
    changes: dict[str, Any] = {} if wiring is None else {"obj": wiring}
    plain: dict[str, Any] = json.loads(run("report", "--json", "--now", "2026-11-23T22:00", **changes).stdout)
    return plain


def test_report_sees_both_verdicts(ask: Run, run: Run) -> None:
    """If a verdict was overruled, then the report has both, the program's and the learner's."""
    left_with_an_overrule(ask)

    page = run("report", "--now", "2026-11-23T22:00").stdout
    (one,) = reported(run)["overruled"]

    assert one["verdicts"] == {"ack-late": "met"}
    assert (one["points"], one["overruled_points"], one["max_points"]) == (0, 3, 7)
    assert "It acknowledges after the commit. Scored: missing; you say: met." in page
    assert "you overruled this: 3 of 7" in page


def test_resumed_session_keeps_the_verdicts(ask: Run, press: Run, rows: Rows) -> None:
    """If a session is gone on with, then an overruled answer counts as the learner left it."""
    words = ("--question", "spread", "--seed", "2")
    ask(f"{NOTHING}\r12q", "charge-once", *words)

    result = press("s\r", "quiz", "--resume")

    assert "1 right, 0 partly, 0 wrong, 1 skipped: 100% of the points" in result.stderr
    assert kinds(rows()) == ["attempt", "overruled", "overruled", "skipped", "ended"]


def test_undone_after_a_pause(ask: Run, press: Run, rows: Rows, run: Run) -> None:
    """If an overruled answer is taken back in a later process, then no report tells of it any more."""
    words = ("--question", "spread", "--seed", "2")
    ask(f"{NOTHING}\r1q", "charge-once", *words)

    press(f"u\r{STRONG}\rq", "quiz", "--resume")

    assert kinds(rows()) == ["attempt", "overruled", "undone", "attempt"]
    assert reported(run)["overruled"] == []


def test_taken_back_is_not_reported(ask: Run, run: Run) -> None:
    """If an overrule was taken back, then the report knows of none."""
    ask(f"{NOTHING}\r22\r")

    assert reported(run)["overruled"] == []
    assert reported(run)["missed"][0]["overruled_points"] is None


def test_export_and_import(ask: Run, run: Run, tmp_path: Path) -> None:
    """If a journal with overrules goes to another computer, then report and gaps there are the same."""
    ask(f"{NOTHING}\r12q")
    file = tmp_path / "journal.jsonl"
    run("journal", "export", "-o", file)
    elsewhere = make_wiring(tmp_path / "elsewhere")

    imported = run("journal", "import", file, obj=elsewhere)

    assert imported.exit_code == 0
    assert reported(run, elsewhere)["overruled"] == reported(run)["overruled"] != []
    assert run("journal", "export", obj=elsewhere).stdout == run("journal", "export").stdout
    assert run("pack", "gaps", obj=elsewhere).stdout == run("pack", "gaps").stdout != ""


@pytest.mark.parametrize("verdict", ["so-so", "", 1])
def test_import_of_an_unknown_verdict(ask: Run, run: Run, tmp_path: Path, verdict: object) -> None:
    """If an export names a verdict that is none, then it is refused whole."""
    left_with_an_overrule(ask)
    lines = run("journal", "export").stdout.splitlines()
    row = json.loads(lines[-1])
    row["body"]["facts"]["verdict"] = verdict
    file = tmp_path / "journal.jsonl"
    file.write_text("\n".join([*lines[:-1], json.dumps(row)]))

    imported = run("journal", "import", file, obj=make_wiring(tmp_path / "elsewhere"))

    assert imported.exit_code == 2
    assert f":{len(lines)}: this line is no event" in imported.stderr


def test_import_of_points_without_a_verdict(ask: Run, run: Run, tmp_path: Path) -> None:
    """If an overrule names points but no criterion, then the points count and nothing breaks."""
    left_with_an_overrule(ask)
    lines = run("journal", "export").stdout.splitlines()
    row = json.loads(lines[-1])
    row["body"]["facts"] = {"points": 5}
    file = tmp_path / "journal.jsonl"
    file.write_text("\n".join([*lines[:-1], json.dumps(row)]))
    elsewhere = make_wiring(tmp_path / "elsewhere")

    run("journal", "import", file, obj=elsewhere)

    (one,) = reported(run, elsewhere)["overruled"]
    assert (one["overruled_points"], one["verdicts"]) == (5, {})
