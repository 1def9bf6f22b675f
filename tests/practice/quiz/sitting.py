"""A quiz over one question of each kind, and its past as the events tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count

from eda_coach.content.questions.question import Question
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt, Event, Note, NoteKind
from eda_coach.practice.posing.pose import pose
from eda_coach.practice.quiz.machine import Means, Posed, Quiz
from eda_coach.practice.quiz.session import Past, Session, Slot
from eda_coach.practice.quiz.steps import Ask, Explain, Move, MoveKind
from tests.builders import (
    NOW,
    make_multiple,
    make_names,
    make_numeric,
    make_ordering,
    make_session,
    make_single,
)
from tests.typed_builders import make_wording

QUESTIONS: tuple[Question, ...] = (
    make_single("q1", hint="Who has room?"),
    make_multiple("q2"),
    make_ordering("q3"),
    make_numeric("q4"),
)
RIGHT = {
    "q1": Response(picked=("a",)),
    "q2": Response(picked=("a", "b")),
    "q3": Response(picked=("s1", "s2", "s3", "s4")),
    "q4": Response(text="0"),
}


class Sitting:
    """A quiz that keeps its events and moves a clock on by a second a move."""

    def __init__(
        self,
        questions: Sequence[Question] = QUESTIONS,
        *,
        past: Past | None = None,
        with_confidence: bool = False,
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._ids = count(1)
        self.session: Session = make_session(questions, with_confidence=with_confidence)
        self.now = NOW
        self.events: list[Event] = []
        self.quiz = self.resume(past or Past())

    def resume(self, past: Past) -> Quiz:
        """The same session gone on with by another process."""
        means = Means(pose=self._pose, new_id=lambda: f"id-{next(self._ids)}", engine="0.1.0")
        return Quiz(self.session, means=means, now=self.now, past=past)

    def take(
        self,
        kind: MoveKind,
        response: Response | None = None,
        *,
        confidence: int | None = None,
        part: int = -1,
    ) -> tuple[Event, ...]:
        """Make a move, one second after the last."""
        self.now += timedelta(seconds=1)
        move = Move(kind=kind, response=response or Response(), confidence=confidence, part=part)
        events = self.quiz.take(move, now=self.now)
        self.events += events
        return events

    def _pose(self, slot: Slot) -> Posed:
        question = self._questions[slot.question_id]
        asked = pose(question, slot, make_names(question))
        return Posed(question=question, asked=asked, parameters=slot.parameters, wording=make_wording())


def past_of(events: Iterable[Event]) -> Past:  # noqa: C901 - one case a sort of event
    """What happened, told by nothing but the events: what a journal must bring back."""
    attempts: dict[str, Attempt] = {}
    skipped: set[int] = set()
    hinted: set[int] = set()
    flagged: set[str] = set()
    for event in events:
        match event:
            case Attempt():
                attempts[event.id] = event
            case Note(kind=NoteKind.UNDONE):
                del attempts[event.attempt_id]
                hinted.discard(event.place)
            case Note(kind=NoteKind.HINTED):
                hinted.add(event.place)
            case Note(kind=NoteKind.OVERRULED):
                points = int(event.facts["points"])
                attempts[event.attempt_id] = replace(attempts[event.attempt_id], overruled_points=points)
            case Note(kind=NoteKind.SKIPPED):
                skipped.add(event.place)
            case Note(kind=NoteKind.FLAGGED):
                flagged.add(event.question_id)
            case Note(kind=NoteKind.UNFLAGGED):
                flagged.remove(event.question_id)
    return Past(
        attempts=tuple(attempts.values()),
        skipped=frozenset(skipped),
        hinted=frozenset(hinted),
        flagged=frozenset(flagged),
    )


def asks(quiz: Quiz) -> Ask:
    """The question a quiz stands at."""
    assert isinstance(quiz.step, Ask)
    return quiz.step


def explains(quiz: Quiz) -> Explain:
    """The explanation a quiz stands at."""
    assert isinstance(quiz.step, Explain)
    return quiz.step


def note(events: tuple[object, ...]) -> Note:
    """The only event, a note."""
    (event,) = events
    assert isinstance(event, Note)
    return event
