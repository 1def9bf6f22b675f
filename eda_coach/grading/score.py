"""What a response is worth, and on what grounds."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.questions.verdict import Verdict


class Tier(StrEnum):
    """What produced a score."""

    KEY = "key"
    RUBRIC = "rubric"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartVerdict:
    """The verdict on one part of a response.

    Attributes:
        part: Id of the option, step, item or criterion; ``answer`` for a number.
        points: It earned, below 0 where a wrong part takes points off.
    """

    part: str
    verdict: Verdict
    points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """Points of one response.

    Attributes:
        points: From 0 to ``max_points``.
        max_points: At least 1.
        chance: Share of the points that blind guessing earns on average, in ``0.0 .. 1.0``.
        method: Name of the method of partial credit, a key of :data:`eda_coach.grading.methods.METHODS`.
        verdicts: By part, in the order of the question.
        misconceptions: Ids of what the response shows to be believed, each once.
        notes: What a learner should know about this very response, such as the slip behind a number.
    """

    points: int
    max_points: int
    chance: float
    method: str
    tier: Tier
    verdicts: tuple[PartVerdict, ...] = ()
    misconceptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def fraction(self) -> float:
        """Share of the points, in ``0.0 .. 1.0``."""
        return self.points / self.max_points

    @property
    def is_right(self) -> bool:
        """Whether every point was earned."""
        return self.points == self.max_points
