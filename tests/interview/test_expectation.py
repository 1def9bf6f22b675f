"""What is expected at a level."""

from itertools import pairwise

import pytest

from eda_coach.content.header import Dimension
from eda_coach.content.questions.question import Level
from eda_coach.interview.expectation import is_expected, weight_at
from tests.typed_builders import make_criterion

LEVELS = list(Level)


@pytest.mark.parametrize("own", LEVELS)
def test_expected_from_its_level_on(own: Level) -> None:
    """If a criterion has a level, then those of this level and above are expected to say it."""
    criterion = make_criterion(level=own)

    assert [level for level in LEVELS if is_expected(criterion, level)] == LEVELS[LEVELS.index(own) :]


def test_for_everybody() -> None:
    """If a criterion has no level, then everybody is expected to say it."""
    assert all(is_expected(make_criterion(level=None), level) for level in LEVELS)


def test_more_is_expected_the_higher() -> None:
    """If a level is higher, then nothing that is expected below it is expected no more."""
    criteria = [make_criterion(level=level) for level in (None, *LEVELS)]

    for lower, higher in pairwise(LEVELS):
        assert [one for one in criteria if is_expected(one, lower) and not is_expected(one, higher)] == []


def test_own_weight() -> None:
    """If a dimension says what it weighs at a level, then it weighs that."""
    weights = {level: 10.0 * number for number, level in enumerate(LEVELS, start=1)}
    dimension = Dimension(id="data", title="Data", weights=weights)

    assert [weight_at(dimension, level) for level in LEVELS] == [10, 20, 30, 40]


def test_nearest_weight() -> None:
    """If a dimension says nothing for a level, then the nearest level that it names counts."""
    dimension = Dimension(id="data", title="Data", weights={Level.MID: 10, Level.SENIOR: 20})

    assert [weight_at(dimension, level) for level in LEVELS] == [10, 10, 20, 20]


def test_no_weight() -> None:
    """If a dimension names no weights, then it weighs nothing."""
    assert weight_at(Dimension(id="data", title="Data"), Level.MID) == 0.0
