"""How well a concept or topic is known, from attempts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eda_coach.practice.attempt import AttemptRow

# An attempt this old counts half. Longer keeps old failures in view; shorter forgives sooner.
# docs/decisions/0004-mastery.md says why it is a choice of ours and not a finding.
HALF_LIFE_DAYS = 14
# Fewer attempts say next to nothing; more would leave most concepts without a figure for weeks.
FEWEST_ATTEMPTS = 3
# Attempts older than this all count alike: a weight of 0 could not be divided by.
_MOST_HALF_LIVES = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Mastery:
    """How well one thing is known.

    Attributes:
        attempts: How many the figure rests on.
        right: How many of them earned every point.
        share: What was known beyond guessing, in ``0.0 .. 1.0``; None for "not enough data".
    """

    attempts: int
    right: int
    share: float | None


def mastery(rows: Sequence[AttemptRow], *, today: date) -> Mastery:
    """Average what was known beyond guessing, recent attempts counting more.

    Each attempt counts ``(fraction - chance) / (1 - chance)``: blind guessing comes to 0 in the long
    run, whatever the kind of question.

    Args:
        rows: Attempts at one thing, in any order.
        today: Study day of the report.

    Source:
        Correction for guessing ("formula scoring"); exponential forgetting with half-life ``HALF_LIFE_DAYS``.
    """
    weight_by_day: dict[str, float] = {}
    known = total = 0.0
    right = 0
    for row in rows:
        weight = weight_by_day.get(row.day)
        if weight is None:
            weight = weight_by_day[row.day] = _weight(row.day, today)
        fraction = row.fraction
        known += weight * (fraction - row.chance) / (1 - row.chance)
        total += weight
        right += fraction == 1.0
    share = min(1.0, max(0.0, known / total)) if len(rows) >= FEWEST_ATTEMPTS else None
    return Mastery(attempts=len(rows), right=right, share=share)


def rows_by_topic(rows: Iterable[AttemptRow]) -> dict[str, list[AttemptRow]]:
    """Attempts by topic, in the order in which the topics first occur."""
    grouped: dict[str, list[AttemptRow]] = {}
    for row in rows:
        grouped.setdefault(row.topic, []).append(row)
    return grouped


def rows_by_concept(rows: Iterable[AttemptRow]) -> dict[str, list[AttemptRow]]:
    """Attempts by concept; an attempt counts for every concept of its question."""
    grouped: dict[str, list[AttemptRow]] = {}
    for row in rows:
        for concept in row.concepts.split(" "):
            grouped.setdefault(concept, []).append(row)
    return grouped


def mastery_by(grouped: Mapping[str, Sequence[AttemptRow]], *, today: date) -> dict[str, Mastery]:
    """Mastery of each group."""
    return {name: mastery(rows, today=today) for name, rows in grouped.items()}


def _weight(day: str, today: date) -> float:
    age_days = max(0, (today - date.fromisoformat(day)).days)
    return float(0.5 ** min(age_days / HALF_LIFE_DAYS, _MOST_HALF_LIVES))
