"""Overclaims of a whole interview."""

import pytest

from eda_coach.interview.overclaimed import overclaims_made
from tests.interview.builders import (
    ACK,
    KEY,
    NOT_ONCE,
    ONCE,
    make_interviewer,
    make_probe,
    make_turn,
)
from tests.typed_builders import make_overclaim

ORDERED = "All events arrive in total order."


def test_quoted_in_own_words() -> None:
    """If an overclaim is made, then it is quoted in the candidate's words, with its phase."""
    turns = [make_turn(f"{KEY} {ONCE} {ACK}", "design")]

    (made,) = overclaims_made(make_interviewer(), turns)

    assert made.overclaim.id == "exactly-once"
    assert made.said.text == "exactly once"
    assert made.sentence == ONCE.removesuffix(".")
    assert (made.said.phase, made.said.is_answer) == ("design", False)


def test_in_an_answer() -> None:
    """If it is made in answer to a probe, then that is noted."""
    (made,) = overclaims_made(make_interviewer(), [make_turn(ONCE, probe=make_probe())])

    assert made.said.is_answer


def test_counted_once() -> None:
    """If an overclaim is made again, then only its first making counts."""
    turns = [make_turn(ONCE, "design"), make_turn(f"Again: {ONCE}", "failure")]

    (made,) = overclaims_made(make_interviewer(), turns)

    assert made.said.phase == "design"


def test_order_of_the_interview() -> None:
    """If several are made, then they come in the order in which they were said, not in the scenario's."""
    total = make_overclaim("total-order", evidence=["total order"], unless=[])
    interviewer = make_interviewer(make_overclaim(unless=[]), total)

    apart = overclaims_made(interviewer, [make_turn(ORDERED), make_turn(ONCE)])
    together = overclaims_made(interviewer, [make_turn(f"{ORDERED} {ONCE}")])

    assert [one.overclaim.id for one in apart] == ["total-order", "exactly-once"]
    assert [one.overclaim.id for one in together] == ["total-order", "exactly-once"]


@pytest.mark.parametrize("later", [NOT_ONCE, "I mean within Kafka."])
def test_taken_back(later: str) -> None:
    """If a later turn denies or qualifies an overclaim, then it costs less than one kept up."""
    kept, back = (
        overclaims_made(make_interviewer(), [make_turn(ONCE), make_turn(text)])[0] for text in (KEY, later)
    )

    assert (kept.is_taken_back, back.is_taken_back) == (False, True)
    assert 0 <= back.penalty < kept.penalty == kept.overclaim.penalty


def test_denied_beforehand() -> None:
    """If it was denied before it was made, then it is not taken back."""
    (made,) = overclaims_made(make_interviewer(), [make_turn(NOT_ONCE), make_turn(ONCE)])

    assert not made.is_taken_back


@pytest.mark.parametrize("text", ["", KEY, NOT_ONCE])
def test_none(text: str) -> None:
    """If nothing is overclaimed, then there is none."""
    assert overclaims_made(make_interviewer(), [make_turn(text)]) == ()


def test_of_other_scenarios() -> None:
    """If the scenario does not watch for an overclaim, then making it is not held against anybody."""
    assert overclaims_made(make_interviewer(overclaims=()), [make_turn(ONCE)]) == ()
