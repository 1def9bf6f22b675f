"""What a sitting came to."""

import pytest

from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.summary import attempt_fraction, summarise
from tests.builders import make_attempt, make_multiple


def attempt(
    picked: str, *, place: int = 0, confidence: int | None = None, overruled: int | None = None
) -> Attempt:
    """An attempt at a question with a and b right, c and d wrong."""
    return make_attempt(
        make_multiple(),
        Response(picked=tuple(picked)),
        place=place,
        confidence=confidence,
        overruled_points=overruled,
    )


def test_counts() -> None:
    """If attempts are right, partly right and wrong, then each is counted once, and what is left."""
    summary = summarise([attempt("ab"), attempt("a"), attempt("c"), attempt("d")], asked=9, skipped=2)

    assert (summary.right, summary.partly, summary.wrong) == (1, 1, 2)
    assert (summary.skipped, summary.left, summary.asked) == (2, 3, 9)
    assert summary.fraction == pytest.approx(1.5 / 4)


def test_order() -> None:
    """If attempts come in any order, then they stand in that of the deck."""
    summary = summarise([attempt("a", place=2), attempt("a", place=0)], asked=3, skipped=0)

    assert [one.place for one in summary.attempts] == [0, 2]


def test_nothing_answered() -> None:
    """If nothing was answered, then there is no share, not a share of 0."""
    summary = summarise([], asked=3, skipped=1)

    assert (summary.fraction, summary.marks, summary.most_marks, summary.left) == (None, None, 0, 2)


def test_marks() -> None:
    """If confidence was given for some, then those are marked, and the most they could have earned."""
    attempts = [attempt("ab", confidence=3), attempt("c", confidence=2), attempt("ab")]

    summary = summarise(attempts, asked=3, skipped=0)

    assert (summary.marks, summary.most_marks) == (3 - 2, 6)


def test_sure_and_wrong() -> None:
    """If the greatest confidence missed points, then it is told, partly right ones too."""
    attempts = [
        attempt("c", confidence=3),
        attempt("a", confidence=3),
        attempt("ab", confidence=3),
        attempt("c"),
    ]

    assert summarise(attempts, asked=4, skipped=0).sure_and_wrong == tuple(attempts[:2])


def test_overruled() -> None:
    """If the learner overruled a score, then their own verdict counts everywhere."""
    overruled = attempt("c", confidence=3, overruled=2)

    summary = summarise([overruled], asked=1, skipped=0)

    assert (attempt_fraction(overruled), summary.right, summary.marks) == (1.0, 1, 3)
    assert summary.sure_and_wrong == ()
