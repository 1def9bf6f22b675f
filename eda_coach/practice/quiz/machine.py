"""The quiz as a machine without input and output: a step says what to show, a move gives the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from eda_coach.content.questions.question import Question
from eda_coach.grading.grade import grade
from eda_coach.practice.asked import Asked
from eda_coach.practice.attempt import Attempt, Event, Note, NoteKind
from eda_coach.practice.quiz.session import Past, Session, Slot
from eda_coach.practice.quiz.steps import MOVES_BY_STEP, Ask, Done, Explain, Move, MoveKind, Step
from eda_coach.practice.quiz.summary import Summary, summarise

if TYPE_CHECKING:  # only typed responses need it
    from eda_coach.content.wording import PackWording


@dataclass(frozen=True, kw_only=True, slots=True)
class Posed:
    """A question with its slot put into words, and the numbers that were drawn for it.

    Attributes:
        wording: Of the pack, where the response is typed.
    """

    question: Question
    asked: Asked
    parameters: Mapping[str, float]
    wording: "PackWording | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """What the machine cannot do by itself.

    Attributes:
        pose: Puts a slot of the deck into words.
        new_id: Gives an id that is unique for ever.
        engine: Version of the program.
    """

    pose: Callable[[Slot], Posed]
    new_id: Callable[[], str]
    engine: str


class Quiz:
    """One sitting in progress.

    Attributes:
        step: What to show now.
    """

    def __init__(self, session: Session, *, means: Means, now: datetime, past: Past = Past()) -> None:
        """Start a session, or go on with one.

        Args:
            session: With its deck.
            means: What the machine cannot do by itself.
            now: When the first question is put.
            past: What happened in it before.
        """
        self._session = session
        self._means = means
        self._attempts = list(past.attempts)
        self._skipped = set(past.skipped)
        self._flagged = set(past.flagged)
        self._asked_at = now
        self._hinted = set(past.hinted)
        self._absent = past.absent
        self._place = 0
        self._posed: Posed | None = None
        self.step: Step = self._next_step()

    def take(self, move: Move, *, now: datetime) -> tuple[Event, ...]:
        """Make a move.

        Returns:
            What has to be recorded before the next step is shown; may be empty.

        Raises:
            UnreadableResponseError: The response is not one to the question. Nothing has changed.
            ValueError: The move is none of :data:`MOVES_BY_STEP`. Nothing has changed.
        """
        if move.kind not in MOVES_BY_STEP[type(self.step)]:
            raise ValueError(f"{move.kind} is no move at {type(self.step).__name__}")
        handlers = {
            MoveKind.ANSWER: self._answer,
            MoveKind.HINT: self._hint,
            MoveKind.SKIP: self._skip,
            MoveKind.FLAG: self._flag,
            MoveKind.UNDO: self._undo,
            MoveKind.OVERRULE: self._overrule,
            MoveKind.NEXT: self._next,
        }
        events = handlers[move.kind](move, now)
        return (*events, *self.end(now=now)) if isinstance(self.step, Done) else events

    def _answer(self, move: Move, now: datetime) -> tuple[Event, ...]:
        posed = self._current()
        attempt = Attempt(
            id=self._means.new_id(),
            session_id=self._session.id,
            place=self._place,
            at=now,
            asked=posed.asked,
            response=move.response,
            score=grade(posed.question, move.response, posed.parameters, posed.wording),
            confidence=move.confidence,
            hinted=self._place in self._hinted,
            elapsed_s=max(0.0, (now - self._asked_at).total_seconds()),
            engine=self._means.engine,
        )
        self._attempts.append(attempt)
        self.step = self._explain(attempt)
        return (attempt,)

    def _hint(self, _move: Move, now: datetime) -> tuple[Event, ...]:
        if self._place in self._hinted:
            return ()
        self._hinted.add(self._place)
        self.step = self._ask()
        return (self._note(NoteKind.HINTED, now, place=self._place),)

    def _skip(self, _move: Move, now: datetime) -> tuple[Event, ...]:
        note = self._note(NoteKind.SKIPPED, now, place=self._place)
        self._skipped.add(self._place)
        self._move_on(now)
        return (note,)

    def _flag(self, _move: Move, now: datetime) -> tuple[Event, ...]:
        question_id = self._session.deck[self._place].question_id
        kind = NoteKind.UNFLAGGED if question_id in self._flagged else NoteKind.FLAGGED
        self._flagged ^= {question_id}
        self.step = replace(self.step, is_flagged=question_id in self._flagged)  # type: ignore[arg-type] # not Done
        return (self._note(kind, now, place=self._place),)

    def _undo(self, _move: Move, now: datetime) -> tuple[Event, ...]:
        if not self._attempts:
            return ()
        attempt = self._attempts[-1]
        # Asked for before anything changes: the question may have left the pack since.
        self._means.pose(self._session.deck[attempt.place])
        self._attempts.pop()
        self._hinted.discard(attempt.place)
        self._move_on(now)
        return (self._note(NoteKind.UNDONE, now, place=attempt.place, attempt=attempt),)

    def _overrule(self, move: Move, now: datetime) -> tuple[Event, ...]:
        attempt = self._attempts[-1]
        if attempt.asked.is_typed:
            return self._overrule_part(attempt, move.part, now)
        if attempt.score.is_right or attempt.overruled_points is not None:
            return ()
        points = attempt.score.max_points
        self._attempts[-1] = replace(attempt, overruled_points=points)
        self.step = self._explain(self._attempts[-1])
        facts: dict[str, str | int] = {"part": "answer", "verdict": "met", "points": points}
        return (self._note(NoteKind.OVERRULED, now, place=attempt.place, attempt=attempt, facts=facts),)

    def _overrule_part(self, attempt: Attempt, place: int, now: datetime) -> tuple[Event, ...]:
        """Turn one verdict of a typed answer: met where it was not, missing where it was, and back."""
        from eda_coach.practice.overruling import overrule_part

        changed, facts = overrule_part(attempt, place)
        if not facts:
            return ()
        self._attempts[-1] = changed
        self.step = self._explain(changed)
        return (self._note(NoteKind.OVERRULED, now, place=attempt.place, attempt=attempt, facts=facts),)

    def _next(self, _move: Move, now: datetime) -> tuple[Event, ...]:
        self._move_on(now)
        return ()

    def _move_on(self, now: datetime) -> None:
        self._asked_at, self._posed = now, None
        self.step = self._next_step()

    def _next_step(self) -> Step:
        """The first question that is neither answered nor skipped: after undo, the one taken back."""
        settled = self._skipped | self._absent | {attempt.place for attempt in self._attempts}
        place = next((one for one in range(len(self._session.deck)) if one not in settled), None)
        if place is None:
            return Done(summary=self.summary())
        self._place = place
        return self._ask()

    def _current(self) -> Posed:
        if self._posed is None:
            self._posed = self._means.pose(self._session.deck[self._place])
        return self._posed

    def _ask(self) -> Ask:
        asked = self._current().asked
        return Ask(
            asked=asked,
            number=self._place + 1,
            of=len(self._session.deck),
            hint=(asked.hint or "There is no hint for this one.") if self._place in self._hinted else "",
            is_flagged=asked.question_id in self._flagged,
            can_undo=bool(self._attempts),
            with_confidence=self._session.with_confidence,
        )

    def _explain(self, attempt: Attempt) -> Explain:
        return Explain(
            attempt=attempt,
            number=attempt.place + 1,
            of=len(self._session.deck),
            is_flagged=attempt.asked.question_id in self._flagged,
        )

    def summary(self) -> Summary:
        """What the sitting came to so far."""
        return summarise(self._attempts, asked=len(self._session.deck), skipped=len(self._skipped))

    def end(self, *, now: datetime) -> tuple[Event, ...]:
        """End the session: what has to be recorded. ``take`` does so itself where a move leads to the end."""
        return () if self._absent else (self._note(NoteKind.ENDED, now),)

    def _note(
        self,
        kind: NoteKind,
        now: datetime,
        *,
        place: int = -1,
        attempt: Attempt | None = None,
        facts: dict[str, str | int] | None = None,
    ) -> Note:
        return Note(
            id=self._means.new_id(),
            kind=kind,
            session_id=self._session.id,
            at=now,
            place=place,
            attempt_id=attempt.id if attempt else "",
            question_id=self._session.deck[place].question_id if place >= 0 else "",
            facts=facts or {},
        )
