"""What a response is worth, and on what grounds."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.questions.verdict import Verdict


class Tier(StrEnum):
    """What produced a score."""

    KEY = "key"
    RUBRIC = "rubric"
    JUDGE = "judge"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartVerdict:
    """The verdict on one part of a response.

    Attributes:
        part: Id of the option, step, item or criterion; ``answer`` for a number.
        points: It earned, below 0 where a wrong part takes points off.
        spans: Offsets in the typed text, normalised (NFC), of the words behind the verdict.
        against: Offsets of words that say the opposite of ``spans``, where a text says both.
    """

    part: str
    verdict: Verdict
    points: int
    spans: tuple[tuple[int, int], ...] = ()
    against: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Overclaimed:
    """A statement of the learner that says more than is true.

    Attributes:
        id: Of the overclaim in the pack.
        span: Offsets of the learner's words in the typed text, normalised (NFC).
        penalty: Points taken off; 0 or more.
    """

    id: str
    span: tuple[int, int]
    correction: str
    probe: str
    penalty: int


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
        unsure_points: What the score would rise by if everything unsure were met; 0 where nothing is.
        overclaims: What the typed text says more than is true, in the order of the rubric.
    """

    points: int
    max_points: int
    chance: float
    method: str
    tier: Tier
    verdicts: tuple[PartVerdict, ...] = ()
    misconceptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unsure_points: int = 0
    overclaims: tuple[Overclaimed, ...] = ()

    @property
    def fraction(self) -> float:
        """Share of the points, in ``0.0 .. 1.0``."""
        return self.points / self.max_points

    @property
    def is_right(self) -> bool:
        """Whether every point was earned."""
        return self.points == self.max_points
