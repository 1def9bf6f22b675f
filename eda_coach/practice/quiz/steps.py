"""What a quiz shows next, and what a learner may do then."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from eda_coach.grading.response import Response
from eda_coach.practice.asked import Asked
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.summary import Summary


class MoveKind(Enum):
    """What a learner may do at a step."""

    ANSWER = "answer"
    HINT = "hint"
    SKIP = "skip"
    FLAG = "flag"
    UNDO = "undo"
    OVERRULE = "overrule"
    NEXT = "next"


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """What the learner does.

    Attributes:
        response: Of an answer.
        confidence: Of an answer, 1 to 3.
        part: Of a typed answer's overrule: position of the verdict, from 0; -1 for the whole score.
    """

    kind: MoveKind
    response: Response = Response()
    confidence: int | None = None
    part: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """Show a question and wait for an answer, or for a hint, skip, flag or undo.

    Attributes:
        number: Position in the deck, from 1.
        of: Length of the deck.
        hint: Shown on demand; empty until then.
        can_undo: Whether there is an attempt in this session to take back.
        with_confidence: Whether to ask how sure the learner is.
    """

    asked: Asked
    number: int
    of: int
    hint: str
    is_flagged: bool
    can_undo: bool
    with_confidence: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Explain:
    """Show what an attempt came to, and wait for next, undo, flag or overrule."""

    attempt: Attempt
    number: int
    of: int
    is_flagged: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """Show what the sitting came to."""

    summary: Summary


Step = Ask | Explain | Done

# What may be done at each step.
MOVES_BY_STEP: Mapping[type[Step], frozenset[MoveKind]] = {
    Ask: frozenset({MoveKind.ANSWER, MoveKind.HINT, MoveKind.SKIP, MoveKind.FLAG, MoveKind.UNDO}),
    Explain: frozenset({MoveKind.NEXT, MoveKind.OVERRULE, MoveKind.FLAG, MoveKind.UNDO}),
    Done: frozenset(),
}
