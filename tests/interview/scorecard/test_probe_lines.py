"""What came of the probes that were put."""

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.transcript import ProbeKind
from tests.interview.builders import (
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOT_ONCE,
    NOTHING,
    ONCE,
    make_card,
    make_probe,
    make_turn,
)


@pytest.mark.parametrize(
    ("text", "verdict", "outcome"),
    [
        (KEY, Verdict.MET, "answered"),
        (NOTHING, Verdict.MISSING, "missing"),
        ("", None, "not answered"),
        ("  ", None, "not answered"),
    ],
)
def test_what_came_of_a_probe(text: str, verdict: Verdict | None, outcome: str) -> None:
    """If a probe was put, then the card says what its answer came to."""
    (line,) = make_card(make_turn(text, probe=make_probe())).probes

    assert (line.verdict, line.came_of_it) == (verdict, outcome)


@pytest.mark.parametrize(
    ("before", "answer", "later", "verdict"),
    [
        (NOTHING, NOTHING, KEY, Verdict.MET),
        (NOTHING, "", KEY, Verdict.MET),
        (NOTHING, HALF_KEY, KEY, Verdict.MET),
        (NOTHING, KEY, NEW_KEY, Verdict.MET),
        (NOTHING, HALF_KEY, NOTHING, Verdict.PARTLY),
        (NOTHING, NEW_KEY, NOTHING, Verdict.CONTRADICTED),
        (NOTHING, NEW_KEY, HALF_KEY, Verdict.PARTLY),
        (NOTHING, "", NEW_KEY, Verdict.CONTRADICTED),
        (NOTHING, "", NOTHING, None),
        (KEY, NOTHING, NOTHING, Verdict.MISSING),
        (KEY, "", "", None),
    ],
)
def test_best_of_what_followed_a_probe(before: str, answer: str, later: str, verdict: Verdict | None) -> None:
    """If a probe was put, then the best of its answer and of what was said later counts, and no more."""
    turns = make_turn(before), make_turn(answer, probe=make_probe()), make_turn(later, "wrap-up")

    (line,) = make_card(*turns).probes

    assert line.verdict is verdict


def test_overclaim_taken_back_later() -> None:
    """If a probed overclaim is taken back only in a later phase, then the card says that it was."""
    probe = make_probe("exactly-once", ProbeKind.OVERCLAIM)
    turns = make_turn(ONCE), make_turn(NOTHING, probe=probe), make_turn(NOT_ONCE, "wrap-up")

    (line,) = make_card(*turns).probes

    assert line.came_of_it == "taken back"


@pytest.mark.parametrize(("text", "outcome"), [(NOT_ONCE, "taken back"), (NOTHING, "kept up")])
def test_what_came_of_an_overclaim(text: str, outcome: str) -> None:
    """If an overclaim was probed, then the card says whether it was taken back."""
    probe = make_probe("exactly-once", ProbeKind.OVERCLAIM)

    (line,) = make_card(make_turn(ONCE), make_turn(text, probe=probe)).probes

    assert line.came_of_it == outcome
