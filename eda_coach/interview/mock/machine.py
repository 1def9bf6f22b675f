"""The mock interview as a machine without input and output: a step to show, a move, the next step."""

from dataclasses import replace
from datetime import datetime

from eda_coach.errors import CoachError
from eda_coach.interview.mock.coaching import hintable, phase_feedback
from eda_coach.interview.mock.means import MockMeans
from eda_coach.interview.mock.session import (
    Draft,
    EventBody,
    MockEvent,
    MockEventKind,
    MockPast,
    MockSession,
)
from eda_coach.interview.mock.showing import due_probe, listening, opening
from eda_coach.interview.mock.steps import (
    Feedback,
    Finished,
    Listen,
    MockMove,
    MockMoveKind,
    MockStep,
    Open,
    RateYourself,
)
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.ratings import HIGHEST
from eda_coach.interview.scorecard.scoring import Held, score_interview
from eda_coach.interview.transcript import Probe, Turn

# Ten times what a fast typist says in the longest phase. More takes long to read.
MOST_CHARACTERS = 40_000


class NoWayBackError(CoachError):
    """What was said before a probe stays as it was said."""


class LongTurnError(CoachError):
    """More than anybody types in a phase, or reads."""


class NoHintError(CoachError):
    """There is nothing left to hint at, or hints are off."""


