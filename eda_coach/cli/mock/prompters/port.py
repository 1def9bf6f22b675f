"""The port between the mock interview and whoever is interviewed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from eda_coach.cli.lines import Line
from eda_coach.cli.prompters.port import OnOpenSession
from eda_coach.errors import CoachError
from eda_coach.interview.mock.steps import MockMove, Shown


class Offered(NamedTuple):
    """A scenario to choose: its id, title, level, and what came of it last."""

    id: str
    title: str
    level: str
    last: str


class MockPrompter(Protocol):
    """Shows steps and brings back moves."""

    def show(self, line: Line) -> None:
        """Show one line."""
        ...

    def move(self, step: Shown, *, running_s: Callable[[], float], keep: Callable[[str], None]) -> MockMove:
        """Show a step and wait for a move.

        Args:
            step: To show.
            running_s: Seconds that have passed since the step was shown.
            keep: To be called with all that is typed so far whenever it changes.

        Raises:
            Leaving: The candidate leaves.
            KeyboardInterrupt: They press Ctrl-C.
        """
        ...

    def complain(self, error: CoachError) -> None:
        """Tell that a move cannot be made."""
        ...

    def offer(self, words: str) -> OnOpenSession:
        """Ask whether to go on with an interview that was left, after telling about it."""
        ...

    def choose(self, scenarios: Sequence[Offered]) -> str:
        """Ask which scenario to design; its id.

        Raises:
            Leaving: The candidate leaves.
        """
        ...
