"""How criteria stand after some turns."""

from collections.abc import Sequence

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.standing import Prompted, Standing, standings
from eda_coach.interview.transcript import ProbeKind, Turn
from tests.interview.builders import (
    ABROAD,
    ACK,
    HALF_KEY,
    KEY,
    NEW_KEY,
    NOTHING,
    make_interviewer,
    make_probe,
    make_turn,
)

INTERVIEWER = make_interviewer()
PROBED = make_turn(KEY, probe=make_probe("key"))
HINTED = make_turn(KEY, hinted=("key",))
FLIP = make_probe("flip-abroad", ProbeKind.FLIP, dimension="data")


def standing(*turns: Turn | str, of: str = "key") -> Standing:
    """How a criterion stands after these turns; a text is said in a phase."""
    made = [turn if isinstance(turn, Turn) else make_turn(turn) for turn in turns]
    return next(one for one in standings(INTERVIEWER, made) if one.criterion.id == of)


def texts(said: Sequence[object]) -> list[str]:
    """The words, without the mark at their end."""
    return [getattr(one, "text", "") for one in said]


def test_silence() -> None:
    """If nothing was said, then each criterion is missing and earns nothing; flips are left out."""
    found = standings(INTERVIEWER, [])

    assert [one.criterion.id for one in found] == ["key", "ack", "outbox", "alert"]
    assert {(one.verdict, one.points) for one in found} == {(Verdict.MISSING, 0)}


def test_said_unasked() -> None:
    """If it is said unasked, then it earns everything, and the words are kept with their phase."""
    one = standing(NOTHING, make_turn(KEY, "design"))

    assert (one.verdict, one.prompted, one.points) == (Verdict.MET, Prompted.UNASKED, one.criterion.points)
    assert [(said.phase, said.is_answer, said.text) for said in one.said] == [
        ("design", False, KEY.removesuffix("."))
    ]


@pytest.mark.parametrize(
    ("turns", "prompted"),
    [
        ([PROBED], Prompted.PROBE),
        ([HINTED], Prompted.HINT),
        ([make_turn("", probe=make_probe("key")), make_turn(KEY)], Prompted.PROBE),
        ([make_turn("", hinted=("key",)), make_turn(KEY)], Prompted.HINT),
    ],
)
def test_said_after_a_prompt(turns: list[Turn], prompted: Prompted) -> None:
    """If it took a probe or a hint, then it earns less than unasked, and more than never."""
    one = standing(*turns)

    assert (one.verdict, one.prompted) == (Verdict.MET, prompted)
    assert standing().points < one.points < standing(KEY).points


@pytest.mark.parametrize(
    "turn",
    [make_turn(KEY, probe=make_probe("ack")), make_turn(KEY, hinted=("ack",))],
)
def test_prompt_about_something_else(turn: Turn) -> None:
    """If the probe or hint was about another criterion, then this one was said unasked."""
    assert standing(turn) == standing(turn, of="key")
    assert (standing(turn).prompted, standing(turn).points) == (Prompted.UNASKED, standing(KEY).points)


@pytest.mark.parametrize("later", [PROBED, HINTED])
def test_said_before_the_prompt(later: Turn) -> None:
    """If it was said unasked and again after a prompt, then the first counts."""
    assert standing(KEY, later).points == standing(KEY).points
    assert standing(KEY, later).prompted is Prompted.UNASKED


def test_half_and_then_all() -> None:
    """If half is said first and all of it later, then all counts; half afterwards takes nothing away."""
    assert standing(HALF_KEY).verdict is Verdict.PARTLY
    assert standing(HALF_KEY, KEY).verdict is Verdict.MET
    assert standing(KEY, HALF_KEY).verdict is Verdict.MET
    assert standing(HALF_KEY, PROBED).points >= standing(HALF_KEY).points


@pytest.mark.parametrize("said", [KEY, HALF_KEY])
def test_reversed(said: str) -> None:
    """If it is said and later reversed, then doubt is left: no points, and the words of both sides."""
    one = standing(said, NEW_KEY)

    assert (one.verdict, one.points) == (Verdict.UNSURE, 0)
    assert texts(one.said) == [said.removesuffix(".")]
    assert texts(one.against) == [NEW_KEY.removesuffix(".")]


def test_mended() -> None:
    """If the opposite is said first and the right thing later, then the right thing counts."""
    assert standing(NEW_KEY).verdict is Verdict.CONTRADICTED
    assert standing(NEW_KEY, KEY).verdict is Verdict.MET
    assert standing(KEY, NEW_KEY, KEY).verdict is Verdict.MET


def test_silence_changes_nothing() -> None:
    """If nothing is said of it later, then it stands as it stood."""
    for said in (KEY, HALF_KEY, NEW_KEY):
        assert standing(said, NOTHING, "", ACK) == standing(said)


def test_said_again() -> None:
    """If it is said in two turns, then the words of both are kept."""
    again = "I said that we send the order id."

    assert texts(standing(KEY, again).said) == [KEY.removesuffix("."), again.removesuffix(".")]


def test_words_are_few() -> None:
    """If it is said over and over, then not all of the words are kept."""
    turns = [f"For case {number}: {KEY}" for number in range(50)]

    assert 1 < len(standing(*turns).said) < 10


def test_flip_that_was_put() -> None:
    """If a flip was put, then its answer earns everything: it could not have been said unasked."""
    one = standing(make_turn(ABROAD, probe=FLIP), of="flip-abroad")

    assert (one.verdict, one.prompted, one.points) == (Verdict.MET, Prompted.UNASKED, one.criterion.points)
    assert one.said[0].is_answer


def test_flip_said_beforehand() -> None:
    """If the words of a flip fell before it was put, then they do not answer it."""
    one = standing(ABROAD, make_turn(NOTHING, probe=FLIP), of="flip-abroad")

    assert one.verdict is Verdict.MISSING
