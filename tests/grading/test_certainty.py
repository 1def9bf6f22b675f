"""Certainty-based marks."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.grading.certainty import BAND_BY_CONFIDENCE, WORDS_BY_CONFIDENCE, certainty_marks
from tests.strategies import LAW

CONFIDENCES = st.integers(1, 3)


@pytest.mark.parametrize(
    ("fraction", "confidence", "marks"),
    [
        (1, 1, 1),
        (1, 2, 2),
        (1, 3, 3),
        (0, 1, 0),
        (0, 2, -2),
        (0, 3, -6),
        (0.5, 1, 0),
        (0.5, 2, 0),
        (0.5, 3, -2),
    ],
)
def test_marks(fraction: float, confidence: int, marks: int) -> None:
    """If a response is right, wrong or between, then its marks are those of the scheme, rounded down."""
    assert certainty_marks(fraction, confidence) == marks


@LAW
@given(points=st.integers(0, 60), more=st.integers(0, 60), confidence=CONFIDENCES)
def test_exact(points: int, more: int, confidence: int) -> None:
    """If the marks come to a whole number, then floats do not make it one less."""
    most = max(1, points + more)
    right, wrong = {1: (1, 0), 2: (2, -2), 3: (3, -6)}[confidence]
    exact = floor(Fraction(points, most) * (right - wrong) + wrong)

    assert certainty_marks(points / most, confidence) == exact


@LAW
@given(a=st.floats(0, 1), b=st.floats(0, 1), confidence=CONFIDENCES)
def test_more_right_never_marks_less(a: float, b: float, confidence: int) -> None:
    """If a greater share is right, then the marks do not fall; they lie from -6 to 3."""
    low, high = sorted((a, b))

    assert -6 <= certainty_marks(low, confidence) <= certainty_marks(high, confidence) <= 3


@LAW
@given(percent=st.integers(0, 100))
def test_honesty_pays(percent: int) -> None:
    """If confidence is said as its words mean it, then no other confidence is expected to mark more."""
    share = percent / 100
    expected = {
        one: share * certainty_marks(1, one) + (1 - share) * certainty_marks(0, one) for one in (1, 2, 3)
    }
    honest = max(one for one in (1, 2, 3) if share >= BAND_BY_CONFIDENCE[one][0])

    assert expected[honest] == pytest.approx(max(expected.values()), abs=1e-9)


def test_bands() -> None:
    """If the bands are laid side by side, then they cover every share once, and each has words."""
    low, middle, high = (BAND_BY_CONFIDENCE[one] for one in (1, 2, 3))

    assert (low[0], low[1], middle[1], high[1]) == (0, middle[0], high[0], 1)
    assert set(WORDS_BY_CONFIDENCE) == set(BAND_BY_CONFIDENCE)
