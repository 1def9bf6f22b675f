"""Two sittings of one scenario: what was gained, lost, and is still missing."""

from dataclasses import dataclass

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.scorecard.card import CriterionLine, Scorecard

_SAID = (Verdict.MET, Verdict.PARTLY)


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingChange:
    """A dimension then and now; None where it was not rated."""

    title: str
    before: int | None
    now: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What changed from one sitting to a later one.

    Attributes:
        gained: What is said better now: its points rose, or no probe was needed any more.
        lost: What was said then and is not any more, or for fewer points.
        missing: What was expected both times and said neither time.
        before_at: When the earlier one ended, ISO 8601.
    """

    before_at: str
    before_mean: float | None
    ratings: tuple[RatingChange, ...]
    gained: tuple[CriterionLine, ...]
    lost: tuple[CriterionLine, ...]
    missing: tuple[CriterionLine, ...]


def compare(before: Scorecard, now: Scorecard) -> Comparison:
    """Hold a sitting against an earlier one of the same scenario; flips and new criteria are left out."""
    then = {line.id: line for line in before.criteria if not line.is_flip}
    pairs = [(then[line.id], line) for line in now.criteria if line.id in then and not line.is_flip]
    rated = {row.id: row.rating for row in before.dimensions}
    return Comparison(
        before_at=before.at,
        before_mean=before.mean,
        ratings=tuple(
            RatingChange(title=row.title, before=rated.get(row.id), now=row.rating) for row in now.dimensions
        ),
        gained=tuple(line for old, line in pairs if line.points > old.points),
        lost=tuple(line for old, line in pairs if line.points < old.points),
        missing=tuple(
            line
            for old, line in pairs
            if line.is_expected and line.verdict not in _SAID and old.verdict not in _SAID
        ),
    )
