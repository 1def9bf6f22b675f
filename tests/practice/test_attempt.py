"""Attempts as figures see them."""

import pytest

from tests.builders import make_row


@pytest.mark.parametrize(
    ("points", "learner_points", "fraction"),
    [(0, None, 0.0), (1, None, 0.5), (2, None, 1.0), (0, 2, 1.0), (2, 0, 0.0)],
)
def test_fraction(points: int, learner_points: int | None, fraction: float) -> None:
    """If the learner overruled a score, then their own verdict counts; else that of the program."""
    row = make_row(points=points, learner_points=learner_points, max_points=2)

    assert (row.fraction, row.is_right) == (fraction, fraction == 1.0)
