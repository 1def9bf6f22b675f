"""What happened in a session before it is gone on with."""

from dataclasses import dataclass

from eda_coach.practice.attempt import Attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What happened in a session before it is gone on with.

    Attributes:
        attempts: Those that stand, the oldest first.
        skipped: Places in the deck.
        flagged: Ids of flagged questions.
    """

    attempts: tuple[Attempt, ...] = ()
    skipped: frozenset[int] = frozenset()
    flagged: frozenset[str] = frozenset()
