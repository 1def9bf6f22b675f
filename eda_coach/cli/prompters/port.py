"""The port between the quiz and whoever answers it."""

import os
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from eda_coach.errors import CoachError, UsageError
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain, Move

if TYPE_CHECKING:
    from eda_coach.cli.lines import Line  # it wraps and words what a script never shows
    from eda_coach.cli.world.wiring import Wiring


class Leaving(Exception):  # noqa: N818 - leaving is no error
    """The learner leaves the session; it can be gone on with later."""


class OnOpenSession(Enum):
    """What to do with a session that was left."""

    RESUME = "resume"
    # End it: its answers stay, but it is not offered again.
    NEW = "new"
    # A script that says nothing of it.
    LEAVE = "leave"


def wants_plain_lines(wiring: "Wiring", *, plain: bool, nobody: str) -> bool:
    """Whether whoever sits there gets plain lines instead of a terminal's prompts.

    Args:
        wiring: Knows whether somebody sits at a terminal.
        plain: Whether plain lines were asked for.
        nobody: Said where nobody can be asked.

    Raises:
        UsageError: This is no terminal, and plain lines were not asked for.
    """
    if not plain and not wiring.is_interactive():
        raise UsageError(nobody, hint="Give the answers with --answers FILE.")
    accessible = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    return plain or accessible or os.environ.get("TERM") == "dumb"


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
