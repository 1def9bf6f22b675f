"""Answers taken back or overruled, and sessions gone on with."""

import pytest

from eda_coach.grading.response import Response
from eda_coach.practice.attempt import NoteKind
from eda_coach.practice.quiz.steps import Move, MoveKind
from tests.builders import NOW
from tests.practice.quiz.sitting import RIGHT, Sitting, asks, explains, note, past_of

WRONG = Response(picked=("b",))


@pytest.mark.parametrize("moves_on", [False, True])
def test_undo(*, moves_on: bool) -> None:
    """If the last answer is taken back, then its question is put again as it was, and no attempt stands."""
    sitting = Sitting()
    before = sitting.quiz.step
    (attempt,) = sitting.take(MoveKind.ANSWER, WRONG)
    if moves_on:
        sitting.take(MoveKind.NEXT)

    undone = note(sitting.take(MoveKind.UNDO))

    assert (undone.kind, undone.attempt_id, undone.place) == (NoteKind.UNDONE, attempt.id, 0)
    assert sitting.quiz.step == before
    assert sitting.quiz.summary().attempts == ()


def test_undo_again() -> None:
    """If undo is asked for often, then answers are taken back one by one; skips stay skipped."""
    sitting = Sitting()
    for kind in (MoveKind.ANSWER, MoveKind.NEXT, MoveKind.SKIP):
        sitting.take(kind, WRONG)
    sitting.take(MoveKind.ANSWER, RIGHT["q3"])

    sitting.take(MoveKind.UNDO)
    assert asks(sitting.quiz).number == 3
    sitting.take(MoveKind.UNDO)
    assert asks(sitting.quiz).number == 1
    sitting.take(MoveKind.ANSWER, WRONG)
    sitting.take(MoveKind.NEXT)
    assert asks(sitting.quiz).number == 3


def test_nothing_to_undo() -> None:
    """If nothing was answered, then undo changes nothing."""
    sitting = Sitting()
    before = sitting.quiz.step

    assert sitting.take(MoveKind.UNDO) == ()

    assert sitting.quiz.step == before


def test_overrule() -> None:
    """If the learner says they were right, then both verdicts are kept, and it is to be recorded once."""
    sitting = Sitting()
    (attempt,) = sitting.take(MoveKind.ANSWER, WRONG)

    overruled = note(sitting.take(MoveKind.OVERRULE))

    assert (overruled.kind, overruled.attempt_id) == (NoteKind.OVERRULED, attempt.id)
    assert overruled.facts == {"part": "answer", "verdict": "met", "points": 1}
    assert explains(sitting.quiz).attempt.overruled_points == 1
    assert explains(sitting.quiz).attempt.score.points == 0
    assert sitting.take(MoveKind.OVERRULE) == ()


def test_nothing_to_overrule() -> None:
    """If the answer was right, then there is nothing to overrule."""
    sitting = Sitting()
    sitting.take(MoveKind.ANSWER, RIGHT["q1"])

    assert sitting.take(MoveKind.OVERRULE) == ()

    assert explains(sitting.quiz).attempt.overruled_points is None


def test_resume() -> None:
    """If a session was left at its second question, then it goes on there, and counts what was done."""
    sitting = Sitting()
    sitting.take(MoveKind.FLAG)
    sitting.take(MoveKind.ANSWER, WRONG)

    resumed = sitting.resume(past_of(sitting.events))

    assert (asks(resumed).number, asks(resumed).can_undo) == (2, True)
    resumed.take(Move(kind=MoveKind.UNDO), now=NOW)
    assert asks(resumed).is_flagged
