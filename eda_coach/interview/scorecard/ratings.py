"""From points to ratings, and from ratings to an outcome. docs/scoring.md gives the reasons."""

from collections.abc import Sequence

from eda_coach.interview.scorecard.card import DimensionLine, Outcome

LOWEST, HIGHEST = 1, 4
# A rating above this needs the must-have: without it it is one less.
_MOST_WITHOUT_MUST = 2
# Least means. A 3 in everything is what the level asks for.
_READY, _BEYOND, _NEARLY = 2.75, 3.5, 2.25


def rate(points: int, needs: Sequence[float], *, lacks_must: bool) -> int:
    """The rating that some points make.

    Args:
        points: Earned; may be below 0.
        needs: Least points for a 2, a 3 and a 4, rising.
        lacks_must: Whether a must-have is missing.
    """
    rating = LOWEST + sum(points >= need for need in needs)
    return rating - 1 if lacks_must and rating > _MOST_WITHOUT_MUST else rating


def weighted_mean(lines: Sequence[DimensionLine]) -> float | None:
    """Mean of the ratings by their weights; rows that are not rated are left out."""
    rated = [line for line in lines if line.rating is not None and line.weight > 0]
    weight = sum(line.weight for line in rated)
    return sum(line.weight * (line.rating or 0) for line in rated) / weight if weight else None


def outcome_of(lines: Sequence[DimensionLine]) -> tuple[Outcome, tuple[str, ...]]:
    """What the ratings come to, and the titles of the rows whose 1 forbids more than "not yet"."""
    mean = weighted_mean(lines)
    gated_by = tuple(line.title for line in lines if line.gates and line.rating == LOWEST)
    if mean is None or gated_by or mean < _NEARLY:
        return Outcome.NOT_YET, gated_by
    if mean < _READY:
        return Outcome.NEARLY, ()
    return (Outcome.BEYOND if mean >= _BEYOND else Outcome.READY), ()
