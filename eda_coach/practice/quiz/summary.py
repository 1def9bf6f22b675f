"""What a sitting came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.grading.certainty import MOST_CONFIDENCE, certainty_marks
from eda_coach.practice.attempt import Attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Figures of one sitting.

    Attributes:
        asked: Number of questions in the deck.
        attempts: Those that stand, in the order of the deck.
        skipped: Number of questions skipped.
        fraction: Mean share of the points over the attempts; None without any.
        marks: Certainty-based marks, where confidence was given.
        most_marks: The marks had every response been right and sure.
    """

    asked: int
    attempts: tuple[Attempt, ...]
    skipped: int
    fraction: float | None
    marks: int | None
    most_marks: int

    @property
    def right(self) -> int:
        """Number of attempts that earned every point."""
        return sum(attempt_fraction(attempt) == 1 for attempt in self.attempts)

    @property
    def wrong(self) -> int:
        """Number of attempts that earned no point."""
        return sum(attempt_fraction(attempt) == 0 for attempt in self.attempts)

    @property
    def partly(self) -> int:
        """Number of attempts between the two."""
        return len(self.attempts) - self.right - self.wrong

    @property
    def left(self) -> int:
        """Number of questions neither answered nor skipped."""
        return self.asked - len(self.attempts) - self.skipped

    @property
    def sure_and_wrong(self) -> tuple[Attempt, ...]:
        """Attempts given with the greatest confidence that missed points."""
        return tuple(
            attempt
            for attempt in self.attempts
            if attempt.confidence == MOST_CONFIDENCE and attempt_fraction(attempt) < 1
        )


def attempt_fraction(attempt: Attempt) -> float:
    """Share of the points, the learner's own verdict going first."""
    if attempt.overruled_points is None:
        return attempt.score.fraction
    return attempt.overruled_points / attempt.score.max_points


def summarise(attempts: Sequence[Attempt], *, asked: int, skipped: int) -> Summary:
    """Sum up a sitting.

    Args:
        attempts: Those that stand, in any order.
        asked: Number of questions in the deck.
        skipped: Number of questions skipped.
    """
    marked = [attempt for attempt in attempts if attempt.confidence is not None]
    marks = [certainty_marks(attempt_fraction(one), one.confidence) for one in marked if one.confidence]
    return Summary(
        asked=asked,
        attempts=tuple(sorted(attempts, key=lambda attempt: attempt.place)),
        skipped=skipped,
        fraction=sum(map(attempt_fraction, attempts)) / len(attempts) if attempts else None,
        marks=sum(marks) if marked else None,
        most_marks=certainty_marks(1.0, MOST_CONFIDENCE) * len(marked),
    )
