"""The one loop of every mock interview: whoever is interviewed, and whoever writes it down."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from eda_coach.cli.mock.prompters.port import MockPrompter
from eda_coach.errors import CoachError
from eda_coach.interview.mock.machine import Mock
from eda_coach.interview.mock.session import Draft, MockEvent
from eda_coach.interview.mock.steps import Finished, Listen, MockMove


class MockRecorder(Protocol):
    """Where events are kept."""

    def append(self, events: Sequence[MockEvent]) -> None:
        """Keep events, all or none; on return they are safe."""
        ...


class DraftKeeper(Protocol):
    """Where a turn is kept while it is typed."""

    def save(self, drafts: Sequence[Draft]) -> None:
        """Keep drafts in place of those kept before."""
        ...

    def clear(self) -> None:
        """Throw all drafts away."""
        ...


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
        self._typed = ""

    def hold(self) -> Finished:
        """Ask until it is over; each turn is kept before the next step is shown.

        Raises:
            Leaving: The candidate leaves; what is typed is kept, and the clock stands.
            KeyboardInterrupt: They press Ctrl-C; the same holds.
        """
        while not isinstance(self._machine.step, Finished):
            self._take_turn()
        finished = self._machine.step
        self._log.append([self._machine.finish(now=self._now())])
        self._drafts.clear()
        return finished

    def _take_turn(self) -> None:
        self._machine.resume(now=self._now())
        step = self._machine.step
        if isinstance(step, Finished):
            return
        self._typed = step.draft if isinstance(step, Listen) else ""
        try:
            move = self._prompter.move(step, running_s=self._running_s, keep=self._keep)
        except BaseException:  # leaving, Ctrl-C, a terminal that has gone: the clock stands where it stood
            if isinstance(step, Listen):
                self._drafts.save(self._machine.pause(self._typed, now=self._now()))
            raise
        self._make(step, move)

    def _make(self, step: object, move: MockMove) -> None:
        try:
            events = self._machine.take(move, now=self._now())
        except CoachError as error:
            self._machine.pause(move.text, now=self._now())
            self._prompter.complain(error)
            return
        self._log.append(events)
        if isinstance(self._machine.step, Listen):
            self._drafts.save(self._machine.drafts(self._machine.step.draft, now=self._now()))
        elif isinstance(step, Listen):
            self._drafts.save(self._machine.typed_ahead())

    def _running_s(self) -> float:
        step = self._machine.step
        before = step.clock.turn_s if isinstance(step, Listen) else 0.0
        return self._machine.elapsed_s(self._now()) - before

    def _keep(self, text: str) -> None:
        self._typed = text
        self._drafts.save(self._machine.drafts(text, now=self._now()))