class Mock:
    """One mock interview in progress.

    Attributes:
        step: What to show now.
    """

    def __init__(
        self, session: MockSession, *, means: MockMeans, now: datetime, past: MockPast | None = None
    ) -> None:
        """Start a sitting, or go on with one.

        Args:
            session: As it was started.
            means: What the machine cannot do by itself.
            now: When the first step is shown.
            past: What happened in it before; None for a new one.
        """
        self._session = session
        self._means = means
        self._turns = list(past.turns) if past else []
        self._ratings = dict(past.self_ratings) if past else {}
        self._drafts = {draft.turn: draft for draft in (past.drafts if past else ())}
        self._turn = ""
        self._shown_at = now
        is_begun = past is not None and bool(past.turns or past.drafts)
        self.step: MockStep = self._next_step(now) if is_begun else opening(means, session)
        if isinstance(self.step, Feedback) and self._drafts:  # it was read before
            self.step = self._next_step(now, after_feedback=True)

    def take(self, move: MockMove, *, now: datetime) -> tuple[MockEvent, ...]:
        """Make a move.

        Returns:
            What has to be recorded before the next step is shown; may be empty.

        Raises:
            CoachError: The move cannot be made now. Nothing has changed.
            ValueError: The step takes no such move.
        """
        step = self.step
        if isinstance(step, Listen):
            return self._hear(step, move, now)
        if isinstance(step, RateYourself) and move.kind is MockMoveKind.RATE:
            return self._rate(step, move.rating, now)
        if isinstance(step, Open | Feedback) and move.kind is MockMoveKind.NEXT:
            self._show(self._next_step(now, after_feedback=True), now)
            return ()
        raise ValueError(f"{type(step).__name__} takes no {move.kind}")

    def drafts(self, text: str, *, now: datetime, pending: str = "") -> tuple[Draft, ...]:
        """What is to be kept while a turn is typed, and what was typed ahead of it."""
        kept = {**self._drafts, self._turn: self._draft_with(text, now, pending)}
        return tuple(kept.values())

    def typed_ahead(self) -> tuple[Draft, ...]:
        """What was typed in turns that are still to come."""
        return tuple(self._drafts.values())

    def pause(self, text: str, *, now: datetime, pending: str = "") -> tuple[Draft, ...]:
        """Stop the clock of a turn where it stands; it runs again from :meth:`resume` on."""
        self._keep(text, now, pending)
        return tuple(self._drafts.values())

    def resume(self, *, now: datetime) -> None:
        """Let the clock run on from now, and show what is typed so far."""
        self._shown_at = now
        if isinstance(self.step, Listen):
            self.step = self._listen(self.step.number - 1, self.step.probe)

    def elapsed_s(self, now: datetime) -> float:
        """Time spent on the present turn, in seconds."""
        running = (now - self._shown_at).total_seconds() if self._session.is_timed else 0.0
        return self._draft.elapsed_s + max(0.0, running)

    def finish(self, *, now: datetime) -> MockEvent:
        """The end of the sitting with its card, to be recorded once.

        Raises:
            ValueError: It is not over.
        """
        if not isinstance(self.step, Finished):
            raise ValueError("the interview is not over")  # noqa: TRY004 - a wrong moment, not a wrong type
        return self._event(MockEventKind.ENDED, now, body=self.step.card)

    @property
    def _place(self) -> int:
        return len(self._turns)

    @property
    def _draft(self) -> Draft:
        return self._drafts.get(self._turn) or Draft(session_id=self._session.id, turn=self._turn)

    def _draft_with(self, text: str, now: datetime, pending: str = "") -> Draft:
        return replace(self._draft, text=text, pending=pending, elapsed_s=self.elapsed_s(now))

    def _keep(self, text: str, now: datetime, pending: str = "") -> None:
        self._drafts[self._turn] = self._draft_with(text, now, pending)
        self._shown_at = now

    def _hear(self, step: Listen, move: MockMove, now: datetime) -> tuple[MockEvent, ...]:
        asked = "\n".join(filter(None, (step.draft, move.text)))
        _check_length(asked if move.kind is MockMoveKind.ASK else move.text)
        match move.kind:
            case MockMoveKind.ASK:
                self._keep(asked, now)
                self.step = self._listen(step.number - 1, step.probe)
                return ()
            case MockMoveKind.HINT:
                return self._give_hint(step, move.text, now)
            case MockMoveKind.BACK:
                return self._reopen(step, move.text, now)
            case MockMoveKind.SAY | MockMoveKind.SKIP:
                return self._close_turn(step, move, now)
        raise ValueError(f"nobody takes {move.kind} in a turn")

    def _close_turn(self, step: Listen, move: MockMove, now: datetime) -> tuple[MockEvent, ...]:
        measured = round(self.elapsed_s(now), 1) if self._session.is_timed else None
        turn = Turn(
            phase=step.agenda.slots[step.number - 1].phase.id,
            text=move.text.strip(),
            elapsed_s=measured if move.elapsed_s is None else move.elapsed_s,
            probe=step.probe,
            hinted=move.hinted or self._draft.hinted,
        )
        event = self._event(MockEventKind.TURN, now, place=self._place, body=turn)
        self._drafts.pop(self._turn, None)
        self._turns.append(turn)
        self._show(self._next_step(now), now)
        return (event,)

    def _reopen(self, step: Listen, text: str, now: datetime) -> tuple[MockEvent, ...]:
        if not step.can_go_back:
            raise NoWayBackError(
                "There is no way back from here.",
                hint="What was said before a probe stays as it was said: add here what you would put right.",
            )
        self._keep(text, now)
        turn = self._turns.pop()
        self._drafts[turn.phase] = Draft(
            session_id=self._session.id,
            turn=turn.phase,
            text=turn.text,
            elapsed_s=turn.elapsed_s or 0.0,
            hinted=turn.hinted,
        )
        self._show(self._listen(step.agenda.place(turn.phase), None), now)
        return (self._event(MockEventKind.REOPENED, now, place=self._place),)

    def _give_hint(self, step: Listen, text: str, now: datetime) -> tuple[MockEvent, ...]:
        if self._session.mode is Mode.PRESSURE:
            raise NoHintError("There are no hints under pressure.", hint="Say what you do know, and go on.")
        self._keep(text, now)
        found = hintable(self._means.interviewer, step, self._turns, text, self._session)
        open_ = [one for one in found if one.criterion.id not in self._draft.hinted]
        if not open_:
            raise NoHintError("There is nothing left to hint at here.", hint="Go on when you are ready.")
        hinted = (*self._draft.hinted, open_[0].criterion.id)
        self._drafts[self._turn] = replace(self._draft, hinted=hinted)
        self.step = self._listen(step.number - 1, step.probe)
        return ()

    def _rate(self, step: RateYourself, rating: int, now: datetime) -> tuple[MockEvent, ...]:
        if not 0 <= rating <= HIGHEST:
            raise ValueError(f"no rating: {rating}")
        self._ratings[step.dimension.id] = rating
        event = self._event(MockEventKind.SELF_RATED, now, body=dict(self._ratings))
        self._show(self._end(now), now)
        return (event,)

    def _show(self, step: MockStep, now: datetime) -> None:
        self.step = step
        self._shown_at = now

    def _next_step(self, now: datetime, *, after_feedback: bool = False) -> MockStep:
        if not self._turns:
            return self._listen(0, None)
        place = self._means.agenda.place(self._turns[-1].phase)
        probe = None if after_feedback else due_probe(self._means, self._session, self._turns, place)
        if probe is not None:
            return self._listen(place, probe)
        if place + 1 == len(self._means.agenda.slots):
            return self._end(now)
        if not after_feedback and self._session.mode is not Mode.PRESSURE:
            return phase_feedback(self._means.interviewer, self._means.agenda, self._turns, self._session)
        return self._listen(place + 1, None)

    def _listen(self, place: int, probe: Probe | None) -> Listen:
        phase = self._means.agenda.slots[place].phase
        self._turn = f"{phase.id}/{probe.id}" if probe else phase.id
        return listening(self._means, self._session, self._turns, place, probe=probe, draft=self._draft)

    def _end(self, now: datetime) -> MockStep:
        scales = self._means.interviewer.scenario.ratings
        rated = [one for one in self._means.dimensions if one.id in scales]
        for number, dimension in enumerate(rated, start=1):
            if dimension.id not in self._ratings:
                return RateYourself(dimension=dimension, number=number, of=len(rated))
        held = Held(
            session_id=self._session.id,
            pack_id=self._session.pack_id,
            pack_version=self._session.pack_version,
            level=self._session.level,
            mode=self._session.mode,
            again=self._means.again,
            engine=self._means.engine,
            interviewer=self._means.interviewer,
            agenda=self._means.agenda,
            dimensions=self._means.dimensions,
            turns=tuple(self._turns),
            titles=self._means.titles,
            self_ratings={id_: rating for id_, rating in self._ratings.items() if rating},
        )
        return Finished(card=score_interview(held, practisable=self._means.practisable, now=now))

    def _event(
        self, kind: MockEventKind, now: datetime, *, place: int = -1, body: EventBody = None
    ) -> MockEvent:
        return MockEvent(
            id=self._means.new_id(), kind=kind, session_id=self._session.id, at=now, place=place, body=body
        )


def _check_length(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise LongTurnError(
            f"{len(text):,} characters are too much for one turn; {MOST_CHARACTERS:,} are read.",
            hint="Leave out what does not answer it.",
        )
