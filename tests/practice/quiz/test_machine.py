"""The quiz as a machine."""

from datetime import timedelta

import pytest

from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt, Note, NoteKind
from eda_coach.practice.quiz.session import Past
from eda_coach.practice.quiz.steps import MOVES_BY_STEP, Done, Explain, MoveKind
from tests.builders import NOW, make_single
from tests.practice.quiz.sitting import QUESTIONS, RIGHT, Sitting, asks, explains, note

WRONG = Response(picked=("b",))


def test_start() -> None:
    """If a session starts, then its first question is put, with nothing to undo and no hint."""
    step = asks(Sitting(with_confidence=True).quiz)

    assert (step.asked.question_id, step.number, step.of) == ("q1", 1, len(QUESTIONS))
    assert (step.hint, step.is_flagged, step.can_undo, step.with_confidence) == ("", False, False, True)


def test_answer() -> None:
    """If a question is answered, then the attempt is to be recorded whole, and is explained."""
    sitting = Sitting()
    sitting.take(MoveKind.HINT)

    (attempt,) = sitting.take(MoveKind.ANSWER, WRONG, confidence=2)

    assert isinstance(attempt, Attempt)
    assert (attempt.session_id, attempt.place, attempt.asked.question_id) == ("session-1", 0, "q1")
    assert (attempt.response, attempt.confidence, attempt.hinted) == (WRONG, 2, True)
    assert (attempt.score.points, attempt.engine, attempt.overruled_points) == (0, "0.1.0", None)
    assert (attempt.at, attempt.elapsed_s) == (NOW + timedelta(seconds=2), 2.0)
    assert explains(sitting.quiz).attempt == attempt


def test_clock_set_back() -> None:
    """If the clock was set back while a question was open, then no time has passed."""
    sitting = Sitting()
    sitting.now -= timedelta(hours=1)

    (attempt,) = sitting.take(MoveKind.ANSWER, WRONG)

    assert isinstance(attempt, Attempt)
    assert attempt.elapsed_s == 0.0


def test_unreadable() -> None:
    """If a response is none to the question, then nothing has changed."""
    sitting = Sitting()
    sitting.take(MoveKind.HINT)
    before, events = sitting.quiz.step, list(sitting.events)

    with pytest.raises(UnreadableResponseError):
        sitting.take(MoveKind.ANSWER, Response(picked=("nonsense",)))

    assert (sitting.quiz.step, sitting.events) == (before, events)


def test_next() -> None:
    """If the explanation was read, then the next question is put; hint and time start anew."""
    sitting = Sitting()
    sitting.take(MoveKind.HINT)
    sitting.take(MoveKind.ANSWER, WRONG)

    assert sitting.take(MoveKind.NEXT) == ()

    assert (asks(sitting.quiz).number, asks(sitting.quiz).hint, asks(sitting.quiz).can_undo) == (2, "", True)
    (attempt,) = sitting.take(MoveKind.ANSWER, RIGHT["q2"])
    assert isinstance(attempt, Attempt)
    assert (attempt.hinted, attempt.elapsed_s) == (False, 1.0)


@pytest.mark.parametrize(("hint", "shown"), [("Who?", "Who?"), ("", "There is no hint for this one.")])
def test_hint(hint: str, shown: str) -> None:
    """If the hint is asked for, then it is shown, or that there is none; the first time is recorded."""
    sitting = Sitting([make_single(hint=hint)])

    hinted = note(sitting.take(MoveKind.HINT))

    assert (hinted.kind, hinted.place) == (NoteKind.HINTED, 0)
    assert asks(sitting.quiz).hint == shown
    assert sitting.take(MoveKind.HINT) == ()


def test_skip() -> None:
    """If a question is skipped, then that is to be recorded, and the next is put."""
    sitting = Sitting()

    skipped = note(sitting.take(MoveKind.SKIP))

    assert (skipped.kind, skipped.place, skipped.question_id, skipped.attempt_id) == (
        NoteKind.SKIPPED,
        0,
        "q1",
        "",
    )
    assert asks(sitting.quiz).number == 2


@pytest.mark.parametrize("is_answered", [False, True])
def test_flag(*, is_answered: bool) -> None:
    """If a question is flagged twice, before or after the answer, then it is flagged and unflagged."""
    sitting = Sitting()
    if is_answered:
        sitting.take(MoveKind.ANSWER, WRONG)

    kinds = [
        (note(sitting.take(MoveKind.FLAG)).kind, getattr(sitting.quiz.step, "is_flagged", None)) for _ in "12"
    ]

    assert kinds == [(NoteKind.FLAGGED, True), (NoteKind.UNFLAGGED, False)]


def test_flag_stays() -> None:
    """If a question was flagged, then its explanation shows it, and so does the question taken back."""
    sitting = Sitting()
    sitting.take(MoveKind.FLAG)
    sitting.take(MoveKind.ANSWER, WRONG)

    assert explains(sitting.quiz).is_flagged
    sitting.take(MoveKind.UNDO)
    assert asks(sitting.quiz).is_flagged


@pytest.mark.parametrize("last", [MoveKind.SKIP, MoveKind.NEXT])
def test_end(last: MoveKind) -> None:
    """If no question is open any more, then the end is to be recorded with the last move, and summed up."""
    sitting = Sitting([make_single()])
    if last is MoveKind.NEXT:
        sitting.take(MoveKind.ANSWER, WRONG)

    *_, ended = sitting.take(last)

    assert isinstance(ended, Note)
    assert (ended.kind, ended.place, ended.question_id) == (NoteKind.ENDED, -1, "")
    assert isinstance(sitting.quiz.step, Done)
    assert sitting.quiz.step.summary == sitting.quiz.summary()


@pytest.mark.parametrize("kind", MoveKind)
def test_nothing_after_the_end(kind: MoveKind) -> None:
    """If the sitting is done, then every move is a programmer's mistake."""
    sitting = Sitting([make_single()], past=Past(skipped=frozenset({0})))

    with pytest.raises(ValueError, match="no move at Done"):
        sitting.take(kind)


@pytest.mark.parametrize("kind", [kind for kind in MoveKind if kind not in MOVES_BY_STEP[Explain]])
def test_no_second_answer(kind: MoveKind) -> None:
    """If an answer is being explained, then it can neither be given again nor skipped."""
    sitting = Sitting()
    sitting.take(MoveKind.ANSWER, WRONG)

    with pytest.raises(ValueError, match="no move at Explain"):
        sitting.take(kind, WRONG)
