"""The port between the quiz and whoever answers it."""

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from eda_coach.errors import CoachError
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain, Move

if TYPE_CHECKING:
    from eda_coach.cli.lines import Line  # it wraps and words what a script never shows


class Leaving(Exception):  # noqa: N818 - leaving is no error
    """The learner leaves the session; it can be gone on with later."""


class OnOpenSession(Enum):
    """What to do with a session that was left."""

    RESUME = "resume"
    # End it: its answers stay, but it is not offered again.
    NEW = "new"
    # A script that says nothing of it.
    LEAVE = "leave"


class Prompter(Protocol):
    """Shows steps and brings back moves."""

    def show(self, line: "Line") -> None:
        """Show one line."""
        ...

    def move(self, step: Ask | Explain) -> Move:
        """Show a step and wait for a move.

        Raises:
            Leaving: The learner leaves.
            KeyboardInterrupt: They press Ctrl-C.
        """
        ...

    def complain(self, step: Ask | Explain, error: CoachError) -> Move | None:
        """Tell that a response cannot be read; a move to make instead of asking again, or None."""
        ...

    def offer(self, session: Session, *, answered: int) -> OnOpenSession:
        """Ask whether to go on with a session that was left."""
        ...
