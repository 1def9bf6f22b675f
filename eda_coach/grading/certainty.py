"""Certainty-based marks: what a response earns for being right at the confidence it was given with."""

from math import floor

LEAST_CONFIDENCE = 1
MOST_CONFIDENCE = 3

# Marks for a right and a wrong response, and what each confidence means.
# Source: A. R. Gardner-Medwin's scheme, as Moodle documents it. With these marks it pays to say 2 from a
# probability of 2/3 on (4p - 2 = p) and 3 from 4/5 on (9p - 6 = 4p - 2).
_MARKS_BY_CONFIDENCE = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
WORDS_BY_CONFIDENCE = {
    1: "a guess (under 67 % sure)",
    2: "fairly sure (67 to 80 %)",
    3: "sure (over 80 %)",
}
# Shares of right responses between which a confidence is well calibrated.
BAND_BY_CONFIDENCE = {1: (0.0, 2 / 3), 2: (2 / 3, 0.8), 3: (0.8, 1.0)}


def certainty_marks(fraction: float, confidence: int) -> int:
    """Marks of one response, a figure of its own beside its points.

    Args:
        fraction: Share of the points earned, in ``0.0 .. 1.0``. A partly right response lies between
            the marks for right and wrong, rounded down.
        confidence: 1 to 3.

    Returns:
        From -6 to 3.
    """
    right, wrong = _MARKS_BY_CONFIDENCE[confidence]
    return floor(fraction * right + (1 - fraction) * wrong)
