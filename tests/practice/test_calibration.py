"""Whether learners are as often right as they are sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.grading.certainty import certainty_marks
from eda_coach.practice.calibration import FEWEST_RESPONSES, calibration
from tests.builders import make_row
from tests.strategies import LAW


def test_never_asked() -> None:
    """If no confidence was ever given, then there is nothing to say."""
    assert calibration([make_row()]) == ()
    assert calibration([]) == ()


def test_rows() -> None:
    """If confidence was given once, then there is a row for each confidence, the lowest first."""
    table = calibration([make_row(confidence=2), make_row()])

    assert [(row.confidence, row.responses, row.right_share) for row in table] == [
        (1, 0, None),
        (2, 1, 1.0),
        (3, 0, None),
    ]


@pytest.mark.parametrize(
    ("confidence", "right", "judgement"),
    [
        (1, 0, "well judged"),
        (1, 6, "well judged"),
        (1, 7, "underconfident"),
        (2, 6, "overconfident"),
        (2, 7, "well judged"),
        (2, 8, "well judged"),
        (2, 9, "underconfident"),
        (3, 7, "overconfident"),
        (3, 8, "well judged"),
        (3, 10, "well judged"),
    ],
)
def test_judgement(confidence: int, right: int, judgement: str) -> None:
    """If so many of ten are right, then the confidence is judged by its band, ends inclusive."""
    rows = [make_row(number, confidence=confidence, points=int(number < right)) for number in range(10)]

    assert calibration(rows)[confidence - 1].judgement == judgement


def test_not_enough() -> None:
    """If there are too few responses, then nothing is judged."""
    rows = [make_row(confidence=3, points=0)] * (FEWEST_RESPONSES - 1)

    assert calibration(rows)[2].judgement == "not enough data"


def test_overruled() -> None:
    """If the learner overruled a score, then their own verdict counts."""
    assert calibration([make_row(points=0, learner_points=1, confidence=3)])[2].marks == 3


@LAW
@given(given_=st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, 1, 2, 3])), max_size=20))
def test_totals(given_: list[tuple[int, int | None]]) -> None:
    """If responses are tabled, then each with a confidence is in one row, and marks add up."""
    rows = [make_row(points=points, max_points=4, confidence=confidence) for points, confidence in given_]

    table = calibration(rows)

    marked = [(points, confidence) for points, confidence in given_ if confidence]
    assert sum(row.responses for row in table) == len(marked)
    assert sum(row.marks for row in table) == sum(certainty_marks(p / 4, c) for p, c in marked)
