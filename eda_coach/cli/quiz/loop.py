"""The one loop of every quiz: whoever answers, and whoever writes it down."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from eda_coach.cli.prompters.port import Leaving, Prompter
from eda_coach.errors import CoachError
from eda_coach.practice.attempt import Event
from eda_coach.practice.quiz.machine import Quiz
from eda_coach.practice.quiz.steps import Ask, Done, Explain, Move


class Recorder(Protocol):
    """Where events are kept."""

    def append(self, events: tuple[Event, ...]) -> None:
        """Keep events, all or none; on return they are safe."""
        ...


def hold_quiz(quiz: Quiz, *, prompter: Prompter, journal: Recorder, now: Callable[[], datetime]) -> bool:
    """Ask until the deck is done or the learner leaves; each answer is kept before it is explained.

    Returns:
        Whether the deck is done.
    """
    if isinstance(quiz.step, Done):  # the last answer was kept, but its explanation was never left
        journal.append(quiz.end(now=now()))
    while not isinstance(quiz.step, Done):
        step = quiz.step
        try:
            move = prompter.move(step)
        except Leaving:
            return False
        _make(move, step, quiz, prompter=prompter, journal=journal, now=now)
    return True


def _make(  # noqa: PLR0913 - everything a move touches
    move: Move,
    step: Ask | Explain,
    quiz: Quiz,
    *,
    prompter: Prompter,
    journal: Recorder,
    now: Callable[[], datetime],
) -> None:
    try:
        events = quiz.take(move, now=now())
    except CoachError as error:  # nothing has changed: the same step is shown again
        instead = prompter.complain(step, error)
        events = quiz.take(instead, now=now()) if instead else ()
    journal.append(events)
