"""The one loop of every mock interview: whoever is interviewed, and whoever writes it down."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from eda_coach.cli.mock.prompters.port import MockPrompter
from eda_coach.cli.mock.screens import asks_questions
from eda_coach.errors import CoachError
from eda_coach.interview.mock.machine import Mock
from eda_coach.interview.mock.session import Draft, MockEvent
from eda_coach.interview.mock.steps import Finished, Listen, MockMove, MockMoveKind, MockStep


class MockRecorder(Protocol):
    """Where events are kept."""

    def append(self, events: Sequence[MockEvent]) -> None:
        """Keep events, all or none; on return they are safe."""
        ...


class DraftKeeper(Protocol):
    """Where a turn is kept while it is typed."""

    def save(self, drafts: Sequence[Draft]) -> bool:
        """Keep drafts in place of those kept before; whether that could be done."""
        ...

    def clear(self) -> None:
        """Throw all drafts away."""
        ...


class Whole:
    """Keeps all events of an interview that is held at once, until they are written together."""

    def __init__(self) -> None:
        self.events: list[MockEvent] = []

    def append(self, events: Sequence[MockEvent]) -> None:
        """Keep events for later."""
        self.events += events


class NoDrafts:
    """Keeps nothing: a file that is read need not be typed again."""

    def save(self, drafts: Sequence[Draft]) -> bool:  # noqa: ARG002 - the port's signature
        """Keep nothing."""
        return True

    def clear(self) -> None:
        """There is nothing to throw away."""


class Interview:
    """A machine with the world around it."""

    def __init__(
        self,
        machine: Mock,
        *,
        prompter: MockPrompter,
        log: MockRecorder,
        drafts: DraftKeeper,
        now: Callable[[], datetime],
    ) -> None:
        self._machine = machine
        self._prompter = prompter
        self._log = log
        self._drafts = drafts
        self._now = now
        self._typed = self._pending = ""
        self._shown: MockStep | None = None
        self._is_recorded = True
        self._is_warned = False

    def hold(self) -> Finished:
        """Ask until it is over; each turn is kept before the next step is shown.

        Raises:
            Leaving: The candidate leaves; what is typed is kept, and the clock stands.
            KeyboardInterrupt: They press Ctrl-C; the same holds.
        """
        try:
            while not isinstance(self._machine.step, Finished):
                self._take_turn()
        except BaseException:  # leaving, Ctrl-C, a terminal that has gone: the clock stands where it stood
            self._keep_all()
            raise
        finished = self._machine.step
        self._log.append([self._machine.finish(now=self._now())])
        self._drafts.clear()
        return finished

    def _take_turn(self) -> None:
        self._machine.resume(now=self._now())
        step = self._shown = self._machine.step
        if isinstance(step, Finished):
            return
        self._typed, self._pending = (step.draft, step.pending) if isinstance(step, Listen) else ("", "")
        move = self._prompter.move(step, running_s=self._running_s, keep=self._keep)
        self._make(step, move)

    def _make(self, step: MockStep, move: MockMove) -> None:
        self._is_recorded = False
        try:
            events = self._machine.take(move, now=self._now())
        except CoachError as error:
            self._is_recorded = True
            asked = step.draft if isinstance(step, Listen) and move.kind is MockMoveKind.ASK else None
            self._machine.pause(move.text if asked is None else asked, now=self._now())
            self._prompter.complain(error)
            return
        self._log.append(events)
        self._is_recorded = True
        if isinstance(self._machine.step, Listen):
            self._save(self._machine.drafts(self._machine.step.draft, now=self._now()))
        elif isinstance(step, Listen):
            self._save(self._machine.typed_ahead())

    def _keep_all(self) -> None:
        """Save what is typed; between a move and its record the draft of the last key still holds."""
        step = self._machine.step
        if not isinstance(step, Listen) or not self._is_recorded:
            return
        is_shown = step is self._shown
        text, pending = (self._typed, self._pending) if is_shown else (step.draft, step.pending)
        self._save(self._machine.pause(text, pending=pending, now=self._now()))

    def _save(self, drafts: Sequence[Draft]) -> None:
        """Save drafts; say so once where they cannot be."""
        if not self._drafts.save(drafts) and not self._is_warned:
            self._is_warned = True
            words = "What you type cannot be saved while you type it: send it before you leave."
            self._prompter.complain(CoachError(words, hint="Is the disk full?"))

    def _running_s(self) -> float:
        step = self._machine.step
        before = step.clock.turn_s if isinstance(step, Listen) else 0.0
        return self._machine.elapsed_s(self._now()) - before

    def _keep(self, text: str) -> None:
        step = self._machine.step
        if isinstance(step, Listen) and asks_questions(step):
            self._pending = text
        else:
            self._typed = text
        self._save(self._machine.drafts(self._typed, pending=self._pending, now=self._now()))
