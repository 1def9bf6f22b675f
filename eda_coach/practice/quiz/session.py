"""A sitting: its deck, fixed when it starts, so that it can be resumed as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from eda_coach.practice.attempt import Attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One question of a deck with everything chance decided about it.

    Attributes:
        order: Ids of options, steps or items as they are shown.
        target_order: Ids of the targets of a matching question as they are shown.
        parameters: Drawn numbers by name.
    """

    question_id: str
    order: tuple[str, ...] = ()
    target_order: tuple[str, ...] = ()
    parameters: Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One sitting.

    Attributes:
        id: Unique for ever.
        seed: What chance was made from.
        deck: In the order of asking.
        with_confidence: Whether the learner says how sure they are.
    """

    id: str
    started_at: datetime
    pack_id: str
    pack_version: str
    pack_path: str
    seed: int
    deck: tuple[Slot, ...]
    with_confidence: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Past:
    """What happened in a session before it is gone on with.

    Attributes:
        attempts: Those that stand, the oldest first.
        skipped: Places in the deck.
        hinted: Places in the deck whose hint was shown.
        flagged: Ids of flagged questions.
        absent: Places in the deck whose questions are not in the pack now. They are passed over, and
            the session does not end without them.
    """

    attempts: tuple[Attempt, ...] = ()
    skipped: frozenset[int] = frozenset()
    hinted: frozenset[int] = frozenset()
    flagged: frozenset[str] = frozenset()
    absent: frozenset[int] = frozenset()
