"""Whether a learner is as often right as they are sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.grading.certainty import BAND_BY_CONFIDENCE, WORDS_BY_CONFIDENCE, certainty_marks
from eda_coach.practice.attempt import AttemptRow

# With fewer responses a share of right ones is mostly luck.
FEWEST_RESPONSES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class CalibrationRow:
    """Responses given with one confidence.

    Attributes:
        words: What the confidence means.
        right_share: Mean share of the points; None without responses.
        marks: Certainty-based marks they came to.
        judgement: ``well judged``, ``overconfident``, ``underconfident`` or ``not enough data``.
    """

    confidence: int
    words: str
    responses: int
    right_share: float | None
    marks: int
    judgement: str


def calibration(rows: Sequence[AttemptRow]) -> tuple[CalibrationRow, ...]:
    """One row a confidence, the lowest first; empty if none was ever given."""
    if not any(row.confidence for row in rows):
        return ()
    return tuple(
        _row(confidence, [row for row in rows if row.confidence == confidence]) for confidence in (1, 2, 3)
    )


def _row(confidence: int, rows: Sequence[AttemptRow]) -> CalibrationRow:
    share = sum(row.fraction for row in rows) / len(rows) if rows else None
    return CalibrationRow(
        confidence=confidence,
        words=WORDS_BY_CONFIDENCE[confidence],
        responses=len(rows),
        right_share=share,
        marks=sum(certainty_marks(row.fraction, confidence) for row in rows),
        judgement=_judgement(confidence, share, len(rows)),
    )


def _judgement(confidence: int, share: float | None, responses: int) -> str:
    if share is None or responses < FEWEST_RESPONSES:
        return "not enough data"
    low, high = BAND_BY_CONFIDENCE[confidence]
    if share < low:
        return "overconfident"
    return "underconfident" if share > high else "well judged"
