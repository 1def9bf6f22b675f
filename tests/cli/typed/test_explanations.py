"""What the explanation of an answer in words looks like: golden files."""

import pytest
from syrupy.assertion import SnapshotAssertion

from eda_coach.cli.lines import Style
from eda_coach.cli.prompters.marked import MarkedText
from eda_coach.cli.prompters.typed_explanations import typed_reasons
from tests.cli.conftest import Run
from tests.cli.typed.typed_pack import SPREAD
from tests.typed_builders import ACK_MET, ACK_WRONG, make_criterion, make_short_answer, make_typed_attempt

BOTH = "We ack after the commit. Else we ack before the charge. Kafka is exactly once."


@pytest.mark.parametrize("columns", ["40", "80"])
def test_golden(ask: Run, snapshot: SnapshotAssertion, columns: str) -> None:
    """If an answer brings every verdict and an overclaim, then it is shown as in the golden file."""
    result = ask(f"{SPREAD}\r5\r", "spread", env={"COLUMNS": columns})

    explained = result.stderr[result.stderr.index("Partly right: 3 of 12") :]
    lines = [line for line in explained[: explained.index("Enter next")].splitlines() if "http" not in line]
    assert max(map(len, lines)) < int(columns)
    assert explained[: explained.index("\nDone.")] == snapshot


def _tagged(style: Style, words: str) -> str:
    return words if style is Style.PLAIN or not words else f"<{style}>{words}</{style}>"


def test_golden_of_the_styles(snapshot: SnapshotAssertion) -> None:
    """If an answer says both, then the words behind a verdict, those against it and overclaims are marked."""
    attempt = make_typed_attempt(
        BOTH, make_short_answer("q1", make_criterion("ack", met=[ACK_MET], contradicted=[ACK_WRONG]))
    )

    lines = [
        "".join(_tagged(*piece) for piece in text.pieces())
        if isinstance(text, MarkedText)
        else _tagged(style, text)
        for style, text in typed_reasons(attempt, 80)
    ]

    assert "\n".join(lines) == snapshot


def test_quotes_are_those_of_the_composed_text() -> None:
    """If an answer was typed in decomposed letters and lines, then quotes are cut at the right places."""
    attempt = make_typed_attempt("Cafe\u0301s:\nwe send the\norder id.")

    shown = [str(text) for _, text in typed_reasons(attempt, 80)]

    assert '   You said: "send the order id"' in shown
    assert [line for line in shown if line.startswith("   ")][:3] == [
        "   Cafés:",
        "   we send the",
        "   order id.",
    ]
