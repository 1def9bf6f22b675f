"""Answers in words in a sitting: scored by the wording of the pack, overruled part by part."""

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import NoteKind
from eda_coach.practice.quiz.steps import MoveKind
from tests.practice.quiz.sitting import Sitting, asks, explains, note
from tests.typed_builders import STRONG, make_short_answer, make_trade_off

RIGHT = Response(text=STRONG)


def answered(text: str = "It rains.") -> Sitting:
    """A sitting that explains an answer in words."""
    sitting = Sitting([make_short_answer()])
    sitting.take(MoveKind.ANSWER, Response(text=text))
    return sitting


def test_scored_by_the_wording_of_the_pack() -> None:
    """If a term of the lexicon is said, then it counts."""
    assert explains(answered(STRONG).quiz).attempt.score.is_right


def test_overrule_a_part() -> None:
    """If a verdict is overruled, then the note has part, verdict and points, and the step shows both."""
    sitting = answered()

    overruled = note(sitting.take(MoveKind.OVERRULE, part=1))

    attempt = explains(sitting.quiz).attempt
    assert (overruled.kind, overruled.attempt_id, overruled.place) == (NoteKind.OVERRULED, attempt.id, 0)
    assert overruled.facts == {"part": "ack-late", "verdict": "met", "points": 2, "agrees": 0}
    assert attempt.overruled == {"ack-late": Verdict.MET}
    assert (attempt.score.points, attempt.overruled_points) == (0, 2)
    assert sitting.quiz.summary().fraction == pytest.approx(1 / 3)


def test_overrule_taken_back() -> None:
    """If a verdict is overruled twice, then both are recorded, and the learner agrees again."""
    sitting = answered()
    sitting.take(MoveKind.OVERRULE, part=1)

    again = note(sitting.take(MoveKind.OVERRULE, part=1))

    assert again.facts["agrees"] == 1
    assert explains(sitting.quiz).attempt.overruled_points is None


@pytest.mark.parametrize("part", [-1, 2, 99])
def test_nothing_to_overrule(part: int) -> None:
    """If there is no such verdict, then nothing changes and nothing is recorded."""
    sitting = answered()
    before = sitting.quiz.step

    assert sitting.take(MoveKind.OVERRULE, part=part) == ()
    assert sitting.quiz.step == before


@pytest.mark.parametrize(
    "response",
    [Response(), Response(text=" \n"), Response(text=STRONG), Response(picked=("gone",), text=STRONG)],
)
def test_unreadable(response: Response) -> None:
    """If the words or the choice are missing, then nothing has changed."""
    sitting = Sitting([make_trade_off()])
    before = sitting.quiz.step

    with pytest.raises(UnreadableResponseError):
        sitting.take(MoveKind.ANSWER, response)

    assert (sitting.quiz.step, sitting.events) == (before, [])


def test_undo_forgets_the_overrule() -> None:
    """If an overruled answer is taken back, then the next one has no verdicts of the learner's."""
    sitting = answered()
    sitting.take(MoveKind.OVERRULE, part=0)
    sitting.take(MoveKind.UNDO)

    assert asks(sitting.quiz).number == 1
    sitting.take(MoveKind.ANSWER, RIGHT)
    assert explains(sitting.quiz).attempt.overruled == {}
